"""The text about free areas: both ways, and what is told about a text that cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.service.failure_report import (
    Failed,
    FreeAreas,
    FreeZone,
    format_failed,
    format_free_areas,
    parse_failed,
    parse_free_areas,
)

SAMPLE = """\
Free pages:         476kB (     0kB HighMem)
Zone:DMA freepages:   104kB min:    80kB low:   160kB high:   240kB
Zone:Normal freepages:   372kB min:    80kB low:   160kB high:   240kB
( Active: 0, inactive: 32, free: 119 )
DMA: 2*4kB 2*8kB 1*16kB 2*32kB 0*64kB = 104kB
Normal: 1*4kB 4*8kB 1*16kB 2*32kB 4*64kB = 372kB
"""


def test_a_sample_is_read_and_written():
    areas = parse_free_areas(SAMPLE)
    assert areas.zones[0] == FreeZone("DMA", (20, 40, 60), (2, 2, 1, 2, 0))
    assert areas.zones[1].free == 93
    assert areas.inactive == 32
    assert format_free_areas(areas) == SAMPLE


def test_the_line_about_the_request():
    assert format_failed(Failed(3, 0x21)) == "__alloc_pages: 3-order allocation failed (gfp=0x21/0)\n"
    assert parse_failed("__alloc_pages: 0-order allocation failed (gfp=0x1f0/1)") == Failed(0, 0x1F0, memalloc=True)


zones = st.builds(
    FreeZone,
    st.sampled_from(["DMA", "Normal", "HighMem"]),
    st.tuples(*[st.integers(0, 500)] * 3),
    st.lists(st.integers(0, 999), min_size=1, max_size=10).map(tuple),
)
all_areas = st.builds(
    FreeAreas,
    st.lists(zones, min_size=1, max_size=3, unique_by=lambda zone: zone.name).map(tuple),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)


@given(all_areas)
def test_what_is_written_reads_as_the_same(areas):
    assert parse_free_areas(format_free_areas(areas)) == areas


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("1*16kB 2*32kB 0*64kB", "1*16kB 3*32kB 0*64kB", "zone DMA does not add up", 5),
        ("low:   160kB", "low:   161kB", "not whole pages", 2),
        ("2*8kB 1*16kB 2*32kB 0*64kB", "2*8kB 2*32kB 0*64kB", "a size is missing", 5),
        ("( Active: 0", "( Actve: 0", "not a line of this text", 4),
        ("Normal: 1*4kB", "Norml: 1*4kB", "lists of an unknown zone Norml", 6),
    ],
)
def test_a_text_that_cannot_be_says_where_and_why(old, new, message, line):
    assert old in SAMPLE
    with pytest.raises(InputError) as told:
        parse_free_areas(SAMPLE.replace(old, new, 1), "dmesg")
    assert told.value.message == message
    assert (told.value.file, told.value.line) == ("dmesg", line)
