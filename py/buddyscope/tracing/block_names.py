"""Who holds which block, by the name that the learner gave: ours, not the kernel's. One writer, one inverse.

A state that uses it has `log`, `names_by_page: page -> (order, name number)` and its mirror
`page_by_name: name number -> page`.
"""

from typing import Protocol

from .journal import BUG, CALL, NAME, RETURN, TEST, TEST_DETAIL, Log
from .records import RecordKind, Shape


class HasBlockNames(Protocol):
    """What name_block() needs of a state."""

    log: Log
    names_by_page: dict[int, tuple[int, int]]
    page_by_name: dict[int, int]


def name_block(state: HasBlockNames, page: int, order: int, name: int) -> None:
    """The block at `page` is now called names[name]; 0 forgets it."""
    _, old = state.names_by_page.get(page, (order, 0))
    state.log += (NAME, page, order, name, old)
    set_name(state, page, order, name)


def set_name(state: HasBlockNames, page: int, order: int, name: int) -> None:
    """Write the name without a record: what a NAME record does when it is applied or undone."""
    _, old = state.names_by_page.pop(page, (0, 0))
    state.page_by_name.pop(old, None)
    if name:
        state.names_by_page[page] = (order, name)
        state.page_by_name[name] = page


SHARED_KINDS = (
    RecordKind(NAME, "NAME", Shape.SET, ("page", "order", "new", "old"), "name", set_name),
    RecordKind(BUG, "BUG", Shape.EVENT, ("index",), kept=True),
    RecordKind(CALL, "CALL", Shape.EVENT, ("function", "x", "y", "z")),
    RecordKind(RETURN, "RETURN", Shape.EVENT, ("function", "value")),
    RecordKind(TEST, "TEST", Shape.EVENT, ("zone", "free", "needed", "passed")),
    RecordKind(TEST_DETAIL, "TEST_DETAIL", Shape.EVENT, ("what", "value")),
)
"""the kinds that every kernel has"""
