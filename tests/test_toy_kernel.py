"""A kernel of one's own is a folder and one line of registration: it boots, runs, goes back, squashes, is told."""

import json
import random

import pytest

from buddyscope import Machine, preset
from buddyscope.cli import main
from buddyscope.errors import InputError
from buddyscope.kernels import registry
from buddyscope.kernels.api.description import describe
from buddyscope.kernels.api.observations import watermark_tests
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson
from buddyscope.machine.history import history, snapshot
from buddyscope.worker import bridge

LESSON = """\
+++
id = "queue"
title = "Pages wait in a queue"
[machine]
kernel = "toy"
preset = "tiny"
[source]
book = "none"
spec = "none"
+++

Eight pages wait.

## The first one goes {#first}
```run
a = get
```
```expect lists
order 0: 1 2 3 4 5 6 7
```
```predict page
Which page?
answer: a
right: It is.
wrong: It is not.
```

## And comes back last {#last}
```run
put a
```
```expect lists
order 0: 1 2 3 4 5 6 7 0
```
"""


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setitem(registry.KERNELS, "toy", "toy_kernel")


@pytest.fixture
def machine():
    return Machine(preset("tiny", "toy"))


def first_list(machine):
    return snapshot(machine)["zones"][0]["lists"][0]


def test_pages_leave_at_the_head_and_come_back_at_the_tail(machine):
    assert machine.run("a = get").page == 0
    assert machine.run("b = get").page == 1
    machine.run("put a")
    assert first_list(machine) == [2, 3, 4, 5, 6, 7, 0]
    machine.run("put b")
    assert first_list(machine) == [2, 3, 4, 5, 6, 7, 0, 1]


def test_going_back_and_forth_is_exact_at_both_ends(machine):
    chance = random.Random(11)
    states = [snapshot(machine)]
    for number in range(300):
        held = machine.held_names()
        machine.run(f"put {chance.choice(held)}" if held and chance.random() < 0.5 else f"n{number} = get")
        states.append(snapshot(machine))
    ends = [0, *(span.end for span in machine.timeline.spans)]
    for _ in range(200):
        at = chance.randrange(len(ends))
        machine.timeline.seek(ends[at])
        assert snapshot(machine) == states[at]
    assert len(machine.timeline.marks) == 2


def test_the_watermark_is_seen_as_a_test_with_its_details(machine):
    machine.run("mark pages=7")
    assert machine.run("a = get").page == 0
    assert machine.run("b = get").page is None
    tests = list(watermark_tests(machine.kernel, machine.system.log))
    assert [(test.zone, test.needed, test.passed, test.details) for test in tests] == [
        (0, 7, True, {"size": 8}),
        (0, 7, False, {"size": 8}),
    ]


def test_many_requests_become_their_difference(machine):
    assert machine.run("get times=100").served == 6
    names = {kind.number: kind.name for kind in machine.kernel.all_kinds()}
    kinds = [names[machine.system.log[at]] for at in range(0, len(machine.system.log), 5)]
    assert kinds == ["LEAVE"] * 6 + ["FREE", "CALL", "CALL", "TEST", "TEST_DETAIL", "RETURN", "RETURN"]
    assert first_list(machine) == [6, 7]
    machine.timeline.seek(0)
    assert first_list(machine) == [0, 1, 2, 3, 4, 5, 6, 7]


def test_its_bug_travels_as_a_key_with_values(machine):
    result = machine.run("put page=3")
    assert result.bug.data() == {"key": "freed-twice", "values": {"page": 3}}
    assert str(result.bug) == "page 3 is on the list already"


def test_numbers_of_its_functions_are_its_own(machine):
    told = history(machine, snapshot(machine))
    assert [function["name"] for function in told["functions"]] == [
        "get_page",
        "put_page",
        "enough",
        "take_first",
        "add_last",
    ]
    assert told["machine"]["kernel"] == "toy"


def test_a_lesson_plays_on_it():
    lesson = parse_lesson(LESSON, "queue/en.md")
    performance = perform(lesson)
    assert performance.steps[1].resolved.answer == 0
    with pytest.raises(InputError, match=r"unknown goal 'waste'.*expected one of live, free_pages"):
        parse_lesson(LESSON + "```goal facts\nwaste <= 5%\n```\n", "queue/en.md")


def test_the_page_can_open_it_and_run_commands():
    message = {"v": 1, "id": 1, "type": "open", "machine": {"kernel": "toy", "preset": "tiny"}}
    assert json.loads(bridge.handle(json.dumps(message)))["value"]["machine"]["kernel"] == "toy"
    message = {"v": 1, "id": 2, "type": "run", "keep": 0, "commands": ["a = get", "put a"]}
    value = json.loads(bridge.handle(json.dumps(message)))["value"]
    assert [command["page"] for command in value["commands"]] == [0, 0]
    assert len(bridge.frames()) == machine_records()


def machine_records():
    machine = Machine(preset("tiny", "toy"))
    machine.run("a = get")
    machine.run("put a")
    return len(machine.system.log)


def test_the_command_line_runs_and_describes_it(tmp_path, capsys):
    script = tmp_path / "script.txt"
    script.write_text('# machine {"kernel": "toy", "preset": "tiny"}\na = get\nput a\n')
    assert main(["run", str(script)]) == 0
    assert "Node 0, zone      All      8" in capsys.readouterr().out
    assert main(["describe", "toy"]) == 0
    assert json.loads(capsys.readouterr().out) == describe(registry.kernel_named("toy"))


def test_what_it_has_not_is_refused_in_words():
    with pytest.raises(InputError, match="toy has no practice"):
        registry.kernel_part("toy", "practice.api")
    with pytest.raises(InputError, match=r"unknown kernel 'tay'.*did you mean toy\?"):
        registry.kernel_named("tay")


def test_a_visitor_of_one_kernel_loads_no_other(monkeypatch):
    monkeypatch.setitem(registry.KERNELS, "absent", "no_such_package")
    message = {"v": 1, "id": 1, "type": "open", "machine": {"preset": "matchbox"}}
    assert json.loads(bridge.handle(json.dumps(message)))["ok"]
