"""Predictions about functions: which is called first, last, next, by whom, and in what order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from buddyscope.errors import InputError, nearest
from buddyscope.machine.machine import Machine
from buddyscope.tracing.journal import CALL, RETURN

from .done import Done
from .resolved_prediction import ResolvedPrediction, command_named, in_order, records_of

type Asker = Callable[[Machine, Sequence[str], int], ResolvedPrediction]
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
    functions = machine.kernel.functions
    for at, (kind, number, *_) in records_of(machine, done):
        if kind in (CALL, RETURN) and functions[number].file:
            if kind == RETURN:
                stack.pop()
                continue
            found.append(Made(at, functions[number].name, stack[-1] if stack else "", len(stack)))
            stack.append(functions[number].name)
    return found


def _first_of(made: Sequence[Made], name: str) -> int:
    for at, call in enumerate(made):
        if call.name == name:
            return at
    names = list(dict.fromkeys(call.name for call in made))
    raise InputError(
        "this function is not called", found=name, expected=", ".join(names) or "a call", nearest=nearest(name, names)
    )


def _function(choose: Callable[[list[Made], str], Made | None]) -> Asker:
    def resolve(machine: Machine, words: Sequence[str], first: int) -> ResolvedPrediction:
        done = command_named(machine, words, first, 2)
        made = calls_made(machine, done)
        name = machine.kernel.function_name(words[1])
        _first_of(made, name)
        chosen = choose(made, name)
        graphs = list(machine.kernel.call_graphs.values())
        if not graphs:
            raise InputError("this kernel declares no call graph", found=words[1])
        graph = next((graph for graph in graphs if made[0].name in graph.functions()), graphs[0])
        options = tuple(graph.functions())
        if chosen is None or chosen.name not in options:
            raise InputError("no function of the call graph", found=chosen.name if chosen else "nothing")
        return ResolvedPrediction(options.index(chosen.name), options, start=done.start, end=done.end, at=(chosen.at,))

    return resolve


def _next_after(made: list[Made], name: str) -> Made | None:
    return next(iter(made[_first_of(made, name) + 1 :]), None)


def _caller(made: list[Made], name: str) -> Made | None:
    at = _first_of(made, name)
    return next((call for call in reversed(made[:at]) if call.name == made[at].caller), None)


def _order(
    choose: Callable[[list[Made], str], list[Made]], words: int
) -> Callable[[Machine, Sequence[str], int], ResolvedPrediction]:
    def resolve(machine: Machine, given: Sequence[str], first: int) -> ResolvedPrediction:
        done = command_named(machine, given, first, words)
        chosen = choose(calls_made(machine, done), machine.kernel.function_name(given[-1]))
        return in_order([call.name for call in chosen], [call.at for call in chosen], done)

    return resolve


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
