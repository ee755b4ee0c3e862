"""Freeing: to the per-CPU lists or the buddy lists. Mirrors that part of mm/page_alloc.c (spec 1.8, 1.10)."""

from .buddy import FPI_NONE, free_one_page
from .functions import kernel_function
from .mmzone import (
    MIGRATE_ISOLATE,
    MIGRATE_MOVABLE,
    MIGRATE_PCPTYPES,
    System,
    Zone,
    get_pageblock_migratetype,
    page_zone,
    this_cpu_pcp,
)
from .pageblock import clear_lru
from .pcp import free_frozen_page_commit, pcp_allowed_order

FILE = "mm/page_alloc.c"


def __free_pages_prepare(zone: Zone, page: int, order: int) -> None:
    """What ends with the use of a run: it is on no LRU list any longer."""
    if zone.lru:
        clear_lru(zone, page, order)


@kernel_function("page", "order", file=FILE)
def __free_pages_ok(zone: Zone, page: int, order: int, fpi_flags: int) -> None:
    """Free a run to the buddy lists."""
    __free_pages_prepare(zone, page, order)
    free_one_page(zone, page, order, fpi_flags)


@kernel_function("page", "order", file=FILE)
def __free_frozen_pages(zone: Zone, page: int, order: int) -> None:
    """Free a run: small ones to the lists of this CPU."""
    if not pcp_allowed_order(zone, order):
        __free_pages_ok(zone, page, order, FPI_NONE)
        return
    __free_pages_prepare(zone, page, order)
    migratetype = get_pageblock_migratetype(zone, page)
    if migratetype >= MIGRATE_PCPTYPES:
        if migratetype == MIGRATE_ISOLATE:
            free_one_page(zone, page, order, FPI_NONE)
            return
        migratetype = MIGRATE_MOVABLE
    free_frozen_page_commit(zone, this_cpu_pcp(zone), page, migratetype, order)


@kernel_function("page", "order", file=FILE)
def __free_pages(system: System, page: int, order: int) -> None:
    """The caller gives a run back."""
    __free_frozen_pages(page_zone(system, page), page, order)
