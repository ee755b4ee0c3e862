"""alloc_pages() and its relatives. Mirrors the entries of mm/page_alloc.c (spec 1.4). Left out: memory policies."""

from .functions import kernel_function
from .gfp import first_pass_flags
from .mmzone import System, SystemField
from .slowpath import __alloc_pages_slowpath
from .zonelist_walk import get_page_from_freelist, prepare_alloc_pages

FILE = "mm/page_alloc.c"


@kernel_function("gfp_mask", "order", "node", returns="page", file=FILE)
def __alloc_frozen_pages_noprof(system: System, gfp_mask: int, order: int, node: int) -> int | None:
    """The heart of the allocator: one walk down to the low mark, then the slow path."""
    ac = prepare_alloc_pages(system, gfp_mask, node)
    if not ac.zonelist:
        return None
    alloc_flags = first_pass_flags(ac.zonelist[0], gfp_mask, order)
    page = get_page_from_freelist(gfp_mask, order, alloc_flags, ac)
    if page is None:
        page = __alloc_pages_slowpath(gfp_mask, order, ac)
    return page


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def alloc_pages(system: System, gfp_mask: int, order: int) -> int | None:
    """2^order pages next to each other, for the task on the CPU that runs."""
    return __alloc_frozen_pages_noprof(system, gfp_mask, order, system.values[SystemField.CPU_NODE])


@kernel_function("node", "gfp_mask", "order", returns="page", file="include/linux/gfp.h")
def alloc_pages_node(system: System, node: int, gfp_mask: int, order: int) -> int | None:
    """The request begins on a node of the caller's choice."""
    return __alloc_frozen_pages_noprof(system, gfp_mask, order, node)
