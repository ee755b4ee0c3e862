"""What happens when the lists of the request's own type are empty: CMA, claiming a block, stealing a run.

Mirrors that part of mm/page_alloc.c (spec 1.9).
"""

from .buddy import (
    __rmqueue_smallest,
    change_pageblock_range,
    expand,
    page_del_and_expand,
    set_pageblock_migratetype,
)
from .functions import kernel_function
from .mmzone import (
    MIGRATE_CMA,
    MIGRATE_MOVABLE,
    MIGRATE_RECLAIMABLE,
    MIGRATE_UNMOVABLE,
    ZONE_BOOSTED_WATERMARK,
    Event,
    SystemField,
    Zone,
    ZoneField,
    account_freepages,
    lru_pages,
    note_event,
    set_zone,
    take_head,
)
from .pageblock import __move_freepages_block, pageblock_start, prep_move_freepages_block

FILE = "mm/page_alloc.c"

ALLOC_CMA = 0x80
ALLOC_NOFRAGMENT = 0x100
ALLOC_KSWAPD = 0x800

FALLBACKS = (
    (MIGRATE_RECLAIMABLE, MIGRATE_MOVABLE),
    (MIGRATE_RECLAIMABLE, MIGRATE_UNMOVABLE),
    (MIGRATE_UNMOVABLE, MIGRATE_MOVABLE),
)
"""by type of the request: whose runs it may take, in this order"""
NONE_FOUND = -1
NOT_WORTHWHILE = -2

RMQUEUE_NORMAL, RMQUEUE_CMA, RMQUEUE_CLAIM, RMQUEUE_STEAL = range(4)


@kernel_function("order", "migratetype", returns="yes", file=FILE)
def should_try_claim_block(zone: Zone, order: int, migratetype: int) -> bool:
    """Whether a run of this order is worth trying to take its whole pageblock for the request's type."""
    if order >= zone.pageblock_order // 2:
        return True
    return migratetype != MIGRATE_MOVABLE or bool(zone.system.values[SystemField.GROUPING_DISABLED])


@kernel_function("zone", "order", "migratetype", returns="count", file=FILE)
def find_suitable_fallback(zone: Zone, order: int, migratetype: int, claimable: bool) -> int:
    """The first type with a run of exactly this order that the request may use, NONE_FOUND or NOT_WORTHWHILE."""
    if claimable and not should_try_claim_block(zone, order, migratetype):
        return NOT_WORTHWHILE
    for fallback in FALLBACKS[migratetype]:
        if zone.free_list[order][fallback]:
            return fallback
    return NONE_FOUND


@kernel_function("zone", returns="yes", file=FILE)
def boost_watermark(zone: Zone) -> bool:
    """Raise the marks for a while, so that kswapd works ahead (spec 1.13). False when nothing was boosted."""
    factor = zone.system.values[SystemField.WATERMARK_BOOST_FACTOR]
    block = 1 << zone.pageblock_order
    if not factor or zone.managed < 4 * block:
        return False
    cap = zone.values[ZoneField.HIGH] * factor // 10000
    if not cap:
        return False
    set_zone(zone, ZoneField.BOOST, min(zone.values[ZoneField.BOOST] + block, max(cap, block)))
    return True


@kernel_function("zone", "current_order", "start_type", returns="page", file=FILE)
def try_to_claim_block(
    zone: Zone, current_order: int, order: int, start_type: int, block_type: int, alloc_flags: int
) -> int | None:
    """Take the pageblock of the head of a list for the request's type, if enough of it is free or alike."""
    if current_order >= zone.pageblock_order:
        return claim_large_run(zone, current_order, order, start_type, block_type)
    if boost_watermark(zone) and alloc_flags & ALLOC_KSWAPD:
        set_zone(zone, ZoneField.FLAGS, zone.values[ZoneField.FLAGS] | ZONE_BOOSTED_WATERMARK)
    start = pageblock_start(zone, next(reversed(zone.free_list[current_order][block_type])))
    if start is None:
        return None
    free = prep_move_freepages_block(zone, start)
    movable = lru_pages(zone, start, 1 << zone.pageblock_order)
    alike = alike_pages(zone, free, movable, start_type, block_type)
    half = 1 << (zone.pageblock_order - 1)
    if free + alike < half and not zone.system.values[SystemField.GROUPING_DISABLED]:
        return None
    __move_freepages_block(zone, start, block_type, start_type)
    set_pageblock_migratetype(zone, start, start_type)
    return __rmqueue_smallest(zone, order, start_type)


