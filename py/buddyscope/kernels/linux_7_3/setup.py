"""Marks, protection and per-CPU sizes of any machine. Mirrors parts of mm/page_alloc.c (spec 1.5, 1.6, 1.10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from .functions import kernel_function
from .mmzone import (
    PAGE_SHIFT,
    PcpField,
    System,
    SystemField,
    Zone,
    ZoneField,
    set_pcp,
    set_system,
    set_zone,
)

FILE = "mm/page_alloc.c"

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


# ------------------------------------------------------------------ writing them to a machine


def is_highmem(system: System, zone: Zone) -> bool:
    """HighMem and Movable: zones that the kernel itself cannot count on."""
    return zone.index > system.zone_normal


@kernel_function(file=FILE, name="calculate_min_free_kbytes")
def write_min_free_kbytes(system: System) -> None:
    """min_free_kbytes from what is in the zones that GFP_USER may use, beyond their high marks."""
    usable = [zone for zone in system.zones if not is_highmem(system, zone)]
    pages = sum(max(zone.managed - zone.values[ZoneField.HIGH], 0) for zone in usable)
    set_system(system, SystemField.MIN_FREE_KBYTES, calculate_min_free_kbytes(pages))


@kernel_function(file=FILE)
def __setup_per_zone_wmarks(system: System) -> None:
    """The marks of every zone. This clears the boosts."""
    lowmem = sum(zone.managed for zone in system.zones if not is_highmem(system, zone))
    kbytes = system.values[SystemField.MIN_FREE_KBYTES]
    factor = system.values[SystemField.WATERMARK_SCALE_FACTOR]
    for zone in system.zones:
        marks = zone_marks(zone.managed, lowmem, kbytes, factor, is_high=is_highmem(system, zone))
        four = zone.fixed_marks or (marks.min, marks.low, marks.high, marks.promo)
        for number, value in enumerate(four):
            set_zone(zone, ZoneField.MIN + number, value)
        set_zone(zone, ZoneField.BOOST, 0)


@kernel_function(file=FILE)
def setup_per_zone_lowmem_reserve(system: System) -> None:
    """The protection of every zone against the classes above it, within its node."""
    for node in system.nodes:
        managed = [0] * len(system.zone_names)
        for zone in node.zones:
            managed[zone.index] = zone.managed
        rows = lowmem_reserve(managed, system.lowmem_reserve_ratio)
        for zone in node.zones:
            for other, pages in enumerate(rows[zone.index]):
                set_zone(zone, ZoneField.LOWMEM_RESERVE + other, pages)


@kernel_function("zone", file=FILE)
def zone_pcp_update(zone: Zone) -> None:
    """The sizes of a zone's per-CPU sets."""
    system = zone.system
    cpus = len(system.nodes[zone.node].cpus)
    sizes = pcp_sizes(zone.managed, zone.values[ZoneField.LOW], cpus, system.values[SystemField.PCP_HIGH_FRACTION])
    batch, high_min, high_max = zone.fixed_pcp or (sizes.batch, sizes.high_min, sizes.high_max)
    for pcp in zone.pcps:
        set_pcp(pcp, PcpField.BATCH, batch)
        set_pcp(pcp, PcpField.HIGH_MIN, high_min)
        set_pcp(pcp, PcpField.HIGH_MAX, high_max)


@kernel_function(file=FILE)
def setup_per_zone_wmarks(system: System) -> None:
    """Marks, and the sizes of per-CPU sets that follow from them."""
    __setup_per_zone_wmarks(system)
    for zone in system.zones:
        zone_pcp_update(zone)


@kernel_function(file=FILE)
def init_per_zone_wmark_min(system: System) -> None:
    """All of it, from the sizes of the zones."""
    write_min_free_kbytes(system)
    setup_per_zone_wmarks(system)
    setup_per_zone_lowmem_reserve(system)


def totalreserve(system: System) -> int:
    """Pages of a booted machine that no user of the page cache can count on."""
    first = ZoneField.LOWMEM_RESERVE
    total = 0
    for zone in system.zones:
        reserves = zone.values[first + zone.index : first + len(system.zone_names)]
        total += min(zone.managed, max(reserves) + zone.values[ZoneField.HIGH] + zone.values[ZoneField.BOOST])
    return total
