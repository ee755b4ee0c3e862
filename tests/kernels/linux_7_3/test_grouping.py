"""Why pages are grouped by mobility: nearly all memory is free, and yet there are huge runs, or there are none.

64 MiB, 14,700 single pages in a random mix of movable and unmovable, then every movable page is freed. How many runs of
order 9 can be had, of how many that the free pages would make up? A running 7.3 gave these four pairs for three seeds.
"""

import random

import pytest

from buddyscope.kernels.api.context import Context
from buddyscope.kernels.linux_7_3.mmzone import MIGRATE_LETTERS
from buddyscope.kernels.linux_7_3.service.boot import boot
from buddyscope.kernels.linux_7_3.service.custom_machine import custom_machine
from buddyscope.kernels.linux_7_3.service.kernel import KERNEL
from buddyscope.kernels.linux_7_3.variants import untraced

UNMOVABLE, MOVABLE = 0, 1
TAKEN = 14_700


def fragmented(share, grouping, seed):
    """The zone after the mix, and the untraced allocator."""
    spec = custom_machine(
        {
            "nodes": [{"zones": [{"zone": "Normal", "start_pfn": 0, "pages": 16384}]}],
            "pcp": {"batch": 1, "high_min": 0, "high_max": 0},
            "settings": {"grouping": grouping},
        }
    )
    zone = boot(Context(KERNEL, spec)).zones[0]
    alloc, free = untraced().rmqueue.rmqueue_buddy, vars(untraced().free_pages)["__free_pages_ok"]
    chance = random.Random(seed)
    movable = []
    for _ in range(TAKEN):
        kind = UNMOVABLE if chance.random() < share else MOVABLE
        page = alloc(zone, 0, 0, kind if grouping else UNMOVABLE)
        if kind == MOVABLE:
            movable.append(page)
    for page in movable:
        free(zone, page, 0, 0)
    return zone, alloc


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("share", "grouping", "obtainable", "possible", "unmovable_blocks"),
    [(0.02, False, 3, 31, 32), (0.02, True, 31, 31, 2), (0.10, False, 3, 29, 32), (0.10, True, 29, 29, 4)],
)
def test_grouping_decides_how_many_huge_runs_can_be_had(share, grouping, obtainable, possible, unmovable_blocks, seed):
    zone, alloc = fragmented(share, grouping, seed)
    assert zone.free_pages // 512 == possible
    letters = [MIGRATE_LETTERS[kind] for kind in zone.pageblock_flags[: zone.blocks]]
    assert letters.count("U") == unmovable_blocks
    assert sum(alloc(zone, 9, 0, MOVABLE if grouping else UNMOVABLE) is not None for _ in range(32)) == obtainable
