"""What a kernel programmer does wrong, though the kernel may not notice."""

from buddyscope.kernels.linux_7_3.gfp import __GFP_DIRECT_RECLAIM, __GFP_NOFAIL, IN_TASK
from buddyscope.kernels.linux_7_3.mmzone import System, SystemField, Zone, get_pageblock_migratetype, page_zone
from buddyscope.tracing.messages import Message

from .messages import FREES_FREE, FREES_MIDDLE, NOFAIL_CANNOT_SLEEP, OTHER_ORDER, SLEEPS_IN_INTERRUPT


def misuse_of_alloc(system: System, gfp_mask: int) -> Message | None:
    """A request whose flags do not fit where it is made."""
    if gfp_mask & __GFP_DIRECT_RECLAIM:
        return SLEEPS_IN_INTERRUPT() if system.values[SystemField.CONTEXT] != IN_TASK else None
    return NOFAIL_CANNOT_SLEEP() if gfp_mask & __GFP_NOFAIL else None


def misuse_of_free(system: System, page: int, order: int) -> Message | None:
    """A page that is free already, or another order than the run has."""
    if is_free(page_zone(system, page), page):
        return FREES_FREE(page=page)
    for first, (held, _) in system.names_by_page.items():
        if first == page:
            return OTHER_ORDER(page=page, held=held, order=order) if held != order else None
        if first < page < first + (1 << held):
            return FREES_MIDDLE(page=page, run=first)
    return None


def is_free(zone: Zone, page: int) -> bool:
    """Whether a page is in a free run, or on a per-CPU list."""
    migratetype = get_pageblock_migratetype(zone, page)
    if any(page >> order << order in lists[migratetype] for order, lists in enumerate(zone.free_list)):
        return True
    return any(
        page >> index // 3 << index // 3 in entries for pcp in zone.pcps for index, entries in enumerate(pcp.lists)
    )
