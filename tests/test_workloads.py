"""Seeded workloads: the same seed is the same history; bad numbers are refused."""

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.validate import validate_system
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset
from buddyscope.machine.workloads import WORKLOADS, Running


def texts(name, seed, requests=300, machine="shoebox", **params):
    subject = Machine(preset(machine))
    running = Running(subject, name, seed, requests, params)
    while running.done < running.total:
        running.run(70)
    validate_system(subject.system)
    return [span.text for span in subject.timeline.spans]


@pytest.mark.parametrize("name", WORKLOADS)
def test_the_same_seed_is_the_same_history(name):
    first = texts(name, 7)
    assert first == texts(name, 7)
    assert len(first) == 300


@pytest.mark.parametrize("name", ["steady", "bursty", "fork-storm", "network-burst"])
def test_another_seed_is_another_history(name):
    assert texts(name, 7) != texts(name, 8)


def test_the_checkerboard_ends_and_leaves_single_pages():
    machine = Machine(preset("shoebox"))
    running = Running(machine, "checkerboard", 1, 100_000, {})
    running.run(100_000)
    assert running.done == running.total < 3000
    area = machine.system.zones[0].free_area
    # the six last pages, which GFP_ATOMIC could not have, and every second one of the rest
    assert len(area[0].free_list) > 500
    assert sum(len(one.free_list) for one in area[1:]) <= 3


def test_the_page_cache_makes_kswapd_work():
    machine = Machine(preset("shoebox"))
    Running(machine, "page-cache", 1, 4000, {}).run(4000)
    assert machine.system.zones[0].free_pages > 20
    assert any(result.page is not None for result in machine.results[-80:])


def test_two_workloads_share_a_machine():
    machine = Machine(preset("shoebox"))
    Running(machine, "steady", 1, 50, {}).run(50)
    Running(machine, "bursty", 1, 50, {}).run(50)
    assert len(machine.timeline.spans) == 100


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("stedy", {}, "did you mean steady?"),
        ("steady", {"lives": 3}, "did you mean live?"),
        ("steady", {"live": 0}, "live=0 (expected a whole number from 1 to 100000)"),
        ("steady", {"live": "x"}, "live='x'"),
    ],
)
def test_what_cannot_be_is_refused(name, params, message):
    with pytest.raises(InputError) as caught:
        Running(Machine(preset("matchbox")), name, 1, 1, params)
    assert message in str(caught.value)
