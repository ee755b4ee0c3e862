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
    format_show_memory,
    parse_failed,
    parse_free_areas,
)

SAMPLE = """\
Free pages:         476kB (     0kB HighMem)
Zone:DMA freepages:   104kB min:    80kB low:   160kB high:   240kB
Zone:Normal freepages:   372kB min:    80kB low:   160kB high:   240kB
( Active: 0, inactive: 32, free: 119 )
2*4kB 2*8kB 1*16kB 2*32kB 0*64kB = 104kB)
1*4kB 4*8kB 1*16kB 2*32kB 4*64kB = 372kB)
"""
GENUINE = """\
SysRq : Show Memory
Mem-info:
Free pages:      507876kB (  2044kB HighMem)
Zone:DMA freepages: 13600kB min:   128kB low:   256kB high:   384kB
Zone:Normal freepages:492232kB min:  1020kB low:  2040kB high:  3060kB
Zone:HighMem freepages:  2044kB min:  1020kB low:  2040kB high:  3060kB
( Active: 41175, inactive: 52516, free: 126969 )
2*4kB 3*8kB 2*16kB 3*32kB 0*64kB 1*128kB 2*256kB 1*512kB 0*1024kB 6*2048kB = 13600kB)
35*4kB 62*8kB 25*16kB 58*32kB 102*64kB 50*128kB 13*256kB 4*512kB 2*1024kB 229*2048kB = 492236kB)
1*4kB 1*8kB 1*16kB 1*32kB 1*64kB 1*128kB 1*256kB 1*512kB 1*1024kB 0*2048kB = 2044kB)
"""


def test_a_sample_is_read_and_written():
    areas = parse_free_areas(SAMPLE)
    assert areas.zones[0] == FreeZone("DMA", (20, 40, 60), (2, 2, 1, 2, 0))
    assert areas.zones[1].free == 93
    assert areas.inactive == 32
    assert format_free_areas(areas) == SAMPLE


def test_sysrq_m_has_a_heading_and_no_line_about_a_request():
    text = format_show_memory(parse_free_areas(SAMPLE))
    assert text == f"SysRq : Show Memory\nMem-info:\n{SAMPLE}"
    assert parse_free_areas(text) == parse_free_areas(SAMPLE)


def test_a_genuine_log_of_2_4_22_pre5_is_read():
    """Of July 2003. Between its two lines about Normal a page was freed: 492232 and 492236 kB."""
    areas = parse_free_areas(GENUINE)
    assert [(zone.name, zone.free) for zone in areas.zones] == [("DMA", 3400), ("Normal", 123059), ("HighMem", 511)]
    assert areas.zones[1].marks == (255, 510, 765)
    assert (areas.active, areas.inactive) == (41175, 52516)


def test_a_zone_without_memory_has_an_empty_line():
    empty = "Zone:HighMem freepages:     0kB min:     0kB low:     0kB high:     0kB\n"
    lists = SAMPLE.splitlines(keepends=True)
    areas = parse_free_areas("".join([*lists[:3], empty, *lists[3:], "= 0kB)\n"]))
    assert areas.zones[2] == FreeZone("HighMem", (0, 0, 0), ())
    assert format_free_areas(areas).endswith("\n= 0kB)\n")


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
        ("Zone:Normal freepages:   372kB min:    80kB low:   160kB high:   240kB\n", "", "lists without a zone", 5),
        ("= 372kB)", "= 372kB", "not a line of this text", 6),
    ],
)
def test_a_text_that_cannot_be_says_where_and_why(old, new, message, line):
    assert old in SAMPLE
    with pytest.raises(InputError) as told:
        parse_free_areas(SAMPLE.replace(old, new, 1), "dmesg")
    assert told.value.message == message
    assert (told.value.file, told.value.line) == ("dmesg", line)
