"""Zone balancing. Mirrors the part of mm/vmscan.c that the allocator can see (spec 7.1).

Left out: the LRU lists. What reclaim frees is decided by `System.reclaim`: a plan from a recording.
"""

from typing import Final

from buddyscope.tracing.function_graph import kernel_function

from .mmzone import System, SystemField, Zone

FILE = "mm/vmscan.c"
SWAP_CLUSTER_MAX: Final = 32
"""pages that one round of reclaim is to free"""


@kernel_function("classzone", "gfp_mask", returns="count", file=FILE)
def try_to_free_pages_zone(system: System, classzone: Zone, gfp_mask: int) -> int:
    """Ask for SWAP_CLUSTER_MAX pages to be freed; 1 when that was reached, else 0."""
    return system.reclaim.try_to_free_pages(system, classzone, gfp_mask)


def wakeup_kswapd(system: System) -> None:
    """If kswapd sits on its wait queue, call it."""
    if system.values[SystemField.KSWAPD_WAITING]:
        wake_up_interruptible(system)


@kernel_function(file="kernel/sched.c", name="wakeup_kswapd")
def wake_up_interruptible(system: System) -> None:
    """Wake the sleeper on kswapd_wait."""
    system.reclaim.kswapd_woken(system)


@kernel_function(file="kernel/sched.c", name="yield")
def yield_(system: System) -> None:
    """Give the CPU to others; `yield` is taken in Python."""
