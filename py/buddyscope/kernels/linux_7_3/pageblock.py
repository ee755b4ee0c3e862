"""Moving whole pageblocks from type to type: for claims, for the high-atomic reserve, for isolation.

Mirrors that part of mm/page_alloc.c and mm/page_isolation.c.
"""

from .buddy import FPI_NONE, set_pageblock_migratetype, split_large_buddy
from .functions import kernel_function
from .mmzone import (
    PAGEBLOCK_ISOLATED,
    PAGEBLOCK_TYPE,
    Zone,
    account_freepages,
    add_to_free_list_tail,
    del_page_from_free_list,
    get_pageblock_migratetype,
    lru_pages,
    set_lru,
    set_pageblock_flags,
    spin_lock,
    spin_unlock,
)

FILE = "mm/page_alloc.c"


def pageblock_start(zone: Zone, page: int) -> int | None:
    """First page of the pageblock around a page, or None when the block does not lie fully inside the zone."""
    start = page >> zone.pageblock_order << zone.pageblock_order
    inside = start >= zone.start_pfn and start + (1 << zone.pageblock_order) <= zone.end_pfn
    return start if inside else None


def free_runs(zone: Zone, start: int) -> list[tuple[int, int]]:
    """(page, order) of the free runs that lie inside a pageblock, ascending."""
    end = start + (1 << zone.pageblock_order)
    migratetype = get_pageblock_migratetype(zone, start)
    found = []
    for order in range(zone.pageblock_order + 1):
        entries = zone.free_list[order][migratetype]
        if len(entries) < 1 << (zone.pageblock_order - order):
            found += [(page, order) for page in entries if start <= page < end]
        else:
            found += [(page, order) for page in range(start, end, 1 << order) if page in entries]
    return sorted(found)


@kernel_function("zone", "start", returns="count", file=FILE)
def prep_move_freepages_block(zone: Zone, start: int) -> int:
    """How many pages of a pageblock are free."""
    return sum(1 << order for _, order in free_runs(zone, start))


@kernel_function("page", "order", "new_type", file=FILE)
def move_to_free_list(zone: Zone, page: int, order: int, old_type: int, new_type: int) -> None:
    """A free run changes its type: to the tail of the other list."""
    del_page_from_free_list(zone, page, order, old_type)
    add_to_free_list_tail(zone, page, order, new_type)
    account_freepages(zone, -1 << order, old_type)
    account_freepages(zone, 1 << order, new_type)


@kernel_function("start", "old_type", "new_type", returns="count", file=FILE)
def __move_freepages_block(zone: Zone, start: int, old_type: int, new_type: int) -> int:
    """Move every free run of a pageblock to the lists of another type, ascending. Gives the pages moved."""
    moved = 0
    for page, order in free_runs(zone, start):
        move_to_free_list(zone, page, order, old_type, new_type)
        moved += 1 << order
    return moved


def move_freepages_block(zone: Zone, page: int, old_type: int, new_type: int) -> bool:
    """The pageblock around a page changes its type, its free runs with it. False when it crosses the zone's edge."""
    start = pageblock_start(zone, page)
    if start is None:
        return False
    __move_freepages_block(zone, start, old_type, new_type)
    set_pageblock_migratetype(zone, start, new_type)
    return True


# ------------------------------------------------------------------ isolation


def set_pageblock_isolate(zone: Zone, page: int, isolate: bool) -> bool:
    """Isolate a pageblock, or give it back under the type that it remembers (spec 1.8). False when it cannot be."""
    start = pageblock_start(zone, page)
    if start is None:
        return False
    block = (start >> zone.pageblock_order) - zone.first_block
    flags = zone.pageblock_flags[block]
    if isolate == bool(flags & PAGEBLOCK_ISOLATED):
        return False
    spin_lock(zone)
    move_freepages_block_isolate(zone, start, block, flags ^ PAGEBLOCK_ISOLATED)
    spin_unlock(zone)
    return True


@kernel_function("zone", "start", file=FILE)
def move_freepages_block_isolate(zone: Zone, start: int, block: int, flags: int) -> None:
    """Switch the isolation bit of a pageblock. A free run larger than the block is first cut and freed again."""
    old_type = get_pageblock_migratetype(zone, start)
    for order in range(zone.pageblock_order + 1, zone.max_page_order + 1):
        head = start >> order << order
        if head in zone.free_list[order][old_type]:
            del_page_from_free_list(zone, head, order, old_type)
            account_freepages(zone, -1 << order, old_type)
            set_pageblock_flags(zone, block, flags)
            split_large_buddy(zone, head, order, FPI_NONE)
            return
    runs = free_runs(zone, start)
    set_pageblock_flags(zone, block, flags)
    for page, order in runs:
        move_to_free_list(zone, page, order, old_type, PAGEBLOCK_TYPE[flags])


# ------------------------------------------------------------------ what can be moved


def mark_lru(zone: Zone, page: int, count: int, on: int) -> None:
    """Pages join or leave an LRU list; those that are where they should be stay as they are."""
    end = page + count
    while page < end:
        block_end = min(end, (page >> zone.pageblock_order) + 1 << zone.pageblock_order)
        while page < block_end:
            run = equal_run(zone, page, block_end)
            if lru_pages(zone, page, 1) != on:
                set_lru(zone, page, run, on)
            page += run


def equal_run(zone: Zone, page: int, end: int) -> int:
    """How many pages from this one on, up to `end` in the same pageblock, are marked alike."""
    marks = zone.lru.get(page >> zone.pageblock_order)
    if marks is None:
        return end - page
    first = page & ((1 << zone.pageblock_order) - 1)
    change = marks.find(1 - marks[first], first, first + end - page)
    return end - page if change < 0 else change - first


def clear_lru(zone: Zone, page: int, order: int) -> None:
    """A run that is freed is on no LRU list any longer."""
    mark_lru(zone, page, 1 << order, 0)
