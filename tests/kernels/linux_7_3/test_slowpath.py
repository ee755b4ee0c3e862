"""Reclaim, compaction, the OOM killer and the failure report of 7.3: what the specification says, on small machines."""

import inspect

import pytest

from buddyscope.formats.buddyinfo import Row
from buddyscope.kernels.api.call_graph import calls
from buddyscope.kernels.linux_7_3 import show_mem
from buddyscope.kernels.linux_7_3.compaction import fragmentation_index, unusable_index
from buddyscope.kernels.linux_7_3.init import Layout, NodeLayout, ZoneLayout, build_system
from buddyscope.kernels.linux_7_3.mmzone import Event, NodeField, SystemField, ZoneField
from buddyscope.kernels.linux_7_3.service.custom_machine import custom_machine
from buddyscope.kernels.linux_7_3.service.kernel import KERNEL
from buddyscope.kernels.linux_7_3.validate import validate_system
from buddyscope.machine.history import buddyinfo_rows
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset


def machine(pages=256, **parts):
    """One zone Normal with pageblocks of 8 pages, marks 32, 40, 48, 56, and per-CPU lists closed."""
    data = {
        "nodes": [{"zones": [{"zone": "Normal", "start_pfn": 0, "pages": pages}]}],
        "pageblock_order": 3,
        "max_page_order": 4,
        "pcp": {"batch": 1, "high_min": 0, "high_max": 0},
        "settings": {"grouping": True},
        **parts,
    }
    return Machine(custom_machine(data))


def called(machine):
    """Names of the functions that the last command called, in the order of their first call."""
    span = machine.timeline.spans[-1]
    return list(dict.fromkeys(name for _, name in calls(KERNEL.functions, machine.system.log, span.start, span.end)))


def events(machine, number):
    """(a, b) of the events of a kind that the last command left."""
    span = machine.timeline.spans[-1]
    log = machine.system.log[span.start * 5 : span.end * 5]
    kind = KERNEL.kind("EVENT").number
    return [tuple(log[at + 2 : at + 4]) for at in range(0, len(log), 5) if log[at : at + 2] == [kind, number]]


def checkerboard(pages=256):
    """All memory taken by movable pages, then every second one of the lower three quarters freed: no pair is free."""
    one = machine(pages)
    for number in range(pages - 33):
        one.run(f"p{number} = alloc_pages order=0 gfp=GFP_HIGHUSER_MOVABLE")
    for number in range(pages - 33, pages - 1):
        one.run(f"p{number} = rmqueue_buddy order=0 lru=yes")
    for number in range(0, pages - 64, 2):
        one.run(f"__free_pages p{number}")
    return one


def test_every_registered_function_has_the_parameters_that_its_records_keep():
    for module in KERNEL.source_modules:
        for function in vars(module).values():
            entry = next((one for one in KERNEL.functions if one.code is getattr(function, "__code__", None)), None)
            if entry:
                assert set(entry.args) <= set(inspect.signature(function).parameters), entry.name
    assert KERNEL.functions.missing() == []


def test_direct_reclaim_frees_32_pages_and_the_request_gets_one():
    one = machine(pool=[{"zone": "Normal", "kind": "file", "order": 0, "runs": 220}])
    assert one.system.zones[0].free_pages == 36
    for name in "abcd":
        assert one.run(f"{name} = alloc_pages order=0").page is not None
    assert one.system.zones[0].free_pages == 32
    one.run("e = alloc_pages order=0")
    assert one.results[-1].page is not None
    assert "__perform_reclaim" in called(one)
    assert len(events(one, Event.RECLAIMED)) == 32
    assert one.system.zones[0].free_pages == 63


def test_a_request_that_may_not_sleep_reclaims_nothing_and_leaves_a_report():
    one = machine(pool=[{"zone": "Normal", "kind": "file", "order": 0, "runs": 220}])
    one.run("hog = alloc_pages times=300 gfp=GFP_NOWAIT")
    assert one.system.zones[0].free_pages == 32
    assert one.run("a = alloc_pages order=0 gfp=__GFP_KSWAPD_RECLAIM").page is None
    assert events(one, Event.RECLAIMED) == []
    assert events(one, Event.FAILURE) == [(0, 0x800)]


