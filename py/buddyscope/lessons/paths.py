"""The way of requests, taken from a run: which functions they called, over which edges, and which node served them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from buddyscope import commands
from buddyscope.call_graph import Edge, calls, edges_here, edges_taken, kernel_name
from buddyscope.errors import unknown_word
from buddyscope.kernels.linux_2_4_22.mmzone import SystemField, page_zone
from buddyscope.machine import Machine
from buddyscope.tracing.function_graph import REGISTERED
from buddyscope.tracing.journal import SYSTEM, records

if TYPE_CHECKING:
    from .facts import Done


def calls_of(machine: Machine, function: str, done: Iterable["Done"]) -> int:
    """How often these commands called a kernel function. Raises InputError when there is no such function."""
    function = kernel_name(function)
    known = sorted({entry.name for entry in REGISTERED if entry.file})
    if function not in known:
        raise unknown_word("function", function, known)
    log = machine.system.log
    return sum(called == function for one in done for _, called in calls(log, one.start, one.end))


def edges_of(machine: Machine, done: Iterable["Done"]) -> set[Edge]:
    """The edges of the graph of alloc_pages() that these commands took."""
    return edges_taken("alloc", machine.system.log, [(one.start, one.end) for one in done])


def coverage(machine: Machine, done: Iterable["Done"]) -> int:
    """The same in percent of the edges that there are on this machine, rounded down."""
    here = edges_here("alloc", several_nodes=len(machine.system.nodes) > 1)
    return 100 * len(edges_of(machine, done) & set(here)) // len(here)


def remote(machine: Machine, done: "Done") -> int:
    """1 when the block that it gave lies on another node than its CPU."""
    if done.result.page is None or done.command.verb not in commands.ALLOC_PARAMS:
        return 0
    return int(page_zone(machine.system, done.result.page).node != _cpu_node(machine, done))


def _cpu_node(machine: Machine, done: "Done") -> int:
    """The node of the CPU that ran a command: what the next change of it found, or what it is now."""
    for kind, field, _, old, _ in records(machine.system.log, done.end):
        if kind == SYSTEM and field == SystemField.CPU_NODE:
            return old
    return machine.system.values[SystemField.CPU_NODE]
