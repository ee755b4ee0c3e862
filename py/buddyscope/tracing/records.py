"""Kinds of records, by shape. How a record is applied, undone and squashed follows from its shape.

A kernel declares its kinds once, as data. Each field of a record has a name; some names have a meaning:

    page        (or what `item` says) the entry of a list. Fields before it name the list, fields after it are kept
                with the entry
    stamp       of an entry that leaves: where it stood (tracing/lists.py)
    tail        of an entry that joins: 1 when it joins at the tail, 0 at the head
    new, old    the value afterwards and before
    delta       what is added
    more        the same change for so many neighbours after the first

    shape   record                                            apply                 undo
    ENTER   an entry joins a list at its head or its tail     put it there          take it off
    LEAVE   an entry leaves a list, from anywhere in it       take it off           put it back by its stamp
    SET     a value becomes `new`                             write `new`           write `old`
    ADD     a number grows by `delta`                         add `delta`           subtract it
    FLIP    a bit changes                                     flip it               flip it
    EVENT   something happened that changed nothing           nothing               nothing
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import Any, NoReturn

from . import lists
from .journal import Writer

MEANINGS = frozenset(("stamp", "tail", "new", "old", "delta", "more"))
"""names of fields that do not say which list, value or bit is meant"""

type Record = tuple[int, int, int, int, int]
"""kind, a, b, c, d"""


class Shape(StrEnum):
    """What a record does to the state."""

    ENTER = "enter"
    LEAVE = "leave"
    SET = "set"
    ADD = "add"
    FLIP = "flip"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record. Raises ValueError when its fields do not fit its shape."""

    number: int
    """the record's first integer: unique in its kernel, never changed, never used again. 13, 14 and 20 to 23 are the
    shared kinds of SHARED_KINDS; a kernel takes others from 1 to 99"""
    name: str
    """in capitals, as ADD_TO_FREE_LIST"""
    shape: Shape
    fields: tuple[str, ...]
    """names of a, b, c and d, as many as are used; the rest is 0"""
    of: str = ""
    """the list, value or bits that it writes: "free_list", "count". ENTER and LEAVE of one list say the same"""
    access: Callable[..., Any] | None = None
    """ENTER, LEAVE: access(state, *fields before the item) -> the dict of the list.
    SET: access(state, *names, value) writes (with `more`: access(state, *names, value, more)).
    ADD: access(state, *names, delta) adds. FLIP: access(state, *names) flips."""
    item: str = "page"
    """ENTER, LEAVE: the field that is the entry"""
    tail: bool = False
    """ENTER: always at the tail (a kind that does both has a field `tail` instead)"""
    first: str = "head"
    """ENTER, LEAVE: which end counts as the first for a reader, "head" or "tail\""""
    kept: bool = False
    """EVENT: stays when many requests are squashed into one difference"""

    def __post_init__(self) -> None:
        needed = {Shape.LEAVE: {"stamp", self.item}, Shape.ENTER: {self.item}, Shape.SET: {"new", "old"}}.get(
            self.shape, {"delta"} if self.shape is Shape.ADD else set()
        )
        missing = needed - set(self.fields)
        if missing or len(self.fields) > 4:
            raise ValueError(f"{self.name}, a record of shape {self.shape}, needs {sorted(missing)} in four fields")
        if self.shape is not Shape.EVENT and self.access is None:
            raise ValueError(f"{self.name} changes the state: it needs access")

    def identity_of(self) -> Callable[[Record], tuple[object, ...]]:
        """Which entry, value or bit a record is about: what undoes a record has the same identity.

        Made for many records of this kind: no name of a field is looked at when it is called.
        """
        places = [number for number, name in enumerate(self.fields, 1) if name not in MEANINGS]
        if len(places) < 2:  # of one place itemgetter gives no tuple
            return lambda record: (self.of, *(record[place] for place in places))
        named, of = itemgetter(*places), self.of
        return lambda record: (of, named(record))

    def place(self, name: str) -> int:
        """Index of a field within a record (kind, a, b, c, d)."""
        return self.fields.index(name) + 1

    def list_names(self) -> tuple[str, ...]:
        """ENTER, LEAVE: the fields that say which list."""
        return self.fields[: self.fields.index(self.item)]

    def kept_values(self) -> tuple[str, ...]:
        """ENTER, LEAVE: the fields that are kept with the entry."""
        return tuple(name for name in self.fields[self.fields.index(self.item) + 1 :] if name not in MEANINGS)

    def value_names(self) -> tuple[str, ...]:
        """SET, ADD, FLIP: the fields that say which value or bit."""
        return tuple(name for name in self.fields if name not in MEANINGS)


