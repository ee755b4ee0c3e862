"""The machines of this kernel: what one is made of, and the presets."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from buddyscope.kernels.api.context import Context
from buddyscope.kernels.linux_7_3.init import Layout, NodeLayout, ZoneLayout
from buddyscope.kernels.linux_7_3.mmzone import PAGEBLOCK_ORDER, ZONE_NAMES_32BIT
from buddyscope.tracing.messages import Message

from .messages import OTHER_PAGEBLOCK, OTHER_PCP

NAME = "7.3"


@dataclass(frozen=True, slots=True)
class PoolRuns:
    """Runs that are in use from the start, and that reclaim may free."""

    node: int
    zone: str
    kind: int
    """POOL_FILE, POOL_ANON or POOL_SLAB"""
    order: int
    runs: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What an administrator or a boot option may change; stock values otherwise."""

    min_free_kbytes: int | None = None
    watermark_scale_factor: int = 10
    watermark_boost_factor: int = 15000
    percpu_pagelist_high_fraction: int = 0
    defrag_mode: bool = False
    grouping: bool | None = None
    """None: as the size of the machine decides"""
    high_order_marks: bool = False
    """the watermark test of 2.6.11 to 4.3"""
    lowmem_reserve_ratio: tuple[int, ...] = ()
    """by zone index; () for the stock ones"""


@dataclass(frozen=True, slots=True)
class LinuxMachine:
    """A machine of this kernel before boot: the MachineSpec that its boot() reads."""

    name: str
    title: str
    layout: Layout
    settings: Settings = field(default=Settings())
    reserved: tuple[tuple[int, int], ...] = ()
    """(first page, count) of what boot never hands over, ascending"""
    cma: tuple[tuple[int, int], ...] = ()
    """(first page, count) of CMA areas, in whole pageblocks"""
    marks: tuple[tuple[int, str, tuple[int, int, int, int]], ...] = ()
    """(node, zone, (min, low, high, promo)) where the formulas are not used"""
    pcp: tuple[int, int, int] | None = None
    """batch, high_min and high_max of all per-CPU sets where the formulas are not used"""
    highatomic_limit: int = -1
    """pages of a zone that may be reserved for high-order atomic requests; -1: a hundredth"""
    pool: tuple[PoolRuns, ...] = ()
    """taken after boot, in this order: reclaim frees the first one first"""
    overrides: tuple[Message, ...] = ()
    """what is not as in a stock kernel"""
    slow_boot: bool = False
    """boot stops before the first page is handed over: commands do that"""
    kernel: str = NAME


def spec_of(context: Context) -> LinuxMachine:
    """What the machine was booted with."""
    assert isinstance(context.spec, LinuxMachine)
    return context.spec


def numbers_of(spec: LinuxMachine) -> Iterator[int]:
    """The machine's own numbers, which prose about it may use: orders, pageblocks, sizes, what is not stock."""
    layout = spec.layout
    yield from (layout.max_page_order, layout.max_page_order + 1, layout.pageblock_order, 1 << layout.pageblock_order)
    yield len(layout.cpu_node)
    for node in layout.nodes:
        yield from (zone.spanned for zone in node.zones)
    for message in spec.overrides:
        yield from (value for value in message.values.values() if isinstance(value, int))


def free_ranges(spec: LinuxMachine, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of [start, end) that boot hands over."""
    found = []
    for first, count in spec.reserved:
        low, high = max(first, start), min(first + count, end)
        if low < high:
            if start < low:
                found.append((start, low))
            start = high
    return [*found, (start, end)] if start < end else found


def teaching(name: str, title: str, **parts: object) -> LinuxMachine:
    """256 pages, two CPUs, pageblocks of 8 pages: small enough to see every page."""
    layout = Layout((NodeLayout((ZoneLayout(2, 0, 256),)),), cpu_node=(0, 0), pageblock_order=3, max_page_order=4)
    return LinuxMachine(
        name,
        title,
        layout,
        pcp=(4, 16, 16),
        highatomic_limit=16,
        overrides=(
            OTHER_PAGEBLOCK(pages=8, stock=1 << PAGEBLOCK_ORDER, max_order=4),
            OTHER_PCP(batch=4, high_min=16, high_max=16),
        ),
        **parts,  # type: ignore[arg-type]
    )


TEACHING = teaching("teaching", "Teaching machine: 256 pages, two CPUs, pageblocks of 8 pages")
TEACHING_CACHE = teaching(
    "teaching-cache",
    "Teaching machine with a page cache that reclaim may free",
    pool=(PoolRuns(0, "Normal", 0, 0, 120), PoolRuns(0, "Normal", 1, 0, 40)),
)
LOW_HOLE = (159, 97)
"""what a PC keeps for its firmware below 1 MiB"""
GUEST_128M = LinuxMachine(
    "guest-128m",
    "128 MB guest",
    Layout((NodeLayout((ZoneLayout(0, 1, 4095), ZoneLayout(1, 4096, 28672))),)),
    reserved=(LOW_HOLE, (4096, 8192)),
)
PC_4G = LinuxMachine(
    "pc-4g",
    "4 GiB PC with DMA32 and Normal, four CPUs",
    Layout((NodeLayout((ZoneLayout(1, 0, 774144), ZoneLayout(2, 1048576, 252928))),), cpu_node=(0, 0, 0, 0)),
)
TWO_NODES = LinuxMachine(
    "two-nodes",
    "Two nodes of 1 GiB, one CPU each",
    Layout(
        (
            NodeLayout((ZoneLayout(1, 0, 131072), ZoneLayout(2, 1048576, 131072))),
            NodeLayout((ZoneLayout(2, 1179648, 262144),)),
        ),
        cpu_node=(0, 1),
        distances=((10, 21), (21, 10)),
    ),
)
SERVER_64G = LinuxMachine(
    "server-64g",
    "64 GiB server with 16 CPUs",
    Layout(
        (NodeLayout((ZoneLayout(0, 1, 4095), ZoneLayout(1, 4096, 1044480), ZoneLayout(2, 1048576, 15728640))),),
        cpu_node=(0,) * 16,
    ),
    reserved=(LOW_HOLE,),
)
PC_HIGHMEM = LinuxMachine(
    "pc-highmem",
    "32-bit PC with 1 GiB and HighMem",
    Layout(
        (NodeLayout((ZoneLayout(0, 1, 4095), ZoneLayout(1, 4096, 225280), ZoneLayout(2, 229376, 32768))),),
        zone_names=ZONE_NAMES_32BIT,
        cpu_node=(0, 0),
    ),
    reserved=(LOW_HOLE,),
)

PRESETS = {spec.name: spec for spec in (TEACHING, TEACHING_CACHE, GUEST_128M, PC_4G, TWO_NODES, SERVER_64G, PC_HIGHMEM)}

SLOW = "-slow"


def slow_boot(spec: LinuxMachine) -> LinuxMachine:
    """The machine as it is before boot hands over the first page."""
    return replace(
        spec, name=f"{spec.name}{SLOW}", title=f"{spec.title}, before its pages are free", slow_boot=True, pool=()
    )


HIDDEN_PRESETS = {spec.name: spec for spec in map(slow_boot, PRESETS.values())}
"""known by name, but not offered in the sandbox; NAME-slow boots run by run"""
