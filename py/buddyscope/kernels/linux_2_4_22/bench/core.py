"""The buddy core against a peer and against the bare limit: the same work in the same process, in turns."""

import importlib.util
import random
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from types import ModuleType
from typing import Any, Protocol

from buddyscope.bench.figures import Json, figure, ratios
from buddyscope.kernels.linux_2_4_22.bootmem import default_boot_sequence, release_at_once
from buddyscope.kernels.linux_2_4_22.gfp import GFP_KERNEL
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout, build_system
from buddyscope.kernels.linux_2_4_22.mmzone import System
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import PlannedReclaim
from buddyscope.kernels.linux_2_4_22.variants import untraced

SEED = 2422
PAGES_64M = 16384
TOP = 9

type Alloc = Callable[[int], Any]
type Free = Callable[[Any, int], object]


class Subject(Protocol):
    """Something that hands out blocks by order."""

    def __call__(self, pages: int) -> tuple[Alloc, Free]:
        """alloc(order) and free(block, order) over this many free pages."""


def core(pages: int) -> tuple[Alloc, Free]:
    """rmqueue() and __free_pages_ok(): exact list order, bitmaps, counts."""
    system, page_alloc = _system(pages), untraced().page_alloc
    zone = system.zones[0]
    return partial(page_alloc.rmqueue, zone), partial(vars(page_alloc)["__free_pages_ok"], system, zone)


def chain(pages: int) -> tuple[Alloc, Free]:
    """alloc_pages() and __free_pages(): with zones and watermarks."""
    system, variant = _system(pages), untraced()
    alloc, free = variant.mm.alloc_pages, variant.mm._free_pages_of
    return partial(alloc, system, GFP_KERNEL), partial(free, system)


def _system(pages: int) -> System:
    layout = Layout((NodeLayout(0, (0, pages, 0)),), watermarks={1: (0, 0, 0)})
    reclaim = PlannedReclaim(pool=untraced().reclaim_pool)
    system = build_system(layout, reclaim)
    release_at_once(system, default_boot_sequence(layout))
    return system


def bare(pages: int) -> tuple[Alloc, Free]:
    """The limit: one insertion-ordered dict for each order, no bitmap, no counts, no zone."""
    lists: list[dict[int, None]] = [{} for _ in range(TOP)] + [dict.fromkeys(range(0, pages, 1 << TOP))]

    def alloc(order: int) -> int:
        at = order
        while not lists[at]:
            at += 1
        page, _ = lists[at].popitem()
        while at > order:
            at -= 1
            lists[at][page] = None
            page += 1 << at
        return page

    def free(page: int, order: int) -> None:
        while order < TOP:
            buddy = page ^ (1 << order)
            if buddy not in lists[order]:
                break
            del lists[order][buddy]
            page &= buddy
            order += 1
        lists[order][page] = None

    return alloc, free


def peer(pages: int) -> tuple[Alloc, Free]:
    """cocotbext-axi's buddy allocator, in units of pages."""
    allocator = peer_module().BuddyAllocator(pages)
    return lambda order: allocator.alloc(1 << order), lambda page, _order: allocator.free(page)


def peer_module() -> ModuleType:
    """The one file of cocotbext-axi that is needed; its package would import a whole simulator."""
    package = importlib.util.find_spec("cocotbext")
    for folder in (package.submodule_search_locations or []) if package else []:
        spec = importlib.util.spec_from_file_location("peer", f"{folder}/axi/buddy_allocator.py")
        if spec and spec.loader:
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise ModuleNotFoundError("cocotbext-axi is not installed")


# ---------------------------------------------------------------------- work


def work_a1(alloc: Alloc, free: Free) -> int:
    """Order-0 pairs that split and merge nine levels each time. Gives the number of requests."""
    for _ in range(1500):
        free(alloc(0), 0)
    return 3000


def work_b(alloc: Alloc, free: Free) -> int:
    """Mixed requests, P(order) ~ 2^-order, live blocks freed at random."""
    live: list[tuple[Any, int]] = []
    for order, pick in _MIX:
        if order < 0 and live:
            at = pick % len(live)
            live[at], live[-1] = live[-1], live[at]
            free(*live.pop())
        else:
            order = max(order, 0)
            live.append((alloc(order), order))
    return len(_MIX)


def work_c(alloc: Alloc, free: Free) -> int:
    """Take all single pages but the last, free all in random order."""
    pages = [alloc(0) for _ in range(4095)]  # alloc_pages keeps the last
    random.Random(SEED).shuffle(pages)
    for page in pages:
        free(page, 0)
    return 2 * len(pages)


def _mix(requests: int) -> Iterator[tuple[int, int]]:
    chance = random.Random(SEED)
    orders, weights = range(TOP + 1), [2.0**-order for order in range(TOP + 1)]
    live = 0
    for _ in range(requests):
        if live and (live > 1000 or chance.random() < 0.5):
            live -= 1
            yield -1, chance.randrange(1 << 30)
        else:
            live += 1
            yield chance.choices(orders, weights)[0], 0


_MIX = list(_mix(20_000))

WORKS: dict[str, tuple[Callable[[Alloc, Free], int], int, str]] = {
    "a1": (work_a1, 512, "order-0 pairs that split and merge nine levels"),
    "b": (work_b, PAGES_64M, f"20,000 mixed requests on 64 MiB, P(order) ~ 2^-order, seed {SEED}"),
    "c": (work_c, 4096, f"take 4095 of 4096 single pages, free all in random order, seed {SEED}"),
}
PEER_GOALS = {"a1": 0.6, "b": 1.1, "c": 0.85}


def measure_core(runs: int) -> Json:
    """Speed of the core against the peer (where it is installed) and against the bare limit."""
    subjects: dict[str, Subject] = {"core": core, "chain": chain, "bare": bare}
    try:
        peer_module()
        subjects["peer"] = peer
    except ModuleNotFoundError:
        pass
    found: Json = {}
    for name, (work, pages, text) in WORKS.items():
        times = _times(subjects, work, pages, runs)
        found[f"core_{name}"] = figure(times["core"], "ns", f"rmqueue and __free_pages_ok, a request: {text}", digits=0)
        if "peer" in times:
            about = f"speed against cocotbext-axi's allocator: {text}"
            found[f"core_{name}_peer"] = figure(
                ratios(times["peer"], times["core"]), "times", about, at_least=PEER_GOALS[name]
            )
        limit = 2.3 if name == "b" else None
        about = f"time against one dict for each order, no bitmap: {text}"
        found[f"core_{name}_bare"] = figure(ratios(times["core"], times["bare"]), "times", about, at_most=limit)
        about = f"time of alloc_pages, with zones and watermarks, against rmqueue: {text}"
        found[f"chain_{name}_core"] = figure(ratios(times["chain"], times["core"]), "times", about)
    return found


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
