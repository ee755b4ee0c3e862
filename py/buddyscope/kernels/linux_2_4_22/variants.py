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

from . import bug, mm, mmzone, numa, page_alloc, reclaim_pool, swap, vmscan


@dataclass(frozen=True, slots=True)
class Variant:
    """The modules that a caller may use."""

    mm: ModuleType | Any
    page_alloc: ModuleType | Any
    reclaim_pool: ModuleType | Any


FULL_TRACE = Variant(mm, page_alloc, reclaim_pool)


@cache
def untraced() -> Variant:
    """Made at first use: reading and compiling takes some tens of milliseconds."""
    return _derived(silent=True)


@cache
def writes_only() -> Variant:
    """Records of writes only."""
    return _derived(silent=False)


def _derived(*, silent: bool) -> Variant:
    twins = derive(
        [block_names, bug, swap, vmscan, page_alloc, numa, mm, reclaim_pool], mmzone, silent=silent, also=["expand"]
    )
    return Variant(twins["mm"], twins["page_alloc"], twins["reclaim_pool"])
