"""Machines of one's own."""

import json

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.bootmem import default_boot_sequence
from buddyscope.kernels.linux_2_4_22.service.custom_machine import custom_machine, machine_data
from buddyscope.kernels.linux_2_4_22.service.presets import PRESETS
from buddyscope.kernels.linux_2_4_22.validate import validate_system
from buddyscope.machine.history import buddyinfo, snapshot
from buddyscope.machine.machine import Machine


def test_sizes_watermarks_and_reserved_pages():
    spec = custom_machine(
        {
            "title": "Mine",
            "nodes": [{"DMA": 16, "Normal": 48, "HighMem": 32}],
            "max_order": 5,
            "watermarks": {"DMA": [1, 2, 3]},
            "reserved": [[0, 1], [90, 6]],
        }
    )
    machine = Machine(spec)
    assert tuple(map(str, spec.overrides)) == ("MAX_ORDER is 5 instead of 10", "the watermarks of DMA are 1, 2, 3")
    assert buddyinfo(machine).splitlines() == [
        "Node 0, zone      DMA      1      1      1      1      0 ",
        "Node 0, zone   Normal      0      0      0      0      3 ",
        "Node 0, zone  HighMem      0      1      0      1      1 ",
    ]
    assert machine.system.zones[0].pages_high == 3
    assert machine.system.zones[1].pages_min == 20


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "no nodes (found None, expected a list of one to eight nodes)"),
        ({"nods": []}, "did you mean nodes?"),
        ({"nodes": [{"Nromal": 3}]}, "did you mean Normal?"),
        ({"nodes": [{"Normal": -1}]}, "Normal of node 0 cannot be -1"),
        ({"nodes": [{"Normal": 0}]}, "expected three sizes, at least one above 0"),
        ({"nodes": [{"Normal": 8}] * 2}, "a uma machine has 2 nodes"),
        ({"nodes": [{"Normal": 1 << 24}, {"Normal": 1}], "build": "numa"}, "the machine is too large"),
        ({"nodes": [{"Normal": 8}], "watermarks": {"Normal": [3, 2, 1]}}, "out of order"),
        ({"nodes": [{"Normal": 8}], "watermarks": {"Low": [3, 2, 1]}}, "unknown zone 'Low'"),
        ({"nodes": [{"Normal": 8}], "max_order": 40}, "max_order cannot be 40"),
        ({"nodes": [{"Normal": 8}], "max_order": 15}, "found 15, expected a whole number from 1 to 14"),
        ({"nodes": [{"Normal": 8}], "title": ""}, "the title cannot be read"),
        ({"nodes": [{"Normal": 8}], "pool": [{"order": 0, "blocks": 9}]}, "pool 1 has more pages than Normal of"),
        ({"nodes": [{"Normal": 8}], "pool": [{"order": 10, "blocks": 1}]}, "the order of pool 1 cannot be 10"),
        ({"nodes": [{"Normal": 8}], "pool": [{"sort": 1}]}, "unknown part of pool 1 'sort'"),
        ({"nodes": [{"Normal": 8}], "cpus": [1]}, "the node of a CPU cannot be 1"),
        ({"nodes": [{"Normal": 8}], "reserved": [3]}, "reserved cannot be read"),
        ({"nodes": [{"start_pfn": 8, "Normal": 8}, {"start_pfn": 9, "Normal": 1}], "build": "numa"},
         "node 1 starts at page 9"),
    ],
)  # fmt: skip
def test_what_cannot_be_says_why(data, message):
    with pytest.raises(InputError) as caught:
        custom_machine(data)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_as_the_editor_has_it_is_the_same_machine(name):
    spec = PRESETS[name]
    again = custom_machine(json.loads(json.dumps(machine_data(spec))))
    assert again.layout == spec.layout
    assert (again.title, again.cpus, again.pool) == (spec.title, spec.cpus, spec.pool)
    assert again.boot_sequence is None or list(again.boot_sequence) == default_boot_sequence(spec.layout)


def test_a_machine_with_everything_comes_back_whole():
    data = {
        "title": "All of it",
        "build": "numa",
        "nodes": [{"start_pfn": 16, "DMA": 16, "Normal": 64}, {"start_pfn": 512, "Normal": 32, "HighMem": 32}],
        "max_order": 6,
        "watermarks": {"Normal": [1, 2, 3]},
        "cpus": [0, 1, 1],
        "reserved": [[16, 2], [520, 1]],
        "pool": [{"node": 1, "zone": "Normal", "order": 1, "blocks": 3}],
    }
    assert machine_data(custom_machine(data)) == data


def test_the_pool_is_in_use_from_the_start_and_reclaim_frees_it_in_order():
    #   0       8      12   14  15  16          the pool takes pages 15, 14 (order 0), then 12-13 (order 1)
    #   | free  | free |  1  | 0 | 0 |
    pool = [{"zone": "Normal", "order": 0, "blocks": 2}, {"zone": "Normal", "order": 1, "blocks": 1}]
    machine = Machine(custom_machine({"nodes": [{"Normal": 16}], "max_order": 5, "pool": pool}))
    start = snapshot(machine)
    assert start["pool"] == [[15, 0], [14, 0], [12, 1]]
    assert machine.names == ["", "cache1", "cache2", "cache3"]
    assert start["blocks"] == [[12, 1, 3], [14, 0, 2], [15, 0, 1]]
    assert start["zones"][0]["lists"] == [[], [], [8], [0], []]
    assert machine.timeline.length == 0
    validate_system(machine.system)

    machine.run("alloc_pages order=0 gfp=GFP_ATOMIC")  # too little is free: kswapd is woken
    machine.run("kswapd")
    assert snapshot(machine)["pool"] == []
    machine.timeline.seek(0)
    assert snapshot(machine) == start


def test_a_pool_that_does_not_fit_is_told_with_what_would():
    pool = [{"zone": "Normal", "order": 2, "blocks": 3}]
    with pytest.raises(InputError) as caught:
        Machine(custom_machine({"nodes": [{"Normal": 16}], "max_order": 5, "reserved": [[0, 8]], "pool": pool}))
    assert str(caught.value).startswith("the pool of Normal, node 0, does not fit (found 3 blocks of order 2, expected")
    assert "at most 2" in str(caught.value)
