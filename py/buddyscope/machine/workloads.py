"""Seeded command generators: reproducible ways to use memory, citable by name and seed.

A workload is a generator that yields commands and is sent their results. It asks nothing of the world: all chance comes
from the random.Random that it is given.
"""

import random
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Result
from buddyscope.kernels.api.kernel import Kernel

from .machine import Machine

type Steps = Generator[Command, Result, None]
type Make = Callable[[random.Random, Mapping[str, int], "Callable[[], _Blocks]"], Steps]
"""(chance, parameters, what makes a set of blocks to hold)"""


@dataclass(frozen=True, slots=True)
class Param:
    """A number that a workload takes."""

    name: str
    about: str
    default: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Workload:
    """A named generator."""

    name: str
    title: str
    about: str
    params: tuple[Param, ...]
    make: Make


class _Blocks:
    """Names that nobody uses, and the blocks that a workload holds."""

    def __init__(self, kernel: Kernel, prefix: str) -> None:
        self.kernel = kernel
        self.prefix = prefix
        self.live: list[str] = []
        self.count = 0

    def alloc(self, order: int, gfp: str) -> Generator[Command, Result, bool]:
        """Ask for a block, with these flags where the kernel knows flags; whether it came."""
        self.count += 1
        name = f"{self.prefix}{self.count}"
        flags: dict[str, int | str] = {}
        if self.kernel.verbs[self.kernel.alloc_verb].param("gfp"):
            flags["gfp"] = self.kernel.flags["gfp"].composites[gfp]
        result = yield Command(self.kernel.alloc_verb, name, "", {"order": order, **flags})
        if result.page is None:
            return False
        self.live.append(name)
        return True

    def free(self, at: int) -> Steps:
        """Give one back."""
        yield Command(self.kernel.free_verb, block=self.live.pop(at))


def _steady(chance: random.Random, params: Mapping[str, int], new: Callable[[], _Blocks]) -> Steps:
    blocks = new()
    orders = range(params["max_order"] + 1)
    weights = [2.0**-order for order in orders]
    while True:
        if len(blocks.live) >= params["live"]:
            yield from blocks.free(chance.randrange(len(blocks.live)))
        came = yield from blocks.alloc(chance.choices(orders, weights)[0], "GFP_ATOMIC")
        if not came and blocks.live:
            yield from blocks.free(chance.randrange(len(blocks.live)))


