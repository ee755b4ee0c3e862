"""For each kind of record: do it again, and take it back exactly. The other half of region.py's writers.

Every function takes (region, record number, a, b, c, d), the record as kinds.py lays it out.
"""

from buddyscope.tracing import holders
from buddyscope.tracing.journal import Writer

from .kinds import ADD_TO_FREE_LIST, CUT, DEL_FROM_FREE_LIST, JOIN, LOW_BITS, RELEASE, USE
from .region import Region


def apply_add(region: Region, number: int, _a: int, order: int, block: int, _d: int) -> None:
    """The record's own number is the stamp."""
    region.free_lists[order][block] = number


def undo_add(region: Region, _number: int, _a: int, order: int, block: int, _d: int) -> None:
    """What was added last is the last key. Raises AssertionError when it is not: records are undone out of order."""
    last, _ = region.free_lists[order].popitem()
    if last != block:
        raise AssertionError(f"undo out of order: {last} came last to order {order}, not {block}")


def apply_del(region: Region, _number: int, _a: int, order: int, block: int, _stamp: int) -> None:
    """Unlink, from anywhere in the list."""
    del region.free_lists[order][block]


def undo_del(region: Region, _number: int, _a: int, order: int, block: int, stamp: int) -> None:
    """Back to where its stamp belongs: before the entries that came later."""
    entries = region.free_lists[order]
    later = []
    while entries and next(reversed(entries.values())) > stamp:
        later.append(entries.popitem())
    entries[block] = stamp
    entries.update(reversed(later))


def apply_cut(region: Region, _number: int, order: int, block: int, _c: int, _d: int) -> None:
    """In two, and one split more."""
    region.cuts.add((block, order))
    region.splits += 1


def undo_cut(region: Region, _number: int, order: int, block: int, _c: int, _d: int) -> None:
    """In one, and one split less."""
    region.cuts.remove((block, order))
    region.splits -= 1


def apply_join(region: Region, _number: int, order: int, block: int, _c: int, _d: int) -> None:
    """In one, and one merge more."""
    region.cuts.remove((block, order))
    region.merges += 1


def undo_join(region: Region, _number: int, order: int, block: int, _c: int, _d: int) -> None:
    """In two, and one merge less."""
    region.cuts.add((block, order))
    region.merges -= 1


def hold(region: Region, _number: int, block: int, order: int, low: int, high: int) -> None:
    """The block is in use."""
    region.used[block] = (order, high << LOW_BITS | low)


def let_go(region: Region, _number: int, block: int, _order: int, _low: int, _high: int) -> None:
    """The block is not in use."""
    del region.used[block]


WRITERS: dict[int, tuple[Writer, Writer]] = {
    ADD_TO_FREE_LIST: (apply_add, undo_add),
    DEL_FROM_FREE_LIST: (apply_del, undo_del),
    CUT: (apply_cut, undo_cut),
    JOIN: (apply_join, undo_join),
    USE: (hold, let_go),
    RELEASE: (let_go, hold),
    **holders.WRITERS,
}
