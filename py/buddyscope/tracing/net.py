"""A long run told in short: the records of many requests become the few that lead to the same state.

What came and went in between is left out, and so are calls and locks. Whoever applies the short records stands where
the long ones led, to the last position of every list; undoing them leads back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .journal import (
    ADD_TO_FREE_LIST,
    ADD_TO_LOCAL,
    ADD_TO_POOL,
    BUG,
    CALL,
    DEL_FROM_FREE_LIST,
    DEL_FROM_LOCAL,
    DEL_FROM_POOL,
    FREE_PAGES,
    LOCK,
    NAME,
    NEED_BALANCE,
    PAGE_COUNT,
    PAGE_FLAGS,
    RETURN,
    SYSTEM,
    TOGGLE_BIT,
    UNLOCK,
    WIDTH,
    Log,
    records,
)

type Record = tuple[int, int, int, int, int]

ARRIVALS = {ADD_TO_FREE_LIST: DEL_FROM_FREE_LIST, ADD_TO_LOCAL: DEL_FROM_LOCAL, ADD_TO_POOL: DEL_FROM_POOL}
DEPARTURES = {leaving: coming for coming, leaving in ARRIVALS.items()}
VALUES = (NEED_BALANCE, PAGE_FLAGS, SYSTEM)
"""records of the shape (kind, what, new, old)"""
LEFT_OUT = frozenset((CALL, RETURN, LOCK, UNLOCK))
"""most of what a request leaves; nothing of the state is in them"""


@dataclass(slots=True)
class _Difference:
    gone: dict[Record, Record] = field(default_factory=dict)
    """entries that were there before: how they arrived, without a stamp -> the record that removed them"""
    come: dict[Record, None] = field(default_factory=dict)
    """entries that are there now and were not before, in the order of time"""
    flips: dict[Record, None] = field(default_factory=dict)
    free_pages: dict[int, int] = field(default_factory=dict)
    values: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """(kind, what) -> (new, old)"""
    counts: dict[int, tuple[int, int]] = field(default_factory=dict)
    """page -> (new, old)"""
    names: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """(page, order) -> (new, old)"""
    bugs: list[Record] = field(default_factory=list)


def tell_in_short(log: Log, start: int, end: int, restamp: Callable[[int, Record], None]) -> None:
    """Put the difference in place of the records [start, end). What came after stays, unless it moved blocks.

    `restamp` is told each entry that has arrived, with the number of its new record: that is its stamp now.
    """
    tail = list(records(log, end))
    if any(kind in ARRIVALS or kind in DEPARTURES for kind, *_ in tail):
        end, tail = end + len(tail), []  # their stamps would have to be told anew
    difference = _Difference()
    for record in records(log, start, end):
        if record[0] not in LEFT_OUT:
            _take_in(difference, record)
    del log[start * WIDTH :]
    for record in _short(difference):
        if record[0] in ARRIVALS:
            restamp(len(log) // WIDTH, record)
        log += record
    for record in tail:
        log += record


def _take_in(found: _Difference, record: Record) -> None:
    kind, a, b, c, d = record
    if kind in ARRIVALS:
        found.come[record] = None
    elif kind in DEPARTURES:
        _leave(found, record)
    elif kind == TOGGLE_BIT:
        if record in found.flips:
            del found.flips[record]
        else:
            found.flips[record] = None
    elif kind == FREE_PAGES:
        found.free_pages[a] = found.free_pages.get(a, 0) + b
    elif kind in VALUES:
        _, old = found.values.get((kind, a), (b, c))
        found.values[kind, a] = (b, old)
    elif kind == PAGE_COUNT:
        _, old = found.counts.get(a, (b, c))
        found.counts[a] = (b, old)
    elif kind == NAME:
        _, old = found.names.get((a, b), (c, d))
        found.names[a, b] = (c, old)
    elif kind == BUG:
        found.bugs.append(record)


def _leave(found: _Difference, record: Record) -> None:
    """The stamp stands in the last place that a departure uses: c, or d for free lists."""
    kind, a, b, c, _ = record
    arrival = (DEPARTURES[kind], a, b, c if kind == DEL_FROM_FREE_LIST else 0, 0)
    if arrival in found.come:
        del found.come[arrival]
    else:
        found.gone[arrival] = record


def _short(found: _Difference) -> Iterator[Record]:
    yield from found.gone.values()
    yield from found.come
    yield from found.flips
    yield from ((FREE_PAGES, zone, delta, 0, 0) for zone, delta in found.free_pages.items() if delta)
    yield from _counts(found.counts)
    yield from ((kind, what, new, old, 0) for (kind, what), (new, old) in found.values.items() if new != old)
    yield from ((NAME, page, order, new, old) for (page, order), (new, old) in found.names.items() if new != old)
    yield from found.bugs


def _counts(counts: dict[int, tuple[int, int]]) -> Iterator[Record]:
    """Neighbours that change in the same way share a record."""
    pages = sorted(page for page, (new, old) in counts.items() if new != old)
    at = 0
    while at < len(pages):
        first, change = pages[at], counts[pages[at]]
        more = 0
        while at + more + 1 < len(pages) and pages[at + more + 1] == first + more + 1:
            if counts[first + more + 1] != change:
                break
            more += 1
        yield PAGE_COUNT, first, *change, more
        at += more + 1
