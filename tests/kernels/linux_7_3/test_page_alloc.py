"""The buddy lists, claims, steals and per-CPU lists of 7.3 on small machines, with literal numbers."""

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.linux_7_3.mmzone import (
    MIGRATE_LETTERS,
    ZoneField,
    free_list,
    get_pageblock_migratetype,
    pcp_list,
)
from buddyscope.kernels.linux_7_3.service.custom_machine import custom_machine, machine_data
from buddyscope.kernels.linux_7_3.service.presets import PRESETS
from buddyscope.kernels.linux_7_3.validate import owned_pages, validate_system
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset


def machine(pages=64, settings=None, **parts):
    """One zone Normal from page 0, pageblocks of 8 pages that are grouped, runs up to 16, per-CPU lists closed."""
    data = {
        "nodes": [{"zones": [{"zone": "Normal", "start_pfn": 0, "pages": pages}]}],
        "pageblock_order": 3,
        "max_page_order": 4,
        "pcp": {"batch": 1, "high_min": 0, "high_max": 0},
        "marks": [{"node": 0, "zone": "Normal", "min": 0, "low": 0, "high": 0, "promo": 0}],
        "settings": {"grouping": True, **(settings or {})},
        **parts,
    }
    return Machine(custom_machine(data))


def lists(machine):
    """The free lists that are not empty: (order, letter) -> pages, head first."""
    zone = machine.system.zones[0]
    return {
        (order, letter): found
        for order in range(zone.max_page_order + 1)
        for kind, letter in enumerate(MIGRATE_LETTERS)
        if (found := free_list(zone, order, kind))
    }


def blocks(machine):
    """A letter for each pageblock."""
    zone = machine.system.zones[0]
    pages = range(zone.start_pfn, zone.end_pfn, 1 << zone.pageblock_order)
    return "".join(MIGRATE_LETTERS[get_pageblock_migratetype(zone, page)] for page in pages)


def test_boot_lists_runs_in_ascending_order():
    assert lists(machine()) == {(4, "M"): [0, 16, 32, 48]}


def test_the_caller_gets_the_lower_end_of_the_run():
    #   0   1   2     4         8                16
    #   | a | 1 | 2.. | 4..     | 8..            | 16 …
    one = machine()
    assert one.run("a = rmqueue_buddy order=0").page == 0
    assert lists(one) == {(0, "M"): [1], (1, "M"): [2], (2, "M"): [4], (3, "M"): [8], (4, "M"): [16, 32, 48]}
    assert [one.run(f"{name} = rmqueue_buddy order=0").page for name in "bcd"] == [1, 2, 3]


def test_an_unmovable_request_claims_a_whole_run_of_two_blocks():
    one = machine()
    one.run("a = rmqueue_buddy order=0 type=unmovable")
    assert blocks(one) == "UUMMMMMM"
    assert lists(one)[(3, "U")] == [8]


def test_a_run_whose_parent_may_soon_be_complete_goes_to_the_tail():
    #   0 a | 1 b | 2 c | 3 d | 4 e | 5 f | 6 … 7        the pairs 4-5 and 6-7 make the parent of order 2
    one = machine(pages=16)
    for name in "abcdef":
        one.run(f"{name} = rmqueue_buddy order=0")
    one.run("__free_pages_ok a")
    assert lists(one)[(0, "M")] == [0]
    one.run("__free_pages_ok e")  # its would-be parent 4-5 has the free buddy 6-7: likely to merge
    assert lists(one)[(0, "M")] == [0, 4]
    one.run("__free_pages_ok c")
    assert lists(one)[(0, "M")] == [2, 0, 4]


def test_runs_merge_up_to_the_largest_order():
    one = machine(pages=16)
    for name in "abcd":
        one.run(f"{name} = rmqueue_buddy order=2")
    for name in "bdac":
        one.run(f"__free_pages_ok {name}")
    assert lists(one) == {(4, "M"): [0]}


def test_a_movable_request_claims_a_block_that_is_half_free():
    one = machine(pages=16)
    one.run("a = rmqueue_buddy order=0 type=unmovable")
    one.run("b = rmqueue_buddy order=3 type=unmovable")
    assert lists(one) == {(0, "U"): [1], (1, "U"): [2], (2, "U"): [4]}
    assert one.run("c = rmqueue_buddy order=0").page == 1
    assert blocks(one) == "MU"


def test_a_movable_request_steals_a_single_page_and_the_block_stays_unmovable():
    one = machine(pages=16)
    for name, order in (("a", 0), ("b", 3), ("c", 2), ("d", 1)):
        one.run(f"{name} = rmqueue_buddy order={order} type=unmovable")
    assert lists(one) == {(0, "U"): [1]}
    assert one.run("e = rmqueue_buddy order=0").page == 1
    assert blocks(one) == "UU"


