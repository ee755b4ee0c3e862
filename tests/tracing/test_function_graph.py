"""Calls recorded from outside."""

import pytest

from buddyscope.call_trace import call_lines
from buddyscope.machine import Machine
from buddyscope.presets import preset
from buddyscope.tracing import function_graph
from buddyscope.tracing.function_graph import kernel_function, recording
from buddyscope.tracing.journal import CALL, RETURN


def test_a_request_leaves_the_books_call_graph():
    machine = Machine(preset("matchbox"))
    machine.run("a = alloc_pages order=0")
    assert list(call_lines(machine, 0, machine.timeline.length)) == [
        "alloc_pages",
        "._alloc_pages",
        "..__alloc_pages",
        "...rmqueue(NORMAL)",
        "....expand",
    ]


def test_a_registered_function_is_the_function_itself():
    def plain(x):
        return x

    assert kernel_function("x", file="test.c")(plain) is plain


@kernel_function("x", returns="page", file="test.c")
def fails(x):
    raise KeyError(x)


def test_an_exception_closes_the_call():
    log = []
    number = function_graph.REGISTERED[-1].number if function_graph.REGISTERED[-1].name == "fails" else None
    with recording(log), pytest.raises(KeyError):
        fails(3)
    assert list(zip(*[iter(log)] * 5, strict=True)) == [
        (CALL, log[1], 3, -1, -1),
        (RETURN, log[1], -1, 0, 0),
    ]
    assert number is None or log[1] == number


def test_nothing_is_recorded_outside():
    log = []
    with recording(log):
        pass
    with pytest.raises(KeyError):
        fails(4)
    assert log == []


def test_recording_can_be_uninstalled_and_comes_back():
    function_graph.uninstall()
    function_graph.uninstall()
    machine = Machine(preset("matchbox"))
    machine.run("a = alloc_pages order=0")
    assert sum(1 for at in range(0, len(machine.system.log), 5) if machine.system.log[at] == CALL) == 6
