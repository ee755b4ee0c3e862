"""Watermarks, wait tables, zonelists, and layouts that cannot be."""

import pytest

from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout, build_system, wait_table_size, watermarks
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import PlannedReclaim

RECLAIM = PlannedReclaim(lambda name: None, lambda name, gfp, order: None)


@pytest.mark.parametrize(
    ("pages", "marks"),
    [
        (16, (20, 40, 60)),
        (2687, (20, 40, 60)),
        (2688, (21, 42, 63)),
        (4096, (32, 64, 96)),
        (32640, (255, 510, 765)),
        (225280, (255, 510, 765)),
    ],
)
def test_watermarks_are_one_128th_within_20_and_255(pages, marks):
    assert watermarks(pages, 128) == marks


@pytest.mark.parametrize(("pages", "queues"), [(1, 1), (256, 1), (512, 2), (1000, 4), (4096, 16), (1 << 22, 4096)])
def test_the_wait_table_is_a_power_of_two(pages, queues):
    assert wait_table_size(pages) == queues


def test_a_zonelist_never_names_another_node():
    layout = Layout((NodeLayout(0, (512, 1024, 0)), NodeLayout(2048, (0, 1536, 0))), build="numa")
    system = build_system(layout, RECLAIM)
    names = [
        [[f"{zone.node}:{zone.name}" for zone in node.node_zonelists[i]] for i in range(4)] for node in system.nodes
    ]
    assert names == [
        [["0:Normal", "0:DMA"], ["0:DMA"], ["0:Normal", "0:DMA"], ["0:DMA"]],
        [["1:Normal"], [], ["1:Normal"], []],
    ]
    assert [node.node_id for node in system.pgdat_list] == [1, 0]


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        (Layout(()), "a uma machine has 0 nodes: expected one"),
        (Layout((NodeLayout(0, (0, 0, 0)),)), "expected three sizes, at least one above 0"),
        (
            Layout((NodeLayout(0, (1, 0, 0)), NodeLayout(0, (1, 0, 0))), build="numa"),
            "node 1 starts at page 0: expected 1 or more",
        ),
        (
            Layout((NodeLayout(0, (1, 0, 0)),), build="smp"),
            "unknown build 'smp': expected uma, numa or discontig",
        ),
        (Layout((NodeLayout(0, (1, 0, 0)),), max_order=0), "MAX_ORDER 0: expected 1 to 20"),
    ],
)
def test_a_layout_that_cannot_be_says_why(layout, message):
    with pytest.raises(ValueError, match=message):
        build_system(layout, RECLAIM)
