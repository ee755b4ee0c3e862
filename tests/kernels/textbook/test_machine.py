"""The textbook's buddy system as a Machine: commands, undo, presets, a start of one's own, every published exercise."""

from pathlib import Path

import pytest

from buddyscope.errors import InputError
from buddyscope.exercises.check import in_unit
from buddyscope.exercises.format import read_exercise
from buddyscope.exercises.run import Run
from buddyscope.kernels.api.command import format_command, parse
from buddyscope.kernels.registry import kernel_named
from buddyscope.kernels.textbook import fragmentation
from buddyscope.kernels.textbook.service.custom_machine import custom_machine, machine_data
from buddyscope.kernels.textbook.service.presets import TextbookMachine
from buddyscope.lessons.run.facts import fact
from buddyscope.machine import history
from buddyscope.machine.machine import Machine

KERNEL = kernel_named("textbook")
EXERCISES = sorted((Path(__file__).parents[2] / "exercises/published").glob("*.toml"))


def machine(name="1mb"):
    return Machine(KERNEL.preset(name))


def test_seventy_kilobytes_in_one_megabyte():
    memory = machine()
    result = memory.run("a = alloc 70K")
    assert (result.page, result.order) == (0, 7)
    assert memory.block("a") == (0, 7)
    assert history.buddyinfo(memory).split() == [
        "Node",
        "0,",
        "zone",
        "Region",
        "0",
        "0",
        "0",
        "0",
        "0",
        "0",
        "0",
        "1",
        "1",
        "1",
        "0",
    ]
    assert memory.run("free a").page == 0
    assert history.buddyinfo(memory).split()[-1] == "1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("splits a", 3),
        ("splits b", 1),
        ("taken b", 7),
        ("page b", 128),
        ("order b", 6),
        ("free_blocks", 3),
        ("largest", 9),
        ("free_pages", 832),
        ("internal b", 87 * 1024),
        ("external b", 38),
    ],
)
def test_facts_of_lessons(text, expected):
    memory = machine()
    memory.run("a = alloc 70K")
    memory.run("b = alloc 35K")
    assert fact(memory, text) == expected


def test_a_request_that_does_not_fit_fails():
    memory = machine()
    assert memory.run("a = alloc 1025K").page is None
    assert memory.held_names() == []


def test_every_state_comes_back_by_seeking():
    memory = machine("recent")
    states = [history.snapshot(memory)]
    for text in ("a = alloc 60", "b = alloc 100", "c = alloc order=0", "free a", "d = alloc 300", "free c", "free b"):
        memory.run(text)
        states.append(history.snapshot(memory))
        memory.kernel.validate(memory.system)
    ends = [0, *(span.end for span in memory.timeline.spans)]
    for number in (0, 3, 7, 2, 6, 1):
        memory.timeline.seek(ends[number])
        assert history.snapshot(memory) == states[number]
    memory.timeline.seek(ends[-1])
    for number in range(7):
        memory.run_again(number)


def test_acting_in_the_past_forks():
    memory = machine("recent")
    memory.run("a = alloc 60")
    memory.run("b = alloc 60")
    memory.timeline.seek(memory.timeline.spans[0].end)
    assert memory.run("c = alloc 500").page == 32
    assert [span.text for span in memory.timeline.spans] == ["a = alloc 60", "c = alloc 500"]


def test_a_checkpoint_holds_the_whole_state():
    memory = machine("weighted")
    memory.run("a = alloc 3")
    data, state = memory.kernel.dump(memory.system), history.snapshot(memory)
    memory.run("b = alloc 5")
    memory.run("free a")
    memory.kernel.load(memory.system, data)
    assert history.snapshot(memory) == state


def test_many_requests_at_once_leave_the_difference():
    memory = machine("recent")
    start = history.snapshot(memory)
    assert memory.run("alloc order=0 times=100").served == 64
    state = history.snapshot(memory)
    memory.timeline.seek(0)
    assert history.snapshot(memory) == start
    memory.timeline.seek(memory.timeline.length)
    assert history.snapshot(memory) == state