def test_anonymous_runs_need_io_to_be_reclaimed():
    def served(mask):
        one = machine(pool=[{"zone": "Normal", "kind": "anon", "order": 0, "runs": 224}])
        return one.run(f"a = alloc_pages order=0 gfp={mask}").page is not None

    assert served("GFP_NOFS|__GFP_NORETRY")
    assert not served("GFP_NOIO|__GFP_NORETRY")


def test_kswapd_works_until_the_zone_is_above_its_high_mark():
    one = machine(pool=[{"zone": "Normal", "kind": "file", "order": 0, "runs": 218}])
    one.run("a = alloc_pages order=0 gfp=GFP_NOWAIT")
    assert one.system.nodes[0].values[NodeField.KSWAPD_WOKEN] == 1
    assert one.results[-1].wakes == 1
    one.run("kswapd")
    assert one.system.zones[0].free_pages == 37 + 32
    assert one.system.nodes[0].values[NodeField.KSWAPD_WOKEN] == 0
    one.run("kswapd")
    assert called(one) == ["kswapd"]


def test_direct_compaction_makes_a_run_without_freeing_a_page():
    one = checkerboard()
    zone = one.system.zones[0]
    free = zone.free_pages
    assert buddyinfo_rows(one) == [Row(0, "Normal", (97, 0, 0, 0, 0))]
    assert (fragmentation_index(zone, 3), unusable_index(zone, 3)) == (865, 1000)
    result = one.run("big = alloc_pages order=3 gfp=GFP_HIGHUSER_MOVABLE|__GFP_RETRY_MAYFAIL")
    assert result.page is not None
    assert zone.free_pages == free - 8
    assert {"__alloc_pages_direct_compact", "compact_zone"} <= set(called(one))
    moves = events(one, Event.MIGRATED)
    assert moves
    assert all(source < target for source, target in moves)
    validate_system(one.system)


def test_a_page_that_cannot_move_stays_where_it_is():
    one = checkerboard()
    one.run("lru p1 on=no")
    one.run("compact_memory")
    assert one.block("p1") == (1, 0)
    assert one.block("p3") != (3, 0)


def test_both_scanners_stand_in_the_zone():
    one = checkerboard()
    one.run("kcompactd order=3")
    values = one.system.zones[0].values
    assert 0 < values[ZoneField.COMPACT_MIGRATE] <= values[ZoneField.COMPACT_FREE] <= 256


def test_the_oom_killer_frees_what_its_victim_holds_and_the_request_is_served():
    one = machine(pool=[{"zone": "Normal", "kind": "anon", "order": 0, "runs": 224}])
    assert one.run("a = alloc_pages order=0 gfp=__GFP_DIRECT_RECLAIM|__GFP_KSWAPD_RECLAIM").page is not None
    assert events(one, Event.OOM_KILL) == [(0, 224)]
    assert one.system.values[SystemField.OOM_KILLS] == 1


@pytest.mark.parametrize("modifier", ["__GFP_NORETRY", "__GFP_RETRY_MAYFAIL", "__GFP_THISNODE"])
def test_nobody_is_killed_for_a_request_that_can_fail(modifier):
    one = machine(pool=[{"zone": "Normal", "kind": "anon", "order": 0, "runs": 224}])
    result = one.run(f"a = alloc_pages order=0 gfp=__GFP_DIRECT_RECLAIM|{modifier}")
    assert (result.page, result.bug, events(one, Event.OOM_KILL)) == (None, None, [])


def test_without_a_victim_the_kernel_panics():
    one = machine()
    one.run("hog = alloc_pages times=300 gfp=GFP_NOWAIT")
    assert one.run("a = alloc_pages order=0").bug is not None


def test_nofail_goes_on_for_ever_where_nobody_may_be_killed():
    one = machine()
    one.run("hog = rmqueue_buddy times=256")
    assert one.run("a = alloc_pages order=0 gfp=GFP_KERNEL|__GFP_NOFAIL|__GFP_RETRY_MAYFAIL").livelock


