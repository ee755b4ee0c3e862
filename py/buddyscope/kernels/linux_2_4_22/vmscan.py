"""Zone balancing. Mirrors the part of mm/vmscan.c that the allocator can see (spec 7.1).

Left out: the LRU lists, the page cache and the slab. What reclaim may free is declared: `System.reclaim` answers, from
a pool of blocks in a declared order (reclaim_pool.py) or from the plan of a recording.
"""

from typing import Final

from .functions import kernel_function
from .gfp import GFP_KSWAPD, PF_MEMALLOC
from .mmzone import Node, System, SystemField, Zone, has_more_than, set_need_balance, set_system, task_flags

FILE = "mm/vmscan.c"
SWAP_CLUSTER_MAX: Final = 32
"""pages that one round of reclaim is to free"""
TASK, KSWAPD = 0, 1
"""values of SystemField.RUNNING: who has the CPU"""


@kernel_function("classzone", "gfp_mask", returns="count", file=FILE)
def try_to_free_pages_zone(system: System, classzone: Zone, gfp_mask: int) -> int:
    """Ask for SWAP_CLUSTER_MAX pages to be freed; 1 when that was reached, else 0."""
    return system.reclaim.try_to_free_pages(system, classzone, gfp_mask)


@kernel_function(file="kernel/sched.c")
def wake_up_interruptible(system: System) -> None:
    """Wake whoever sleeps on kswapd_wait, kswapd's wait queue. The kernel's own takes any wait queue."""
    system.reclaim.kswapd_woken(system)


@kernel_function(file="kernel/sched.c", name="yield")
def yield_(system: System) -> None:
    """Give the CPU to others; `yield` is taken in Python."""


@kernel_function(file=FILE)
def kswapd(system: System) -> None:
    """From being woken until it sleeps again: balance the zones of every node that ask for it."""
    flags = task_flags(system)
    set_system(system, SystemField.RUNNING, KSWAPD)
    set_system(system, SystemField.TASK_FLAGS, PF_MEMALLOC)  # it may use the reserve to free more
    for node in system.pgdat_list:
        while kswapd_balance_pgdat(system, node):
            pass
    set_system(system, SystemField.KSWAPD_WAITING, 1)
    set_system(system, SystemField.TASK_FLAGS, flags)
    set_system(system, SystemField.RUNNING, TASK)


@kernel_function("node", returns="yes", file=FILE)
def kswapd_balance_pgdat(system: System, node: Node) -> bool:
    """One round over the node's zones, highest first; whether some zone still needs balance."""
    again = False
    for zone in reversed(node.zones):
        if zone is None or not zone.need_balance:
            continue
        if not try_to_free_pages_zone(system, zone, GFP_KSWAPD):
            set_need_balance(zone, 0)  # the kernel sleeps a second here; nothing more could be freed
        elif check_classzone_need_balance(node, zone):
            again = True
        else:
            set_need_balance(zone, 0)
    return again


@kernel_function("classzone", returns="yes", file=FILE)
def check_classzone_need_balance(node: Node, classzone: Zone) -> bool:
    """Whether no zone, from this one down to DMA, has more than pages_high free."""
    zones = (zone for zone in reversed(node.zones[: classzone.index + 1]) if zone is not None)
    return not any(has_more_than(zone, zone.pages_high) for zone in zones)
