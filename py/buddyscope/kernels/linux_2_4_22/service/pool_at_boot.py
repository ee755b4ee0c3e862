"""A machine that begins with memory in use: blocks that reclaim may free, as a page cache has them.

They are taken by rmqueue() right after boot, named cache1, cache2 …, and declared reclaimable in this order. None of it
is recorded: it is the state at record 0.
"""

from collections.abc import Callable, Sequence

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.bootmem import begin_here
from buddyscope.kernels.linux_2_4_22.mmzone import ZONE_NAMES, System, Zone, add_to_pool
from buddyscope.kernels.linux_2_4_22.page_alloc import rmqueue
from buddyscope.tracing.block_names import name_block

from .presets import PoolBlocks


def fill_pool(system: System, pool: Sequence[PoolBlocks], number_of: Callable[[str], int]) -> None:
    """`number_of` gives the number of a new name. Raises InputError when a zone has too few blocks."""
    for entry in pool:
        for taken in range(entry.blocks):
            _take(system, entry, taken, number_of(f"cache{len(system.pool) + 1}"))
    begin_here(system)


def _take(system: System, entry: PoolBlocks, taken: int, name: int) -> None:
    page = rmqueue(_zone(system, entry), entry.order)
    if page is None:
        raise InputError(
            f"the pool of {ZONE_NAMES[entry.zone]}, node {entry.node}, does not fit",
            found=f"{entry.blocks} blocks of order {entry.order}",
            expected=f"at most {taken}, after boot and the entries before it",
        )
    name_block(system, page, entry.order, name)
    add_to_pool(system, page, entry.order)


def _zone(system: System, entry: PoolBlocks) -> Zone:
    return next(zone for zone in system.zones if (zone.node, zone.index) == (entry.node, entry.zone))
