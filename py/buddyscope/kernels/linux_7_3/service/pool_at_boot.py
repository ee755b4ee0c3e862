"""What reclaim may free from the first moment on: runs that are taken after boot."""

from collections.abc import Sequence

from buddyscope.errors import InputError
from buddyscope.kernels.linux_7_3.mmzone import (
    MIGRATE_MOVABLE,
    MIGRATE_RECLAIMABLE,
    POOL_SLAB,
    System,
    Zone,
    add_to_pool,
)
from buddyscope.kernels.linux_7_3.pageblock import mark_lru
from buddyscope.kernels.linux_7_3.rmqueue import rmqueue_buddy

from .presets import PoolRuns


def fill_pool(system: System, pool: Sequence[PoolRuns]) -> None:
    """Take the runs of a machine's pool. Raises InputError when a zone has not so many."""
    for wanted in pool:
        zone = next(zone for zone in system.zones if zone.node == wanted.node and zone.name == wanted.zone)
        for _ in range(wanted.runs):
            page = rmqueue_buddy(zone, wanted.order, 0, type_of_pool(wanted.kind))
            if page is None:
                raise InputError(f"{zone.name} of node {zone.node} has no room for the pool", found=str(wanted))
            make_reclaimable(zone, page, wanted.order, wanted.kind)


def type_of_pool(kind: int) -> int:
    """Type of the requests that such runs come from."""
    return MIGRATE_RECLAIMABLE if kind == POOL_SLAB else MIGRATE_MOVABLE


def make_reclaimable(zone: Zone, page: int, order: int, kind: int) -> None:
    """Reclaim may free the run; file and anonymous pages are on an LRU list, and can be moved."""
    add_to_pool(zone.system, page, order, kind)
    if kind != POOL_SLAB:
        mark_lru(zone, page, 1 << order, 1)
