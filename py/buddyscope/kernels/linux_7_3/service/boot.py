"""Booting a machine, and what happens around each of its requests."""

from collections.abc import Sequence

from buddyscope.kernels.api.context import Context, Result
from buddyscope.kernels.linux_7_3 import memblock, setup
from buddyscope.kernels.linux_7_3.buddy import set_pageblock_migratetype
from buddyscope.kernels.linux_7_3.init import build_system
from buddyscope.kernels.linux_7_3.mmzone import (
    MIGRATE_CMA,
    MIGRATE_TYPES,
    NodeField,
    System,
    SystemField,
    Zone,
    free_list,
)
from buddyscope.tracing.lists import stamp_as_start

from .pool_at_boot import fill_pool
from .presets import LinuxMachine, free_ranges, spec_of


def boot(context: Context) -> System:
    """A system just after boot, or just before it hands over its first page."""
    spec = spec_of(context)
    system = prepare(spec)
    for zone in system.zones:
        if not spec.slow_boot:
            memblock.free_at_once(zone, free_ranges(spec, zone.start_pfn, zone.end_pfn))
    if not spec.slow_boot:
        finish_boot(system, spec)
        fill_pool(system, spec.pool)
    forget_boot(system)
    return system


def prepare(spec: LinuxMachine) -> System:
    """Zones and pageblock types of a machine, and nothing free yet."""
    system = build_system(spec.layout)
    settings = spec.settings
    if settings.lowmem_reserve_ratio:
        system.lowmem_reserve_ratio = settings.lowmem_reserve_ratio
    elif "HighMem" in system.zone_names:
        system.lowmem_reserve_ratio = (256, 32, 0, 0)
    values = system.values
    values[SystemField.WATERMARK_BOOST_FACTOR] = settings.watermark_boost_factor
    values[SystemField.WATERMARK_SCALE_FACTOR] = settings.watermark_scale_factor
    values[SystemField.PCP_HIGH_FRACTION] = settings.percpu_pagelist_high_fraction
    values[SystemField.DEFRAG_MODE] = int(settings.defrag_mode)
    values[SystemField.HIGH_ORDER_MARKS] = int(settings.high_order_marks)
    values[SystemField.GROUPING_DISABLED] = int(not groups_blocks(spec))
    marks = {(node, name): four for node, name, four in spec.marks}
    for zone in system.zones:
        zone.highatomic_limit = spec.highatomic_limit
        zone.fixed_pcp = spec.pcp
        zone.fixed_marks = marks.get((zone.node, zone.name))
        type_blocks(zone, spec.cma)
    return system


def groups_blocks(spec: LinuxMachine) -> bool:
    """Whether blocks are grouped by mobility: not on a machine with fewer pages than a block of each type has."""
    if spec.settings.grouping is not None:
        return spec.settings.grouping
    ranges = [
        part
        for node in spec.layout.nodes
        for zone in node.zones
        for part in free_ranges(spec, zone.start_pfn, zone.start_pfn + zone.spanned)
    ]
    return sum(end - start for start, end in ranges) >= MIGRATE_TYPES << spec.layout.pageblock_order


def type_blocks(zone: Zone, cma: Sequence[tuple[int, int]]) -> None:
    """The types that pageblocks have at boot: Movable, or CMA; without grouping Unmovable."""
    if zone.system.values[SystemField.GROUPING_DISABLED]:
        zone.pageblock_flags[:] = bytes(len(zone.pageblock_flags))
    for first, count in cma:
        for page in range(first, first + count, 1 << zone.pageblock_order):
            if zone.start_pfn <= page < zone.end_pfn:
                set_pageblock_migratetype(zone, page, MIGRATE_CMA)


def finish_boot(system: System, spec: LinuxMachine) -> None:
    """Marks, protection and per-CPU sizes, once the zones know what they manage."""
    setup.init_per_zone_wmark_min(system)
    if spec.settings.min_free_kbytes is not None:
        system.values[SystemField.MIN_FREE_KBYTES] = spec.settings.min_free_kbytes
        setup.setup_per_zone_wmarks(system)


def forget_boot(system: System) -> None:
    """Boot leaves no records: all that is listed was there before record 0."""
    system.log.clear()
    for zone in system.zones:
        for lists in zone.free_list:
            for entries in filter(None, lists):
                stamp_as_start(entries)
        for pcp in zone.pcps:
            for entries in filter(None, pcp.lists):
                stamp_as_start(entries)
    stamp_as_start_pool(system)


def stamp_as_start_pool(system: System) -> None:
    """The pool's first run is the first that reclaim frees; stamps ascend from it."""
    for stamp, (page, (order, kind, _)) in enumerate(list(system.pool.items()), -len(system.pool)):
        system.pool[page] = (order, kind, stamp)


def finish(context: Context, result: Result) -> None:
    """Whether a kswapd has work to do now."""
    system: System = context.state
    result.wakes = sum(node.values[NodeField.KSWAPD_WOKEN] for node in system.nodes)


def all_free(zone: Zone, order: int) -> list[int]:
    """The free runs of an order, type by type, head first."""
    return [page for migratetype in range(MIGRATE_TYPES) for page in free_list(zone, order, migratetype)]
