"""Nodes, zones, zonelists and per-CPU sets of a machine. Mirrors mm/mm_init.c and parts of mm/page_alloc.c."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from .gfp import gfp_zone_table
from .mmzone import (
    MAX_PAGE_ORDER,
    MIGRATE_MOVABLE,
    MIGRATE_PCPTYPES,
    MIGRATE_TYPES,
    PAGE_ALLOC_COSTLY_ORDER,
    PAGEBLOCK_ORDER,
    ZONE_NAMES_64BIT,
    Node,
    PerCpuPages,
    System,
    SystemField,
    Zone,
)

DEFAULT_BOOST_FACTOR = 15000


@dataclass(frozen=True, slots=True)
class ZoneLayout:
    """Where a zone lies, in pages."""

    index: int
    start_pfn: int
    spanned: int


@dataclass(frozen=True, slots=True)
class NodeLayout:
    """A node's populated zones, lowest first."""

    zones: tuple[ZoneLayout, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a machine, before anything is computed from it."""

    nodes: tuple[NodeLayout, ...]
    zone_names: tuple[str, ...] = ZONE_NAMES_64BIT
    cpu_node: tuple[int, ...] = (0,)
    distances: tuple[tuple[int, ...], ...] = ()
    """by node and node; () for 10 to itself and 20 to every other"""
    pageblock_order: int = PAGEBLOCK_ORDER
    max_page_order: int = MAX_PAGE_ORDER


def build_zone(system: System, layout: Layout, node: int, zone_layout: ZoneLayout) -> Zone:
    """An empty zone: every pageblock Movable, nothing free, per-CPU sets of size 0."""
    order = layout.pageblock_order
    start, end = zone_layout.start_pfn, zone_layout.start_pfn + zone_layout.spanned
    first_block = start >> order
    blocks = (end - 1 >> order) - first_block + 1
    padding = 1 << layout.max_page_order - order
    zone = Zone(
        number=len(system.zones),
        node=node,
        index=zone_layout.index,
        name=layout.zone_names[zone_layout.index],
        start_pfn=start,
        spanned=zone_layout.spanned,
        present=zone_layout.spanned,
        pageblock_order=order,
        max_page_order=layout.max_page_order,
        first_block=first_block,
        blocks=blocks,
        free_list=[[OrderedDict() for _ in range(MIGRATE_TYPES)] for _ in range(layout.max_page_order + 1)],
        pageblock_flags=bytearray([MIGRATE_MOVABLE]) * (blocks + padding),
        pcps=[],
        system=system,
        log=system.log,
    )
    system.zones.append(zone)
    for cpu in range(len(system.cpu_node)):
        lists: list[OrderedDict[int, int]] = [
            OrderedDict() for _ in range(MIGRATE_PCPTYPES * (PAGE_ALLOC_COSTLY_ORDER + 1))
        ]
        pcp = PerCpuPages(len(system.pcps), cpu, zone, lists, system.log)
        zone.pcps.append(pcp)
        system.pcps.append(pcp)
    return zone


def build_system(layout: Layout) -> System:
    """All nodes and zones of a machine, with zonelists, and nothing free."""
    system = System(
        zone_names=layout.zone_names,
        zone_normal=layout.zone_names.index("Normal"),
        gfp_zone_table=gfp_zone_table(layout.zone_names),
        nodes=[],
        zones=[],
        pcps=[],
        cpu_node=layout.cpu_node,
        log=[],
    )
    system.values[SystemField.WATERMARK_BOOST_FACTOR] = DEFAULT_BOOST_FACTOR
    system.values[SystemField.CPU_NODE] = layout.cpu_node[0]
    for number, node_layout in enumerate(layout.nodes):
        zones = [build_zone(system, layout, number, zone_layout) for zone_layout in node_layout.zones]
        cpus = tuple(cpu for cpu, node in enumerate(layout.cpu_node) if node == number)
        system.nodes.append(Node(number, zones, cpus, [], []))
    build_all_zonelists(system, layout.distances)
    return system


# ------------------------------------------------------------------ zonelists


def build_all_zonelists(system: System, distances: Sequence[Sequence[int]]) -> None:
    """The two zonelists of every node."""
    load = [0] * len(system.nodes)
    for node in system.nodes:
        order = node_order(system, node.number, distances, load)
        node.zonelist_nofallback[:] = reversed(node.zones)
        node.zonelist_fallback[:] = [zone for number in order for zone in reversed(system.nodes[number].zones)]
        classes = range(len(system.zone_names))
        node.zonelists[:] = [
            [[zone for zone in zonelist if zone.index <= highest] for highest in classes]
            for zonelist in (node.zonelist_fallback, node.zonelist_nofallback)
        ]


def distance(distances: Sequence[Sequence[int]], node: int, other: int) -> int:
    """How far two nodes are from each other; 10 means the same node."""
    if distances:
        return distances[node][other]
    return 10 if node == other else 20


def node_order(system: System, local: int, distances: Sequence[Sequence[int]], load: list[int]) -> list[int]:
    """The order in which a task on node `local` tries the nodes (spec 1.3). Adds to the load of first choices."""
    order: list[int] = []
    nodes = [node.number for node in system.nodes if node.zones]
    previous = local
    while len(order) < len(nodes):
        chosen = find_next_best_node(system, local, [node for node in nodes if node not in order], distances, load)
        if distance(distances, local, chosen) != distance(distances, local, previous):
            load[chosen] += 1
        order.append(chosen)
        previous = chosen
    return order


def find_next_best_node(
    system: System, local: int, unused: Sequence[int], distances: Sequence[Sequence[int]], load: Sequence[int]
) -> int:
    """The node itself first; then the nearest, with penalties for lower numbers and for CPUs; the load breaks ties."""
    if local in unused:
        return local
    scale = len(system.nodes) * len(system.nodes)

    def cost(node: int) -> int:
        penalty = int(node < local) + int(bool(system.nodes[node].cpus))
        return (distance(distances, local, node) + penalty) * scale + load[node]

    return min(unused, key=lambda node: (cost(node), node))
