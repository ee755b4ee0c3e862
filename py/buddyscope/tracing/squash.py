"""A long run as its net effect: the records of many requests become the few that lead to the same state.

What came and went in between is left out, and so are events, as calls and locks. Whoever applies the short records
stands where the long ones led, to the last position of every list; undoing them leads back.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from .journal import NAME, WIDTH, Log, records
from .records import Record, RecordKind, Shape

type Identity = tuple[object, ...]
type Change = tuple[RecordKind, Record, int, int]
"""(kind, the first record, new value, old value) of what was set"""


class Squasher:
    """Squashes records of these kinds. `restamp` is told each entry that has arrived, with its new record number."""

    def __init__(self, kinds: Iterable[RecordKind], restamp: Callable[[int, Record], None]) -> None:
        self._kinds = {kind.number: kind for kind in kinds if kind.shape is not Shape.EVENT or kind.kept}
        """those that matter: most of what a request leaves is events"""
        self._identities = {kind.number: kind.identity_of() for kind in self._kinds.values()}
        self._restamp = restamp

    def squash(self, log: Log, start: int, end: int) -> None:
        """Put the difference in place of the records [start, end). What came after stays, unless it moved blocks."""
        tail = list(records(log, end))
        if any(self._moves(record) for record in tail):
            end, tail = end + len(tail), []  # their stamps would have to be told anew
        difference = _Difference()
        for record in records(log, start, end):
            if kind := self._kinds.get(record[0]):
                difference.take_in(kind, self._identities[record[0]](record), record)
        del log[start * WIDTH :]
        for record in difference.records():
            if self._kinds[record[0]].shape is Shape.ENTER:
                self._restamp(len(log) // WIDTH, record)
            log += record
        for record in tail:
            log += record

    def _moves(self, record: Record) -> bool:
        kind = self._kinds.get(record[0])
        return kind is not None and kind.shape in (Shape.ENTER, Shape.LEAVE)


@dataclass(slots=True)
class _Difference:
    gone: dict[Identity, Record] = field(default_factory=dict)
    """entries that were there before -> the record that removed them"""
    come: dict[Identity, Record] = field(default_factory=dict)
    """entries that are there now and were not before, in the order of time"""
    flips: dict[Identity, Record] = field(default_factory=dict)
    sums: dict[Identity, tuple[RecordKind, Record, int]] = field(default_factory=dict)
    """(kind, a record, the sum of its deltas)"""
    values: dict[Identity, Change] = field(default_factory=dict)
    events: list[Record] = field(default_factory=list)

    def take_in(self, kind: RecordKind, name: Identity, record: Record) -> None:
        """One more record, and what it is about."""
        match kind.shape:
            case Shape.ENTER:
                self.come[name] = record
            case Shape.LEAVE:
                if self.come.pop(name, None) is None:
                    self.gone[name] = record
            case Shape.FLIP:
                if self.flips.pop(name, None) is None:
                    self.flips[name] = record
            case Shape.ADD:
                delta = record[kind.place("delta")]
                self.sums[name] = kind, record, delta + (self.sums[name][2] if name in self.sums else 0)
            case Shape.SET:
                new, old = record[kind.place("new")], record[kind.place("old")]
                self.values[name] = kind, record, new, self.values[name][3] if name in self.values else old
            case Shape.EVENT:
                self.events.append(record)

    def records(self) -> Iterator[Record]:
        """The few that lead to the same state."""
        yield from self.gone.values()
        yield from self.come.values()
        yield from self.flips.values()
        yield from (_with(record, kind, delta=delta) for kind, record, delta in self.sums.values() if delta)
        changed = [change for change in self.values.values() if change[2] != change[3]]
        yield from _runs(change for change in changed if "more" in change[0].fields)
        plain = [change for change in changed if "more" not in change[0].fields]
        plain.sort(key=lambda change: change[0].number == NAME)  # who holds a block comes last
        yield from (_with(record, kind, new=new, old=old) for kind, record, new, old in plain)
        yield from self.events


def _with(record: Record, kind: RecordKind, **values: int) -> Record:
    changed = list(record)
    for name, value in values.items():
        changed[kind.place(name)] = value
    return tuple(changed)  # type: ignore[return-value]


def _runs(changes: Iterable[Change]) -> Iterator[Record]:
    """Neighbours that change in the same way share a record; the first field of such a kind numbers them."""
    waiting = sorted(changes, key=lambda change: (change[0].number, change[1][1]))
    at = 0
    while at < len(waiting):
        kind, record, new, old = waiting[at]
        more = 1
        while at + more < len(waiting) and _follows(waiting[at], waiting[at + more], more):
            more += 1
        yield _with(record, kind, new=new, old=old, more=more - 1)
        at += more


def _follows(first: Change, other: Change, more: int) -> bool:
    kind, record, new, old = first
    return (other[0], other[1][1], other[2], other[3]) == (kind, record[1] + more, new, old)
