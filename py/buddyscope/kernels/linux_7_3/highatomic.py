"""The reserve for allocations of several pages that may not wait. Mirrors that part of mm/page_alloc.c (spec 1.12)."""

from collections.abc import Sequence

from .buddy import change_pageblock_range
from .functions import kernel_function
from .mmzone import (
    MIGRATE_HIGHATOMIC,
    MIGRATE_PCPTYPES,
    Zone,
    ZoneField,
    get_pageblock_migratetype,
    set_zone,
    spin_lock,
    spin_unlock,
)
from .pageblock import move_freepages_block, move_to_free_list

FILE = "mm/page_alloc.c"


@kernel_function("page", "order", "zone", file=FILE)
def reserve_highatomic_pageblock(zone: Zone, page: int, order: int) -> None:
    """Reserve the pageblock around a run that was just allocated, up to a hundredth of the zone."""
    limit = highatomic_limit(zone)
    if zone.values[ZoneField.RESERVED_HIGHATOMIC] >= limit:
        return
    spin_lock(zone)
    migratetype = get_pageblock_migratetype(zone, page)
    if migratetype < MIGRATE_PCPTYPES:
        reserve_block(zone, page, order, migratetype)
    spin_unlock(zone)


def highatomic_limit(zone: Zone) -> int:
    """Pages that may be reserved: a hundredth of the zone in whole pageblocks; none when that is less than one."""
    if zone.highatomic_limit >= 0:
        return zone.highatomic_limit
    block = 1 << zone.pageblock_order
    hundredth = zone.managed // 100
    return -(-hundredth // block) * block if hundredth >= block else 0


def reserve_block(zone: Zone, page: int, order: int, migratetype: int) -> None:
    """reserve_highatomic_pageblock() under the zone's lock."""
    if order < zone.pageblock_order:
        if not move_freepages_block(zone, page, migratetype, MIGRATE_HIGHATOMIC):
            return
    else:
        change_pageblock_range(zone, page, order, MIGRATE_HIGHATOMIC)
    change_reserved(zone, max(1 << order, 1 << zone.pageblock_order))


def change_reserved(zone: Zone, delta: int) -> None:
    """The zone's count of reserved pages."""
    set_zone(zone, ZoneField.RESERVED_HIGHATOMIC, zone.values[ZoneField.RESERVED_HIGHATOMIC] + delta)


@kernel_function("migratetype", returns="yes", file=FILE)
def unreserve_highatomic_pageblock(zonelist: Sequence[Zone], migratetype: int, force: bool) -> bool:
    """Give one reserved pageblock to the request's type; without `force` each zone keeps one."""
    for zone in zonelist:
        if not force and zone.values[ZoneField.RESERVED_HIGHATOMIC] <= 1 << zone.pageblock_order:
            continue
        for order in range(zone.max_page_order + 1):
            runs = zone.free_list[order][MIGRATE_HIGHATOMIC]
            if runs:
                spin_lock(zone)
                unreserve_block(zone, next(reversed(runs)), order, migratetype)
                spin_unlock(zone)
                return True
    return False


def unreserve_block(zone: Zone, page: int, order: int, migratetype: int) -> None:
    """unreserve_highatomic_pageblock() once a run is found."""
    reserved = zone.values[ZoneField.RESERVED_HIGHATOMIC]
    change_reserved(zone, -min(max(1 << order, 1 << zone.pageblock_order), reserved))
    if order < zone.pageblock_order:
        move_freepages_block(zone, page, MIGRATE_HIGHATOMIC, migratetype)
    else:
        move_to_free_list(zone, page, order, MIGRATE_HIGHATOMIC, migratetype)
        change_pageblock_range(zone, page, order, migratetype)
