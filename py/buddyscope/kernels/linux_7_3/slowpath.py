"""What happens when the first walk finds nothing. Mirrors __alloc_pages_slowpath() of mm/page_alloc.c (spec 1.14)."""

from typing import TYPE_CHECKING

from .functions import kernel_function
from .gfp import (
    __GFP_DIRECT_RECLAIM,
    ALLOC_CPUSET,
    ALLOC_KSWAPD,
    __gfp_pfmemalloc_flags,
    alloc_flags_slowpath,
    gfp_to_alloc_flags_cma,
)
from .kswapd import wakeup_kswapd

if TYPE_CHECKING:
    from .page_alloc import AllocContext

FILE = "mm/page_alloc.c"


@kernel_function("gfp_mask", "order", file=FILE)
def wake_all_kswapds(gfp_mask: int, order: int, ac: "AllocContext") -> None:
    """Wake kswapd of every node that the request may use."""
    last_node = None
    for zone in ac.zonelist:
        if zone.node != last_node:
            wakeup_kswapd(zone, gfp_mask, order, ac.highest_zoneidx)
        last_node = zone.node


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def __alloc_pages_slowpath(gfp_mask: int, order: int, ac: "AllocContext") -> int | None:
    """Down to the min mark, with reserves, reclaim, compaction and the OOM killer, as the request allows."""
    from .page_alloc import get_page_from_freelist

    system = ac.system
    alloc_flags = alloc_flags_slowpath(system, gfp_mask, order)
    restarted = False
    while True:
        if alloc_flags & ALLOC_KSWAPD:
            wake_all_kswapds(gfp_mask, order, ac)
        page = get_page_from_freelist(gfp_mask, order, alloc_flags, ac)
        if page is not None:
            return page
        reserve_flags = __gfp_pfmemalloc_flags(system, gfp_mask)
        if reserve_flags:
            alloc_flags = gfp_to_alloc_flags_cma(system, gfp_mask, reserve_flags) | alloc_flags & ALLOC_KSWAPD
        if not restarted and (reserve_flags or not alloc_flags & ALLOC_CPUSET):
            restarted = True
            continue
        if not gfp_mask & __GFP_DIRECT_RECLAIM:
            return None
        return None
