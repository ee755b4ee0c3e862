"""The allocator in its two editions: recorded, as it is written, and quiet, derived from it (see tracing/quiet.py)."""

from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from buddyscope.tracing.quiet import derive

from . import bug, mm, mmzone, numa, page_alloc, swap, vmscan


@dataclass(frozen=True, slots=True)
class Edition:
    """The modules that a caller may use."""

    mm: ModuleType | Any
    page_alloc: ModuleType | Any


RECORDED = Edition(mm, page_alloc)


@cache
def quiet() -> Edition:
    """Made at first use: reading and compiling takes some tens of milliseconds."""
    twins = derive([bug, swap, vmscan, page_alloc, numa, mm], mmzone)
    return Edition(twins["mm"], twins["page_alloc"])
