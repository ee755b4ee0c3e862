"""Taking a page off the LRU. Mirrors the part of mm/swap.c that the allocator calls."""

from .functions import kernel_function
from .mmzone import PG_active, PG_lru, Zone, set_page_flags

FILE = "mm/swap.c"


@kernel_function("page", file=FILE)
def lru_cache_del(zone: Zone, page: int) -> None:
    """Under the (plain) pagemap_lru_lock, which is why an interrupt must not come here."""
    __lru_cache_del(zone, page)


@kernel_function("page", file=FILE)
def __lru_cache_del(zone: Zone, page: int) -> None:
    """Off the active or the inactive list."""
    set_page_flags(zone, page, zone.flags[page] & ~(PG_lru | PG_active))
