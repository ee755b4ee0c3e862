"""One command for many requests: served until refused, told by the difference that it made."""

import random

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.validate import validate_system
from buddyscope.machine.history import snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset
from buddyscope.tracing import journal


def free(machine):
    return {zone.name: zone.free_pages for zone in machine.system.zones}


def test_single_pages_of_the_shoebox_before_kswapd_is_woken():
    machine = Machine(preset("shoebox"))
    quiet = machine.run("storm = alloc_pages times=983")
    assert (quiet.served, quiet.wakes, free(machine)["Normal"]) == (983, 0, 41)
    assert (machine.run("a = alloc_pages").wakes, free(machine)["Normal"]) == (1, 40)


def test_a_storm_on_64_megabytes_stops_where_the_marks_stop_it():
    machine = Machine(preset("pc-64m"))
    assert machine.run("hog = alloc_pages times=20000 gfp=GFP_KERNEL").served == 16158
    assert free(machine) == {"DMA": 129, "Normal": 97}
    assert machine.results[-1].livelock
    assert machine.run("burst = alloc_pages times=200 gfp=GFP_ATOMIC").served == 168
    assert free(machine) == {"DMA": 33, "Normal": 25}


def test_twelve_thousand_requests_leave_a_few_records():
    machine = Machine(preset("pc-64m"))
    machine.run("storm = alloc_pages times=12095")
    assert machine.timeline.length < 60


@pytest.mark.parametrize("seed", range(6))
def test_told_in_short_it_leads_to_the_same_state_as_one_by_one(seed):
    chance = random.Random(seed)
    short, long = Machine(preset("pc-64m")), Machine(preset("pc-64m"))
    for _ in range(12):
        order, times = chance.choice((0, 0, 1, 3)), chance.randrange(1, 900)
        gfp = chance.choice(("GFP_ATOMIC", "GFP_DMA", "GFP_HIGHUSER"))
        short.run(f"alloc_pages order={order} times={times} gfp={gfp} reclaimable=yes")
        for _ in range(short.results[-1].served):
            long.run(f"alloc_pages order={order} gfp={gfp} reclaimable=yes")
        if short.results[-1].served < times:
            long.run(f"alloc_pages order={order} gfp={gfp}")
        for machine in (short, long):
            machine.run("kswapd")
        assert snapshot(short) == snapshot(long)
    validate_system(short.system)


def test_time_travel_goes_through_a_storm_and_back():
    machine = Machine(preset("pc-64m"))
    states = [snapshot(machine)]
    for text in (
        "a = alloc_pages order=3",
        "alloc_pages times=700 reclaimable=yes",
        "free_pages a",
        "alloc_pages order=2 times=5000",
        "memfrac zone=Normal ratio=64",
        "kswapd",
    ):
        machine.run(text)
        states.append(snapshot(machine))
    ends = [0, *(span.end for span in machine.timeline.spans)]
    for at in (4, 0, 6, 2, 1, 5, 3, 0, 6):
        machine.timeline.seek(ends[at])
        assert snapshot(machine) == states[at]
    machine.timeline.seek(0)
    for number in range(machine.timeline.length):
        journal.apply(machine.system, machine.timeline.writers, machine.system.log, number)
    machine.timeline.cursor = machine.timeline.length
    assert snapshot(machine) == states[-1]


def test_a_watermark_is_set_as_the_boot_option_would_have_set_it_and_taken_back():
    machine = Machine(preset("pc-64m"))
    dma = machine.system.zones[0]
    machine.run("memfrac zone=DMA ratio=32")
    assert (dma.pages_min, dma.pages_low, dma.pages_high) == (128, 256, 384)
    machine.run("memfrac zone=DMA ratio=1")
    assert dma.pages_min == 255
    machine.timeline.seek(0)
    assert (dma.pages_min, dma.pages_low, dma.pages_high) == (32, 64, 96)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = alloc_pages times=0", "expected 1 or more"),
        ("memfrac zone=DMA", "expected memfrac zone=DMA ratio=128"),
        ("memfrac ratio=3", "which zone?"),
    ],
)
def test_a_command_that_makes_no_sense_is_told(text, message):
    machine = Machine(preset("pc-64m"))
    with pytest.raises(InputError) as caught:
        machine.run(text)
    assert message in str(caught.value)
    assert machine.timeline.length == 0
