"""The order in which boot hands pages over. Mirrors the end of mm/bootmem.c and free_pages_init() (spec 3).

A boot sequence is a list of runs (first page, count, step): single pages, freed in this order. Pages that no run
names stay reserved for ever. There are two ways through it with the same result: free_all_bootmem() frees page
after page as the kernel does, release_at_once() computes where that ends.

Left out: the boot-memory allocator itself. A machine declares what it had reserved.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .init import Layout
from .mmzone import PG_reserved, System, Zone, page_zone, set_page_count, set_page_flags
from .page_alloc import __free_pages

Run = tuple[int, int, int]


def default_boot_sequence(layout: Layout) -> list[Run]:
    """Nothing reserved: each node's low memory ascending, node by node, and every HighMem zone descending."""
    low, high = [], []
    for node in layout.nodes:
        pages = node.sizes[0] + node.sizes[1]
        if pages:
            low.append((node.start_pfn, pages, 1))
        if node.sizes[2]:
            high.append((node.start_pfn + pages + node.sizes[2] - 1, node.sizes[2], -1))
    return low + high


def reserve_everything(system: System) -> None:
    """Before boot: every page is reserved. Not recorded: it is the state at record 0."""
    for zone in system.zones:
        zone.flags.update(dict.fromkeys(range(zone.start_pfn, zone.start_pfn + zone.size), PG_reserved))


def free_all_bootmem(system: System, sequence: Sequence[Run]) -> None:
    """Hand over page after page: no longer reserved, count 1, freed as order 0."""
    for first, count, step in sequence:
        for page in range(first, first + count * step, step):
            zone = page_zone(system, page)
            set_page_flags(zone, page, 0)  # PG_highmem follows from the zone and is not kept per page
            set_page_count(zone, page, 1)
            __free_pages(system, page, 0)


def release_at_once(system: System, sequence: Sequence[Run]) -> None:
    """The same lists, bitmaps and counts without freeing page by page. Leaves no records.

    A page that is freed merges as far as it can at once, so what remains are the largest aligned blocks of free
    pages, and a block joined its list when the last of its pages was freed.
    """
    intervals = free_intervals(sequence)
    runs = _Runs(sequence)
    for zone in system.zones:
        inside = list(_clip(intervals, zone.start_pfn, zone.start_pfn + zone.size))
        segments = [segment for start, end in inside for segment in _segments(zone, start, end, runs)]
        _fill(zone, sorted(segments))
        _reserve_rest(zone, inside)


def free_intervals(sequence: Sequence[Run]) -> list[tuple[int, int]]:
    """The pages of a boot sequence as ascending, disjoint [start, end). Raises ValueError when a page comes twice."""
    merged: list[tuple[int, int]] = []
    for start, end, _, _ in _Runs(sequence).runs:
        if merged and start < merged[-1][1]:
            raise ValueError(f"boot hands page {start} over twice")
        if merged and start == merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def split_interval(zone: Zone, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The largest aligned blocks of free pages [start, end) as (first page, order, how many of them in a row)."""
    top = len(zone.free_area) - 1
    while start < end:
        index = start - zone.start_pfn
        order = top if not index else min(top, (index & -index).bit_length() - 1)
        order = min(order, (end - start).bit_length() - 1)
        count = (end - start) >> top if order == top else 1
        yield start, order, count
        start += count << order


def _clip(intervals: Sequence[tuple[int, int]], low: int, high: int) -> Iterator[tuple[int, int]]:
    for start, end in intervals:
        if start < high and end > low:
            yield max(start, low), min(end, high)


class _Runs:
    """When each page of a boot sequence is freed, counted in pages."""

    def __init__(self, sequence: Sequence[Run]) -> None:
        began = accumulate((count for _, count, _ in sequence), initial=0)
        self.runs = sorted(
            (first, first + count, 1, time) if step > 0 else (first - count + 1, first + 1, -1, time)
            for (first, count, step), time in zip(sequence, began, strict=False)
        )
        """(first page, end, direction, time of its first page), by address"""
        self.starts = [run[0] for run in self.runs]

    def last_freed(self, page: int, end: int) -> int:
        """The time at which the last page of [page, end) is freed."""
        latest = 0
        for low, high, direction, time in self.runs[bisect_right(self.starts, page) - 1 :]:
            if low >= end:
                break
            latest = max(latest, time + (min(end, high) - low if direction > 0 else high - max(page, low)) - 1)
        return latest

    def direction(self, page: int, end: int) -> int:
        """1 or -1 when one run covers all of [page, end), else 0."""
        _, high, direction, _ = self.runs[bisect_right(self.starts, page) - 1]
        return direction if end <= high else 0


type _Segment = tuple[int, int, Sequence[int]]
"""(when its first block was made, order, the first pages of its blocks in the order in which they were made)"""


def _segments(zone: Zone, start: int, end: int, runs: _Runs) -> Iterator[_Segment]:
    for page, order, count in split_interval(zone, start, end):
        size = 1 << order
        pages = range(page, page + (count << order), size)
        direction = runs.direction(page, page + (count << order))
        if direction:  # blocks in a row that one run hands over are made in a row
            made = pages[::direction]
            yield runs.last_freed(made[0], made[0] + size), order, made
        else:
            for first in pages:
                yield runs.last_freed(first, first + size), order, (first,)


def _fill(zone: Zone, segments: Sequence[_Segment]) -> None:
    """Put blocks on their lists in the order of time; stamps end at -1 for the head."""
    for _, order, pages in segments:
        area = zone.free_area[order]
        area.free_list.update(dict.fromkeys(pages, 0))
        zone.free_pages += len(pages) << order
        if area.map:
            for page in pages:
                area.map[(page - zone.start_pfn) >> (order + 1)] ^= 1
    _stamp_as_start(zone)


def _stamp_as_start(zone: Zone) -> None:
    """Every entry was there before record 0: the head has stamp -1, the next one -2 …"""
    for area in zone.free_area:
        area.free_list.update(zip(list(area.free_list), range(-len(area.free_list), 0), strict=True))


def begin_here(system: System) -> None:
    """What has happened so far is no part of the story: it is the state at record 0."""
    for zone in system.zones:
        _stamp_as_start(zone)
    for number, (page, (order, _)) in enumerate(system.pool.items(), -len(system.pool)):
        system.pool[page] = (order, number)
    del system.log[:]


def _reserve_rest(zone: Zone, inside: Sequence[tuple[int, int]]) -> None:
    starts = [zone.start_pfn, *(end for _, end in inside)]
    ends = [*(start for start, _ in inside), zone.start_pfn + zone.size]
    for start, end in zip(starts, ends, strict=True):
        zone.flags.update(dict.fromkeys(range(start, end), PG_reserved))
