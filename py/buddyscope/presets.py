"""Machines by name: what a lesson or a command line asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .errors import unknown_word
from .kernels.linux_2_4_22.bootmem import Run
from .kernels.linux_2_4_22.init import Layout, NodeLayout
from .kernels.linux_2_4_22.mmzone import ZONE_NORMAL


@dataclass(frozen=True, slots=True)
class PoolBlocks:
    """Blocks that are in use from the start, and that reclaim may free."""

    node: int
    zone: int
    """ZONE_DMA, ZONE_NORMAL or ZONE_HIGHMEM"""
    order: int
    blocks: int


@dataclass(frozen=True, slots=True)
class MachineSpec:
    """A machine before boot."""

    name: str
    title: str
    layout: Layout
    boot_sequence: Sequence[Run] | None = None
    """which pages boot hands over, in order; None: all of them"""
    overrides: tuple[str, ...] = field(default=())
    """what differs from a stock kernel, for people"""
    cpus: tuple[int, ...] = (0,)
    """the node of each CPU"""
    slow_boot: bool = False
    """boot stops before the first page is handed over: commands do that (boot.py)"""
    pool: tuple[PoolBlocks, ...] = ()
    """taken after boot, in this order: reclaim frees the first one first"""


MATCHBOX = MachineSpec(
    "matchbox",
    "Matchbox: one zone of 16 pages",
    Layout((NodeLayout(0, (0, 16, 0)),), max_order=5, watermarks={ZONE_NORMAL: (0, 0, 0)}),
    overrides=("MAX_ORDER is 5 instead of 10", "the watermarks are 0"),
)
SHOEBOX = MachineSpec("shoebox", "Shoebox: one zone of 1024 pages", Layout((NodeLayout(0, (0, 1024, 0)),)))
PC_64M = MachineSpec("pc-64m", "64 MB PC", Layout((NodeLayout(0, (4096, 12288, 0)),)))
PC_1G = MachineSpec("pc-1g", "1 GB PC with high memory", Layout((NodeLayout(0, (4096, 225280, 32768)),)))
TWO_NODES = MachineSpec(
    "two-nodes",
    "Two nodes of 1024 pages",
    Layout((NodeLayout(0, (0, 1024, 0)), NodeLayout(1024, (0, 1024, 0))), build="numa"),
    cpus=(0, 1),
)
BIG_SERVER = MachineSpec(
    "big-server",
    "Big server: 64 GiB on four nodes",
    Layout(tuple(NodeLayout(node << 22, (4096, (1 << 22) - 4096, 0)) for node in range(4)), build="numa"),
    cpus=(0, 1, 2, 3),
)

FOUR_NODES = MachineSpec(
    "four-nodes",
    "Four nodes of 1024 pages",
    Layout(tuple(NodeLayout(node << 10, (0, 1024, 0)) for node in range(4)), build="numa"),
    cpus=(0, 1, 2, 3),
)

PRESETS = {spec.name: spec for spec in (MATCHBOX, SHOEBOX, PC_64M, PC_1G, TWO_NODES, BIG_SERVER)}

LESSONS_ONLY = {FOUR_NODES.name: FOUR_NODES}
"""known by name, but not offered in the sandbox"""

SLOW = "-slow"


def preset(name: str) -> MachineSpec:
    """The machine of that name; NAME-slow boots page by page. Raises InputError that names the nearest one."""
    if found := PRESETS.get(name, LESSONS_ONLY.get(name)):
        return found
    if name.endswith(SLOW) and name.removesuffix(SLOW) in PRESETS:
        return slow_boot(PRESETS[name.removesuffix(SLOW)])
    raise unknown_word("machine", name, PRESETS)


def slow_boot(spec: MachineSpec) -> MachineSpec:
    """The same machine, stopped before boot hands over the first page."""
    return replace(spec, name=f"{spec.name}{SLOW}", title=f"{spec.title}, before its pages are free", slow_boot=True)
