"""Big machines and long histories: boot, bytes per page, seeking among a million records."""

import random
import sys
import tracemalloc
from collections.abc import Callable
from time import perf_counter

from buddyscope.bench.figures import Json, figure
from buddyscope.kernels.linux_2_4_22.bootmem import default_boot_sequence, release_at_once
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout, build_system
from buddyscope.kernels.linux_2_4_22.mmzone import System
from buddyscope.kernels.linux_2_4_22.service.presets import PC_64M
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import PlannedReclaim
from buddyscope.kernels.linux_2_4_22.variants import untraced
from buddyscope.machine.machine import Machine
from buddyscope.machine.workloads import Running
from buddyscope.tracing.journal import WIDTH

PAGES_64G = 1 << 24
PAGES_1G = 1 << 18
RECORDS = 1_000_000
SEED = 7


def measure_scale(runs: int) -> Json:
    """Every figure of this file."""
    return {**_boot(runs), **_memory(), **_history()}


def booted(pages: int) -> System:
    """DMA and Normal, all free."""
    layout = Layout((NodeLayout(0, (4096, pages - 4096, 0)),))
    system = build_system(layout, PlannedReclaim(pool=untraced().reclaim_pool))
    release_at_once(system, default_boot_sequence(layout))
    return system


def _boot(runs: int) -> Json:
    times = []
    for _ in range(runs):
        start = perf_counter()
        booted(PAGES_64G)
        times.append((perf_counter() - start) * 1e3)
    return {"boot_64g": figure(times, "ms", "64 GiB, 16.7 M pages, in closed form", at_most=50)}


def _memory() -> Json:
    free = _bytes(lambda: booted(PAGES_64G)) / PAGES_64G
    worst = _bytes(_every_second_page) / PAGES_1G
    return {
        "bytes_free": figure([free], "bytes", "a page of a 64 GiB machine, all free", at_most=2),
        "bytes_worst": figure([worst], "bytes", "a page of a 1 GiB machine, every second page taken", at_most=60),
    }


def _every_second_page() -> System:
    system = booted(PAGES_1G)
    variant = untraced()
    for zone in system.zones:
        pages = [variant.page_alloc.rmqueue(zone, 0) for _ in range(zone.size)]
        for page in pages[::2]:
            variant.mm._free_pages_of(system, page, 0)
    return system


def _bytes(make: Callable[[], System]) -> int:
    """What is still allocated of what making it allocated."""
    untraced()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    made = make()
    size = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert made.zones
    return size


def _history() -> Json:
    machine = Machine(PC_64M)
    running = Running(machine, "steady", SEED, 10**7, {"live": 256})
    while machine.timeline.length < RECORDS:
        running.run(1000)
    timeline = machine.timeline
    about = f"{RECORDS:,} records of workload steady, seed {SEED}, on a 64 MB PC"
    seeks = sorted(_seek_times(machine, 400))
    steps = _step_times(machine, 4000)
    extra = 100 * sum(map(len, timeline.frozen)) / (len(timeline.log) * 4)
    limit = 3 if sys.platform == "emscripten" else 1
    worst = seeks[len(seeks) * 95 // 100]
    return {
        "seek": figure(seeks, "ms", f"a random seek, median, {about}", digits=3),
        "seek_p95": figure([worst], "ms", f"a random seek, 95th percentile, {about}", at_most=limit, digits=3),
        "step": figure(steps, "µs", f"one record forwards or back, {about}", at_most=2),
        "checkpoints": figure(
            [extra], "%", f"checkpoints against the log as {WIDTH * 4} bytes a record, {about}", at_most=15
        ),
    }


def _seek_times(machine: Machine, count: int) -> list[float]:
    chance = random.Random(SEED)
    times = []
    for _ in range(count):
        target = chance.randrange(machine.timeline.length)
        start = perf_counter()
        machine.timeline.seek(target)
        times.append((perf_counter() - start) * 1e3)
    return times


def _step_times(machine: Machine, count: int) -> list[float]:
    """Runs of single steps, back and then forwards, in microseconds a step."""
    timeline = machine.timeline
    timeline.seek(timeline.length // 2)
    times = []
    for direction in (-1, 1) * 5:
        start = perf_counter()
        for _ in range(count):
            timeline.seek(timeline.cursor + direction)
        times.append((perf_counter() - start) / count * 1e6)
    return times
