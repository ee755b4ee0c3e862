"""The book's two call graphs as one declared table, call_graph.json: the page draws it, lessons are counted against it.

alloc: alloc_pages() of figure 6.3, with what is in the code and not in the figure: kswapd's wake-up, yield(), and
alloc_pages_pgdat(), which a machine with several nodes goes through. free: __free_pages() of figure 6.4.

Left out: what the pool of reclaim calls under try_to_free_pages_zone(), and the wrappers around alloc_pages().
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from .tracing.function_graph import REGISTERED
from .tracing.journal import CALL, RETURN, Log, records

type Edge = tuple[str, str]
"""caller and called, by the kernel's names"""

DIRECT: Edge = ("_alloc_pages", "__alloc_pages")
BY_NODE = "alloc_pages_pgdat"
FORMER_NAMES = {"wakeup_kswapd": "wake_up_interruptible"}
"""2.4.22 has no wakeup_kswapd(); lessons written before that was mended may say so"""


@cache
def graphs() -> dict[str, Any]:
    """The table itself: "alloc" and "free", each with nodes and edges and where they are drawn."""
    table: dict[str, Any] = json.loads(files("buddyscope").joinpath("call_graph.json").read_text(encoding="utf-8"))
    return table


def function_names(graph: str) -> list[str]:
    """The functions of a graph, in the table's order."""
    return [node["name"] for node in graphs()[graph]["nodes"]]


def graph_edges(graph: str) -> list[Edge]:
    """Every edge of a graph, in the table's order."""
    return [(edge["from"], edge["to"]) for edge in graphs()[graph]["edges"]]


def kernel_name(name: str) -> str:
    """The name under which a function is registered; of a former name, the present one."""
    return FORMER_NAMES.get(name, name)


def edges_here(graph: str, *, several_nodes: bool) -> list[Edge]:
    """The edges that a machine can take: with several nodes _alloc_pages() goes round by alloc_pages_pgdat()."""
    absent = {DIRECT} if several_nodes else {edge for edge in graph_edges(graph) if BY_NODE in edge}
    return [edge for edge in graph_edges(graph) if edge not in absent]


def calls(log: Log, start: int = 0, end: int | None = None) -> Iterator[tuple[str, str]]:
    """(caller, called) of each call among records [start, end); an outermost call has the caller "".

    Functions of ours, which have no kernel file, are passed over. `start` must be the beginning of a command.
    """
    stack: list[str] = []
    for kind, number, *_ in records(log, start, end):
        if kind == CALL and REGISTERED[number].file:
            stack.append(REGISTERED[number].name)
            yield stack[-2] if len(stack) > 1 else "", stack[-1]
        elif kind == RETURN and REGISTERED[number].file and stack:
            stack.pop()


def edges_taken(graph: str, log: Log, spans: Iterable[tuple[int, int]]) -> set[Edge]:
    """Which edges of a graph were taken by these commands, each given by its records [start, end)."""
    declared = set(graph_edges(graph))
    return {edge for start, end in spans for edge in calls(log, start, end) if edge in declared}
