"""/proc/zoneinfo of Linux 6.1 (i386, 1.5 GB) and of 6.12, shortened."""

import pytest

from buddyscope.errors import InputError
from buddyscope.formats.zoneinfo import ZoneInfoReader, format_zoneinfo, parse_zoneinfo

SAMPLE = """\
Node 0, zone      DMA
  per-node stats
      nr_inactive_anon 636
      nr_mapped    164
  pages free     3840
        boost    0
        min      190
        low      237
        high     284
        spanned  4095
        present  3998
        managed  3840
        cma      0
        protection: (0, 831, 1487, 1487)
      nr_free_pages 3840
  pagesets
    cpu: 0
              count: 0
              high:  237
              batch: 1
  vm stats threshold: 2
    cpu: 1
              count: 7
              high:  237
              batch: 1
  vm stats threshold: 2
  node_unreclaimable:  0
  start_pfn:           1
Node 0, zone  Movable
  pages free     0
        boost    0
        min      32
        low      32
        high     32
        spanned  0
        present  0
        managed  0
        cma      0
        protection: (0, 0, 0, 0)
"""


def test_every_number_of_a_zone_is_kept_under_its_name():
    dma, movable = parse_zoneinfo(SAMPLE)
    assert (dma.node, dma.zone, dma.populated, dma.protection) == (0, "DMA", True, (0, 831, 1487, 1487))
    assert dma.pages["free"] == 3840
    assert dma.pages["min"] == 190
    assert dma.node_counters == {"nr_inactive_anon": 636, "nr_mapped": 164}
    assert dma.counters == {"nr_free_pages": 3840}
    assert [(one.cpu, one.values["count"], one.threshold) for one in dma.pagesets] == [(0, 0, 2), (1, 7, 2)]
    assert dma.rest == {"node_unreclaimable": 0, "start_pfn": 1}
    assert (movable.populated, movable.pages["min"], movable.pagesets) == (False, 32, [])


def test_formatting_what_was_parsed_gives_the_same_text():
    assert format_zoneinfo(parse_zoneinfo(SAMPLE)) == SAMPLE


def test_the_wide_page_sets_of_6_12_come_back_as_they_were():
    text = SAMPLE.replace(
        "              high:  237\n",
        "              high:     237\n              high_min: 8\n              high_max: 480\n",
    )
    text = text.replace("count: ", "count:    ").replace("batch: ", "batch:    ")
    assert format_zoneinfo(parse_zoneinfo(text)) == text


def test_the_scan_counts_of_2_6_do_not_hide_the_marks():
    zone = parse_zoneinfo(
        "Node 0, zone   Normal\n  pages free     1000\n        min      900\n"
        "        scanned  7 (aa: 0 ia: 0 af: 0 if: 0)\n"
        "        present  225280\n    nr_free_pages 1000\n        protection: (0, 0, 1023)\n  pagesets\n    cpu: 0\n"
        "              count: 150\n  vm stats threshold: 24\n  all_unreclaimable: 0\n  prev_priority:     12\n"
    )[0]
    assert zone.pages == {"free": 1000, "min": 900, "scanned": 7, "present": 225280}
    assert zone.rest == {"all_unreclaimable": 0, "prev_priority": 12}


def test_a_line_of_another_kind_is_refused_with_its_place():
    with pytest.raises(InputError, match=r"zi:2: not a line of /proc/zoneinfo \(found 'hello'"):
        parse_zoneinfo("Node 0, zone DMA\nhello\n", "zi")


def test_the_reader_leaves_foreign_lines_to_its_caller():
    reader = ZoneInfoReader()
    assert [reader.take(line) for line in ("free 3", "Node 1, zone DMA", "  pages free 3", "hello")] == [
        False,
        True,
        True,
        False,
    ]
    assert (reader.zones[0].node, reader.zones[0].pages) == (1, {"free": 3})
