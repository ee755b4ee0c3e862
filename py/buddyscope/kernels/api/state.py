"""What every kernel's state has, so that the parts that know no kernel can read it."""

from collections.abc import Sequence
from typing import Protocol

from buddyscope.errors import InputError
from buddyscope.tracing.journal import Log
from buddyscope.tracing.messages import Message


class Zone(Protocol):
    """A zone as the parts that know no kernel read it. Sizes in pages."""

    @property
    def number(self) -> int:
        """Index among the machine's zones; records hold it."""

    @property
    def node(self) -> int:
        """Number of its node; 0 on a machine with one."""

    @property
    def name(self) -> str:
        """As the kernel prints it."""

    @property
    def start_pfn(self) -> int:
        """Page frame number of its first page."""

    @property
    def size(self) -> int:
        """Pages that it spans, holes included."""

    @property
    def free_pages(self) -> int:
        """Pages that its counter says are free."""


class State(Protocol):
    """A booted kernel: what boot() of a Kernel gives. Every write to it leaves a record in `log`."""

    log: Log
    names_by_page: dict[int, tuple[int, int]]
    """page -> (order, number of the name) of the blocks that have a name; tracing/block_names.py writes it"""
    page_by_name: dict[int, int]
    """number of the name -> page"""
    bugs: list[Message]
    """what every BUG record so far says; the record holds an index"""

    @property
    def zones(self) -> Sequence[Zone]:
        """Every zone that has pages, by its number."""


def zone_of_page(state: State, page: int) -> Zone:
    """The zone of a page frame number. Raises InputError for one that no zone has."""
    for zone in state.zones:
        if 0 <= page - zone.start_pfn < zone.size:
            return zone
    spans = ", ".join(f"{zone.start_pfn}–{zone.start_pfn + zone.size - 1}" for zone in state.zones)
    raise InputError(f"no zone has page {page}: expected one of {spans}")