def claim_large_run(zone: Zone, current_order: int, order: int, start_type: int, block_type: int) -> int:
    """try_to_claim_block() for a run of at least a pageblock: its blocks change their type without a question."""
    page = take_head(zone, current_order, block_type)
    account_freepages(zone, -1 << current_order, block_type)
    change_pageblock_range(zone, page, current_order, start_type)
    expand(zone, page, order, current_order, start_type)
    account_freepages(zone, (1 << current_order) - (1 << order), start_type)
    return page


def alike_pages(zone: Zone, free: int, movable: int, start_type: int, block_type: int) -> int:
    """Pages in use that are compatible with the request's type, as far as can be known."""
    if start_type == MIGRATE_MOVABLE:
        return movable
    if block_type == MIGRATE_MOVABLE:
        return (1 << zone.pageblock_order) - free - movable
    return 0


@kernel_function("zone", "order", "start_type", returns="page", file=FILE)
def __rmqueue_claim(zone: Zone, order: int, start_type: int, alloc_flags: int) -> int | None:
    """Claim a whole pageblock of another type, looking at the largest runs first."""
    nofragment = order < zone.pageblock_order and alloc_flags & ALLOC_NOFRAGMENT
    smallest = zone.pageblock_order if nofragment else order
    for current_order in range(zone.max_page_order, smallest - 1, -1):
        fallback = find_suitable_fallback(zone, current_order, start_type, True)
        if fallback == NOT_WORTHWHILE:
            return None
        if fallback == NONE_FOUND:
            continue
        page = try_to_claim_block(zone, current_order, order, start_type, fallback, alloc_flags)
        if page is not None:
            note_event(zone.system, Event.EXTFRAG, order, current_order)
            return page
    return None


@kernel_function("zone", "order", "start_type", returns="page", file=FILE)
def __rmqueue_steal(zone: Zone, order: int, start_type: int) -> int | None:
    """Steal a single run of another type, looking at the smallest first; what is left over stays with its type."""
    for current_order in range(order, zone.max_page_order + 1):
        fallback = find_suitable_fallback(zone, current_order, start_type, False)
        if fallback != NONE_FOUND:
            page = page_del_and_expand(zone, order, current_order, fallback)
            note_event(zone.system, Event.EXTFRAG, order, current_order)
            return page
    return None


@kernel_function("zone", "order", returns="page", file=FILE)
def __rmqueue_cma_fallback(zone: Zone, order: int) -> int | None:
    """Take a run of a CMA area."""
    return __rmqueue_smallest(zone, order, MIGRATE_CMA)


@kernel_function("zone", "order", "migratetype", returns="page", file=FILE)
def __rmqueue(zone: Zone, order: int, migratetype: int, alloc_flags: int, mode: list[int]) -> int | None:
    """The stages of an allocation from the buddy lists, stopping at the first success (spec 1.9).

    `mode[0]` is the stage at which to start, and is set for the next run of the same batch.
    """
    if alloc_flags & ALLOC_CMA and zone.free_by_type[MIGRATE_CMA] > zone.free_pages // 2:
        page = __rmqueue_cma_fallback(zone, order)
        if page is not None:
            return page
    if mode[0] == RMQUEUE_NORMAL:
        page = __rmqueue_smallest(zone, order, migratetype)
        if page is not None:
            return page
    return rmqueue_fallback(zone, order, migratetype, alloc_flags, mode)


def rmqueue_fallback(zone: Zone, order: int, migratetype: int, alloc_flags: int, mode: list[int]) -> int | None:
    """The stages of __rmqueue() after the lists of the request's own type."""
    if mode[0] <= RMQUEUE_CMA and alloc_flags & ALLOC_CMA:
        page = __rmqueue_cma_fallback(zone, order)
        if page is not None:
            mode[0] = RMQUEUE_CMA
            return page
    if mode[0] <= RMQUEUE_CLAIM:
        page = __rmqueue_claim(zone, order, migratetype, alloc_flags)
        if page is not None:
            mode[0] = RMQUEUE_NORMAL
            return page
    if not alloc_flags & ALLOC_NOFRAGMENT:
        page = __rmqueue_steal(zone, order, migratetype)
        if page is not None:
            mode[0] = RMQUEUE_STEAL
            return page
    return None
