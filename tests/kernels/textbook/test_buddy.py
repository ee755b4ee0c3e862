"""The textbook buddy system: each policy by a drawing, and random requests undone to the start."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddyscope.kernels.textbook import fragmentation
from buddyscope.kernels.textbook.buddy import alloc, claim, free, new_region
from buddyscope.kernels.textbook.buddy_sum import buddy_in, buddy_sum
from buddyscope.kernels.textbook.layout import (
    Choice,
    Half,
    Merge,
    Policy,
    binary_layout,
    block_size_for,
    fibonacci_layout,
    weighted_layout,
)
from buddyscope.kernels.textbook.start import start_from, start_with_used
from buddyscope.kernels.textbook.undo import WRITERS
from buddyscope.kernels.textbook.validate import validate
from buddyscope.tracing.journal import apply, record_count, undo

K = 1024


def region(pages=16, **policy):
    return new_region(binary_layout(pages, 1, Policy(**policy)))


def state(region):
    return (
        [list(entries.items()) for entries in region.free_lists],
        dict(region.used),
        set(region.cuts),
        region.splits,
        region.merges,
    )


def test_a_request_of_70k_in_1m_takes_128k_and_leaves_128_256_and_512():
    memory = new_region(binary_layout(1024 * K, K))
    assert alloc(memory, 70 * K) == 0
    assert fragmentation.free_offsets(memory) == {128 * K: [128 * K], 256 * K: [256 * K], 512 * K: [512 * K]}
    assert fragmentation.internal_fragmentation(memory) == 58 * K
    assert memory.splits == 3


def test_the_lower_half_is_handed_out_or_the_upper():
    assert alloc(region(half=Half.LOWER), 1) == 0
    assert alloc(region(half=Half.UPPER), 1) == 15


@pytest.mark.parametrize(
    ("choice", "expected"), [(Choice.MOST_RECENT, 2), (Choice.LONGEST_FREE, 6), (Choice.LOWEST_ADDRESS, 0)]
)
def test_which_free_block_of_an_order_is_taken(choice, expected):
    memory = region(8, choice=choice)
    for _ in range(8):
        alloc(memory, 1)
    for page in (6, 0, 2):
        free(memory, page)
    assert alloc(memory, 1) == expected


def test_merging_at_once_reaches_the_top():
    memory = region()
    page = alloc(memory, 1)
    free(memory, page)
    assert fragmentation.free_offsets(memory) == {16: [0]}
    assert memory.merges == 4


def test_lazily_nothing_merges_until_a_request_finds_no_block():
    memory = region(4, merge=Merge.LAZY)
    pages = [alloc(memory, 1) for _ in range(4)]
    for page in pages:
        free(memory, page)
    assert fragmentation.free_offsets(memory) == {1: [0, 1, 2, 3]}
    assert memory.merges == 0
    assert alloc(memory, 4) == 0
    assert memory.merges == 3


def test_a_region_that_is_no_power_of_two_starts_as_its_binary_expansion():
    memory = region(13)
    assert fragmentation.free_offsets(memory) == {1: [12], 4: [8], 8: [0]}
    pages = [alloc(memory, 1) for _ in range(13)]
    assert sorted(pages) == list(range(13))
    for page in pages:
        free(memory, page)
    assert fragmentation.free_offsets(memory) == {1: [12], 4: [8], 8: [0]}


def test_fibonacci_blocks_are_cut_into_the_two_sizes_before():
    memory = new_region(fibonacci_layout(208, (16, 32, 48, 80, 128, 208)))
    assert alloc(memory, 65) * memory.layout.grain == 128
    assert fragmentation.free_offsets(memory) == {128: [0]}
    assert buddy_in(memory, 128, 80) == (0, 128)


def test_weighted_blocks_are_cut_in_three_to_one_and_two_to_one():
    memory = new_region(weighted_layout(16, 1))
    assert memory.layout.sizes == (1, 2, 3, 4, 6, 8, 12, 16)
    assert alloc(memory, 3) == 12
    assert fragmentation.free_offsets(memory) == {1: [15], 12: [0]}


def test_the_block_for_a_request_that_is_larger_than_the_region():
    assert block_size_for(binary_layout(256, 1), 257) == 512
    assert block_size_for(weighted_layout(16, 1), 17) == 24
    assert block_size_for(fibonacci_layout(8, (1, 2, 3, 5, 8)), 12) == 13


def test_a_region_of_4_gb_in_blocks_of_16_bytes_has_29_orders():
    assert len(binary_layout(4 << 30, 16).sizes) == 29


@pytest.mark.parametrize(("region_size", "smallest"), [(16, 0), (16, 2 << 20), (8, 16), (1 << 40, 1), (1 << 33, 1)])
def test_a_layout_that_cannot_be_is_refused(region_size, smallest):
    with pytest.raises(ValueError, match="expected"):
        binary_layout(region_size, smallest)


def test_external_fragmentation_is_what_the_largest_free_block_leaves_out():
    memory = start_with_used(binary_layout(16, 1), [(4, 4, 3), (12, 1, 1)])
    assert fragmentation.bytes_free(memory) == 11
    assert fragmentation.largest_free(memory) == 4
    assert fragmentation.external_fragmentation(memory) == 1 - 4 / 11
    assert fragmentation.bytes_used(memory) == 5
    assert fragmentation.internal_fragmentation(memory) == 1


def test_the_sum_that_gives_the_buddy_in_three_notations():
    found = buddy_sum(binary_layout(4096, 1), 1776, 4)
    assert found.buddy == 1780
    assert found.decimal == "1776 XOR 4 = 1780"
    assert found.hexadecimal == "0x6f0 ^ 0x4 = 0x6f4"
    assert found.binary == "011011110000 XOR 000000000100 = 011011110100"


def test_a_first_block_has_no_buddy():
    memory = region(12)
    assert buddy_in(memory, 8, 4) is None
    assert buddy_in(memory, 0, 8) is None
    assert buddy_in(memory, 0, 4) == (4, 4)


def test_starting_from_lists_keeps_their_order():
    memory = start_from(
        binary_layout(16, 1, Policy(choice=Choice.MOST_RECENT)),
        {2: [12, 0], 8: []},
        [(2, 2, 2), (4, 4, 3), (8, 4, 4), (14, 2, 1)],
    )
    validate(memory)
    assert memory.log == []
    assert [alloc(memory, 2), alloc(memory, 2), alloc(memory, 1)] == [12, 0, None]


@pytest.mark.parametrize(
    ("free_lists", "used", "message"),
    [
        ({8: [0]}, [], "neither free nor in use"),
        ({8: [0, 8]}, [], "merges at once"),
        ({8: [0]}, [(4, 4, 4), (8, 8, 8)], "no cuts lead"),
        ({8: [4], 4: [0, 12]}, [], "neither free nor in use"),
        ({3: [0]}, [], "no block has 3 bytes"),
        ({16: [0]}, [(0, 16, 1)], "listed twice"),
    ],
)
def test_a_state_that_cannot_be_is_refused(free_lists, used, message):
    with pytest.raises(ValueError, match=message):
        start_from(binary_layout(16, 1), free_lists, used)


def test_a_block_of_the_callers_choice_is_cut_out():
    memory = region()
    claim(memory, 6, 1, 2)
    assert fragmentation.free_offsets(memory) == {2: [4], 4: [0], 8: [8]}
    with pytest.raises(ValueError, match="no free block holds"):
        claim(memory, 6, 0, 1)


LAYOUTS = st.one_of(
    st.builds(
        binary_layout,
        st.integers(1, 100),
        st.just(1),
        st.builds(Policy, st.sampled_from(Half), st.sampled_from(Choice), st.sampled_from(Merge)),
    ),
    st.builds(lambda policy: weighted_layout(48, 1, policy), st.builds(Policy, merge=st.sampled_from(Merge))),
    st.builds(lambda policy: fibonacci_layout(34, (1, 2, 3, 5, 8, 13, 21, 34), policy), st.builds(Policy)),
)


@settings(max_examples=60, deadline=None)
@given(LAYOUTS, st.lists(st.tuples(st.booleans(), st.integers(1, 40)), max_size=40))
def test_random_requests_keep_every_invariant_and_undo_to_the_start(layout, requests):
    memory = new_region(layout)
    start = state(memory)
    for is_alloc, number in requests:
        if is_alloc:
            alloc(memory, number)
        elif memory.used:
            free(memory, sorted(memory.used)[number % len(memory.used)])
        validate(memory)
    end, count = state(memory), record_count(memory.log)
    for number in reversed(range(count)):
        undo(memory, WRITERS, memory.log, number)
    assert state(memory) == start
    for number in range(count):
        apply(memory, WRITERS, memory.log, number)
    assert state(memory) == end
