"""Marks, protection and per-CPU sizes of any machine. Mirrors parts of mm/page_alloc.c (spec 1.5, 1.6, 1.10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from .mmzone import PAGE_SHIFT

DEFAULT_SCALE_FACTOR = 10
MIN_FREE_KBYTES_LEAST, MIN_FREE_KBYTES_MOST = 128, 262144
KIB_SHIFT = PAGE_SHIFT - 10


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a zone in pages, without a boost."""

    min: int
    low: int
    high: int
    promo: int


@dataclass(frozen=True, slots=True)
class PcpSizes:
    """Sizes of a zone's per-CPU sets, in pages."""

    batch: int
    high_min: int
    high_max: int


def calculate_min_free_kbytes(usable_pages: int) -> int:
    """min_free_kbytes for so many pages that GFP_USER may use beyond the high marks (which are 0 the first time)."""
    automatic = isqrt((usable_pages << KIB_SHIFT) * 16)
    return min(max(automatic, MIN_FREE_KBYTES_LEAST), MIN_FREE_KBYTES_MOST)


def zone_marks(managed: int, lowmem_pages: int, min_free_kbytes: int, scale_factor: int, *, is_high: bool) -> Marks:
    """Marks of one zone; `lowmem_pages` is the sum over all zones but HighMem and Movable (`is_high`)."""
    pages_min = min_free_kbytes >> KIB_SHIFT
    share = pages_min * managed // lowmem_pages if lowmem_pages else 0
    lowest = min(max(managed // 1024, 32), 128) if is_high else share
    scaled = managed // 10000 * scale_factor + managed % 10000 * scale_factor // 10000
    gap = max(share >> 2, scaled)
    return Marks(lowest, lowest + gap, lowest + 2 * gap, lowest + 3 * gap)


def lowmem_reserve(managed: Sequence[int], ratios: Sequence[int]) -> list[list[int]]:
    """For each zone its protection against requests of each class, from the managed pages and ratios by zone index."""
    rows = []
    for index, pages in enumerate(managed):
        row, above = [0] * len(managed), 0
        for other in range(index + 1, len(managed)):
            above += managed[other]
            row[other] = above // ratios[index] if ratios[index] and pages else 0
        rows.append(row)
    return rows


def zone_batchsize(managed: int) -> int:
    """Runs that travel together between a per-CPU set and the buddy lists."""
    batch = min(managed // 4096, 64)
    return 1 if batch <= 1 else (1 << (batch + batch // 2).bit_length() - 1) - 1


def pcp_sizes(managed: int, low_mark: int, cpus: int, high_fraction: int = 0) -> PcpSizes:
    """Sizes for a zone with so many CPUs on its node; high_fraction: vm.percpu_pagelist_high_fraction, or 0."""
    batch = zone_batchsize(managed)
    cpus = max(cpus, 1)
    if high_fraction:
        fixed = max(managed // high_fraction // cpus, batch << 2)
        return PcpSizes(batch, fixed, fixed)
    return PcpSizes(batch, max(low_mark // cpus, batch << 2), max((managed >> 3) // cpus, batch << 2))


def totalreserve_pages(managed: Sequence[int], reserves: Sequence[Sequence[int]], high_marks: Sequence[int]) -> int:
    """Pages that no user of the page cache can count on."""
    zones = zip(managed, reserves, high_marks, strict=True)
    return sum(min(pages, max(row[index:]) + high) for index, (pages, row, high) in enumerate(zones))


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that a machine's sizes decide, zone by zone in the order given."""

    min_free_kbytes: int
    totalreserve: int
    marks: list[Marks]
    reserves: list[list[int]]


def setup_node_zones(
    managed: Sequence[int],
    is_high: Sequence[bool],
    ratios: Sequence[int],
    min_free_kbytes: int | None = None,
    scale_factor: int = DEFAULT_SCALE_FACTOR,
) -> Setup:
    """All numbers of a machine with one node, from the managed pages by zone index (0 for an empty zone)."""
    lowmem = sum(pages for pages, high in zip(managed, is_high, strict=True) if not high)
    kbytes = calculate_min_free_kbytes(lowmem) if min_free_kbytes is None else min_free_kbytes
    marks = [
        zone_marks(pages, lowmem, kbytes, scale_factor, is_high=high)
        for pages, high in zip(managed, is_high, strict=True)
    ]
    reserves = lowmem_reserve(managed, ratios)
    return Setup(kbytes, totalreserve_pages(managed, reserves, [mark.high for mark in marks]), marks, reserves)
