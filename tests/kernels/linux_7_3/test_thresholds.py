"""At which number of free pages requests of a running 7.3 failed and were served: the model has the same thresholds."""

import json
from pathlib import Path

import pytest

from buddyscope.kernels.linux_7_3.mmzone import ZoneField, set_zone
from buddyscope.kernels.linux_7_3.service.custom_machine import custom_machine
from buddyscope.machine.machine import Machine

THRESHOLDS = json.loads((Path(__file__).parent / "thresholds.json").read_text())
MASKS = {
    "__GFP_HIGH with direct reclaim, NORETRY": "__GFP_HIGH|__GFP_DIRECT_RECLAIM|__GFP_NORETRY",
    "__GFP_KSWAPD_RECLAIM alone (may not wait, no HIGH)": "__GFP_KSWAPD_RECLAIM",
    "HIGH, may not wait": "GFP_ATOMIC",
    "HIGH|NOMEMALLOC, may not wait": "GFP_ATOMIC|__GFP_NOMEMALLOC",
    "may not wait, no HIGH": "__GFP_KSWAPD_RECLAIM",
    "NOMEMALLOC, may not wait, no HIGH": "__GFP_KSWAPD_RECLAIM|__GFP_NOMEMALLOC",
}
"""what the file calls its requests -> flags; the other names are flags themselves"""
CASES = [
    (boost, MASKS.get(name, name), order, *found[f"order{order}"])
    for part, boost in (("no_boost", 0), ("boost_512", 512))
    for name, found in THRESHOLDS[part].items()
    for order in (0, 1)
]


def machine_with_free_pages(pages, boost):
    """One zone, min 224 pages, no reserve, no per-CPU lists, so many pages free and nothing to reclaim."""
    marks = {"min": 224, "low": 280, "high": 336, "promo": 392}
    one = Machine(
        custom_machine(
            {
                "nodes": [{"zones": [{"zone": "DMA32", "start_pfn": 0, "pages": pages}]}],
                "marks": [{"node": 0, "zone": "DMA32", **marks}],
                "pcp": {"batch": 1, "high_min": 0, "high_max": 0},
            }
        )
    )
    set_zone(one.system.zones[0], ZoneField.BOOST, boost)
    one.system.log.clear()
    return one


def test_every_request_of_the_file_is_tried():
    assert len(CASES) == 20


@pytest.mark.parametrize(("boost", "mask", "order", "fails", "served"), CASES)
def test_the_threshold_is_that_of_the_real_kernel(boost, mask, order, fails, served):
    results = [
        machine_with_free_pages(pages, boost).run(f"a = alloc_pages order={order} gfp={mask}").page is not None
        for pages in (fails - 1, fails, served, served + 1)
    ]
    assert results == [False, False, True, True]


@pytest.mark.parametrize(("marks", "reserve"), [((224,), 0), ((189, 32), 624)])
def test_when_the_oom_killer_comes_every_zone_has_exactly_what_it_must_keep(marks, reserve):
    zones = ("DMA32", "Normal")[: len(marks)]
    one = Machine(
        custom_machine(
            {
                "nodes": [
                    {"zones": [{"zone": name, "start_pfn": 4096 * at, "pages": 2048} for at, name in enumerate(zones)]}
                ],
                "marks": [
                    {"node": 0, "zone": name, "min": mark, "low": mark + 50, "high": mark + 90, "promo": mark + 130}
                    for name, mark in zip(zones, marks, strict=True)
                ],
                "pcp": {"batch": 1, "high_min": 0, "high_max": 0},
                "settings": {"lowmem_reserve_ratio": [256, 3, 32, 0]} if reserve else {},
            }
        )
    )
    reserves = [zone.values[ZoneField.LOWMEM_RESERVE + 2] for zone in one.system.zones]
    result = one.run("hog = alloc_pages times=5000 gfp=GFP_HIGHUSER_MOVABLE")
    assert result.bug is not None
    assert [zone.free_pages for zone in one.system.zones] == [
        mark + kept for mark, kept in zip(marks, reserves, strict=True)
    ]
