"""Good input, to be broken; and what a reader may make of it."""

from __future__ import annotations

from typing import Any

from buddyscope.errors import InputError

COMMANDS = [
    "a = alloc_pages order=3 gfp=GFP_ATOMIC|__GFP_HIGH",
    "b = rmqueue order=0 zone=Normal node=1",
    "c = __get_dma_pages order=0 cpu=0",
    "__free_pages a",
    "__free_pages order=2 page=0x10",
    "task flags=PF_MEMALLOC",
    "hog = alloc_pages times=12 want=3 reclaimable=yes",
    "memfrac zone=DMA ratio=32",
    "free_all_bootmem withhold=6",
    "boot_pages first=0 last=7",
    "cpu node=1 number=0",
    "page do=get_page a val=3",
    "reclaimable page=4",
    "interrupt in=1",
    "kswapd waiting=1",
]
SCRIPT = """\
# machine {"custom": {"title": "mine", "build": "uma", "nodes": [{"Normal": 64}], "max_order": 5, "reserved": [[0, 3]]}}
# a note

a = alloc_pages order=1 gfp=GFP_ATOMIC
page a do=lock
b = alloc_pages want=3
__free_pages b
"""
MACHINES: list[dict[str, Any]] = [
    {"title": "mine", "nodes": [{"start_pfn": 0, "DMA": 16, "Normal": 64}], "max_order": 5},
    {
        "build": "numa",
        "nodes": [{"start_pfn": 0, "Normal": 64}, {"start_pfn": 64, "Normal": 32, "HighMem": 8}],
        "watermarks": {"Normal": [1, 2, 3]},
        "cpus": [0, 1],
        "reserved": [[0, 3], [70, 2]],
        "pool": [{"node": 1, "zone": "Normal", "order": 1, "blocks": 3}],
    },
]
MOST = 2000
"""an error that is longer is read by nobody to its end"""


def told(reader: Any, *args: Any) -> Any:
    """What the reader makes of it, or None when it said in words what was wrong."""
    try:
        return reader(*args)
    except InputError as error:
        assert error.message.strip()
        assert len(str(error)) < MOST, str(error)[:MOST]
        return None
