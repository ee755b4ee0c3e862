"""Compaction with two scanners over declared movable pages. Mirrors mm/compaction.c (spec 1.14, 1.15), not recorded.

The migrate scanner goes up from the start of the zone and moves pages that are on an LRU list; the free scanner comes
down from its end and finds room for them. Both stand in the zone, so that they can be seen.
Left out: skip hints, cached positions, proactive compaction, pages that cannot be moved just now. A run that has a
name, or that reclaim may free, moves as a whole; any other page moves alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from buddyscope.tracing.block_names import name_block

from .buddy import FPI_NONE, free_one_page
from .fallback import find_suitable_fallback
from .free_pages import __free_frozen_pages
from .functions import kernel_function
from .gfp import ALLOC_CMA, ALLOC_WMARK_MASK, PF_MEMALLOC
from .mmzone import (
    MAX_NR_ZONES,
    MIGRATE_CMA,
    MIGRATE_MOVABLE,
    PAGE_ALLOC_COSTLY_ORDER,
    WMARK_LOW,
    WMARK_MIN,
    Event,
    Node,
    NodeField,
    System,
    SystemField,
    Zone,
    ZoneField,
    account_freepages,
    add_to_pool,
    del_page_from_free_list,
    get_pageblock_migratetype,
    lru_pages,
    note_event,
    nr_free,
    set_node,
    set_system,
    set_zone,
    spin_lock,
    spin_unlock,
    take_from_pool,
    wmark_pages,
)
from .pageblock import free_runs, mark_lru
from .pcp import drain_all_pages, drain_pages_zone
from .vmscan import compact_gap
from .watermark import __zone_watermark_ok, zone_watermark_ok

FILE = "mm/compaction.c"

COMPACT_PRIO_SYNC_FULL, COMPACT_PRIO_SYNC_LIGHT, COMPACT_PRIO_ASYNC = range(3)
COMPACT_NOT_SUITABLE, COMPACT_SKIPPED, COMPACT_DEFERRED, COMPACT_CONTINUE, COMPACT_COMPLETE, COMPACT_SUCCESS = range(6)
COMPACT_RESULTS = ("not suitable", "skipped", "deferred", "continue", "complete", "success")
COMPACT_MAX_DEFER_SHIFT = 6
EXTFRAG_THRESHOLD = 500


@dataclass(slots=True, eq=False)
class CompactControl:
    """struct compact_control: one run over one zone."""

    zone: Zone
    order: int
    migratetype: int
    asynchronous: bool
    migrate: int
    """page frame that the migrate scanner looks at next"""
    free: int
    """page frame behind the pageblock that the free scanner looks at next"""
    room: dict[int, int] = field(default_factory=dict)
    """free runs taken off the lists: page -> order"""


# ------------------------------------------------------------------ whether it is worth it


def fragmentation_index(zone: Zone, order: int) -> int:
    """-1000 when a run is large enough; towards 0 memory is short, towards 1000 it is in pieces (spec 1.15)."""
    orders = range(zone.max_page_order + 1)
    runs = sum(nr_free(zone, each) for each in orders)
    if not runs:
        return 0
    if any(nr_free(zone, each) for each in orders[order:]):
        return -1000
    return 1000 - (1000 + zone.free_pages * 1000 // (1 << order)) // runs


def unusable_index(zone: Zone, order: int) -> int:
    """Thousandths of the free memory that lies in runs too small for this order."""
    if not zone.free_pages:
        return 0
    large = sum(nr_free(zone, each) << each for each in range(order, zone.max_page_order + 1))
    return (zone.free_pages - min(large, zone.free_pages)) * 1000 // zone.free_pages


@kernel_function("zone", "order", "mark", returns="yes", file=FILE)
def compaction_suitable(zone: Zone, order: int, mark: int, highest_zoneidx: int, extra: int = 0) -> bool:
    """Whether there is room to move pages about; `extra` pages count as free besides."""
    mark += compact_gap(order)
    if order > PAGE_ALLOC_COSTLY_ORDER:
        mark += wmark_pages(zone, WMARK_LOW) - wmark_pages(zone, WMARK_MIN)
    if not __zone_watermark_ok(zone, 0, mark, highest_zoneidx, ALLOC_CMA, zone.free_pages + extra):
        return False
    if order <= PAGE_ALLOC_COSTLY_ORDER:
        return True
    return not 0 <= fragmentation_index(zone, order) <= EXTFRAG_THRESHOLD


@kernel_function("zone", "order", returns="yes", file=FILE)
def compaction_deferred(zone: Zone, order: int) -> bool:
    """Whether compaction failed so often of late that this attempt is left out."""
    values = zone.values
    if not values[ZoneField.COMPACT_DEFER_SHIFT] or order < values[ZoneField.COMPACT_ORDER_FAILED]:
        return False
    limit = 1 << values[ZoneField.COMPACT_DEFER_SHIFT]
    considered = min(values[ZoneField.COMPACT_CONSIDERED] + 1, limit)
    set_zone(zone, ZoneField.COMPACT_CONSIDERED, considered)
    return considered < limit


@kernel_function("zone", "order", file=FILE)
def defer_compaction(zone: Zone, order: int) -> None:
    """After a failure twice as many attempts are left out, up to 64."""
    values = zone.values
    set_zone(zone, ZoneField.COMPACT_CONSIDERED, 0)
    if not values[ZoneField.COMPACT_DEFER_SHIFT] or order < values[ZoneField.COMPACT_ORDER_FAILED]:
        set_zone(zone, ZoneField.COMPACT_ORDER_FAILED, order)
    shift = min(values[ZoneField.COMPACT_DEFER_SHIFT] + 1, COMPACT_MAX_DEFER_SHIFT)
    set_zone(zone, ZoneField.COMPACT_DEFER_SHIFT, shift)


@kernel_function("zone", "order", file=FILE)
def compaction_defer_reset(zone: Zone, order: int) -> None:
    """After a success nothing is left out."""
    if zone.values[ZoneField.COMPACT_DEFER_SHIFT]:
        set_zone(zone, ZoneField.COMPACT_CONSIDERED, 0)
        set_zone(zone, ZoneField.COMPACT_DEFER_SHIFT, 0)


# ------------------------------------------------------------------ the scanners


def suitable_migration_source(cc: CompactControl, page: int) -> bool:
    """Whether pages of this block may be moved away: an asynchronous run stays with blocks of its own type."""
    if not cc.asynchronous:
        return True
    wanted = MIGRATE_MOVABLE if cc.order >= cc.zone.pageblock_order else cc.migratetype
    block_type = get_pageblock_migratetype(cc.zone, page)
    return block_type == wanted or (wanted == MIGRATE_MOVABLE and block_type == MIGRATE_CMA)


def suitable_migration_target(zone: Zone, page: int) -> bool:
    """Whether pages may be moved into this block: Movable or CMA, and not free as a whole."""
    if get_pageblock_migratetype(zone, page) not in (MIGRATE_MOVABLE, MIGRATE_CMA):
        return False
    migratetype = get_pageblock_migratetype(zone, page)
    return not any(
        page >> order << order in zone.free_list[order][migratetype]
        for order in range(zone.pageblock_order, zone.max_page_order + 1)
    )


@kernel_function("zone", "start", file=FILE)
def isolate_freepages_block(cc: CompactControl, zone: Zone, start: int) -> None:
    """Take every free run of a pageblock off the lists, as room for pages that move."""
    migratetype = get_pageblock_migratetype(zone, start)
    spin_lock(zone)
    for page, order in free_runs(zone, start):
        del_page_from_free_list(zone, page, order, migratetype)
        account_freepages(zone, -1 << order, migratetype)
        cc.room[page] = order
    spin_unlock(zone)


@kernel_function(file=FILE)
def isolate_freepages(cc: CompactControl) -> bool:
    """The free scanner goes down by a pageblock. False when it meets the migrate scanner."""
    zone = cc.zone
    step = 1 << zone.pageblock_order
    start = cc.free - 1 >> zone.pageblock_order << zone.pageblock_order
    if start < zone.start_pfn or start <= cc.migrate:
        return False
    cc.free = start
    set_zone(zone, ZoneField.COMPACT_FREE, start)
    if start + step <= zone.end_pfn and suitable_migration_target(zone, start):
        isolate_freepages_block(cc, zone, start)
    return True


@kernel_function("order", returns="page", file=FILE)
def compaction_alloc(cc: CompactControl, order: int) -> int | None:
    """Room for a run that moves, from what the free scanner found."""
    while True:
        fitting = [(size, page) for page, size in cc.room.items() if size >= order]
        if fitting:
            break
        if not isolate_freepages(cc):
            return None
    size, page = min(fitting)
    del cc.room[page]
    while size > order:
        size -= 1
        cc.room[page + (1 << size)] = size
    return page


def movable_runs(zone: Zone, start: int) -> list[tuple[int, int]]:
    """(page, order) of what can be moved out of a pageblock, ascending."""
    system = zone.system
    found: list[tuple[int, int]] = []
    end = min(start + (1 << zone.pageblock_order), zone.end_pfn)
    page = max(start, zone.start_pfn)
    while page < end:
        order = (system.names_by_page.get(page) or system.pool.get(page) or (0,))[0]
        pages = 1 << order
        if page + pages <= end and lru_pages(zone, page, pages) == pages:
            found.append((page, order))
        page += pages
    return found


@kernel_function("zone", "start", returns="count", file=FILE)
def isolate_migratepages_block(cc: CompactControl, zone: Zone, start: int) -> int:
    """Move what can be moved out of one pageblock. Gives how many pages moved."""
    moved = 0
    for page, order in movable_runs(zone, start):
        target = compaction_alloc(cc, order)
        if target is None:
            break
        migrate_page(zone, page, target, order)
        moved += 1 << order
    return moved


@kernel_function("page", "target", "order", file="mm/migrate.c")
def migrate_page(zone: Zone, page: int, target: int, order: int) -> None:
    """A run moves: its contents, its name and its place on an LRU list. The old place is freed."""
    system = zone.system
    note_event(system, Event.MIGRATED, page, target)
    mark_lru(zone, target, 1 << order, 1)
    if page in system.pool:
        kind = system.pool[page][1]
        take_from_pool(system, page)
        add_to_pool(system, target, order, kind)
    if page in system.names_by_page:
        name = system.names_by_page[page][1]
        name_block(system, page, order, 0)
        name_block(system, target, order, name)
    __free_frozen_pages(zone, page, order)


# ------------------------------------------------------------------ one run


@kernel_function(returns="count", file=FILE)
def compact_finished(cc: CompactControl) -> int:
    """After each pageblock: done when a run of the wanted type is there, or one whose block can be claimed."""
    zone = cc.zone
    if zone.system.values[SystemField.CAPTURED]:
        return COMPACT_SUCCESS
    for order in range(cc.order, zone.max_page_order + 1):
        lists = zone.free_list[order]
        if lists[cc.migratetype] or (cc.migratetype == MIGRATE_MOVABLE and lists[MIGRATE_CMA]):
            return COMPACT_SUCCESS
        if find_suitable_fallback(zone, order, cc.migratetype, True) >= 0:
            return COMPACT_SUCCESS
    return COMPACT_CONTINUE


@kernel_function("zone", "order", returns="count", file=FILE)
def compact_zone(zone: Zone, order: int, migratetype: int, asynchronous: bool) -> int:
    """Move pages from the bottom of the zone to its top until the order can be served or the scanners meet."""
    step = 1 << zone.pageblock_order
    start = zone.start_pfn >> zone.pageblock_order << zone.pageblock_order
    cc = CompactControl(zone, order, migratetype, asynchronous, start, zone.end_pfn)
    set_zone(zone, ZoneField.COMPACT_MIGRATE, max(start, zone.start_pfn))
    set_zone(zone, ZoneField.COMPACT_FREE, zone.end_pfn)
    result = COMPACT_COMPLETE
    while cc.migrate + step <= cc.free:
        if suitable_migration_source(cc, max(cc.migrate, zone.start_pfn)):
            isolate_migratepages_block(cc, zone, cc.migrate)
            drain_pages_zone(zone, zone.pcps[zone.system.values[SystemField.CPU]])
        cc.migrate += step
        set_zone(zone, ZoneField.COMPACT_MIGRATE, min(cc.migrate, zone.end_pfn))
        if compact_finished(cc) == COMPACT_SUCCESS:
            result = COMPACT_SUCCESS
            break
    release_free_list(cc)
    if result == COMPACT_COMPLETE and compact_finished(cc) == COMPACT_SUCCESS:
        return COMPACT_SUCCESS
    return result


def release_free_list(cc: CompactControl) -> None:
    """Room that was not needed goes back to the lists."""
    for page, order in sorted(cc.room.items()):
        free_one_page(cc.zone, page, order, FPI_NONE)
    cc.room.clear()


# ------------------------------------------------------------------ who asks for it


@kernel_function("order", "alloc_flags", "priority", returns="count", file=FILE)
def try_to_compact_pages(
    zonelist: Sequence[Zone], order: int, alloc_flags: int, migratetype: int, highest_zoneidx: int, priority: int
) -> int:
    """The caller compacts for itself, zone by zone, until one can serve the request."""
    result = COMPACT_SKIPPED
    for zone in zonelist:
        if priority > COMPACT_PRIO_SYNC_FULL and compaction_deferred(zone, order):
            result = max(result, COMPACT_DEFERRED)
            continue
        status = compact_zone_order(zone, order, alloc_flags, migratetype, highest_zoneidx, priority)
        result = max(result, status)
        if status == COMPACT_SUCCESS:
            compaction_defer_reset(zone, order)
            break
        if priority != COMPACT_PRIO_ASYNC and status == COMPACT_COMPLETE:
            defer_compaction(zone, order)
    return result


def compact_zone_order(
    zone: Zone, order: int, alloc_flags: int, migratetype: int, highest_zoneidx: int, priority: int
) -> int:
    """try_to_compact_pages() for one zone: only when it cannot serve already, and has room to move pages about."""
    mark = wmark_pages(zone, alloc_flags & ALLOC_WMARK_MASK)
    if zone_watermark_ok(zone, order, mark, highest_zoneidx, alloc_flags):
        return COMPACT_SUCCESS
    if not compaction_suitable(zone, order, wmark_pages(zone, WMARK_MIN), highest_zoneidx):
        return COMPACT_SKIPPED
    return compact_zone(zone, order, migratetype, priority == COMPACT_PRIO_ASYNC)


def direct_compact(
    system: System,
    zonelist: Sequence[Zone],
    order: int,
    alloc_flags: int,
    migratetype: int,
    highest: int,
    priority: int,
) -> tuple[int, int | None]:
    """Compaction by a task that takes the first run of its order for itself: (result, the run it captured or None)."""
    before = system.values[SystemField.TASK_FLAGS]
    set_system(system, SystemField.TASK_FLAGS, before | PF_MEMALLOC)
    set_system(system, SystemField.CAPTURE_TYPE, migratetype)
    set_system(system, SystemField.CAPTURE_ORDER, order + 1)
    result = try_to_compact_pages(zonelist, order, alloc_flags, migratetype, highest, priority)
    captured = system.values[SystemField.CAPTURED]
    set_system(system, SystemField.CAPTURE_ORDER, 0)
    set_system(system, SystemField.CAPTURED, 0)
    set_system(system, SystemField.TASK_FLAGS, before)
    return result, captured - 1 if captured else None


@kernel_function("node", file=FILE)
def kcompactd_do_work(system: System, node: Node) -> bool:
    """Kcompactd's turn: what it was asked for, zone by zone. False when it had nothing to do."""
    order, highest = node.values[NodeField.KCOMPACTD_ORDER], node.values[NodeField.KCOMPACTD_HIGHEST_ZONE]
    if not order:
        return False
    set_node(system, node.number, NodeField.KCOMPACTD_ORDER, 0)
    set_node(system, node.number, NodeField.KCOMPACTD_HIGHEST_ZONE, MAX_NR_ZONES)
    for zone in node.zones:
        if zone.index > highest or compaction_deferred(zone, order):
            continue
        if zone_watermark_ok(zone, order, wmark_pages(zone, WMARK_MIN), highest, 0):
            continue
        if compaction_suitable(zone, order, wmark_pages(zone, WMARK_MIN), highest):
            kcompactd_compact(zone, order)
    return True


def kcompactd_compact(zone: Zone, order: int) -> None:
    """kcompactd_do_work() for one zone."""
    if compact_zone(zone, order, MIGRATE_MOVABLE, False) == COMPACT_SUCCESS:
        compaction_defer_reset(zone, order)
    else:
        drain_all_pages([zone])
        defer_compaction(zone, order)