def _bursty(chance: random.Random, params: Mapping[str, int], new: Callable[[], _Blocks]) -> Steps:
    blocks = new()
    while True:
        for _ in range(chance.randint(params["burst"] // 2, params["burst"])):
            yield from blocks.alloc(chance.choice((0, 0, 0, 1, 2)), "GFP_ATOMIC")
        for _ in range(len(blocks.live) * params["freed"] // 100):
            yield from blocks.free(chance.randrange(len(blocks.live)))


def _checkerboard(chance: random.Random, params: Mapping[str, int], new: Callable[[], _Blocks]) -> Steps:
    blocks = new()
    came = True
    while came and blocks.count < params["pages"]:
        came = yield from blocks.alloc(0, "GFP_ATOMIC")
    for name in blocks.live[::2]:
        yield Command(blocks.kernel.free_verb, block=name)


def _fork_storm(chance: random.Random, params: Mapping[str, int], new: Callable[[], _Blocks]) -> Steps:
    """Each process: a stack of two pages, and some pages of its own; they end in any order."""
    processes: list[_Blocks] = []
    numbers = new()
    while True:
        process = new()
        process.count = numbers.count
        came = yield from process.alloc(1, "GFP_ATOMIC")
        for _ in range(chance.randint(1, params["pages"])):
            came = (yield from process.alloc(0, "GFP_ATOMIC")) and came
        numbers.count = process.count
        processes.append(process)
        while len(processes) > params["processes"] or (not came and processes):
            ended = processes.pop(chance.randrange(len(processes)))
            while ended.live:
                yield from ended.free(len(ended.live) - 1)
            came = True


def _network_burst(chance: random.Random, params: Mapping[str, int], new: Callable[[], _Blocks]) -> Steps:
    blocks = new()
    while True:
        yield Command("interrupt", args={"in": 1})
        for _ in range(chance.randint(1, params["packets"])):
            yield from blocks.alloc(chance.choice((0, 0, 1)), "GFP_ATOMIC")
        yield Command("interrupt", args={"in": 0})
        while len(blocks.live) > params["packets"]:
            yield from blocks.free(0)


def _page_cache(chance: random.Random, params: Mapping[str, int], new: Callable[[], _Blocks]) -> Steps:
    """Reads fill memory with pages that reclaim may free; now and then kswapd gets the CPU."""
    blocks = new()
    while True:
        for _ in range(params["pause"]):
            came = yield from blocks.alloc(0, "GFP_HIGHUSER")
            if came:
                yield Command("reclaimable", block=blocks.live.pop())
        yield Command("kswapd")


WORKLOADS = {
    workload.name: workload
    for workload in (
        Workload(
            "steady",
            "Steady",
            "A fixed number of live blocks of mixed orders: one goes, one comes.",
            (
                Param("live", "live blocks", 64, 1, 100_000),
                Param("max_order", "largest order", 4, 0, 9),
            ),
            _steady,
        ),
        Workload(
            "bursty",
            "Bursts",
            "Many requests at once, then most are given back in random order.",
            (Param("burst", "requests in a burst", 60, 2, 10_000), Param("freed", "percent given back", 80, 1, 100)),
            _bursty,
        ),
        Workload(
            "checkerboard",
            "Checkerboard",
            "Single pages until none is left, then every second one is given back: half is free, in single pages.",
            (Param("pages", "at most this many pages", 100_000, 2, 1_000_000),),
            _checkerboard,
        ),
        Workload(
            "fork-storm",
            "Fork storm",
            "Processes with a two-page stack and pages of their own come and go.",
            (Param("processes", "alive at once", 20, 1, 10_000), Param("pages", "pages each, at most", 6, 1, 1000)),
            _fork_storm,
        ),
        Workload(
            "network-burst",
            "Network burst",
            "Interrupts ask for buffers and cannot wait.",
            (Param("packets", "packets in a burst", 30, 1, 10_000),),
            _network_burst,
        ),
        Workload(
            "page-cache",
            "Page cache",
            "Reads fill memory with pages that reclaim may free; kswapd wakes, frees and sleeps.",
            (Param("pause", "requests between kswapd's turns", 40, 1, 10_000),),
            _page_cache,
        ),
    )
}


def workload(name: str, kernel: Kernel) -> Workload:
    """The workload of that name. Raises InputError for one that this kernel has not."""
    if name not in kernel.workloads:
        raise unknown_word("workload", name, kernel.workloads)
    return WORKLOADS[name]


def workload_info(one: Workload) -> dict[str, Any]:
    """What the page shows of a workload, and the numbers that it takes."""
    params = [
        {"name": param.name, "about": param.about, "default": param.default, "min": param.low, "max": param.high}
        for param in one.params
    ]
    return {"name": one.name, "title": one.title, "about": one.about, "params": params}


def checked_params(chosen: Workload, given: Mapping[str, object]) -> dict[str, int]:
    """Every parameter with its value; InputError for one that is unknown or out of range."""
    known = {param.name: param for param in chosen.params}
    for name in given:
        if name not in known:
            raise unknown_word(f"parameter of {chosen.name}", str(name), known)
    values = {}
    for name, param in known.items():
        value = given.get(name, param.default)
        if not isinstance(value, int) or isinstance(value, bool) or not param.low <= value <= param.high:
            raise InputError(f"{name}={value!r}", expected=f"a whole number from {param.low} to {param.high}")
        values[name] = value
    return values


class Running:
    """A workload on a machine, run a slice at a time."""

    def __init__(self, machine: Machine, name: str, seed: int, requests: int, given: Mapping[str, object]) -> None:
        chosen = workload(name, machine.kernel)
        self.machine = machine
        self.total = requests
        self.done = 0
        prefix = f"w{len(machine.timeline.spans)}_"  # no name of an earlier workload begins like this
        self.steps = chosen.make(
            random.Random(seed), checked_params(chosen, given), partial(_Blocks, machine.kernel, prefix)
        )
        self.next: Command | None = next(self.steps, None)

    def run(self, at_most: int) -> None:
        """Carry out some of its commands; at its end `done` is `total`."""
        for _ in range(min(at_most, self.total - self.done)):
            if self.next is None:
                break
            result = self.machine.execute(self.next)
            self.done += 1
            try:
                self.next = self.steps.send(result)
            except StopIteration:
                self.next = None
        if self.next is None:
            self.total = self.done
