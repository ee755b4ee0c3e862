"""rmqueue, expand, __free_pages_ok: each test is a sentence with a drawing and literal numbers."""

import pytest

from buddyscope.kernels.linux_2_4_22 import mm, page_alloc
from buddyscope.kernels.linux_2_4_22.gfp import GFP_FLAGS, PROCESS_FLAGS
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout
from buddyscope.kernels.linux_2_4_22.mmzone import SystemField, page_count
from buddyscope.kernels.linux_2_4_22.validate import validate_system
from buddyscope.tracing.messages import KernelBug
from machines import bits, lists, system_with, system_with_free

free_pages = mm._free_pages_of


def test_the_caller_gets_the_upper_end_of_the_block():
    #   512                 520       524      528
    #   |   list 3          | list 2  | caller |
    system = system_with_free((512, 16))
    zone = system.zones[0]
    assert page_alloc.rmqueue(zone, 2) == 524
    assert lists(zone) == {3: [512], 2: [520]}
    assert zone.free_pages == 12


def test_each_cut_flips_the_bit_of_its_pair():
    #   0       8    12  14 15
    #   | 3     | 2  | 1 |0|A|     bits: order 0 pair 7, order 1 pair 3, order 2 pair 1, order 3 pair 0
    system = system_with_free((0, 16), size=16, max_order=5)
    assert page_alloc.rmqueue(system.zones[0], 0) == 15
    assert bits(system.zones[0]) == {0: [7], 1: [3], 2: [1], 3: [0]}


def test_a_block_that_fits_is_not_cut():
    system = system_with_free((0, 16), size=16, max_order=5)
    zone = system.zones[0]
    assert [page_alloc.rmqueue(zone, order) for order in (0, 0, 1, 2)] == [15, 14, 12, 8]
    assert lists(zone) == {3: [0]}


def test_the_last_order_has_no_bitmap_and_taking_it_flips_nothing():
    system = system_with_free((0, 16), size=16, max_order=5)
    zone = system.zones[0]
    assert page_alloc.rmqueue(zone, 4) == 0
    assert bits(zone) == {}
    assert page_alloc.rmqueue(zone, 0) is None


def test_freeing_merges_as_far_as_it_can():
    #   A 15, B 14, C 12–13, D 8–11: freeing C merges nothing, B merges twice, D makes it whole
    system = system_with_free((0, 16), size=16, max_order=5)
    zone = system.zones[0]
    for order in (0, 0, 1, 2):
        page_alloc.rmqueue(zone, order)
    free_pages(system, 12, 1)
    assert lists(zone) == {3: [0], 1: [12]}
    free_pages(system, 15, 0)
    assert lists(zone) == {3: [0], 1: [12], 0: [15]}
    free_pages(system, 14, 0)
    assert lists(zone) == {3: [0], 2: [12]}
    free_pages(system, 8, 2)
    assert lists(zone) == {4: [0]}
    assert bits(zone) == {}


def test_a_list_is_served_from_its_head():
    #   four requests of order 1: 14 12 10 8; 10 comes back, then 14: 14 is the head, though 10 is lower
    system = system_with_free((0, 16), size=16, max_order=5)
    zone = system.zones[0]
    assert [page_alloc.rmqueue(zone, 1) for _ in range(4)] == [14, 12, 10, 8]
    free_pages(system, 10, 1)
    free_pages(system, 14, 1)
    assert lists(zone)[1] == [14, 10]
    assert page_alloc.rmqueue(zone, 1) == 14


def test_neighbours_that_are_not_buddies_stay_apart():
    #   4–7 and 8–11 touch, but 4's buddy is 0 and 8's is 12
    system = system_with_free((0, 16), size=16, max_order=5)
    zone = system.zones[0]
    assert [page_alloc.rmqueue(zone, 2) for _ in range(4)] == [12, 8, 4, 0]
    free_pages(system, 4, 2)
    free_pages(system, 8, 2)
    assert lists(zone) == {2: [8, 4]}


def test_indices_are_relative_to_the_zone():
    #   the zone starts at 1000: block 1000–1007 is aligned within it
    layout = Layout((NodeLayout(1000, (0, 8, 0)),), max_order=4, watermarks={1: (0, 0, 0)})
    system = system_with(layout, [(1000, 8, 1)])
    assert lists(system.zones[0]) == {3: [1000]}
    assert page_alloc.rmqueue(system.zones[0], 0) == 1007


def test_a_double_free_drops_the_count_and_frees_nothing():
    system = system_with_free((0, 16), size=16, max_order=5)
    zone = system.zones[0]
    page = page_alloc.rmqueue(zone, 0)
    free_pages(system, page, 0)
    free_pages(system, page, 0)
    assert page_count(zone, page) == -1
    assert lists(zone) == {4: [0]}


def test_a_misaligned_free_is_a_bug():
    system = system_with_free((0, 16), size=16, max_order=5)
    page_alloc.rmqueue(system.zones[0], 0)
    with pytest.raises(KernelBug, match="page 15 is not the first of a block of order 1"):
        free_pages(system, 15, 1)


def test_the_watermarks_add_up_along_the_zonelist():
    #   DMA 256 pages, Normal 512, each min 20 low 40: Normal must keep more than 1+40, DMA more than 1+40+40
    system = system_with(Layout((NodeLayout(0, (256, 512, 0)),)), [(0, 768, 1)])
    kernel = GFP_FLAGS["GFP_KERNEL"]
    dma, normal = system.zones
    while not normal.need_balance:
        mm.alloc_pages(system, kernel, 0)
    # 41 were left by the first scan; the request that woke kswapd got one more by pages_min
    assert (normal.free_pages, dma.free_pages) == (40, 81)


def test_a_caller_that_cannot_wait_gets_down_to_a_quarter_of_pages_min():
    system = system_with(Layout((NodeLayout(0, (0, 512, 0)),)), [(0, 512, 1)])
    atomic = GFP_FLAGS["GFP_ATOMIC"]
    while mm.alloc_pages(system, atomic, 0) is not None:
        pass
    assert system.zones[0].free_pages == 6  # free > 1 + 20 / 4 no longer holds


def test_pf_memalloc_takes_the_last_page():
    system = system_with(Layout((NodeLayout(0, (0, 512, 0)),)), [(0, 512, 1)])
    system.values[SystemField.TASK_FLAGS] = PROCESS_FLAGS["PF_MEMALLOC"]
    while mm.alloc_pages(system, GFP_FLAGS["GFP_KERNEL"], 0) is not None:
        pass
    assert system.zones[0].free_pages == 0


def test_a_request_beyond_the_last_order_is_refused_at_the_door():
    system = system_with_free((0, 16), size=16, max_order=5)
    assert mm.alloc_pages(system, 0x1F0, 5) is None
    assert lists(system.zones[0]) == {4: [0]}
    validate_system(system)


def test_a_highmem_page_has_no_address_and_leaks():
    system = system_with(Layout((NodeLayout(0, (1024, 2048, 1024)),)), [(0, 3072, 1), (4095, 1024, -1)])
    assert mm.__get_free_pages(system, GFP_FLAGS["GFP_HIGHUSER"], 0) == 0
    assert system.zones[2].free_pages == 1023
