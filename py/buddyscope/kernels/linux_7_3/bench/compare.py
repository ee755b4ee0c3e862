"""The model of 7.3 against that of 2.4.22: the same work in one process, in turns. Ratios hold, absolutes do not."""

import random
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from buddyscope.bench.figures import Json, figure, ratios
from buddyscope.kernels.api.context import Context
from buddyscope.kernels.linux_2_4_22.bench.core import WORKS, Alloc, Free, Subject, chain
from buddyscope.kernels.linux_2_4_22.bench.scale import booted as boot_old
from buddyscope.kernels.linux_2_4_22.service.presets import PC_64M
from buddyscope.kernels.linux_7_3.gfp import GFP_KERNEL
from buddyscope.kernels.linux_7_3.mmzone import System
from buddyscope.kernels.linux_7_3.service.boot import boot
from buddyscope.kernels.linux_7_3.service.custom_machine import custom_machine
from buddyscope.kernels.linux_7_3.service.kernel import KERNEL
from buddyscope.kernels.linux_7_3.variants import untraced, writes_only
from buddyscope.machine.machine import Machine
from buddyscope.machine.workloads import Running

PAGES_64G = 1 << 24
RECORDS = 300_000
SEEKS = 300
SEED = 7
ROOM = 1024
"""pages more than the work takes, so that no request goes below a mark"""


def measure_against_default(runs: int) -> Json:
    """Every figure of this file."""
    return {**_pairs(runs), **_traced(runs), **_boot(runs), **_seek()}


def booted(pages: int) -> System:
    """One zone Normal from page 0, stock settings."""
    data = {"nodes": [{"zones": [{"zone": "Normal", "start_pfn": 0, "pages": pages}]}]}
    return boot(Context(KERNEL, custom_machine(data)))


def _chain(variant: Callable[[], Any], pages: int) -> tuple[Alloc, Free]:
    """alloc_pages() and __free_pages() of 7.3."""
    system = booted(pages + ROOM)
    free = vars(variant().free_pages)["__free_pages"]
    return partial(variant().page_alloc.alloc_pages, system, GFP_KERNEL), partial(free, system)


def _pairs(runs: int) -> Json:
    found: Json = {}
    goals = {"a1": 0.8, "b": 0.5}
    for name, (work, pages, text) in WORKS.items():
        subjects: dict[str, Subject] = {"old": chain, "new": partial(_chain, untraced)}
        times = _times(subjects, work, pages, runs)
        speed = f"speed of alloc_pages and __free_pages of 7.3 against those of 2.4.22: {text}"
        if name == "a1":
            speed = "speed of order-0 pairs of 7.3, which per-CPU lists serve, against those of 2.4.22, which split"
        ratio = ratios(times["old"], times["new"])
        found[f"7.3_{name}_2.4.22"] = figure(ratio, "times", speed, at_least=goals.get(name))
        found[f"7.3_{name}"] = figure(times["new"], "ns", f"alloc_pages and __free_pages of 7.3: {text}", digits=0)
    return found


def _traced(runs: int) -> Json:
    """What the records of writes cost."""
    work, pages, text = WORKS["b"]
    subjects: dict[str, Subject] = {"still": partial(_chain, untraced), "writes": partial(_chain, writes_only)}
    times = _times(subjects, work, pages, runs)
    about = f"time of 7.3 with records of writes against without: {text}"
    return {"7.3_writes": figure(ratios(times["writes"], times["still"]), "times", about)}


def _times(
    subjects: dict[str, Subject], work: Callable[[Alloc, Free], int], pages: int, runs: int
) -> dict[str, list[float]]:
    """Nanoseconds a request, the subjects in turns; the first turn is a warm-up."""
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(runs + 1):
        for name, subject in subjects.items():
            alloc, free = subject(pages)
            start = perf_counter()
            requests = work(alloc, free)
            times[name].append((perf_counter() - start) / requests * 1e9)
    return {name: found[1:] for name, found in times.items()}


def _boot(runs: int) -> Json:
    old, new = [], []
    for _ in range(runs + 1):
        start = perf_counter()
        boot_old(PAGES_64G)
        middle = perf_counter()
        booted(PAGES_64G)
        old.append(middle - start)
        new.append(perf_counter() - middle)
    about = "64 GiB, 16.7 M pages, in closed form: time of 7.3 against 2.4.22"
    return {
        "7.3_boot_64g": figure([1e3 * one for one in new[1:]], "ms", "64 GiB, 16.7 M pages, in closed form"),
        "7.3_boot_64g_2.4.22": figure(ratios(new[1:], old[1:]), "times", about, at_most=3),
    }


def _seek() -> Json:
    old, new = Machine(PC_64M), Machine(KERNEL.preset("guest-128m"))
    times = [_seek_times(_filled(machine)) for machine in (old, new)]
    about = f"a random seek among {RECORDS:,} records of workload steady, seed {SEED}"
    return {
        "7.3_seek": figure(times[1], "ms", about, digits=3),
        "7.3_seek_2.4.22": figure(
            ratios(sorted(times[1]), sorted(times[0])), "times", f"time of {about}, against 2.4.22", at_most=1.5
        ),
    }


def _filled(machine: Machine) -> Machine:
    """A history that is long enough."""
    running = Running(machine, "steady", SEED, 10**7, {"live": 256})
    while machine.timeline.length < RECORDS:
        running.run(500)
    return machine


def _seek_times(machine: Machine) -> list[float]:
    chance = random.Random(SEED)
    times = []
    for _ in range(SEEKS):
        target = chance.randrange(machine.timeline.length)
        start = perf_counter()
        machine.timeline.seek(target)
        times.append((perf_counter() - start) * 1e3)
    return times
