"""The model: one zone, one list, no bitmap, one watermark, five functions."""

import pickle
from collections import OrderedDict
from dataclasses import dataclass, field

from buddyscope.tracing.function_graph import FunctionTable
from buddyscope.tracing.journal import TEST, TEST_DETAIL, WIDTH
from buddyscope.tracing.lists import add_at_tail, head_first, stamp_as_start, tail_stamp
from buddyscope.tracing.messages import KernelBug, Message, MessageKind
from buddyscope.tracing.records import RecordKind, Shape

JOIN, LEAVE, FREE, MARK = 1, 2, 3, 4
FUNCTIONS = FunctionTable("get_page", "put_page", "enough", "take_first", "add_last")
FREED_TWICE = MessageKind("freed-twice", "page {page} is on the list already")


@dataclass
class Zone:
    """All the memory that there is. Sizes and the mark in pages."""

    size: int
    mark: int
    number: int = 0
    node: int = 0
    name: str = "All"
    start_pfn: int = 0
    free_pages: int = 0
    free: OrderedDict[int, int] = field(default_factory=OrderedDict)


@dataclass
class State:
    """The kernel's globals."""

    zones: list[Zone]
    log: list[int] = field(default_factory=list)
    names_by_page: dict[int, tuple[int, int]] = field(default_factory=dict)
    page_by_name: dict[int, int] = field(default_factory=dict)
    bugs: list[Message] = field(default_factory=list)


@FUNCTIONS.register(returns="page", file="toy.c")
def get_page(state: State) -> int | None:
    """A page from the head of the list, if more than the mark are free."""
    return take_first(state) if enough(state) else None


@FUNCTIONS.register("page", file="toy.c")
def put_page(state: State, page: int) -> None:
    """A page comes back, at the end of the list."""
    if page in state.zones[0].free:
        raise KernelBug(FREED_TWICE(page=page))
    add_last(state, page)


@FUNCTIONS.register(returns="yes", file="")
def enough(state: State) -> bool:
    """The watermark test."""
    zone = state.zones[0]
    passed = zone.free_pages > zone.mark
    state.log += (TEST, 0, zone.free_pages, zone.mark, int(passed))
    state.log += (TEST_DETAIL, 0, zone.size, 0, 0)
    return passed


@FUNCTIONS.register(returns="page", file="toy.c")
def take_first(state: State) -> int:
    """list_del() of the head."""
    page, stamp = state.zones[0].free.popitem()
    state.log += (LEAVE, 0, 0, page, stamp)
    count(state, -1)
    return page


@FUNCTIONS.register("page", file="toy.c")
def add_last(state: State, page: int) -> None:
    """list_add_tail()."""
    add_at_tail(state.zones[0].free, page, tail_stamp(len(state.log) // WIDTH))
    state.log += (JOIN, 0, 0, page, 0)
    count(state, 1)


def count(state: State, delta: int) -> None:
    state.zones[0].free_pages += delta
    state.log += (FREE, 0, delta, 0, 0)


def set_mark(state: State, value: int) -> None:
    state.log += (MARK, 0, value, state.zones[0].mark, 0)
    state.zones[0].mark = value


def booted(size: int, mark: int) -> State:
    """All pages on the list, the first one at its head."""
    zone = Zone(size, mark, free_pages=size)
    zone.free.update(dict.fromkeys(reversed(range(size)), 0))
    stamp_as_start(zone.free)
    return State([zone])


def write_count(state: State, zone: int, delta: int) -> None:
    state.zones[zone].free_pages += delta


def write_mark(state: State, zone: int, value: int) -> None:
    state.zones[zone].mark = value


def entries(state: State, zone: int, _order: int) -> OrderedDict[int, int]:
    return state.zones[zone].free


KINDS = (
    RecordKind(JOIN, "JOIN", Shape.ENTER, ("zone", "order", "page"), "free_list", entries, tail=True),
    RecordKind(LEAVE, "LEAVE", Shape.LEAVE, ("zone", "order", "page", "stamp"), "free_list", entries),
    RecordKind(FREE, "FREE", Shape.ADD, ("zone", "delta"), "free_pages", write_count),
    RecordKind(MARK, "MARK", Shape.SET, ("zone", "new", "old"), "mark", write_mark),
)


def dump(state: State) -> bytes:
    return pickle.dumps((state.zones, state.names_by_page, state.page_by_name))


def load(state: State, data: bytes) -> None:
    state.zones, state.names_by_page, state.page_by_name = pickle.loads(data)


def snapshot(state: State) -> dict[str, object]:
    zone = state.zones[0]
    return {
        "zones": [{"free_pages": zone.free_pages, "lists": [head_first(zone.free)], "mark": zone.mark}],
        "blocks": sorted([page, order, name] for page, (order, name) in state.names_by_page.items()),
    }
