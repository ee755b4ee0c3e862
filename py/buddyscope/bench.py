"""`buddyscope bench`: alloc+free pairs per second, tracing off and on, and what tracing costs, as ratios in one run.

Nothing here passes or fails by time: a goal is printed beside the figure, that is all. Slices of off and on alternate,
so that a machine that changes its pace changes it for both.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from .errors import InputError
from .kernels.linux_2_4_22.bootmem import default_boot_sequence, release_at_once
from .kernels.linux_2_4_22.editions import RECORDED, Edition, quiet, written
from .kernels.linux_2_4_22.gfp import GFP_KERNEL
from .kernels.linux_2_4_22.init import build_system
from .kernels.linux_2_4_22.mmzone import System
from .presets import PC_64M
from .reclaim_plan import PlannedReclaim
from .tracing.function_graph import recording

type Json = dict[str, Any]
type Work = Callable[[System, Edition, int], None]

SEED = 2422
WINDOW = 256


def order_0(system: System, edition: Edition, pairs: int) -> None:
    """One page and back; on an empty machine that is nine splits and nine merges each time."""
    alloc, free = edition.mm.alloc_pages, edition.mm._free_pages_of
    for _ in range(pairs):
        free(system, alloc(system, GFP_KERNEL, 0), 0)


def mixed_orders(system: System, edition: Edition, pairs: int) -> None:
    """A window of live blocks with P(order) ~ 2^-order: each pair frees one of them and asks for another."""
    alloc, free = edition.mm.alloc_pages, edition.mm._free_pages_of
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
    edition: Callable[[], Edition]
    context: Callable[[System], AbstractContextManager[None]]


def _nothing(_system: System) -> AbstractContextManager[None]:
    return nullcontext()


MODES = (
    Mode("off", "tracing off", 1, quiet, _nothing),
    Mode("writes", "writes recorded", 2, written, _nothing),
    Mode("on", "writes and calls recorded", 4, lambda: RECORDED, lambda system: recording(system.log)),
)
GOALS = {"writes": 2.0, "on": 8.0}
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
        """{name: {value, unit, workload, goal, ok}}; the first slice of each kind was a warm-up."""
        where = "Pyodide" if sys.platform == "emscripten" else "CPython"
        found: Json = {}
        for name, (_, _, workload) in WORKLOADS.items():
            rates = {mode.name: self.rates[name, mode.name][1:] for mode in MODES}
            for mode in MODES:
                goal = PAIR_GOALS[where] if (name, mode.name) == ("mixed", "off") else None
                found[f"{name}_{mode.name}"] = _rate(rates[mode.name], f"{workload}; {mode.title}", goal)
            for mode in MODES[1:]:
                text = f"{workload}; tracing off against {mode.title}"
                found[f"{name}_cost_{mode.name}"] = _ratio(rates["off"], rates[mode.name], text, GOALS[mode.name])
        return found


def _slice(name: str, mode: Mode) -> float:
    work, full, _ = WORKLOADS[name]
    edition = mode.edition()
    system = _machine(edition)
    pairs = full // mode.share
    with mode.context(system):
        start = perf_counter()
        work(system, edition, pairs)
        elapsed = perf_counter() - start
    return (pairs + (WINDOW if name == "mixed" else 0)) / elapsed


def _machine(edition: Edition) -> System:
    reclaim = PlannedReclaim(lambda name: None, lambda name, gfp, order: None, edition.reclaim_pool)
    system = build_system(PC_64M.layout, reclaim)
    release_at_once(system, default_boot_sequence(PC_64M.layout))
    return system


def _rate(rates: Sequence[float], workload: str, goal: int | None) -> Json:
    value = median(rates)
    return {
        "value": round(value),
        "unit": "pairs/s",
        "workload": workload,
        "goal": f">= {goal}" if goal else None,
        "ok": value >= goal if goal else None,
        "range": [round(min(rates)), round(max(rates))],
    }


def _ratio(off: Sequence[float], on: Sequence[float], workload: str, goal: float) -> Json:
    ratios = [before / after for before, after in zip(off, on, strict=True)]
    value = median(ratios)
    return {
        "value": round(value, 2),
        "unit": "times",
        "workload": workload,
        "goal": f"<= {goal:g}",
        "ok": value <= goal,
        "range": [round(min(ratios), 2), round(max(ratios), 2)],
    }


def measure(runs: int) -> Json:
    """Everything, in this interpreter."""
    session = Session(runs)
    while session.step():
        pass
    return session.results()


def main(runs: int, *, as_json: bool, pyodide: bool) -> int:
    """Print the figures."""
    if runs < 1:
        raise InputError(f"--runs {runs}", expected="1 or more")
    results = measure(runs)
    if pyodide:
        results |= {f"pyodide_{name}": figure for name, figure in _in_pyodide(runs).items()}
    if as_json:
        print(json.dumps(results, indent=2))
    else:
        for name, figure in results.items():
            print(_line(name, figure))
    return 0


def _line(name: str, figure: Json) -> str:
    low, high = figure["range"]
    goal = f"  goal {figure['goal']}{'' if figure['ok'] else ': missed'}" if figure["goal"] else ""
    return f"{name:<28} {figure['value']:>12,} {figure['unit']:<8} ({low:,} … {high:,}){goal}\n    {figure['workload']}"


def _in_pyodide(runs: int) -> Json:
    """The same figures from Pyodide under Node, in a checkout that has been built."""
    script = Path(__file__).parents[2] / "scripts" / "pyodide-run.mjs"
    if not script.exists():
        raise InputError("no Pyodide here", expected="a checkout with its npm packages (make setup)")
    done = subprocess.run(["node", str(script), "bench", str(runs)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"Pyodide did not run: {done.stderr.strip()[-400:]}")
    found: Json = json.loads(done.stdout)
    return found