def test_the_failure_report_is_the_kernels_text():
    one = Machine(preset("teaching", "7.3"))
    one.run("hog = rmqueue_buddy times=250 type=unmovable")
    lines = show_mem.failure_report(one.system, 0x820, 3).splitlines()
    assert lines[0] == (
        "task: page allocation failure: order:3, mode:0x820(GFP_ATOMIC), nodemask=(null),cpuset=/,mems_allowed=0"
    )
    assert lines[1] == "Mem-Info:"
    assert next(line for line in lines if "Normal free:" in line).startswith(
        "Node 0 Normal free:24kB boost:0kB min:128kB low:160kB high:192kB reserved_highatomic:0kB"
    )
    assert "Node 0 Normal: 0*4kB 1*8kB (U) 1*16kB (U) 0*32kB 0*64kB = 24kB" in lines


# ------------------------------------------------------------------ nodes


def test_a_node_prefers_itself_then_the_nearest():
    nodes = tuple(NodeLayout((ZoneLayout(2, node * 1024, 1024),)) for node in range(4))
    distances = ((10, 20, 30, 20), (20, 10, 20, 30), (30, 20, 10, 20), (20, 30, 20, 10))
    system = build_system(Layout(nodes, cpu_node=(0, 1, 2, 3), distances=distances))
    orders = [[zone.node for zone in node.zonelist_fallback] for node in system.nodes]
    assert orders == [[0, 1, 3, 2], [1, 2, 0, 3], [2, 3, 1, 0], [3, 0, 2, 1]]


def test_a_request_for_this_node_does_not_leave_it():
    one = Machine(preset("two-nodes", "7.3"))
    page = one.run("a = alloc_pages_node node=1 order=10 gfp=GFP_KERNEL|__GFP_THISNODE").page
    assert page == 1179648
    hog = one.run("hog = alloc_pages_node node=1 order=0 gfp=GFP_KERNEL").page
    assert one.system.zones[2].start_pfn <= hog


def test_locality_counts_for_more_than_unmixed_blocks():
    data = {
        "nodes": [
            {
                "zones": [
                    {"zone": "DMA32", "start_pfn": 0, "pages": 32},
                    {"zone": "Normal", "start_pfn": 64, "pages": 32},
                ]
            },
            {"zones": [{"zone": "Normal", "start_pfn": 128, "pages": 64}]},
        ],
        "cpus": [0, 1],
        "pageblock_order": 3,
        "max_page_order": 4,
        "pcp": {"batch": 1, "high_min": 0, "high_max": 0},
        "marks": [
            {"node": node, "zone": zone, "min": 0, "low": 0, "high": 0, "promo": 0}
            for node, zone in ((0, "DMA32"), (0, "Normal"), (1, "Normal"))
        ],
    }
    one = Machine(custom_machine(data))
    for name, order, zone in (
        ("a", 4, "Normal"),
        ("b", 3, "Normal"),
        ("c", 2, "Normal"),
        ("d", 4, "DMA32"),
        ("e", 3, "DMA32"),
    ):
        one.run(f"{name} = rmqueue_buddy order={order} zone={zone}")
    one.run("f = rmqueue_buddy order=2 zone=DMA32")
    assert one.run("g = alloc_pages order=0 gfp=GFP_KERNEL").page == 92


def test_the_facts_of_this_kernel_count_what_a_command_did():
    one = machine(pcp={"batch": 4, "high_min": 16, "high_max": 16})
    one.run("a = alloc_pages order=0")
    span = one.timeline.spans[-1]
    facts = {word: fact(one.system, one.system.log, span.start, span.end) for word, fact in KERNEL.facts.items()}
    assert facts == {
        **{"locks": 1, "comparisons": 1, "extfrag": 1, "refills": 1, "claims": 1, "in_trays": 3, "boost": 0},
        **{"migrated": 0, "reclaimed": 0, "kills": 0, "fragmentation": -1000, "unusable": 15},
    }
