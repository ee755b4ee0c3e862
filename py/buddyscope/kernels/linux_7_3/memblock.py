"""The hand-over of free memory at boot. Mirrors mm/memblock.c and __free_pages_core() (spec 1.16)."""

from collections.abc import Iterator

from .buddy import FPI_TO_TAIL
from .free_pages import __free_pages_ok
from .functions import kernel_function
from .mmzone import Zone, ZoneField, set_zone

FILE = "mm/memblock.c"


def largest_runs(start: int, end: int, max_page_order: int) -> Iterator[tuple[int, int]]:
    """(page, order) of the largest naturally aligned runs that fill [start, end), ascending."""
    while start < end:
        order = min(max_page_order, (end - start).bit_length() - 1)
        if start:
            order = min(order, (start & -start).bit_length() - 1)
        yield start, order
        start += 1 << order


@kernel_function("page", "order", file="mm/mm_init.c")
def __free_pages_core(zone: Zone, page: int, order: int) -> None:
    """A run that was reserved until now goes to the tail of the buddy lists, and the zone manages it."""
    set_zone(zone, ZoneField.MANAGED, zone.managed + (1 << order))
    __free_pages_ok(zone, page, order, FPI_TO_TAIL)


@kernel_function("start", "end", file=FILE)
def __free_pages_memory(zone: Zone, start: int, end: int) -> None:
    """Hand a range of pages of one zone over, run by run."""
    for page, order in largest_runs(start, end, zone.max_page_order):
        __free_pages_core(zone, page, order)
