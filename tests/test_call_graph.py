"""The declared call graph is the one that the model really has: nothing is missing from it, nothing is made up."""

from buddyscope.kernels.api.call_graph import calls, edges_taken
from buddyscope.kernels.registry import kernel_named
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

KERNEL = kernel_named()
GRAPHS = KERNEL.call_graphs


def machine_after(name, *commands):
    machine = Machine(preset(name))
    for text in commands:
        machine.run(text)
    return machine


def taken(machine, graph="alloc"):
    spans = [(span.start, span.end) for span in machine.timeline.spans]
    return edges_taken(GRAPHS[graph], KERNEL.functions, machine.system.log, spans)


def test_one_request_on_one_node_takes_the_first_four_edges():
    machine = machine_after("matchbox", "a = alloc_pages order=0")
    assert taken(machine) == {
        ("alloc_pages", "_alloc_pages"),
        ("_alloc_pages", "__alloc_pages"),
        ("__alloc_pages", "rmqueue"),
        ("rmqueue", "expand"),
    }


def test_calls_are_told_with_their_callers_and_without_functions_of_ours():
    machine = machine_after("matchbox", "a = alloc_pages order=0")
    assert list(calls(KERNEL.functions, machine.system.log)) == [
        ("", "alloc_pages"),
        ("alloc_pages", "_alloc_pages"),
        ("_alloc_pages", "__alloc_pages"),
        ("__alloc_pages", "rmqueue"),
        ("rmqueue", "expand"),
    ]


def test_a_machine_with_two_nodes_goes_through_alloc_pages_pgdat():
    machine = machine_after("two-nodes", "a = alloc_pages order=0")
    assert ("_alloc_pages", "alloc_pages_pgdat") in taken(machine)
    assert ("alloc_pages_pgdat", "__alloc_pages") in taken(machine)
    assert ("_alloc_pages", "__alloc_pages") not in taken(machine)


def drained(name, waits=12):
    """Empty the machine, then ask as a caller that may wait, with something to reclaim and then with nothing."""
    machine = Machine(preset(name))
    held = []
    while machine.run(f"x{len(held)} = alloc_pages order=0 gfp=GFP_ATOMIC").page is not None:
        held.append(f"x{len(held)}")
        if len(held) % 2:
            machine.run(f"reclaimable {held[-1]}")
    for number in range(waits):
        machine.run(f"y{number} = alloc_pages order=0 gfp=GFP_KERNEL")
    machine.run("z = alloc_pages order=3 gfp=GFP_KERNEL")
    return machine


def test_a_few_commands_on_two_machines_take_every_declared_edge():
    one = drained("shoebox")
    two = machine_after("two-nodes", "a = alloc_pages order=0")
    assert taken(one) | taken(two) == set(GRAPHS["alloc"].calls())


def test_between_functions_of_the_graph_the_model_makes_no_call_that_is_not_declared():
    machine = drained("shoebox")
    names = set(GRAPHS["alloc"].functions())
    made = {
        (caller, called) for caller, called in calls(KERNEL.functions, machine.system.log) if {caller, called} <= names
    }
    assert made <= set(GRAPHS["alloc"].calls())


def test_every_edge_joins_two_functions_of_its_graph():
    for graph in GRAPHS.values():
        names = graph.functions()
        assert all(caller in names and called in names for caller, called in graph.calls())


def test_a_freed_page_on_an_lru_list_takes_every_edge_of_the_freeing_graph():
    machine = machine_after("matchbox", "a = alloc_pages order=0", "page a do=lru_cache_add", "__free_pages a")
    assert taken(machine, "free") == set(GRAPHS["free"].calls())
