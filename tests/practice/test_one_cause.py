"""Why does it fail? Each of 500 cases (`make test-all`: 2,000) has one true answer, worked out again from its text."""

import pytest

from buddyscope.kernels.linux_2_4_22.practice.failure_cases import CAUSES, make_case
from buddyscope.kernels.linux_2_4_22.practice.situation import spec_of
from buddyscope.kernels.linux_2_4_22.service.failure_report import FreeAreas, parse_failed, parse_free_areas
from buddyscope.machine.machine import Machine

ZONELISTS = {0: ("Normal", "DMA"), 1: ("DMA",), 2: ("HighMem", "Normal", "DMA")}


def second_scan(areas: FreeAreas, order: int, zonelist: tuple[str, ...]) -> list[tuple[bool, bool]]:
    """(has enough free pages in the second scan, has a block) of each zone, for a request that may not wait."""
    found = []
    minimum = 1 << order
    zones = {zone.name: zone for zone in areas.zones}
    for zone in (zones[name] for name in zonelist if name in zones):
        minimum += zone.marks[0] // 4
        found.append((zone.free > minimum, any(zone.counts[order:])))
    return found


def served_when_waiting(case) -> bool:
    machine = Machine(spec_of(case["machine"]))
    for text in case["setup"]:
        machine.run(text)
    return machine.run(case["command"].replace("GFP_ATOMIC", "GFP_KERNEL")).page is not None


def true_causes(case) -> set[str]:
    line, _, rest = case["text"].partition("\n")
    failed, areas = parse_failed(line), parse_free_areas(rest)
    tests = second_scan(areas, failed.order, ZONELISTS[failed.gfp & 3])
    elsewhere = [second_scan(areas, failed.order, zonelist) for zonelist in ZONELISTS.values()]
    true = {
        "watermark": any(block and not enough for enough, block in tests),
        "no_block": any(enough and not block for enough, block in tests),
        "wrong_zone": any(enough and block for tests_there in elsewhere for enough, block in tests_there),
        "no_wait": served_when_waiting(case),
    }
    return {cause for cause, holds in true.items() if holds}


@pytest.mark.parametrize("first", [0, *(pytest.param(first, marks=pytest.mark.heavy) for first in (500, 1000, 1500))])
def test_of_500_cases_each_has_exactly_one_true_cause(first):
    wrong = []
    for seed in range(first, first + 500):
        case = make_case(seed)
        if (found := true_causes(case)) != {CAUSES[case["cause"]]}:
            wrong.append((seed, CAUSES[case["cause"]], sorted(found)))
    assert wrong == []
