"""Boot in slow motion: pages are handed over by commands."""

import pytest

from buddyscope.errors import InputError
from buddyscope.machine.history import snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset


def slow(name="matchbox"):
    return Machine(preset(f"{name}-slow"))


def lists(machine):
    return snapshot(machine)["zones"][0]["lists"]


def test_a_slow_machine_starts_with_every_page_reserved_and_nothing_free():
    machine = slow()
    state = snapshot(machine)
    assert state["zones"][0]["free_pages"] == 0
    assert state["flags"] == [[page, 1 << 14] for page in range(16)]


def test_lists_come_about_by_merging():
    #   0   1   2   3   4   5
    #   |   order 2   | order 1
    machine = slow()
    for page in range(6):
        machine.run(f"boot_page page={page}")
    assert lists(machine) == [[], [4], [0], [], []]


@pytest.mark.parametrize("name", ["matchbox", "shoebox", "two-nodes"])
def test_the_whole_sequence_ends_where_a_quick_boot_ends(name):
    machine = slow(name)
    machine.run("free_all_bootmem")
    assert snapshot(machine) == snapshot(Machine(preset(name)))
    machine.timeline.seek(0)
    assert snapshot(machine) == snapshot(slow(name))


def test_a_page_can_be_withheld_and_handed_over_later():
    machine = slow()
    machine.run("free_all_bootmem withhold=6")
    assert lists(machine) == [[7], [4], [0], [8], []]
    machine.run("boot_page page=6")
    assert lists(machine) == [[], [], [], [], [0]]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("boot_page", "boot_page needs page="),
        ("boot_pages first=3", "boot_pages needs last="),
        ("boot_pages first=3 last=1", "first=3 comes after last=1"),
        ("boot_page page=16", "no zone has page 16"),
        ("boot_page page=0", "page 0 was handed over already"),
        ("boot_pages first=1 last=20000", "no zone has page 20000"),
        ("free_all_bootmem withhold=0", "page 0 was handed over already"),
        ("x = boot_page page=1", "boot_page gives nothing"),
    ],
)
def test_a_page_that_cannot_be_handed_over_is_told_before_anything_happens(command, message):
    machine = slow()
    machine.run("boot_page page=0")
    before = machine.timeline.length
    with pytest.raises(InputError) as caught:
        machine.run(command)
    assert message in str(caught.value)
    assert machine.timeline.length == before


def test_the_order_follows_from_what_the_caller_wants():
    machine = Machine(preset("matchbox"))
    assert [machine.run(f"{name} = rmqueue want={want}").order for name, want in (("a", 5), ("b", 3), ("c", 1))] == [
        3,
        2,
        0,
    ]
    with pytest.raises(InputError, match="want=3"):
        machine.run("d = alloc_pages order=1 want=3")
    with pytest.raises(InputError, match="want=17"):
        machine.run("d = alloc_pages want=17")
