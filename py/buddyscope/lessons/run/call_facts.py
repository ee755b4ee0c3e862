"""The way of requests, taken from a run: which functions they called, over which edges, and which node served them."""

from collections.abc import Iterable

from buddyscope.errors import unknown_word
from buddyscope.kernels.api.call_graph import Edge, calls, edges_taken
from buddyscope.kernels.api.state import zone_of_page
from buddyscope.kernels.api.verb import Role
from buddyscope.machine.machine import Machine

from .done import Done


def calls_of(machine: Machine, function: str, done: Iterable[Done]) -> int:
    """How often these commands called a kernel function. Raises InputError when there is no such function."""
    function = machine.kernel.function_name(function)
    known = sorted({entry.name for entry in machine.kernel.functions if entry.file})
    if function not in known:
        raise unknown_word("function", function, known)
    log = machine.system.log
    return sum(
        called == function for one in done for _, called in calls(machine.kernel.functions, log, one.start, one.end)
    )


def edges_of(machine: Machine, done: Iterable[Done]) -> set[Edge]:
    """The edges of the graph of allocations that these commands took; none where the kernel declares no graph."""
    kernel = machine.kernel
    if "alloc" not in kernel.call_graphs:
        return set()
    spans = [(one.start, one.end) for one in done]
    return edges_taken(kernel.call_graphs["alloc"], kernel.functions, machine.system.log, spans)


def edges_here(machine: Machine) -> list[Edge]:
    """The edges of the graph of allocations that this machine can take."""
    kernel = machine.kernel
    if kernel.edges_here:
        return kernel.edges_here("alloc", machine.system)
    return kernel.call_graphs["alloc"].calls() if "alloc" in kernel.call_graphs else []


def coverage(machine: Machine, done: Iterable[Done]) -> int:
    """Edges taken by these commands, in percent of those that there are on this machine, rounded down."""
    here = edges_here(machine)
    return 100 * len(edges_of(machine, done) & set(here)) // max(1, len(here))


def remote(machine: Machine, done: Done) -> int:
    """1 when the block that it gave lies on another node than its CPU."""
    allocates = machine.kernel.verbs[done.command.verb].role is Role.ALLOC
    if done.result.page is None or not allocates or machine.kernel.cpu_node is None:
        return 0
    return int(zone_of_page(machine.system, done.result.page).node != _cpu_node(machine, done))


def _cpu_node(machine: Machine, done: Done) -> int:
    """The node of the CPU that ran a command."""
    present = machine.timeline.cursor
    machine.timeline.seek(done.end)
    assert machine.kernel.cpu_node
    try:
        return machine.kernel.cpu_node(machine.system)
    finally:
        machine.timeline.seek(present)