def test_sizes_that_need_more_than_32_bits_are_kept():
    memory = Machine(custom_machine({"region": "8G", "smallest": "1M"}))
    memory.run("a = alloc 5G")
    memory.timeline.seek(0)
    memory.timeline.seek(memory.timeline.length)
    assert memory.system.used == {0: (13, 5 << 30)}


@pytest.mark.parametrize(
    "text",
    ["a = alloc 70K", "a = alloc 3687", "a = alloc order=3", "free a", "free page=12", "merge", "alloc 1M times=3"],
)
def test_a_command_is_written_as_it_is_read(text):
    assert format_command(parse(text, KERNEL), KERNEL) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = alloc", "how many bytes?"),
        ("a = alloc 70X", "cannot read a size"),
        ("a = alloc 70K order=3", "how many bytes?"),
        ("a = alloc order=11", "order=11"),
        ("a = alloc 0", "a request of nothing"),
        ("free page=3", "no block in use begins at page 3"),
        ("free z", "no block is called 'z'"),
        ("alloc 70K 80K", "cannot read '80K'"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(text, message):
    memory = machine()
    before = history.snapshot(memory)
    with pytest.raises(InputError) as caught:
        memory.run(text)
    assert message in str(caught.value)
    assert history.snapshot(memory) == before


def test_lazily_merge_can_be_called():
    memory = machine("1mb-lazy")
    memory.run("a = alloc 512K")
    memory.run("free a")
    assert fragmentation.free_offsets(memory.system) == {512 << 10: [0, 512 << 10]}
    memory.run("merge")
    assert fragmentation.free_offsets(memory.system) == {1 << 20: [0]}


@pytest.mark.parametrize("name", KERNEL.presets)
def test_every_preset_boots_and_is_read_again_from_its_data(name):
    spec = KERNEL.preset(name)
    memory = Machine(spec)
    KERNEL.validate(memory.system)
    again = custom_machine(machine_data(spec))
    assert (again.layout, again.title) == (spec.layout, spec.title)


def test_starting_from_a_state():
    spec = custom_machine(
        {
            "region": 16,
            "smallest": 1,
            "choice": "most-recent",
            "free": {"2": [12, 0]},
            "used": [
                {"name": "x", "at": 2, "size": 2},
                {"at": 4, "size": 4, "request": 3},
                {"at": 8, "size": 4},
                {"at": 14, "size": 2},
            ],
        }
    )
    memory = Machine(spec)
    assert memory.held_names() == ["x"]
    assert memory.run("a = alloc 2").page == 12
    assert custom_machine(machine_data(spec)) == spec
    memory.run("free x")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"regoin": 1}, "unknown part of a region 'regoin'"),
        ({"half": "left"}, "unknown half 'left'"),
        ({"smallest": "2M", "region": "4M"}, "the region cannot be"),
        ({"region": 16, "smallest": 1, "used": [{"at": 3, "size": 2}]}, "the region cannot start like this"),
        ({"region": 16, "smallest": 1, "used": [{"at": 0, "size": 2, "request": 3}]}, "the request does not fit"),
        ({"region": 16, "smallest": 1, "free": {"8": [0]}}, "the region cannot start like this"),
        ({"variant": "fibonacci", "region": 16, "smallest": 1}, "sizes cannot be read"),
    ],
)
def test_a_region_that_cannot_be_is_refused(data, message):
    with pytest.raises(InputError, match=message):
        custom_machine(data)


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_every_published_exercise_runs_as_commands(path):
    exercise = read_exercise(path)
    used = tuple((one.name, one.at, one.block, one.request) for one in exercise.used)
    memory = Machine(TextbookMachine("custom", exercise.task[:80], exercise.layout, used))
    grain = exercise.layout.grain
    for step, outcome in zip(exercise.steps, Run(exercise).to().outcomes[1:], strict=True):
        result = memory.run(f"{step.name} = alloc {step.request}" if step.action == "alloc" else f"free {step.name}")
        if step.action == "alloc":
            assert (None if result.page is None else result.page * grain) == outcome.at
        assert in_unit(exercise, "addresses", fragmentation.free_offsets(memory.system)) == step_lists(exercise, step)


def step_lists(exercise, step):
    return in_unit(exercise, "addresses", step.expected["addresses"])
