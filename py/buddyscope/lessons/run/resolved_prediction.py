"""A prediction that was worked out, and what all kinds of them need: the command meant, its records, zones by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from buddyscope.errors import InputError
from buddyscope.kernels.api.verb import Role
from buddyscope.machine.machine import Machine
from buddyscope.tracing.journal import records

from .done import Done
from .facts import Fact, command_called

type Recorded = tuple[int, tuple[int, int, int, int, int]]
"""a record with its number"""


@dataclass(slots=True)
class ResolvedPrediction:
    """A prediction, worked out."""

    answer: Fact
    options: tuple[str, ...] = ()
    """what it can be chosen from; empty where a number is typed or a page clicked"""
    word: str = ""
    """which fact the answer is"""
    start: int = 0
    end: int = 0
    """records [start, end) of the command that it is about; of the step when it is about none"""
    at: tuple[int, ...] = ()
    """of function and order: the record that shows each part of the answer"""
    bit: tuple[int, int] | None = None
    """of kind bit: order and pair"""
    pages: int = 1
    """of a block's page: how many pages the block has; each of them is right"""

    def about(self) -> dict[str, Any]:
        """The part of it that protocol.d.ts calls PredictAbout."""
        bit = list(self.bit) if self.bit else None
        return {"word": self.word, "start": self.start, "end": self.end, "at": list(self.at), "bit": bit}


def records_of(machine: Machine, done: Done) -> Iterator[Recorded]:
    """The records of a command with their numbers."""
    return enumerate(records(machine.system.log, done.start, done.end), done.start)


def command_named(machine: Machine, words: Sequence[str], first: int, count: int) -> Done:
    """The command that the first of so many words names. Raises InputError for another number of words."""
    if len(words) != count:
        example = "a command, as in: a" if count == 1 else "a command and a function, as in: a rmqueue"
        raise InputError("an answer about what?", found=" ".join(words) or "nothing", expected=example)
    return command_called(machine, words[0], tuple(Role), first)


def zone_names(machine: Machine) -> tuple[str, ...]:
    """As /proc/buddyinfo has them; the node only where there are several."""
    zones = machine.system.zones
    several = len({zone.node for zone in zones}) > 1
    return tuple(f"Node {zone.node}, {zone.name}" if several else zone.name for zone in zones)


def in_order(names: Sequence[str], at: Sequence[int], done: Done) -> ResolvedPrediction:
    """The choices by name, so that they do not give the answer away; backwards where they would."""
    if len(names) < 2:
        raise InputError("nothing to put in order", found=", ".join(names) or "nothing", expected="two or more")
    options = sorted(names)
    if options == list(names):
        options.reverse()
    return ResolvedPrediction(
        [options.index(name) for name in names], tuple(options), start=done.start, end=done.end, at=tuple(at)
    )
