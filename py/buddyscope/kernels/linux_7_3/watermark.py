"""The watermark test. Mirrors that part of mm/page_alloc.c (spec 1.7)."""

from .functions import kernel_function
from .gfp import (
    ALLOC_CMA,
    ALLOC_HIGHATOMIC,
    ALLOC_MIN_RESERVE,
    ALLOC_NON_BLOCK,
    ALLOC_OOM,
    ALLOC_RESERVES,
    ALLOC_WMARK_MASK,
)
from .mmzone import (
    MIGRATE_CMA,
    MIGRATE_HIGHATOMIC,
    WMARK_MIN,
    SystemField,
    TestDetail,
    Zone,
    ZoneField,
    note_detail,
    note_test,
    nr_free,
)

FILE = "mm/page_alloc.c"


@kernel_function("zone", "order", "alloc_flags", returns="count", file=FILE)
def __zone_watermark_unusable_free(zone: Zone, order: int, alloc_flags: int) -> int:
    """Free pages that this request cannot use: a run's rest, the high-atomic reserve, CMA areas."""
    unusable = (1 << order) - 1
    if not alloc_flags & ALLOC_RESERVES:
        unusable += zone.free_by_type[MIGRATE_HIGHATOMIC]
    if not alloc_flags & ALLOC_CMA:
        unusable += zone.free_by_type[MIGRATE_CMA]
    return unusable


def discounted(mark: int, alloc_flags: int) -> int:
    """A mark for a request that may go below it."""
    if alloc_flags & ALLOC_MIN_RESERVE:
        mark -= mark // 2
        if alloc_flags & ALLOC_NON_BLOCK:
            mark -= mark // 4
    if alloc_flags & ALLOC_OOM:
        mark -= mark // 2
    return mark


@kernel_function("zone", "order", "mark", returns="yes", file=FILE)
def __zone_watermark_ok(
    zone: Zone, order: int, mark: int, highest_zoneidx: int, alloc_flags: int, free_pages: int
) -> bool:
    """Whether the zone would keep more than its mark and reserve, and has a run that is large enough."""
    unusable = __zone_watermark_unusable_free(zone, order, alloc_flags)
    mark = discounted(mark, alloc_flags)
    reserve = zone.values[ZoneField.LOWMEM_RESERVE + highest_zoneidx]
    passed = free_pages - unusable > mark + reserve
    run = not order
    if passed and order:
        if zone.system.values[SystemField.HIGH_ORDER_MARKS]:
            run = high_order_marks_ok(zone, order, mark, free_pages - unusable)
        else:
            run = has_run(zone, order, alloc_flags)
    note_test(zone, free_pages, unusable + mark + reserve, passed and run)
    note_detail(zone, TestDetail.ORDER, order)
    note_detail(zone, TestDetail.MARK, mark)
    note_detail(zone, TestDetail.RESERVE, reserve)
    note_detail(zone, TestDetail.UNUSABLE, unusable)
    if passed and order:
        note_detail(zone, TestDetail.HAS_RUN, int(run))
    return passed and run


def has_run(zone: Zone, order: int, alloc_flags: int) -> bool:
    """Whether there is a run of at least this order that the request may use."""
    for current_order in range(order, zone.max_page_order + 1):
        unmovable, movable, reclaimable, highatomic, cma, _ = zone.free_list[current_order]
        if movable or unmovable or reclaimable or (cma and alloc_flags & ALLOC_CMA):
            return True
        if highatomic and alloc_flags & (ALLOC_HIGHATOMIC | ALLOC_OOM):
            return True
    return False


def high_order_marks_ok(zone: Zone, order: int, mark: int, free_pages: int) -> bool:
    """The rule of 2.6.11 to 4.3: what lies in too small runs does not count, against half the mark for each order."""
    for smaller in range(order):
        free_pages -= nr_free(zone, smaller) << smaller
        mark >>= 1
        if free_pages <= mark:
            return False
    return True


@kernel_function("zone", "order", "mark", returns="yes", file=FILE)
def zone_watermark_ok(zone: Zone, order: int, mark: int, highest_zoneidx: int, alloc_flags: int) -> bool:
    """The test with the zone's free pages as they are."""
    return __zone_watermark_ok(zone, order, mark, highest_zoneidx, alloc_flags, zone.free_pages)


@kernel_function("zone", "order", "mark", returns="yes", file=FILE)
def zone_watermark_fast(zone: Zone, order: int, mark: int, highest_zoneidx: int, alloc_flags: int) -> bool:
    """The test of the walk: short for single pages, and once more without the boost for those that may use reserves."""
    free_pages = zone.free_pages
    if not order:
        unusable = min(free_pages, __zone_watermark_unusable_free(zone, 0, alloc_flags))
        reserve = zone.values[ZoneField.LOWMEM_RESERVE + highest_zoneidx]
        needed = unusable + mark + reserve
        note_test(zone, free_pages, needed, free_pages > needed)
        note_detail(zone, TestDetail.ORDER, 0)
        note_detail(zone, TestDetail.MARK, mark)
        note_detail(zone, TestDetail.RESERVE, reserve)
        note_detail(zone, TestDetail.UNUSABLE, unusable)
        if free_pages > needed:
            return True
    if __zone_watermark_ok(zone, order, mark, highest_zoneidx, alloc_flags, free_pages):
        return True
    if order or not alloc_flags & ALLOC_MIN_RESERVE or not zone.values[ZoneField.BOOST]:
        return False
    if alloc_flags & ALLOC_WMARK_MASK != WMARK_MIN:
        return False
    mark = zone.values[ZoneField.MIN]
    return __zone_watermark_ok(zone, order, mark, highest_zoneidx, alloc_flags, free_pages)
