"""The machines of this kernel: what one is made of, and the presets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from buddyscope.kernels.api.context import Context
from buddyscope.kernels.linux_2_4_22.bootmem import Run, default_boot_sequence
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout
from buddyscope.kernels.linux_2_4_22.mmzone import MAX_ORDER, ZONE_NORMAL
from buddyscope.tracing.messages import Message

from .messages import ALL_WATERMARKS, OTHER_MAX_ORDER

NAME = "2.4.22"


@dataclass(frozen=True, slots=True)
class PoolBlocks:
    """Blocks that are in use from the start, and that reclaim may free."""

    node: int
    zone: int
    """ZONE_DMA, ZONE_NORMAL or ZONE_HIGHMEM"""
    order: int
    blocks: int


@dataclass(frozen=True, slots=True)
class LinuxMachine:
    """A machine of this kernel before boot: the MachineSpec that its boot() reads."""

    name: str
    title: str
    layout: Layout
    boot_sequence: Sequence[Run] | None = None
    """which pages boot hands over, in order; None: all of them"""
    overrides: tuple[Message, ...] = field(default=())
    """what is not as in a stock kernel"""
    cpus: tuple[int, ...] = (0,)
    """the node of each CPU"""
    slow_boot: bool = False
    """boot stops before the first page is handed over: commands do that (slow_boot.py)"""
    pool: tuple[PoolBlocks, ...] = ()
    """taken after boot, in this order: reclaim frees the first one first"""
    kernel: str = NAME


def spec_of(context: Context) -> LinuxMachine:
    """What the machine was booted with."""
    assert isinstance(context.spec, LinuxMachine)
    return context.spec


def numbers_of(spec: LinuxMachine) -> Iterator[int]:
    """The machine's own numbers, which prose about it may use: orders, sizes of zones, what is not stock."""
    yield from (spec.layout.max_order, spec.layout.max_order - 1)
    for node in spec.layout.nodes:
        yield from (size for size in node.sizes if size)
    for message in spec.overrides:
        yield from (value for value in message.values.values() if isinstance(value, int))


def boot_sequence_of(spec: LinuxMachine) -> Sequence[Run]:
    """Which pages boot hands over, in order."""
    return default_boot_sequence(spec.layout) if spec.boot_sequence is None else spec.boot_sequence


MATCHBOX = LinuxMachine(
    "matchbox",
    "Matchbox: one zone of 16 pages",
    Layout((NodeLayout(0, (0, 16, 0)),), max_order=5, watermarks={ZONE_NORMAL: (0, 0, 0)}),
    overrides=(OTHER_MAX_ORDER(max_order=5, stock=MAX_ORDER), ALL_WATERMARKS(value=0)),
)
SHOEBOX = LinuxMachine("shoebox", "Shoebox: one zone of 1024 pages", Layout((NodeLayout(0, (0, 1024, 0)),)))
PC_64M = LinuxMachine("pc-64m", "64 MB PC", Layout((NodeLayout(0, (4096, 12288, 0)),)))
PC_1G = LinuxMachine("pc-1g", "1 GB PC with high memory", Layout((NodeLayout(0, (4096, 225280, 32768)),)))
TWO_NODES = LinuxMachine(
    "two-nodes",
    "Two nodes of 1024 pages",
    Layout((NodeLayout(0, (0, 1024, 0)), NodeLayout(1024, (0, 1024, 0))), build="numa"),
    cpus=(0, 1),
)
BIG_SERVER = LinuxMachine(
    "big-server",
    "Big server: 64 GiB on four nodes",
    Layout(tuple(NodeLayout(node << 22, (4096, (1 << 22) - 4096, 0)) for node in range(4)), build="numa"),
    cpus=(0, 1, 2, 3),
)

FOUR_NODES = LinuxMachine(
    "four-nodes",
    "Four nodes of 1024 pages",
    Layout(tuple(NodeLayout(node << 10, (0, 1024, 0)) for node in range(4)), build="numa"),
    cpus=(0, 1, 2, 3),
)

SLOW = "-slow"


def slow_boot(spec: LinuxMachine) -> LinuxMachine:
    """The machine as it is before boot hands over the first page."""
    return replace(spec, name=f"{spec.name}{SLOW}", title=f"{spec.title}, before its pages are free", slow_boot=True)


PRESETS = {spec.name: spec for spec in (MATCHBOX, SHOEBOX, PC_64M, PC_1G, TWO_NODES, BIG_SERVER)}

HIDDEN_PRESETS = {spec.name: spec for spec in (FOUR_NODES, *map(slow_boot, PRESETS.values()))}
"""known by name, but not offered in the sandbox; NAME-slow boots page by page"""
