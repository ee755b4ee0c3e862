"""The machine: names, bad requests that change nothing, and time travel."""

import random

import pytest

from buddyscope.errors import InputError
from buddyscope.machine.history import buddyinfo, history, snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset
from buddyscope.machine.workloads import Running
from buddyscope.tracing import journal, timeline


@pytest.fixture
def matchbox():
    return Machine(preset("matchbox"))


def test_the_matchbox_says_what_is_not_stock(matchbox):
    assert tuple(map(str, matchbox.spec.overrides)) == ("MAX_ORDER is 5 instead of 10", "the watermarks are 0")
    assert buddyinfo(matchbox) == "Node 0, zone   Normal      0      0      0      0      1 \n"


def test_the_lesson_of_splitting(matchbox):
    pages = [
        matchbox.run(f"{name} = alloc_pages order={order}").page
        for name, order in zip("abcd", (0, 0, 1, 2), strict=True)
    ]
    assert pages == [15, 14, 12, 8]
    assert matchbox.block("c") == (12, 1)
    assert matchbox.held_names() == ["a", "b", "c", "d"]


def test_what_makes_no_sense_changes_nothing(matchbox):
    matchbox.run("a = alloc_pages order=0")
    before = history(matchbox, {})
    for text, message in [
        ("a = alloc_pages order=0", "a already holds the block of order 0 at page 15"),
        ("free_pages bb", "no block is called 'bb'"),
        ("free_page page=16", "no zone has page 16: expected one of 0–15"),
        ("b = rmqueue order=0 zone=DMA", "which zone?"),
        ("b = alloc_pages_node node=1", "node=1: no such node"),
        ("cpu node=3", "node=3: no such node (expected 0 to 0)"),
        ("b = alloc_pages order=64", "order=64"),
        ("page a", "page needs do="),
    ]:
        with pytest.raises(InputError) as caught:
            matchbox.run(text)
        assert message in str(caught.value)
    assert history(matchbox, {}) == before


def test_a_request_that_fails_leaves_its_name_free(matchbox):
    matchbox.run("a = rmqueue order=4")
    result = matchbox.run("b = rmqueue order=0")
    assert result.page is None
    assert matchbox.block("b") is None


def test_a_bug_is_reported_with_its_reason(matchbox):
    matchbox.run("a = alloc_pages order=0")
    result = matchbox.run("__free_pages a order=1")
    assert str(result.bug) == "page 15 is not the first of a block of order 1"
    kinds = [record[0] for record in journal.records(matchbox.system.log)]
    assert kinds.count(journal.CALL) == kinds.count(journal.RETURN)
    assert journal.BUG in kinds


def test_a_request_that_would_go_on_for_ever_is_given_up():
    machine = Machine(preset("shoebox"))
    while not machine.run("alloc_pages order=3").livelock:
        assert machine.timeline.length < 100_000
    assert machine.system.values[0] == 0


def test_acting_in_the_past_forks(matchbox):
    for name in "abc":
        matchbox.run(f"{name} = alloc_pages order=0")
    end_of_a = matchbox.timeline.spans[0].end
    matchbox.timeline.seek(end_of_a + 3)  # in the middle of b: b has not happened
    matchbox.run("x = alloc_pages order=1")
    assert [span.text for span in matchbox.timeline.spans] == [
        "a = alloc_pages order=0",
        "x = alloc_pages order=1",
    ]
    assert len(matchbox.results) == 2
    assert matchbox.block("x") == (12, 1)
    assert matchbox.block("b") is None


def test_seek_goes_to_every_record_and_back(matchbox):
    states = [snapshot(matchbox)]
    for text in ["a = alloc_pages order=0", "b = alloc_pages order=1", "free_pages a", "free_pages b"]:
        matchbox.run(text)
    timeline = matchbox.timeline
    timeline.seek(0)
    for number in range(1, timeline.length + 1):
        timeline.seek(number)
        states.append(snapshot(matchbox))
    for number in (7, 60, 3, timeline.length, 0, 31):
        timeline.seek(number)
        assert snapshot(matchbox) == states[number]
    with pytest.raises(IndexError, match="record 999: expected 0 to"):
        timeline.seek(999)


def test_undo_restores_the_order_of_a_list():
    machine = Machine(preset("matchbox"))
    for name in "abcdefgh":
        machine.run(f"{name} = rmqueue order=1")
    for name in "bdfh":  # four blocks on the list of order 1, none of them buddies
        machine.run(f"free_pages {name}")
    before = snapshot(machine)
    assert before["zones"][0]["lists"][1] == [0, 4, 8, 12]
    machine.run("free_pages e")  # merges with f, which leaves from the middle of the list
    machine.timeline.seek(machine.timeline.spans[-1].start)
    assert snapshot(machine) == before


def test_unknown_machines_name_the_nearest():
    with pytest.raises(ValueError, match=r"did you mean matchbox\?"):
        preset("matchbux")


def test_checkpoints_agree_with_straight_execution(monkeypatch):
    monkeypatch.setattr(timeline, "INTERVAL", 40)
    monkeypatch.setattr(timeline, "SPARSE", 0)
    machine = Machine(preset("two-nodes"))
    Running(machine, "fork-storm", 3, 400, {}).run(400)
    end = machine.timeline.length
    assert len(machine.timeline.marks) > 100
    straight = Machine(preset("two-nodes"))
    straight.timeline.dump = None
    Running(straight, "fork-storm", 3, 400, {}).run(400)
    assert straight.timeline.marks == []
    chance = random.Random(5)
    for _ in range(60):
        cursor = chance.randrange(end + 1)
        machine.timeline.seek(cursor)
        straight.timeline.seek(cursor)
        assert snapshot(machine) == snapshot(straight)
    machine.timeline.keep_commands(100)
    assert machine.timeline.marks[-1] <= machine.timeline.length
    machine.timeline.seek(0)
    machine.timeline.seek(machine.timeline.length)
    straight.timeline.keep_commands(100)
    assert snapshot(machine) == snapshot(straight)
