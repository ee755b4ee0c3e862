"""The hand-over of free memory at boot. Mirrors mm/memblock.c and __free_pages_core() (spec 1.16).

free_at_once() gives the same lists as handing over run by run, in closed form.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from .buddy import FPI_TO_TAIL
from .free_pages import __free_pages_ok
from .functions import kernel_function
from .mmzone import MIGRATE_TYPES, Zone, ZoneField, get_pageblock_migratetype, set_zone

FILE = "mm/memblock.c"


def largest_runs(start: int, end: int, max_page_order: int) -> Iterator[tuple[int, int]]:
    """(page, order) of the largest naturally aligned runs that fill [start, end), ascending."""
    while start < end:
        order = min(max_page_order, (end - start).bit_length() - 1)
        if start:
            order = min(order, (start & -start).bit_length() - 1)
        yield start, order
        start += 1 << order


@kernel_function("page", "order", file="mm/mm_init.c")
def __free_pages_core(zone: Zone, page: int, order: int) -> None:
    """A run that was reserved until now goes to the tail of the buddy lists, and the zone manages it."""
    set_zone(zone, ZoneField.MANAGED, zone.managed + (1 << order))
    __free_pages_ok(zone, page, order, FPI_TO_TAIL)


@kernel_function("start", "end", file=FILE)
def __free_pages_memory(zone: Zone, start: int, end: int) -> None:
    """Hand a range of pages of one zone over, run by run."""
    for page, order in largest_runs(start, end, zone.max_page_order):
        __free_pages_core(zone, page, order)


@kernel_function("zone", file=FILE)
def memblock_free_all(zone: Zone, ranges: Sequence[tuple[int, int]]) -> None:
    """Hand every free range [start, end) of a zone over, ascending."""
    for start, end in ranges:
        __free_pages_memory(zone, start, end)


def free_at_once(zone: Zone, ranges: Sequence[tuple[int, int]]) -> None:
    """What memblock_free_all() leads to, for a zone that has nothing free: no records, and stamps as of before them."""
    runs: list[list[list[int]]] = [[[] for _ in range(MIGRATE_TYPES)] for _ in zone.free_list]
    for start, end in ranges:
        zone.values[ZoneField.MANAGED] += end - start
        zone.free_pages += end - start
        for low, high, migratetype in alike_parts(zone, start, end):
            zone.free_by_type[migratetype] += high - low
            collect_runs(runs, low, high, migratetype, zone.max_page_order)
    for order, lists in enumerate(runs):
        for migratetype, pages in enumerate(lists):
            if pages:
                entries = zip(reversed(pages), range(-len(pages), 0), strict=True)
                zone.free_list[order][migratetype] = OrderedDict(entries)


def alike_parts(zone: Zone, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, type) of the parts of a range whose pageblocks have one type, ascending."""
    flags = zone.pageblock_flags
    block, last = (
        (start >> zone.pageblock_order) - zone.first_block,
        (end - 1 >> zone.pageblock_order) - zone.first_block,
    )
    while block <= last:
        value = flags[block]
        alike = len(flags[block : last + 1]) - len(flags[block : last + 1].lstrip(bytes((value,))))
        block += alike
        high = min(end, zone.first_block + block << zone.pageblock_order)
        yield start, high, get_pageblock_migratetype(zone, start)
        start = high


def collect_runs(runs: list[list[list[int]]], start: int, end: int, migratetype: int, largest: int) -> None:
    """Add the largest aligned runs of a range; those of the largest order, nearly all of a big range, as one slice."""
    step = 1 << largest
    first, last = -(-start // step) * step, end // step * step
    if first >= last:
        for page, order in largest_runs(start, end, largest):
            runs[order][migratetype].append(page)
        return
    for page, order in largest_runs(start, first, largest):
        runs[order][migratetype].append(page)
    runs[largest][migratetype].extend(range(first, last, step))
    for page, order in largest_runs(last, end, largest):
        runs[order][migratetype].append(page)
