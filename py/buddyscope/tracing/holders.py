"""Who holds which block, by the name that the learner gave: ours, not the kernel's. One writer, one inverse.

A state that uses it has `log`, `holders: page -> (order, name number)` and its mirror `held: name number -> page`.
"""

from typing import Protocol

from .journal import NAME, Log, Writer


class HasHolders(Protocol):
    """What name_block() needs of a state."""

    log: Log
    holders: dict[int, tuple[int, int]]
    held: dict[int, int]


def name_block(state: HasHolders, page: int, order: int, name: int) -> None:
    """The block at `page` is now called names[name]; 0 forgets it."""
    _, old = state.holders.get(page, (order, 0))
    state.log += (NAME, page, order, name, old)
    _set(state, page, order, name)


def _set(state: HasHolders, page: int, order: int, name: int) -> None:
    _, old = state.holders.pop(page, (0, 0))
    state.held.pop(old, None)
    if name:
        state.holders[page] = (order, name)
        state.held[name] = page


def apply_name(state: HasHolders, _number: int, page: int, order: int, new: int, _old: int) -> None:
    """Do a NAME record again."""
    _set(state, page, order, new)


def undo_name(state: HasHolders, _number: int, page: int, order: int, _new: int, old: int) -> None:
    """Take a NAME record back."""
    _set(state, page, order, old)


WRITERS: dict[int, tuple[Writer, Writer]] = {NAME: (apply_name, undo_name)}
