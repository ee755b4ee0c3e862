"""The buddy lists: freeing with merges, allocating with splits. Mirrors the heart of mm/page_alloc.c.

Left out: guard pages, page reporting, the sanitizers, and free lists in random order.
"""

from .functions import kernel_function
from .mmzone import (
    MIGRATE_CMA,
    MIGRATE_ISOLATE,
    MIGRATE_MOVABLE,
    MIGRATE_PCPTYPES,
    SystemField,
    Zone,
    account_freepages,
    add_to_free_list,
    add_to_free_list_tail,
    del_page_from_free_list,
    get_pageblock_migratetype,
    set_pageblock_flags,
    set_system,
    spin_lock,
    spin_unlock,
    take_head,
)

FILE = "mm/page_alloc.c"

FPI_NONE = 0
FPI_TO_TAIL = 2


@kernel_function("page", "migratetype", file=FILE)
def set_pageblock_migratetype(zone: Zone, page: int, migratetype: int) -> None:
    """Give the pageblock of a page a type. Without grouping U, M and E are all Unmovable (spec 1.2)."""
    if migratetype < MIGRATE_PCPTYPES and zone.system.values[SystemField.GROUPING_DISABLED]:
        migratetype = 0
    set_pageblock_flags(zone, (page >> zone.pageblock_order) - zone.first_block, migratetype)


@kernel_function("page", "order", "migratetype", file=FILE)
def change_pageblock_range(zone: Zone, page: int, order: int, migratetype: int) -> None:
    """Retype every pageblock of a run of at least a pageblock."""
    for block_page in range(page, page + (1 << order), 1 << zone.pageblock_order):
        set_pageblock_migratetype(zone, block_page, migratetype)


@kernel_function("page", "order", returns="page", file="mm/internal.h")
def find_buddy_page_pfn(zone: Zone, page: int, order: int) -> int | None:
    """The run's buddy, when it is a free run of exactly this order in the same zone (spec 1.8)."""
    buddy = page ^ (1 << order)
    return buddy if buddy in zone.free_list[order][get_pageblock_migratetype(zone, buddy)] else None


@kernel_function("page", "order", returns="yes", file=FILE)
def buddy_merge_likely(zone: Zone, page: int, order: int) -> bool:
    """Whether the buddy of the would-be parent is free as one run: then the parent will probably be complete soon."""
    if order >= zone.max_page_order - 1:
        return False
    return find_buddy_page_pfn(zone, page & ~(1 << order), order + 1) is not None


@kernel_function("zone", "page", "order", file=FILE)
def __free_one_page(zone: Zone, page: int, order: int, migratetype: int, fpi_flags: int) -> None:
    """Put a run on the lists, merging it with its buddy as long as the buddy is free as a whole (spec 1.8)."""
    account_freepages(zone, 1 << order, migratetype)
    wanted = zone.system.values[8] - 1  # SystemField.CAPTURE_ORDER, written out: this runs at every free
    while order < zone.max_page_order:
        if order == wanted and compaction_capture(zone, page, order, migratetype):
            return
        buddy = find_buddy_page_pfn(zone, page, order)
        if buddy is None:
            break
        if order < zone.pageblock_order:
            del_page_from_free_list(zone, buddy, order, migratetype)
        elif not merge_blocks(zone, buddy, order, migratetype):
            break
        page &= buddy
        order += 1
    if fpi_flags & FPI_TO_TAIL or buddy_merge_likely(zone, page, order):
        add_to_free_list_tail(zone, page, order, migratetype)
    else:
        add_to_free_list(zone, page, order, migratetype)


def merge_blocks(zone: Zone, buddy: int, order: int, migratetype: int) -> bool:
    """__free_one_page() for runs of at least a pageblock: blocks of different types merge if both may."""
    buddy_type = get_pageblock_migratetype(zone, buddy)
    if buddy_type == migratetype:
        del_page_from_free_list(zone, buddy, order, migratetype)
        return True
    if buddy_type >= MIGRATE_PCPTYPES or migratetype >= MIGRATE_PCPTYPES:
        return False
    del_page_from_free_list(zone, buddy, order, buddy_type)
    account_freepages(zone, -1 << order, buddy_type)
    account_freepages(zone, 1 << order, migratetype)
    change_pageblock_range(zone, buddy, order, migratetype)
    return True


def compaction_capture(zone: Zone, page: int, order: int, migratetype: int) -> bool:
    """Hand the run to the task in direct compaction that waits for one of exactly this order (spec 1.8)."""
    values = zone.system.values
    if values[SystemField.CAPTURED] or migratetype in (MIGRATE_CMA, MIGRATE_ISOLATE):
        return False
    movable_for_other = migratetype == MIGRATE_MOVABLE and values[SystemField.CAPTURE_TYPE] != MIGRATE_MOVABLE
    if order < zone.pageblock_order and movable_for_other:
        return False
    account_freepages(zone, -1 << order, migratetype)
    set_system(zone.system, SystemField.CAPTURED, page + 1)
    return True


@kernel_function("zone", "page", "order", file=FILE)
def split_large_buddy(zone: Zone, page: int, order: int, fpi_flags: int) -> None:
    """Free a run block by block in ascending order, each with the type of its own block (spec 1.8)."""
    step = min(order, zone.pageblock_order)
    for part in range(page, page + (1 << order), 1 << step):
        __free_one_page(zone, part, step, get_pageblock_migratetype(zone, part), fpi_flags)


@kernel_function("zone", "page", "order", file=FILE)
def free_one_page(zone: Zone, page: int, order: int, fpi_flags: int) -> None:
    """Free a run to the buddy lists under the zone's lock."""
    spin_lock(zone)
    split_large_buddy(zone, page, order, fpi_flags)
    spin_unlock(zone)


@kernel_function("page", "low", "high", file=FILE)
def expand(zone: Zone, page: int, low: int, high: int, migratetype: int) -> None:
    """Halve the run until it has order `low`; every upper half goes back to the head of its list (spec 1.9)."""
    while high > low:
        high -= 1
        add_to_free_list(zone, page + (1 << high), high, migratetype)


@kernel_function("zone", "order", "migratetype", returns="page", file=FILE)
def __rmqueue_smallest(zone: Zone, order: int, migratetype: int) -> int | None:
    """Take the head of the first list of this type that has a run, and split it if it is larger (spec 1.9)."""
    for current_order in range(order, zone.max_page_order + 1):
        if zone.free_list[current_order][migratetype]:
            return page_del_and_expand(zone, order, current_order, migratetype)
    return None


@kernel_function("zone", "low", "high", returns="page", file=FILE)
def page_del_and_expand(zone: Zone, low: int, high: int, migratetype: int) -> int:
    """Take the head of a list; what is left over stays with the same type."""
    page = take_head(zone, high, migratetype)
    expand(zone, page, low, high, migratetype)
    account_freepages(zone, -1 << low, migratetype)
    return page
