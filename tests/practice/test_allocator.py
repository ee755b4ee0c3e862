"""Be the allocator: tasks for every level, whose moves are those that the model's own records show."""

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.mmzone import free_list
from buddyscope.kernels.linux_2_4_22.practice.moves import block_moves, decisions
from buddyscope.kernels.linux_2_4_22.practice.situation import Situation, one_zone, spec_of
from buddyscope.kernels.linux_2_4_22.practice.tasks import LEVELS, make_exam, make_task
from buddyscope.machine.machine import Machine

BLOCKS = ("split", "splits", "free", "merges")


def kinds(moves):
    return [move.kind for move in moves]


def test_one_split_is_five_moves():
    #   0            8     12   14  15
    #   |  list 3    |  2  |  1 | 0 | a |
    scene = Situation(one_zone(16, 5))
    scene.run("a = rmqueue order=0")
    moves = block_moves(scene.try_out("b = rmqueue order=0").records)
    assert [(move.kind, move.order, move.at) for move in moves] == [("take", 0, 14), ("flip", 0, 7), ("hand", 0, 14)]
    moves = block_moves(scene.try_out("b = rmqueue order=2").records)
    assert [(move.kind, move.order, move.at) for move in moves] == [("take", 2, 8), ("flip", 2, 1), ("hand", 2, 8)]
    scene.run("b = rmqueue order=1")
    moves = block_moves(scene.try_out("c = rmqueue order=1").records)
    assert [(move.kind, move.order, move.at, move.group) for move in moves] == [
        ("take", 2, 8, 0),
        ("flip", 2, 1, 0),
        ("put", 1, 8, 1),
        ("flip", 1, 2, 1),
        ("hand", 1, 10, 2),
    ]


def test_a_merge_flips_takes_and_puts():
    scene = Situation(one_zone(16, 5))
    scene.run("a = rmqueue order=0")
    scene.run("b = rmqueue order=0")
    scene.run("__free_pages a")
    moves = block_moves(scene.try_out("__free_pages b").records)
    assert [(move.kind, move.order, move.at, move.group) for move in moves] == [
        ("flip", 0, 7, 0),
        ("take", 0, 15, 0),
        ("flip", 1, 3, 1),
        ("take", 1, 12, 1),
        ("flip", 2, 1, 2),
        ("take", 2, 8, 2),
        ("flip", 3, 0, 3),
        ("take", 3, 0, 3),
        ("put", 4, 0, 4),
    ]
    assert [move.rule for move in moves][:2] == ["flip.__free_pages_ok", "take.__free_pages_ok"]


def test_the_decisions_of_a_request_that_nobody_can_serve():
    scene = Situation({"preset": "shoebox"})
    scene.run("a = rmqueue order=9")
    for number, order in enumerate((8, 7, 6, 5, 4, 2, 1)):
        scene.run(f"b{number} = rmqueue order={order}")
    assert scene.machine.system.zones[0].free_pages == 10
    found = decisions(scene.try_out("c = alloc_pages order=3 gfp=GFP_ATOMIC").records)
    assert [(move.kind, move.at) for move in found] == [("test", 0), ("wake", 1), ("test", 0), ("give_up", -1)]


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_gives_tasks_that_its_machine_can_run(level):
    for seed in range(25):
        task = make_task(level, seed)
        machine = Machine(spec_of(task.machine))
        for text in task.setup:
            assert machine.run(text).misuse is None
        assert task.moves, task
        before = machine.timeline.length
        machine.run(task.command)
        assert task.moves[-1].cursor <= machine.timeline.length - before
        assert [move.cursor for move in task.moves] == sorted(move.cursor for move in task.moves)


@pytest.mark.parametrize("level", BLOCKS)
def test_the_moves_alone_lead_to_the_model_s_own_lists_and_bits(level):
    for seed in range(25):
        task = make_task(level, seed)
        machine = Machine(spec_of(task.machine))
        for text in task.setup:
            machine.run(text)
        zone = machine.system.zones[0]
        lists = [free_list(zone, order) for order in range(len(zone.free_area))]
        maps = [bytearray(area.map) for area in zone.free_area]
        for move in task.moves:
            if move.kind == "take":
                lists[move.order].remove(move.at)
            elif move.kind == "put":
                lists[move.order].insert(0, move.at)
            elif move.kind == "flip":
                maps[move.order][move.at] ^= 1
        machine.run(task.command)
        assert lists == [free_list(zone, order) for order in range(len(zone.free_area))]
        assert maps == [bytearray(area.map) for area in zone.free_area]


def test_levels_ask_what_they_say():
    for seed in range(30):
        assert kinds(make_task("split", seed).moves).count("put") == 1
        assert 2 <= kinds(make_task("splits", seed).moves).count("put") <= 4
        assert kinds(make_task("free", seed).moves) in (["flip", "put"], ["put"])
        assert "take" in kinds(make_task("merges", seed).moves)
        assert "wake" not in kinds(make_task("fallback", seed).moves)
        assert "wake" in kinds(make_task("pressure", seed).moves)
        assert "reclaim" in kinds(make_task("reclaim", seed).moves)
        assert kinds(make_task("numa", seed).moves).count("node") >= 2


def test_the_same_seed_gives_the_same_task_and_another_seed_another():
    assert make_task("merges", 7) == make_task("merges", 7)
    assert len({make_task("merges", seed).command + str(make_task("merges", seed).setup) for seed in range(20)}) > 15


def test_decisions_end_in_several_ways():
    ends = {make_task("pressure", seed).moves[-1].kind for seed in range(40)}
    assert ends == {"serve", "give_up"}
    ends = {make_task("reclaim", seed).moves[-1].kind for seed in range(60)}
    assert ends >= {"serve", "keep"}


def test_an_exam_climbs_from_a_split_to_pressure():
    assert [task.level for task in make_exam(6, 1)] == ["split", "free", "splits", "merges", "fallback", "pressure"]
    assert [task.seed for task in make_exam(6, 1)] != [task.seed for task in make_exam(6, 2)]


def test_an_unknown_level_is_told_with_the_nearest():
    with pytest.raises(InputError) as told:
        make_task("merge", 1)
    assert told.value.nearest == "merges"
