"""What a lesson may say about calls, nodes, and requests that wait for ever."""

import pytest

from buddyscope.errors import InputError
from buddyscope.lessons.run.facts import fact
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

FRONT = """+++
id = "x"
title = "T"
[machine]
preset = "two-nodes"
[source]
book = "6.2"
spec = "4.1"
+++
"""

NOTHING_LEFT = """task flags=PF_MEMALLOC
a = alloc_pages order=9
b = alloc_pages order=9
task flags=0
"""


def machine_after(name, *commands):
    machine = Machine(preset(name))
    for text in commands:
        machine.run(text)
    return machine


def played(word, body=NOTHING_LEFT + "c = alloc_pages order=0"):
    return perform(parse_lesson(f"{FRONT}\nTwo nodes.\n\n```run {word}\n{body}\n```\n", "x/en.md"))


def test_a_request_that_waits_for_ever_is_told_unless_the_lesson_means_it():
    with pytest.raises(InputError, match="the request would wait for ever") as caught:
        played("")
    assert caught.value.line == 18
    performance = played("waits")
    assert [one["livelock"] for one in performance.histories[0]["commands"]] == [False, False, False, False, True]


def test_a_request_that_was_to_wait_and_does_not_is_told():
    with pytest.raises(InputError, match="the request does not wait for ever"):
        played("waits", "a = alloc_pages order=0")
    with pytest.raises(InputError, match="did you mean waits"):
        played("wait")


def test_while_it_waits_it_reclaims_and_never_asks_the_other_node():
    machine = machine_after("two-nodes", *NOTHING_LEFT.splitlines(), "c = alloc_pages order=0")
    assert fact(machine, "waits c") == 1
    assert fact(machine, "calls balance_classzone c") == 8
    assert fact(machine, "calls yield c") == 8
    assert fact(machine, "calls alloc_pages_pgdat c") == 1
    assert fact(machine, "free_pages") == 1024


def test_a_block_is_remote_when_its_node_is_not_that_of_the_cpu():
    machine = machine_after(
        "two-nodes", "a = alloc_pages order=9", "b = alloc_pages order=9", "cpu number=1", "c = alloc_pages order=8"
    )
    assert [fact(machine, f"remote {name}") for name in "abc"] == [0, 1, 0]


@pytest.mark.parametrize(("name", "edges", "percent"), [("shoebox", 4, 44), ("two-nodes", 5, 50)])
def test_the_fast_path_lights_the_first_edges(name, edges, percent):
    machine = machine_after(name, "a = alloc_pages order=0")
    assert fact(machine, "edges a") == edges
    assert fact(machine, "coverage") == percent


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("calls", "expected calls FUNCTION a"),
        ("calls balance_classzon a", "did you mean balance_classzone?"),
        ("calls rmqueue z", "no command is called that"),
    ],
)
def test_calls_that_cannot_be_read_say_what_was_expected(text, message):
    with pytest.raises(InputError) as caught:
        fact(machine_after("shoebox", "a = alloc_pages order=0"), text)
    assert message in str(caught.value)
