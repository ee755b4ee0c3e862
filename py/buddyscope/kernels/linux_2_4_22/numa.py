"""_alloc_pages() with several nodes. Mirrors mm/numa.c (spec 4.1).

Each node's zonelist holds only its own zones, so the walk over nodes happens out here: a request that may wait
and has order <= 3 never leaves its first node, because __alloc_pages() does not give up on it.
"""

from collections.abc import Iterable

from .functions import kernel_function
from .gfp import GFP_ZONEMASK
from .mmzone import Node, System, SystemField, set_system
from .page_alloc import __alloc_pages

FILE = "mm/numa.c"


@kernel_function("nid", "gfp_mask", "order", returns="page", file=FILE)
def alloc_pages_pgdat(system: System, nid: int, gfp_mask: int, order: int) -> int | None:
    """Ask one node."""
    zonelist = system.nodes[nid].node_zonelists[gfp_mask & GFP_ZONEMASK]
    return __alloc_pages(system, gfp_mask, order, zonelist)


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def _alloc_pages(system: System, gfp_mask: int, order: int) -> int | None:
    """The first node, then the rest of pgdat_list, then its beginning; the first that serves wins."""
    if order >= system.max_order:
        return None
    for node in nodes_from(system, first_node(system)):
        page = alloc_pages_pgdat(system, node.node_id, gfp_mask, order)
        if page is not None:
            return page
    return None


def first_node(system: System) -> int:
    """Position in pgdat_list: the node of the current CPU with CONFIG_NUMA, else the next in turn."""
    if system.build == "numa":
        here = system.values[SystemField.CPU_NODE]
        return next(at for at, node in enumerate(system.pgdat_list) if node.node_id == here)
    start = system.values[SystemField.ROUND_ROBIN]
    set_system(system, SystemField.ROUND_ROBIN, (start + 1) % len(system.pgdat_list))
    return start


def nodes_from(system: System, start: int) -> Iterable[Node]:
    """pgdat_list from a position to its end, then from its head up to that position."""
    return system.pgdat_list[start:] + system.pgdat_list[:start]
