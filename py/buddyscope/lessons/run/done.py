"""The commands that were run on a machine, and what came of each."""

from dataclasses import dataclass

from buddyscope.kernels.api.command import Command, parse
from buddyscope.kernels.api.context import Result
from buddyscope.machine.machine import Machine


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was run, and what came of it."""

    command: Command
    result: Result
    start: int
    end: int


def commands_done(machine: Machine, first: int = 0) -> list[Done]:
    """The commands from number `first` on."""
    pairs = list(zip(machine.timeline.spans, machine.results, strict=True))[first:]
    return [Done(parse(span.text, machine.kernel), result, span.start, span.end) for span, result in pairs]