type Writers = dict[int, tuple[Writer, Writer]]
"""kind -> (apply, undo)"""


def writers_of(kinds: Iterable[RecordKind]) -> Writers:
    """How records of these kinds are applied and undone, from their shapes."""
    return {kind.number: (_made(kind, APPLY), _made(kind, UNDO)) for kind in kinds if kind.shape is not Shape.EVENT}


def restamp_of(kinds: Iterable[RecordKind]) -> Callable[[Any, int, Record], None]:
    """What gives the entry of an ENTER record the stamp of another record number: (state, number, record)."""
    entering = {kind.number: kind for kind in kinds if kind.shape is Shape.ENTER}

    def restamp(state: Any, number: int, record: Record) -> None:
        kind = entering[record[0]]
        assert kind.access
        before = len(kind.list_names())
        entries, item = kind.access(state, *record[1 : 1 + before]), record[1 + before]
        at_tail = kind.tail or ("tail" in kind.fields and record[kind.place("tail")])
        stamp = lists.tail_stamp(number) if at_tail else number
        entries[item] = stamp if isinstance(entries[item], int) else (*entries[item][:-1], stamp)

    return restamp


def _head(kind: RecordKind) -> str:
    names = (*kind.fields, "_b", "_c", "_d")[: len(kind.fields)]
    unused = [f"_{place}" for place in range(len(kind.fields), 4)]
    return f"def write(state, number, {', '.join([*names, *unused])}):"


def _entries(kind: RecordKind) -> str:
    return f"access({', '.join(('state', *kind.list_names()))})"


def _entry(kind: RecordKind, stamp: str) -> str:
    values = kind.kept_values()
    return f"({', '.join((*values, stamp))})" if values else stamp


def _value(kind: RecordKind, *last: str) -> str:
    more = ("more",) if "more" in kind.fields else ()
    return f"access({', '.join(('state', *kind.value_names(), *last, *more))})"


def _enter(kind: RecordKind) -> str:
    head = f"{_entries(kind)}[{kind.item}] = {_entry(kind, 'number')}"
    tail = f"add_at_tail({_entries(kind)}, {kind.item}, {_entry(kind, 'tail_stamp(number)')})"
    if "tail" in kind.fields:
        return f"if tail: {tail}\n    else: {head}"
    return tail if kind.tail else head


def _undo_enter(kind: RecordKind) -> str:
    """What was added last stands at the end where it was added."""
    head, tail = f"last, _ = {_entries(kind)}.popitem()", f"last, _ = {_entries(kind)}.popitem(last=False)"
    taken = tail if kind.tail else head
    if "tail" in kind.fields:
        taken = f"if tail: {tail}\n    else: {head}"
    return f"{taken}\n    if last != {kind.item}: out_of_order('{kind.name}', last, {kind.item})"


def _out_of_order(name: str, last: int, item: int) -> NoReturn:
    raise AssertionError(f"undo out of order: {last} is at the end of the list, not {item}, which {name} added")


APPLY: Mapping[Shape, Callable[[RecordKind], str]] = {
    Shape.ENTER: _enter,
    Shape.LEAVE: lambda kind: f"del {_entries(kind)}[{kind.item}]",
    Shape.SET: lambda kind: _value(kind, "new"),
    Shape.ADD: lambda kind: _value(kind, "delta"),
    Shape.FLIP: lambda kind: _value(kind),
}
UNDO: Mapping[Shape, Callable[[RecordKind], str]] = {
    Shape.ENTER: _undo_enter,
    Shape.LEAVE: lambda kind: f"put_back({_entries(kind)}, {kind.item}, {_entry(kind, 'stamp')})",
    Shape.SET: lambda kind: _value(kind, "old"),
    Shape.ADD: lambda kind: _value(kind, "-delta"),
    Shape.FLIP: lambda kind: _value(kind),
}


def _made(kind: RecordKind, bodies: Mapping[Shape, Callable[[RecordKind], str]]) -> Writer:
    # Made as text: a writer runs for every record of a seek, and must not look at names of fields there.
    names: dict[str, Any] = {
        "access": kind.access,
        "add_at_tail": lists.add_at_tail,
        "tail_stamp": lists.tail_stamp,
        "put_back": lists.put_back,
        "out_of_order": _out_of_order,
    }
    exec(f"{_head(kind)}\n    {bodies[kind.shape](kind)}", names)
    made: Writer = names["write"]
    return made
