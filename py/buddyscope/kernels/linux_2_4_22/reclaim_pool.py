"""Reclaim over a declared pool: the blocks that may be freed, in the order in which they are (spec 7.1).

This stands for the LRU lists, the page cache and the slab, which are not modelled. A round goes through the pool from
its front and frees what lies in the class of zones that is asked for, until SWAP_CLUSTER_MAX pages are free.
"""

from buddyscope.tracing.block_names import name_block

from .mmzone import System, SystemField, Zone, page_zone, pool_blocks, set_system, take_from_pool
from .page_alloc import __free_pages, memclass
from .vmscan import SWAP_CLUSTER_MAX, kswapd


def free_from_pool(system: System, classzone: Zone) -> int:
    """1 when SWAP_CLUSTER_MAX pages were freed, 0 when the pool had too few of this class."""
    freed = 0
    for page in pool_blocks(system):
        if freed >= SWAP_CLUSTER_MAX:
            break
        if memclass(page_zone(system, page), classzone):
            freed += free_pool_block(system, page)
    return int(freed >= SWAP_CLUSTER_MAX)


def free_pool_block(system: System, page: int) -> int:
    """Free one block of the pool; gives its size in pages."""
    order = take_from_pool(system, page)
    if page in system.names_by_page:
        name_block(system, page, order, 0)
    __free_pages(system, page, order)
    return 1 << order


def kswapd_is_called(system: System) -> None:
    """Off its wait queue; it runs when the CPU is given to it."""
    set_system(system, SystemField.KSWAPD_WAITING, 0)


def run_kswapd(system: System) -> None:
    """Give the CPU to kswapd, if it was woken."""
    if not system.values[SystemField.KSWAPD_WAITING]:
        kswapd(system)
