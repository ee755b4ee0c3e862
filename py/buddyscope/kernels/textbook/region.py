"""The region: its free lists, its cuts and the blocks in use, and the only functions that write them.

A free list is a dict block -> stamp whose last key is the most recently freed block and whose first key is the one
that has been free longest. Each primitive leaves its records in the log; the inverses follow from undo.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from buddyscope.tracing.journal import WIDTH, Log
from buddyscope.tracing.messages import Message

from .kinds import ADD_TO_FREE_LIST, CUT, DEL_FROM_FREE_LIST, MERGES, MOVES, SPLITS, USED
from .layout import Layout


@dataclass(slots=True, eq=False)
class Region:
    """One region of memory under a buddy system. It is its own only zone; a page is a grain."""

    layout: Layout
    free_lists: list[dict[int, int]]
    """by order: block -> stamp"""
    used: dict[int, tuple[int, int]] = field(default_factory=dict)
    """block -> (order, requested bytes)"""
    cuts: set[tuple[int, int]] = field(default_factory=set)
    """(block, order) of the blocks that are cut in two"""
    moves: list[int] = field(default_factory=lambda: [0, 0])
    """splits and merges so far"""
    requests: list[int] = field(default_factory=lambda: [0])
    """every size that was ever requested, in bytes; a USED record holds an index, since sizes need not fit 32 bits"""
    request_numbers: dict[int, int] = field(default_factory=dict)
    log: Log = field(default_factory=list)
    names_by_page: dict[int, tuple[int, int]] = field(default_factory=dict)
    """block -> (order, number of the name)"""
    page_by_name: dict[int, int] = field(default_factory=dict)
    bugs: list[Message] = field(default_factory=list)
    """none: this kernel refuses what makes no sense"""

    @property
    def splits(self) -> int:
        """Blocks that were cut, so far."""
        return self.moves[SPLITS]

    @property
    def merges(self) -> int:
        """Blocks that became one again, so far."""
        return self.moves[MERGES]

    # ------------------------------------------------------------------ as a zone

    @property
    def zones(self) -> Sequence["Region"]:
        """The region itself."""
        return (self,)

    @property
    def number(self) -> int:
        """Of the zone."""
        return 0

    @property
    def node(self) -> int:
        """Of the zone."""
        return 0

    @property
    def name(self) -> str:
        """Of the zone."""
        return "Region"

    @property
    def start_pfn(self) -> int:
        """The first grain."""
        return 0

    @property
    def size(self) -> int:
        """Grains of the region."""
        return self.layout.region // self.layout.grain

    @property
    def free_pages(self) -> int:
        """Grains of all free blocks."""
        grains = self.layout.grains
        return sum(grains[order] * len(entries) for order, entries in enumerate(self.free_lists))


# ---------------------------------------------------------------------- the writers


def add_to_free_list(region: Region, block: int, order: int) -> None:
    """The block becomes the most recently freed one of its order."""
    log = region.log
    region.free_lists[order][block] = len(log) // WIDTH
    log += (ADD_TO_FREE_LIST, 0, order, block, 0)


def del_from_free_list(region: Region, block: int, order: int) -> None:
    """The block leaves the list of its order, wherever it stands in it."""
    stamp = region.free_lists[order].pop(block)
    region.log += (DEL_FROM_FREE_LIST, 0, order, block, stamp)


def cut_block(region: Region, block: int, order: int) -> None:
    """The block is two parts from now on: one split."""
    region.cuts.add((block, order))
    region.moves[SPLITS] += 1
    region.log += (CUT, order, block, 0, 0, MOVES, SPLITS, 1, 0, 0)


def join_block(region: Region, block: int, order: int) -> None:
    """The two parts are one block again: one merge."""
    region.cuts.remove((block, order))
    region.moves[MERGES] += 1
    region.log += (CUT, order, block, 0, 0, MOVES, MERGES, 1, 0, 0)


def use_block(region: Region, block: int, order: int, request: int) -> None:
    """The block is in use for a request of so many bytes."""
    region.used[block] = (order, request)
    region.log += (USED, block, order, request_number(region, request), 0)


def release_block(region: Region, block: int) -> int:
    """The block is in use no longer; gives its order. Raises KeyError when it is not in use."""
    order, request = region.used.pop(block)
    region.log += (USED, block, order, 0, region.request_numbers[request])
    return order


def request_number(region: Region, request: int) -> int:
    """The number of a requested size, which gets the next one when it is new."""
    if request not in region.request_numbers:
        region.request_numbers[request] = len(region.requests)
        region.requests.append(request)
    return region.request_numbers[request]
