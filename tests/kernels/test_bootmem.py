"""Boot, page by page and at once."""

from hypothesis import given
from hypothesis import strategies as st

from buddyscope.kernels.linux_2_4_22.bootmem import (
    default_boot_sequence,
    free_all_bootmem,
    release_at_once,
    reserve_everything,
)
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout, build_system
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import PlannedReclaim
from buddyscope.kernels.linux_2_4_22.service.snapshot import snapshot
from buddyscope.kernels.linux_2_4_22.validate import validate_system
from machines import lists, system_with


def build(layout):
    return build_system(layout, PlannedReclaim(lambda name: None, lambda name, gfp, order: None))


def test_low_memory_is_handed_over_upwards_and_high_memory_downwards():
    #   DMA 1024 pages: the order 9 list has its highest block at the head; HighMem has its lowest
    layout = Layout((NodeLayout(0, (1024, 0, 1024)),))
    system = system_with(layout, default_boot_sequence(layout))
    assert lists(system.zones[0]) == {9: [512, 0]}
    assert lists(system.zones[1]) == {9: [1024, 1536]}


def test_pages_that_boot_does_not_name_stay_reserved():
    system = system_with(Layout((NodeLayout(0, (0, 16, 0)),), max_order=5), [(0, 5, 1), (6, 10, 1)])
    assert lists(system.zones[0]) == {3: [8], 2: [0], 1: [6], 0: [4]}
    assert sorted(system.zones[0].flags) == [5]


@st.composite
def boots(draw):
    sizes = draw(st.tuples(*[st.integers(0, 70)] * 3).filter(sum))
    layout = Layout((NodeLayout(draw(st.integers(0, 3)), sizes),), max_order=draw(st.integers(1, 7)))
    start = layout.nodes[0].start_pfn
    pages = draw(st.lists(st.booleans(), min_size=sum(sizes), max_size=sum(sizes)))
    free = [start + at for at, given_ in enumerate(pages) if given_]
    runs, at = [], 0
    while at < len(free):
        end = at
        while end + 1 < len(free) and free[end + 1] == free[end] + 1:
            end += 1
        up = draw(st.booleans())
        runs.append((free[at], end - at + 1, 1) if up else (free[end], end - at + 1, -1))
        at = end + 1
    return layout, draw(st.permutations(runs))


@given(boots())
def test_the_closed_form_is_the_same_as_freeing_page_after_page(boot):
    layout, sequence = boot
    slow, fast = build(layout), build(layout)
    reserve_everything(slow)
    free_all_bootmem(slow, sequence)
    release_at_once(fast, sequence)
    validate_system(fast)
    assert snapshot(fast) == snapshot(slow)
