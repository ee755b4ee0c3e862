"""Nodes, zones and zonelists. Mirrors free_area_init_core() and build_zonelists() of mm/page_alloc.c (spec 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .mmzone import (
    COUNT_SHIFT,
    MAX_NR_ZONES,
    MAX_ORDER,
    NO_COUNTS,
    ZONE_DMA,
    ZONE_HIGHMEM,
    ZONE_NORMAL,
    FreeArea,
    Node,
    Reclaim,
    System,
    SystemField,
    Zone,
    set_watermark,
)

ZONE_BALANCE_RATIO = (128, 128, 128)
ZONE_BALANCE_MIN = 20
ZONE_BALANCE_MAX = 255
PAGES_PER_WAITQUEUE = 256
MAX_WAIT_TABLE_SIZE = 4096


@dataclass(frozen=True, slots=True)
class NodeLayout:
    """What a node is made of: its first page frame number, and pages per zone (DMA, Normal, HighMem)."""

    start_pfn: int
    sizes: tuple[int, int, int]
    holes: tuple[int, int, int] = (0, 0, 0)
    """pages of each zone that the watermark formula leaves out"""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is fixed before boot."""

    nodes: tuple[NodeLayout, ...]
    build: str = "uma"
    max_order: int = MAX_ORDER
    memfrac: tuple[int, int, int] = ZONE_BALANCE_RATIO
    init_order: tuple[int, ...] = ()
    """node ids in the order in which their boot memory is initialised; ascending when empty"""
    watermarks: Mapping[int, tuple[int, int, int]] = field(default_factory=dict)
    """teaching override: zone index -> (min, low, high)"""


def watermarks(realsize: int, ratio: int) -> tuple[int, int, int]:
    """(pages_min, pages_low, pages_high) of a zone of `realsize` pages, holes not counted."""
    mask = min(max(realsize // ratio, ZONE_BALANCE_MIN), ZONE_BALANCE_MAX)
    return mask, 2 * mask, 3 * mask


def set_memfrac(layout: Layout, zone: Zone, ratio: int) -> None:
    """The watermarks that the zone would have had, booted with this ratio in memfrac=. Ours, for teaching."""
    holes = layout.nodes[zone.node].holes[zone.index]
    for which, value in enumerate(watermarks(zone.size - holes, ratio)):
        set_watermark(zone, which, value)


def wait_table_size(size: int) -> int:
    """Wait queues of a zone: the smallest power of two that is at least size / 256, from 1 to 4096."""
    queues = 1
    while queues < size // PAGES_PER_WAITQUEUE:
        queues <<= 1
    return min(queues, MAX_WAIT_TABLE_SIZE)


def free_areas(size: int, max_order: int) -> list[FreeArea]:
    """Empty lists and zeroed bitmaps; the largest order has no bitmap."""
    pairs = [((size - 1) >> (order + 1)) + 1 for order in range(max_order - 1)]
    return [FreeArea({}, bytearray(count)) for count in [*pairs, 0]]


def free_area_init_core(layout: Layout, nid: int, first_number: int, log: list[int]) -> Node:
    """A node with its zones, all pages reserved and nothing free yet."""
    node = layout.nodes[nid]
    zones: list[Zone | None] = []
    start = node.start_pfn
    number = first_number
    for index, size in enumerate(node.sizes):
        if not size:
            zones.append(None)
            continue
        marks = layout.watermarks.get(index) or watermarks(size - node.holes[index], layout.memfrac[index])
        zones.append(
            Zone(
                number=number,
                node=nid,
                index=index,
                start_pfn=start,
                size=size,
                pages_min=marks[0],
                pages_low=marks[1],
                pages_high=marks[2],
                wait_table_size=wait_table_size(size),
                free_area=free_areas(size, layout.max_order),
                count=[NO_COUNTS] * ((size - 1 >> COUNT_SHIFT) + 1),
                flags={},
                log=log,
            )
        )
        start += size
        number += 1
    return Node(nid, zones, build_zonelists(zones))


def build_zonelists(zones: Sequence[Zone | None]) -> list[list[Zone]]:
    """For each gfp & 0x0f: the start zone, then downwards; never another node's. DMA wins over HIGHMEM."""
    lists = []
    for mask in range(16):
        start = ZONE_HIGHMEM if mask & 0x02 else ZONE_NORMAL
        if mask & 0x01:
            start = ZONE_DMA
        candidates = (zones[index] for index in range(start, -1, -1))
        lists.append([zone for zone in candidates if zone is not None])
    return lists


def build_system(layout: Layout, reclaim: Reclaim) -> System:
    """All nodes, before boot hands any page over. Raises ValueError for a layout that cannot be."""
    check_layout(layout)
    log: list[int] = []
    nodes: list[Node] = []
    zones: list[Zone] = []
    for nid in range(len(layout.nodes)):
        node = free_area_init_core(layout, nid, len(zones), log)
        nodes.append(node)
        zones += [zone for zone in node.zones if zone is not None]
    pgdat_list: list[Node] = []
    for nid in layout.init_order or range(len(nodes)):
        pgdat_list.insert(0, nodes[nid])  # nodes are prepended
    system = System(layout.build, layout.max_order, nodes, pgdat_list, zones, log, reclaim)
    system.values[SystemField.KSWAPD_WAITING] = 1
    return system


def check_layout(layout: Layout) -> None:
    """Raise ValueError that says what was found and what was expected."""
    if layout.build not in ("uma", "numa", "discontig"):
        raise ValueError(f"unknown build {layout.build!r}: expected uma, numa or discontig")
    if not layout.nodes or (layout.build == "uma" and len(layout.nodes) != 1):
        wanted = "one" if layout.build == "uma" else "some"
        raise ValueError(f"a {layout.build} machine has {len(layout.nodes)} nodes: expected {wanted}")
    if not 1 <= layout.max_order <= 20:
        raise ValueError(f"MAX_ORDER {layout.max_order}: expected 1 to 20")
    if sorted(layout.init_order or range(len(layout.nodes))) != list(range(len(layout.nodes))):
        raise ValueError(
            f"init_order {list(layout.init_order)}: expected each of the {len(layout.nodes)} node ids once"
        )
    if min(layout.memfrac) < 1:
        raise ValueError(f"memfrac {list(layout.memfrac)}: expected divisors of at least 1")
    end = 0
    for nid, node in enumerate(layout.nodes):
        if len(node.sizes) != MAX_NR_ZONES or min(node.sizes) < 0 or not sum(node.sizes):
            raise ValueError(
                f"node {nid} has zones of {list(node.sizes)} pages: expected three sizes, at least one above 0"
            )
        if node.start_pfn < end:
            raise ValueError(
                f"node {nid} starts at page {node.start_pfn}: expected {end} or more, after the node before it"
            )
        end = node.start_pfn + sum(node.sizes)
    if end > 1 << 30:
        raise ValueError(f"the machine ends at page {end}: expected at most {1 << 30} (4 TiB)")
