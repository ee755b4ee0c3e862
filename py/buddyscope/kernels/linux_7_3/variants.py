"""The allocator in its variants: as it is written, and two that are derived from it (see tracing/specialise.py).

FULL_TRACE leaves records of writes and, while function_graph records, of calls. writes_only() leaves the same records
of writes, faster, and none of calls. untraced() leaves none.
"""

from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from buddyscope.tracing import block_names
from buddyscope.tracing.specialise import derive

from . import (
    buddy,
    bug,
    compaction,
    fallback,
    free_pages,
    gfp,
    highatomic,
    kswapd,
    mmzone,
    oom_kill,
    page_alloc,
    pageblock,
    pcp,
    rmqueue,
    show_mem,
    slowpath,
    vmscan,
    watermark,
    zonelist_walk,
)

MODULES = (
    *(block_names, bug, gfp, watermark, buddy, pageblock, fallback, highatomic, pcp, kswapd, free_pages, rmqueue),
    *(zonelist_walk, vmscan, compaction, show_mem, oom_kill, slowpath, page_alloc),
)
"""in the order in which they depend on each other"""


@dataclass(frozen=True, slots=True)
class Variant:
    """The modules that a caller may use."""

    page_alloc: ModuleType | Any
    free_pages: ModuleType | Any
    rmqueue: ModuleType | Any
    pcp: ModuleType | Any
    vmscan: ModuleType | Any


FULL_TRACE = Variant(page_alloc, free_pages, rmqueue, pcp, vmscan)


@cache
def untraced() -> Variant:
    """Made at first use: reading and compiling takes some tens of milliseconds."""
    return _derived(silent=True)


@cache
def writes_only() -> Variant:
    """Records of writes only."""
    return _derived(silent=False)


def _derived(*, silent: bool) -> Variant:
    twins = derive(MODULES, mmzone, silent=silent, also=["find_buddy_page_pfn", "expand", "page_del_and_expand"])
    return Variant(*(twins[name] for name in ("page_alloc", "free_pages", "rmqueue", "pcp", "vmscan")))
