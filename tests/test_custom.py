"""Machines of one's own."""

import pytest

from buddyscope.custom import custom_machine
from buddyscope.errors import InputError
from buddyscope.history import buddyinfo
from buddyscope.machine import Machine


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
    assert spec.overrides == ("MAX_ORDER is 5 instead of 10", "the watermarks of DMA are 1, 2, 3")
    assert buddyinfo(machine.system).splitlines() == [
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
