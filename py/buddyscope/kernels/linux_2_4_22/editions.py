"""The allocator in its editions: as it is written, and two that are derived from it (see tracing/quiet.py).

RECORDED leaves records of writes and, while function_graph records, of calls. written() leaves the same records of
writes, faster, and none of calls. quiet() leaves none.
"""

from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from buddyscope.tracing import holders
from buddyscope.tracing.quiet import derive

from . import bug, mm, mmzone, numa, page_alloc, reclaim_pool, swap, vmscan


@dataclass(frozen=True, slots=True)
class Edition:
    """The modules that a caller may use."""

    mm: ModuleType | Any
    page_alloc: ModuleType | Any
    reclaim_pool: ModuleType | Any


RECORDED = Edition(mm, page_alloc, reclaim_pool)


@cache
def quiet() -> Edition:
    """Made at first use: reading and compiling takes some tens of milliseconds."""
    return _derived(silent=True)


@cache
def written() -> Edition:
    """Records of writes only."""
    return _derived(silent=False)


def _derived(*, silent: bool) -> Edition:
    twins = derive(
        [holders, bug, swap, vmscan, page_alloc, numa, mm, reclaim_pool], mmzone, silent=silent, also=["expand"]
    )
    return Edition(twins["mm"], twins["page_alloc"], twins["reclaim_pool"])
