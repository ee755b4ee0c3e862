"""Call graphs as a kernel declares them, and the calls that its records tell of."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from buddyscope.tracing.function_graph import FunctionTable
from buddyscope.tracing.journal import CALL, RETURN, Log, records

type Edge = tuple[str, str]
"""caller and called, by the kernel's names"""


@dataclass(frozen=True, slots=True)
class CallGraph:
    """Functions and who calls whom, as the page draws them: nodes {name, x, y}, edges {from, to, x1, x2}, in pixels."""

    width: int
    height: int
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]

    def functions(self) -> list[str]:
        """Names of the functions, in the table's order."""
        return [node["name"] for node in self.nodes]

    def calls(self) -> list[Edge]:
        """Every edge, in the table's order."""
        return [(edge["from"], edge["to"]) for edge in self.edges]


def read_call_graphs(package: str) -> dict[str, CallGraph]:
    """The call_graph.json of a package: {"alloc": {"width", "height", "nodes", "edges"}, "free": …}."""
    table = json.loads(files(package).joinpath("call_graph.json").read_text(encoding="utf-8"))
    return {name: CallGraph(**graph) for name, graph in table.items()}


def calls(functions: FunctionTable, log: Log, start: int = 0, end: int | None = None) -> Iterator[Edge]:
    """(caller, called) of each call among records [start, end); an outermost call has the caller "".

    Functions of ours, which have no kernel file, are passed over. `start` must be the beginning of a command.
    """
    stack: list[str] = []
    for kind, number, *_ in records(log, start, end):
        if kind == CALL and functions[number].file:
            stack.append(functions[number].name)
            yield stack[-2] if len(stack) > 1 else "", stack[-1]
        elif kind == RETURN and functions[number].file and stack:
            stack.pop()


def edges_taken(graph: CallGraph, functions: FunctionTable, log: Log, spans: Iterable[tuple[int, int]]) -> set[Edge]:
    """Which edges of a graph were taken by these commands, each given by its records [start, end)."""
    declared = set(graph.calls())
    return {edge for start, end in spans for edge in calls(functions, log, start, end) if edge in declared}
