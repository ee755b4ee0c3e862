"""Predictions about functions: which is called first, last, next, by whom, and in what order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from buddyscope.call_graph import function_names, graphs, kernel_name
from buddyscope.errors import InputError, nearest
from buddyscope.machine import Machine
from buddyscope.tracing.function_graph import REGISTERED
from buddyscope.tracing.journal import CALL, RETURN

from .asked import Asked, command_named, in_order, records_of
from .facts import Done

type Asker = Callable[[Machine, Sequence[str], int], Asked]
"""(machine, the words after the first, number of the step's first command)"""


@dataclass(frozen=True, slots=True)
class Made:
    """A call that was made."""

    at: int
    """its record"""
    name: str
    caller: str
    depth: int


def calls_made(machine: Machine, done: Done) -> list[Made]:
    """The calls of a command, of functions with a kernel file."""
    found: list[Made] = []
    stack: list[str] = []
    for at, (kind, number, *_) in records_of(machine, done):
        if kind in (CALL, RETURN) and REGISTERED[number].file:
            if kind == RETURN:
                stack.pop()
                continue
            found.append(Made(at, REGISTERED[number].name, stack[-1] if stack else "", len(stack)))
            stack.append(REGISTERED[number].name)
    return found


def _first_of(made: Sequence[Made], name: str) -> int:
    name = kernel_name(name)
    for at, call in enumerate(made):
        if call.name == name:
            return at
    names = list(dict.fromkeys(call.name for call in made))
    raise InputError(
        "this function is not called", found=name, expected=", ".join(names) or "a call", nearest=nearest(name, names)
    )


def _function(choose: Callable[[list[Made], str], Made | None]) -> Asker:
    def asked(machine: Machine, words: Sequence[str], first: int) -> Asked:
        done = command_named(machine, words, first, 2)
        made = calls_made(machine, done)
        _first_of(made, words[1])
        chosen = choose(made, words[1])
        graph = next((graph for graph in graphs() if made[0].name in function_names(graph)), "alloc")
        options = tuple(function_names(graph))
        if chosen is None or chosen.name not in options:
            raise InputError("no function of the call graph", found=chosen.name if chosen else "nothing")
        return Asked(options.index(chosen.name), options, start=done.start, end=done.end, at=(chosen.at,))

    return asked


def _next_after(made: list[Made], name: str) -> Made | None:
    return next(iter(made[_first_of(made, name) + 1 :]), None)


def _caller(made: list[Made], name: str) -> Made | None:
    at = _first_of(made, name)
    return next((call for call in reversed(made[:at]) if call.name == made[at].caller), None)


def _order(
    choose: Callable[[list[Made], str], list[Made]], words: int
) -> Callable[[Machine, Sequence[str], int], Asked]:
    def asked(machine: Machine, given: Sequence[str], first: int) -> Asked:
        done = command_named(machine, given, first, words)
        chosen = choose(calls_made(machine, done), given[-1])
        return in_order([call.name for call in chosen], [call.at for call in chosen], done)

    return asked


def _way_to(made: list[Made], name: str) -> list[Made]:
    way = [made[_first_of(made, name)]]
    for call in reversed(made[: made.index(way[0])]):
        if call.depth == way[0].depth - 1:
            way.insert(0, call)
    return way


def _called(made: list[Made], _name: str) -> list[Made]:
    return list({call.name: call for call in reversed(made)}.values())[::-1]


FUNCTION: dict[str, Asker] = {
    "first_call": _function(lambda made, name: next((one for one in made if one.caller == name), None)),
    "last_call": _function(lambda made, name: next((one for one in reversed(made) if one.caller == name), None)),
    "after": _function(_next_after),
    "caller": _function(_caller),
}
ORDER: dict[str, Asker] = {"callers": _order(_way_to, 2), "called": _order(_called, 1)}
