"""The region: its free lists, its cuts and the blocks in use, and the only functions that write them.

A free list is a dict block -> stamp whose last key is the most recently freed block and whose first key is the one
that has been free longest. Each primitive leaves one record in the log; its inverse stands in undo.py.
"""

from dataclasses import dataclass, field

from buddyscope.tracing.journal import WIDTH, Log

from .kinds import ADD_TO_FREE_LIST, CUT, DEL_FROM_FREE_LIST, JOIN, LOW_BITS, RELEASE, USE
from .layout import Layout

LOW = (1 << LOW_BITS) - 1


@dataclass(slots=True, eq=False)
class Region:
    """One region of memory under a buddy system."""

    layout: Layout
    free_lists: list[dict[int, int]]
    """by order: block -> stamp"""
    used: dict[int, tuple[int, int]] = field(default_factory=dict)
    """block -> (order, requested bytes)"""
    cuts: set[tuple[int, int]] = field(default_factory=set)
    """(block, order) of the blocks that are cut in two"""
    log: Log = field(default_factory=list)
    splits: int = 0
    merges: int = 0
    holders: dict[int, tuple[int, int]] = field(default_factory=dict)
    """block -> (order, name number) of the blocks with a name"""
    held: dict[int, int] = field(default_factory=dict)
    """name number -> block"""


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
    region.splits += 1
    region.log += (CUT, order, block, 0, 0)


def join_block(region: Region, block: int, order: int) -> None:
    """The two parts are one block again: one merge."""
    region.cuts.remove((block, order))
    region.merges += 1
    region.log += (JOIN, order, block, 0, 0)


def use_block(region: Region, block: int, order: int, request: int) -> None:
    """The block is in use for a request of so many bytes."""
    region.used[block] = (order, request)
    region.log += (USE, block, order, request & LOW, request >> LOW_BITS)


def release_block(region: Region, block: int) -> int:
    """The block is in use no longer; gives its order."""
    order, request = region.used.pop(block)
    region.log += (RELEASE, block, order, request & LOW, request >> LOW_BITS)
    return order
