"""Alloc+free pairs per second, tracing off and on, and what tracing costs.

Slices of the modes alternate, so that a machine that changes its pace changes it for all of them.
"""

import random
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from time import perf_counter

from buddyscope.bench.figures import Json, figure, ratios
from buddyscope.kernels.linux_2_4_22.bootmem import default_boot_sequence, release_at_once
from buddyscope.kernels.linux_2_4_22.gfp import GFP_KERNEL
from buddyscope.kernels.linux_2_4_22.init import build_system
from buddyscope.kernels.linux_2_4_22.mmzone import System
from buddyscope.kernels.linux_2_4_22.service.presets import PC_64M
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import PlannedReclaim
from buddyscope.kernels.linux_2_4_22.variants import FULL_TRACE, Variant, untraced, writes_only
from buddyscope.tracing.function_graph import recording, uninstall

type Work = Callable[[System, Variant, int], None]

SEED = 2422
WINDOW = 256


def order_0(system: System, variant: Variant, pairs: int) -> None:
    """One page and back; on an empty machine that is nine splits and nine merges each time."""
    alloc, free = variant.mm.alloc_pages, variant.mm._free_pages_of
    for _ in range(pairs):
        free(system, alloc(system, GFP_KERNEL, 0), 0)


def mixed_orders(system: System, variant: Variant, pairs: int) -> None:
    """A window of live blocks with P(order) ~ 2^-order: each pair frees one of them and asks for another."""
    alloc, free = variant.mm.alloc_pages, variant.mm._free_pages_of
    orders, victims, live = _mix(pairs)
    blocks = [(alloc(system, GFP_KERNEL, order), order) for order in live]
    for order, victim in zip(orders, victims, strict=True):
        free(system, *blocks[victim])
        blocks[victim] = (alloc(system, GFP_KERNEL, order), order)
    for page, order in blocks:
        free(system, page, order)


_mixes: dict[int, tuple[list[int], list[int], list[int]]] = {}


def _mix(pairs: int) -> tuple[list[int], list[int], list[int]]:
    if pairs not in _mixes:
        chance = random.Random(SEED)
        orders = chance.choices(range(10), [2.0**-order for order in range(10)], k=pairs + WINDOW)
        _mixes[pairs] = (orders[WINDOW:], chance.choices(range(WINDOW), k=pairs), orders[:WINDOW])
    return _mixes[pairs]


WORKLOADS: dict[str, tuple[Work, int, str]] = {
    "order_0": (
        order_0,
        2000,
        "alloc_pages + __free_pages of one page on an empty 64 MB PC: nine splits, nine merges",
    ),
    "mixed": (mixed_orders, 8000, f"the same, P(order) ~ 2^-order, {WINDOW} live blocks, seed {SEED}"),
}


@dataclass(slots=True)
class Mode:
    """One way of running the model."""

    name: str
    title: str
    share: int
    """a slice is this fraction of the full number of pairs"""
    variant: Callable[[], Variant]
    context: Callable[[System], AbstractContextManager[None]]


def _nothing(_system: System) -> AbstractContextManager[None]:
    return nullcontext()


def _never_traced(_system: System) -> AbstractContextManager[None]:
    uninstall()
    return nullcontext()


def _after_tracing(_system: System) -> AbstractContextManager[None]:
    with recording([]):
        pass
    return nullcontext()


MODES = (
    Mode("off", "tracing off, never on", 1, untraced, _never_traced),
    Mode("writes", "writes recorded", 2, writes_only, _nothing),
    Mode("off_after_on", "tracing off after it was on", 1, untraced, _after_tracing),
    Mode("on", "writes and calls recorded", 4, lambda: FULL_TRACE, lambda system: recording(system.log)),
)
GOALS = {"off_after_on": 1.03, "writes": 2.0, "on": 8.0}
PAIR_GOALS = {"CPython": 300_000, "Pyodide": 150_000}


@dataclass(slots=True)
class Session:
    """A benchmark that goes forward slice by slice, so that a browser can run it in short calls."""

    runs: int
    rates: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    todo: Iterator[tuple[str, Mode]] | None = None

    def step(self) -> bool:
        """One slice; False when there is none left."""
        if self.todo is None:
            self.todo = iter([(name, mode) for _ in range(self.runs + 1) for name in WORKLOADS for mode in MODES])
        task = next(self.todo, None)
        if task is None:
            return False
        name, mode = task
        self.rates.setdefault((name, mode.name), []).append(_slice(name, mode))
        return True

    def results(self) -> Json:
        """{name: figure}; the first slice of each kind was a warm-up."""
        where = "Pyodide" if sys.platform == "emscripten" else "CPython"
        found: Json = {}
        for name, (_, _, workload) in WORKLOADS.items():
            rates = {mode.name: self.rates[name, mode.name][1:] for mode in MODES}
            for mode in MODES:
                goal = PAIR_GOALS[where] if (name, mode.name) == ("mixed", "off") else None
                about = f"{workload}; {mode.title}"
                found[f"{name}_{mode.name}"] = figure(rates[mode.name], "pairs/s", about, at_least=goal, digits=0)
            for mode in MODES[1:]:
                costs, about = ratios(rates["off"], rates[mode.name]), f"{workload}; tracing off against {mode.title}"
                found[f"{name}_cost_{mode.name}"] = figure(costs, "times", about, at_most=GOALS[mode.name])
        return found


def _slice(name: str, mode: Mode) -> float:
    work, full, _ = WORKLOADS[name]
    variant = mode.variant()
    system = _machine(variant)
    pairs = full // mode.share
    with mode.context(system):
        start = perf_counter()
        work(system, variant, pairs)
        elapsed = perf_counter() - start
    return (pairs + (WINDOW if name == "mixed" else 0)) / elapsed


def _machine(variant: Variant) -> System:
    reclaim = PlannedReclaim(pool=variant.reclaim_pool)
    system = build_system(PC_64M.layout, reclaim)
    release_at_once(system, default_boot_sequence(PC_64M.layout))
    return system
