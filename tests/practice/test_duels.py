"""Saboteur and Rescuer: par is reached by the construction of the proof, and nothing does better."""

from itertools import combinations

import pytest

from buddyscope.kernels.linux_2_4_22.practice.duels import (
    SABOTEUR,
    best_denial,
    has_order,
    make_duel,
    par_of_denial,
    par_of_rescue,
)
from buddyscope.kernels.linux_2_4_22.practice.situation import spec_of
from buddyscope.machine.machine import Machine


def machine_of(duel):
    machine = Machine(spec_of(duel.machine))
    for text in duel.setup:
        machine.run(text)
    return machine


@pytest.mark.parametrize("size", SABOTEUR)
def test_the_construction_denies_the_order_with_par_pages(size):
    duel = make_duel("saboteur", size, 1)
    machine = machine_of(duel)
    for text in best_denial(size):
        machine.run(text)
    zone = machine.system.zones[0]
    assert not has_order(machine, duel.order)
    assert zone.size - zone.free_pages == duel.par


def test_one_page_fewer_denies_nothing():
    #  16 pages, order 2: every way to keep three pages leaves a run of four free
    for kept in combinations(range(16), 3):
        free = set(range(16)) - set(kept)
        assert any(set(range(first, first + 4)) <= free for first in range(0, 16, 4))
    assert par_of_denial(16, 2) == 4


@pytest.mark.parametrize("size", ["small", "medium"])
def test_no_smaller_set_of_frees_rescues_and_some_set_of_par_does(size):
    for seed in range(8):
        duel = make_duel("rescuer", size, seed)
        names = machine_of(duel).held_names()
        assert not any(rescues(duel, some) for count in range(duel.par) for some in combinations(names, count))
        assert any(rescues(duel, some) for some in combinations(names, duel.par))


def rescues(duel, names):
    machine = machine_of(duel)
    for name in names:
        machine.run(f"__free_pages {name}")
    return has_order(machine, duel.order)


def test_a_siege_leaves_much_free_but_no_block_of_the_order():
    for size in SABOTEUR:
        for seed in range(10):
            duel = make_duel("rescuer", size, seed)
            machine = machine_of(duel)
            assert not has_order(machine, duel.order)
            assert machine.system.zones[0].free_pages >= 1 << duel.order, (size, seed)
            assert par_of_rescue(machine, duel.order) == duel.par >= 2
