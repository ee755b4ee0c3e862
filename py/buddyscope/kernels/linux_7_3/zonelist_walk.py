"""The walk over the zonelist. Mirrors get_page_from_freelist() of mm/page_alloc.c (spec 1.11).

Left out: cpusets, the limit for dirty pages, deferred initialisation of struct page, and that nodes whose kswapd works
just now are skipped at first: one CPU runs at a time, so it never does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .functions import kernel_function
from .gfp import (
    __GFP_THISNODE,
    ALLOC_NO_WATERMARKS,
    ALLOC_NOFRAGMENT,
    ALLOC_WMARK_MASK,
    gfp_migratetype,
    gfp_zone,
)
from .mmzone import (
    WMARK_HIGH,
    ZONE_BELOW_HIGH,
    System,
    SystemField,
    Zone,
    ZoneField,
    set_zone,
    wmark_pages,
)
from .rmqueue import rmqueue
from .watermark import zone_watermark_fast

FILE = "mm/page_alloc.c"


@dataclass(slots=True, eq=False)
class AllocContext:
    """struct alloc_context: what stays the same during one request."""

    system: System
    zonelist: Sequence[Zone]
    """the zones that the request may use, in the order in which they are tried; the first is the preferred one"""
    highest_zoneidx: int
    migratetype: int


def prepare_alloc_pages(system: System, gfp_mask: int, node: int) -> AllocContext:
    """The zones and the type of a request. Raises ValueError for flags that contradict each other."""
    highest = gfp_zone(system, gfp_mask)
    which = 1 if gfp_mask & __GFP_THISNODE else 0
    zonelist = system.nodes[node].zonelists[which][highest]
    return AllocContext(system, zonelist, highest, gfp_migratetype(system, gfp_mask))


@kernel_function("gfp_mask", "order", "alloc_flags", returns="page", file=FILE)
def get_page_from_freelist(gfp_mask: int, order: int, alloc_flags: int, ac: AllocContext) -> int | None:
    """Walk over the zonelist: the first zone above its mark that has a run serves the request (spec 1.11)."""
    while True:
        nofragment = alloc_flags & ALLOC_NOFRAGMENT
        leaves_node = False
        for zone in ac.zonelist:
            if nofragment and zone.node != ac.zonelist[0].node:
                leaves_node = True  # to stay on the node counts for more than to keep blocks unmixed
                break
            if may_allocate(zone, order, alloc_flags, ac.highest_zoneidx):
                page = rmqueue(zone, order, alloc_flags, ac.migratetype)
                if page is not None:
                    return page
        if not nofragment or (not leaves_node and ac.system.values[SystemField.DEFRAG_MODE]):
            return None
        alloc_flags &= ~ALLOC_NOFRAGMENT


def may_allocate(zone: Zone, order: int, alloc_flags: int, highest_zoneidx: int) -> bool:
    """get_page_from_freelist(): the high mark first, which only steers per-CPU lists, then the mark of the request."""
    flags = zone.values[ZoneField.FLAGS]
    if not flags & ZONE_BELOW_HIGH:
        if zone_watermark_fast(zone, order, wmark_pages(zone, WMARK_HIGH), highest_zoneidx, alloc_flags):
            return True
        set_zone(zone, ZoneField.FLAGS, flags | ZONE_BELOW_HIGH)
    mark = wmark_pages(zone, alloc_flags & ALLOC_WMARK_MASK)
    if zone_watermark_fast(zone, order, mark, highest_zoneidx, alloc_flags):
        return True
    return bool(alloc_flags & ALLOC_NO_WATERMARKS)