def test_nofragment_does_not_steal():
    one = machine(pages=16)
    one.run("a = rmqueue_buddy order=3 type=unmovable")
    one.run("b = rmqueue_buddy order=2 type=unmovable")
    assert one.run("c = rmqueue_buddy order=0 alloc_flags=ALLOC_NOFRAGMENT").page is None
    assert one.run("d = rmqueue_buddy order=0").page == 12


def test_an_isolated_block_serves_nobody_and_remembers_its_type():
    one = machine(pages=16)
    one.run("isolate page=3")
    assert blocks(one) == "IM"
    assert one.system.zones[0].free_pages == 8
    assert one.run("a = rmqueue_buddy order=3").page == 8
    assert one.run("b = rmqueue_buddy order=3").page is None
    one.run("unisolate page=3")
    assert blocks(one) == "MM"
    assert lists(one) == {(3, "M"): [0]}


def test_a_refill_fetches_a_batch_under_one_lock():
    one = Machine(preset("teaching", "7.3"))
    one.run("a = rmqueue order=0 type=movable")
    pcp = one.system.zones[0].pcps[0]
    assert (pcp.count, pcp_list(pcp, 1)) == (3, [1, 2, 3])
    locks = [record for record in records_of(one) if record[0] == one.kernel.kind("LOCK").number]
    assert len(locks) == 1
    one.run("b = rmqueue order=0 type=movable")
    assert pcp_list(pcp, 1) == [2, 3]


def records_of(machine):
    """Every record so far."""
    log = machine.system.log
    return [tuple(log[at : at + 5]) for at in range(0, len(log), 5)]


def test_a_page_goes_back_to_the_lists_of_the_cpu_that_frees_it():
    one = Machine(preset("teaching", "7.3"))
    one.run("a = rmqueue order=0 type=movable")
    one.run("__free_pages a cpu=1")
    first, second = one.system.zones[0].pcps
    assert (first.count, second.count) == (3, 1)
    one.run("drain")
    assert (first.count, second.count, one.system.zones[0].free_pages) == (0, 0, 256)


def test_a_run_that_is_free_cannot_be_freed():
    one = machine()
    with pytest.raises(InputError, match="page 5 is free already"):
        one.run("__free_pages page=5")
    assert one.timeline.length == 0


def test_zone_bits_that_contradict_each_other_are_refused():
    with pytest.raises(InputError, match="two zones at once"):
        machine().run("a = alloc_pages order=0 gfp=__GFP_DMA|__GFP_DMA32")


def test_the_watermark_rule_with_high_order_marks_refuses_what_today_serves():
    # 20 of 64 pages are free, all in runs of one page but one run of 4: free - 3 > 8, yet too little of it is large
    def fragmented(**settings):
        one = machine(
            settings=settings, marks=[{"node": 0, "zone": "Normal", "min": 8, "low": 8, "high": 8, "promo": 8}]
        )
        names = [one.run(f"p{number} = rmqueue_buddy order=0") and f"p{number}" for number in range(64)]
        for name in names[0:32:2]:
            one.run(f"__free_pages_ok {name}")
        for name in names[60:64]:
            one.run(f"__free_pages_ok {name}")
        return one

    assert fragmented().run("a = alloc_pages order=2 gfp=GFP_NOWAIT").page == 60
    assert fragmented(high_order_marks=True).run("a = alloc_pages order=2 gfp=GFP_NOWAIT").page is None


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_boots_to_a_valid_state_and_survives_the_editor(name):
    spec = PRESETS[name]
    one = Machine(spec)
    validate_system(one.system)
    again = custom_machine(machine_data(spec))
    assert (again.layout, again.settings, again.reserved, again.pcp) == (
        spec.layout,
        spec.settings,
        spec.reserved,
        spec.pcp,
    )


def test_the_4_gib_pc_has_the_marks_of_the_real_one():
    one = Machine(preset("pc-4g", "7.3"))
    marks = [zone.values[ZoneField.MIN : ZoneField.PROMO + 1] for zone in one.system.zones]
    assert marks == [[1527, 2301, 3075, 3849], [498, 750, 1002, 1254]]
    assert one.system.zones[0].values[ZoneField.LOWMEM_RESERVE + 2] == 988


def test_a_page_that_is_in_two_places_is_noticed():
    one = machine()
    one.run("a = rmqueue_buddy order=0")
    one.system.names_by_page[1] = (0, 1)
    with pytest.raises(AssertionError, match="page 1 is free, order 0 and held"):
        owned_pages(one.system)
