"""One zone serves a request: per-CPU lists first, then the buddy lists. Mirrors that part of mm/page_alloc.c."""

from .buddy import __rmqueue_smallest
from .fallback import RMQUEUE_NORMAL, __rmqueue
from .functions import kernel_function
from .gfp import (
    ALLOC_HIGHATOMIC,
    ALLOC_KSWAPD,
    ALLOC_NON_BLOCK,
    ALLOC_OOM,
    ALLOC_WMARK_MASK,
    ALLOC_WMARK_MIN,
)
from .highatomic import reserve_highatomic_pageblock
from .kswapd import wakeup_kswapd
from .mmzone import MIGRATE_HIGHATOMIC, ZONE_BOOSTED_WATERMARK, Zone, ZoneField, set_zone, spin_lock, spin_unlock
from .pcp import pcp_allowed_order, rmqueue_pcplist

FILE = "mm/page_alloc.c"


@kernel_function("zone", "order", "migratetype", returns="page", file=FILE)
def rmqueue_buddy(zone: Zone, order: int, alloc_flags: int, migratetype: int) -> int | None:
    """A run from the buddy lists; the high-atomic reserve before them or after them, for those who may (spec 1.9)."""
    page = None
    spin_lock(zone)
    if alloc_flags & ALLOC_HIGHATOMIC:
        page = __rmqueue_smallest(zone, order, MIGRATE_HIGHATOMIC)
    if page is None:
        page = __rmqueue(zone, order, migratetype, alloc_flags, [RMQUEUE_NORMAL])
        if page is None and alloc_flags & (ALLOC_OOM | ALLOC_NON_BLOCK):
            page = __rmqueue_smallest(zone, order, MIGRATE_HIGHATOMIC)
    spin_unlock(zone)
    if page is not None and alloc_flags & ALLOC_HIGHATOMIC and alloc_flags & ALLOC_WMARK_MASK == ALLOC_WMARK_MIN:
        reserve_highatomic_pageblock(zone, page, order)
    return page


@kernel_function("zone", "order", "alloc_flags", returns="page", file=FILE)
def rmqueue(zone: Zone, order: int, alloc_flags: int, migratetype: int) -> int | None:
    """A run of a zone that has passed the watermark test."""
    page = None
    if pcp_allowed_order(zone, order):
        page = rmqueue_pcplist(zone, order, migratetype, alloc_flags)
    if page is None:
        page = rmqueue_buddy(zone, order, alloc_flags, migratetype)
    flags = zone.values[ZoneField.FLAGS]
    if alloc_flags & ALLOC_KSWAPD and flags & ZONE_BOOSTED_WATERMARK:
        set_zone(zone, ZoneField.FLAGS, flags & ~ZONE_BOOSTED_WATERMARK)
        wakeup_kswapd(zone, 0, 0, zone.index)
    return page
