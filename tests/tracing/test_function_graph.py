"""Calls recorded from outside."""

import pytest

from buddyscope.kernels.linux_2_4_22.fidelity.call_trace import call_lines
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset
from buddyscope.tracing import function_graph
from buddyscope.tracing.function_graph import FunctionTable, recording
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

    assert FunctionTable().register("x", file="test.c")(plain) is plain


FUNCTIONS = FunctionTable()


@FUNCTIONS.register("x", returns="page", file="test.c")
def fails(x):
    raise KeyError(x)


def test_an_exception_closes_the_call():
    log = []
    with recording(log), pytest.raises(KeyError):
        fails(3)
    assert list(zip(*[iter(log)] * 5, strict=True)) == [
        (CALL, 0, 3, -1, -1),
        (RETURN, 0, -1, 0, 0),
    ]


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


def register(table, name, file="test.c"):
    def function():
        return None

    table.register(file=file, name=name)(function)
    return function


def test_numbers_are_those_of_the_list_whatever_is_registered_first():
    table = FunctionTable("first", "second")
    for name in ("later", "second", "first"):
        register(table, name)
    assert [(entry.number, entry.name) for entry in table] == [(0, "first"), (1, "second"), (2, "later")]
    assert table.number_of("second") == 1


def test_two_functions_of_one_name_are_told_apart_by_their_files():
    table = FunctionTable("a.c:same", "b.c:same")
    register(table, "same", "b.c")
    register(table, "same", "a.c")
    assert [entry.file for entry in table] == ["a.c", "b.c"]
    with pytest.raises(ValueError, match=r"a\.c:same is registered already, as function 0"):
        register(table, "same", "a.c")


def test_a_table_names_what_nothing_is_registered_for():
    table = FunctionTable("there", "gone")
    register(table, "there")
    assert table.missing() == ["gone"]


def test_a_function_registered_while_calls_are_recorded_is_recorded_too():
    table, log = FunctionTable(), []
    with recording(log):
        register(table, "late")()
    assert log == [CALL, 0, -1, -1, -1, RETURN, 0, -1, 0, 0]
