"""A machine of one's own: plain data <-> LinuxMachine, checked, with clear errors.

    {"title": "My machine", "nodes": [{"zones": [{"zone": "Normal", "start_pfn": 0, "pages": 4096}]}], "cpus": [0, 0]}

custom_machine(machine_data(spec)) is the same machine again. {"zoneinfo": TEXT} is the machine that printed this text
of /proc/zoneinfo.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.limits import require_int
from buddyscope.kernels.linux_7_3.init import Layout, NodeLayout, ZoneLayout
from buddyscope.kernels.linux_7_3.mmzone import (
    MAX_PAGE_ORDER,
    PAGEBLOCK_ORDER,
    WMARK_NAMES,
    ZONE_NAMES_32BIT,
    ZONE_NAMES_64BIT,
)
from buddyscope.tracing.messages import Message

from .limits import limited
from .messages import (
    DEFRAG_MODE,
    GROUPING_OFF,
    GROUPING_ON,
    HIGH_ORDER_MARKS,
    OTHER_BOOST,
    OTHER_MARKS,
    OTHER_MIN_FREE,
    OTHER_PAGEBLOCK,
    OTHER_PCP,
    OTHER_SCALE,
)
from .presets import LinuxMachine, PoolRuns, Settings
from .zoneinfo_machine import machine_from_zoneinfo

KEYS = (
    *("title", "bits", "nodes", "cpus", "distances", "pageblock_order", "max_page_order", "reserved", "cma", "marks"),
    *("pcp", "highatomic_limit", "pool", "settings"),
)
SETTINGS = (
    *("min_free_kbytes", "watermark_scale_factor", "watermark_boost_factor", "percpu_pagelist_high_fraction"),
    *("defrag_mode", "grouping", "high_order_marks", "lowmem_reserve_ratio"),
)
POOL_KINDS = ("file", "anon", "slab")
ZONE_NAMES = {64: ZONE_NAMES_64BIT, 32: ZONE_NAMES_32BIT}

type Json = dict[str, Any]


def custom_machine(data: Mapping[str, Any]) -> LinuxMachine:
    """Raises InputError that says which part cannot be, what was found and what was expected."""
    if "zoneinfo" in data:
        data = {**machine_from_zoneinfo(str(data["zoneinfo"])), **{k: v for k, v in data.items() if k != "zoneinfo"}}
    known(data, KEYS, "part of a machine")
    layout = read_layout(data)
    settings = read_settings(data.get("settings", {}))
    marks = tuple(read_marks(layout, entry) for entry in entries(data, "marks"))
    pcp = read_pcp(data.get("pcp"))
    return LinuxMachine(
        "custom",
        read_title(data.get("title", "A machine of your own")),
        layout,
        settings,
        tuple(sorted(read_range(entry, "a reserved range") for entry in limited_entries(data, "reserved"))),
        tuple(read_cma(layout, entry) for entry in limited_entries(data, "cma")),
        marks,
        pcp,
        require_int("highatomic_limit", data.get("highatomic_limit", -1), -1, 1 << 24),
        tuple(read_pool(layout, entry) for entry in limited_entries(data, "pool")),
        overrides_of(layout, settings, marks, pcp),
    )


def known(data: object, keys: Sequence[str], what: str) -> Mapping[str, Any]:
    """An object with no other keys than these."""
    if not isinstance(data, Mapping):
        raise InputError(f"cannot be read as a {what}", found=repr(data)[:60], expected="an object")
    for key in data:
        if key not in keys:
            raise unknown_word(what, str(key), keys)
    return data


def entries(data: Mapping[str, Any], key: str) -> list[Any]:
    """A list, empty when it is not given."""
    value = data.get(key, [])
    if not isinstance(value, list):
        raise InputError(f"{key} cannot be read", found=repr(value)[:60], expected="a list")
    return value


def limited_entries(data: Mapping[str, Any], key: str) -> list[Any]:
    """A list that is not too long."""
    value = entries(data, key)
    limited(f"the number of entries of {key}", len(value), key)
    return value


def read_title(value: object) -> str:
    """A text that is neither empty nor too long."""
    if not isinstance(value, str):
        raise InputError("the title cannot be read", found=repr(value)[:80], expected="a text")
    limited("the length of the title", len(value), "title")
    return value


def read_layout(data: Mapping[str, Any]) -> Layout:
    """Nodes, zones, CPUs, distances and orders."""
    bits = data.get("bits", 64)
    if bits not in ZONE_NAMES:
        raise InputError(f"bits cannot be {bits!r}", expected="64 or 32")
    names = ZONE_NAMES[bits]
    block = limited("pageblock_order", data.get("pageblock_order", PAGEBLOCK_ORDER), "pageblock_order")
    largest = limited("max_page_order", data.get("max_page_order", MAX_PAGE_ORDER), "max_page_order")
    if block > largest:
        raise InputError(
            "a pageblock cannot be larger than the largest run", found=str(block), expected=f"1 to {largest}"
        )
    node_list = entries(data, "nodes")
    limited("the number of nodes", len(node_list), "nodes")
    nodes = tuple(read_node(names, number, node) for number, node in enumerate(node_list))
    check_zones([zone for node in nodes for zone in node.zones], largest)
    cpus = entries(data, "cpus") or list(range(len(nodes)))
    limited("the number of CPUs", len(cpus), "cpus")
    cpu_node = tuple(require_int("the node of a CPU", node, 0, len(nodes) - 1) for node in cpus)
    return Layout(nodes, names, cpu_node, read_distances(entries(data, "distances"), len(nodes)), block, largest)


def read_node(names: Sequence[str], number: int, node: object) -> NodeLayout:
    """A node's zones, lowest first."""
    data = known(node, ("zones",), f"part of node {number}")
    zones = [read_zone(names, zone) for zone in entries(data, "zones")]
    if not zones or len({zone.index for zone in zones}) < len(zones):
        raise InputError(f"node {number} needs zones, each once", found=repr(node)[:60])
    return NodeLayout(tuple(sorted(zones, key=lambda zone: zone.index)))


def read_zone(names: Sequence[str], zone: object) -> ZoneLayout:
    """A zone: its name, first page and pages."""
    data = known(zone, ("zone", "start_pfn", "pages"), "part of a zone")
    name = str(data.get("zone"))
    if name not in names:
        raise unknown_word("zone", name, names)
    start = limited(f"start_pfn of {name}", data.get("start_pfn", 0), "start_pfn")
    return ZoneLayout(names.index(name), start, limited(f"pages of {name}", data.get("pages"), "pages"))


def check_zones(zones: Sequence[ZoneLayout], largest: int) -> None:
    """Zones do not overlap, and the machine is not too large."""
    ordered = sorted(zones, key=lambda zone: zone.start_pfn)
    for low, high in pairwise(ordered):
        if low.start_pfn + low.spanned > high.start_pfn:
            raise InputError("two zones overlap", found=f"pages {high.start_pfn} and on are in both")
    pages = sum(zone.spanned for zone in zones)
    limited("the number of pages", pages, "pages")
    limited("the number of largest runs", pages >> largest, "largest_runs")


def read_distances(rows: list[Any], nodes: int) -> tuple[tuple[int, ...], ...]:
    """Distances between nodes, as numactl prints them."""
    if not rows:
        return ()
    if len(rows) != nodes or any(not isinstance(row, list) or len(row) != nodes for row in rows):
        raise InputError("distances cannot be read", found=repr(rows)[:60], expected=f"{nodes} rows of {nodes} numbers")
    return tuple(tuple(limited("a distance", value, "distance") for value in row) for row in rows)


def read_settings(value: object) -> Settings:
    """What an administrator may change."""
    data = known(value, SETTINGS, "setting")
    numbers: Json = {key: limited(key, data[key], key) for key in SETTINGS[:4] if data.get(key) is not None}
    switches = {key: bool(data[key]) for key in SETTINGS[4:7] if data.get(key) is not None}
    ratios = tuple(require_int("a ratio", ratio, 0, 1 << 20) for ratio in entries(data, "lowmem_reserve_ratio"))
    if len(ratios) not in (0, 4):
        raise InputError("lowmem_reserve_ratio needs four numbers", found=repr(ratios))
    return Settings(**numbers, **switches, lowmem_reserve_ratio=ratios)


def read_range(value: object, what: str) -> tuple[int, int]:
    """[first page, count]."""
    if not isinstance(value, list) or len(value) != 2:
        raise InputError(f"{what} cannot be read", found=repr(value)[:60], expected="[first page, count]")
    return limited(what, value[0], "start_pfn"), limited(f"{what}: its pages", value[1], "pages")


def read_cma(layout: Layout, value: object) -> tuple[int, int]:
    """A CMA area: whole pageblocks."""
    first, count = read_range(value, "a CMA area")
    block = 1 << layout.pageblock_order
    if first % block or count % block:
        raise InputError("a CMA area needs whole pageblocks", found=repr(value), expected=f"multiples of {block}")
    return first, count


def zone_place(layout: Layout, data: Mapping[str, Any]) -> tuple[int, str, ZoneLayout]:
    """The zone that `node` and `zone` name."""
    node = require_int("node", data.get("node", 0), 0, len(layout.nodes) - 1)
    name = str(data.get("zone", "Normal"))
    for zone in layout.nodes[node].zones:
        if layout.zone_names[zone.index] == name:
            return node, name, zone
    raise unknown_word(
        f"zone of node {node}", name, [layout.zone_names[zone.index] for zone in layout.nodes[node].zones]
    )


def read_marks(layout: Layout, value: object) -> tuple[int, str, tuple[int, int, int, int]]:
    """Marks of one zone that are not computed."""
    data = known(value, ("node", "zone", *WMARK_NAMES), "part of marks")
    node, name, _ = zone_place(layout, data)
    low, middle, high, promo = (require_int(f"{key} of {name}", data.get(key), 0, 1 << 24) for key in WMARK_NAMES)
    if not low <= middle <= high <= promo:
        raise InputError(
            f"marks of {name} are out of order", found=repr(value)[:80], expected="min <= low <= high <= promo"
        )
    return node, name, (low, middle, high, promo)


def read_pcp(value: object) -> tuple[int, int, int] | None:
    """Sizes of per-CPU sets that are not computed."""
    if value is None:
        return None
    data = known(value, ("batch", "high_min", "high_max"), "part of pcp")
    batch = limited("batch", data.get("batch"), "batch")
    high_min = require_int("high_min", data.get("high_min"), 0, 1 << 24)
    return batch, high_min, require_int("high_max", data.get("high_max"), high_min, 1 << 24)


def read_pool(layout: Layout, value: object) -> PoolRuns:
    """Runs that reclaim may free from the first moment on."""
    data = known(value, ("node", "zone", "kind", "order", "runs"), "part of the pool")
    node, name, zone = zone_place(layout, data)
    kind = str(data.get("kind", "file"))
    if kind not in POOL_KINDS:
        raise unknown_word("kind of pool", kind, POOL_KINDS)
    order = require_int("order of the pool", data.get("order", 0), 0, layout.max_page_order)
    runs = limited("runs of the pool", data.get("runs"), "pool_runs")
    if runs << order > zone.spanned:
        raise InputError(f"the pool has more pages than {name} of node {node}", found=f"{runs << order} pages")
    return PoolRuns(node, name, POOL_KINDS.index(kind), order, runs)


def overrides_of(
    layout: Layout,
    settings: Settings,
    marks: Sequence[tuple[int, str, tuple[int, int, int, int]]],
    pcp: tuple[int, int, int] | None,
) -> tuple[Message, ...]:
    """What is not as in a stock kernel."""
    found = []
    if (layout.pageblock_order, layout.max_page_order) != (PAGEBLOCK_ORDER, MAX_PAGE_ORDER):
        pages, largest = 1 << layout.pageblock_order, layout.max_page_order
        found.append(OTHER_PAGEBLOCK(pages=pages, stock=1 << PAGEBLOCK_ORDER, max_order=largest))
    for _, name, four in marks:
        found.append(OTHER_MARKS(zone=name, **dict(zip(WMARK_NAMES, four, strict=True))))
    if pcp:
        found.append(OTHER_PCP(batch=pcp[0], high_min=pcp[1], high_max=pcp[2]))
    stock = Settings()
    if settings.min_free_kbytes is not None:
        found.append(OTHER_MIN_FREE(kbytes=settings.min_free_kbytes))
    if settings.watermark_boost_factor != stock.watermark_boost_factor:
        found.append(OTHER_BOOST(factor=settings.watermark_boost_factor, stock=stock.watermark_boost_factor))
    if settings.watermark_scale_factor != stock.watermark_scale_factor:
        found.append(OTHER_SCALE(factor=settings.watermark_scale_factor, stock=stock.watermark_scale_factor))
    if settings.grouping is not None:
        found.append(GROUPING_ON() if settings.grouping else GROUPING_OFF())
    found += [HIGH_ORDER_MARKS()] * settings.high_order_marks + [DEFRAG_MODE()] * settings.defrag_mode
    return tuple(found)


def machine_data(spec: LinuxMachine) -> Json:
    """A machine as the editor has it, with everything that custom_machine() reads."""
    layout, settings = spec.layout, spec.settings
    return {
        "title": spec.title,
        "bits": 32 if layout.zone_names == ZONE_NAMES_32BIT else 64,
        "nodes": [{"zones": [zone_data(layout, zone) for zone in node.zones]} for node in layout.nodes],
        "cpus": list(layout.cpu_node),
        "distances": [list(row) for row in layout.distances],
        "pageblock_order": layout.pageblock_order,
        "max_page_order": layout.max_page_order,
        "reserved": [list(one) for one in spec.reserved],
        "cma": [list(one) for one in spec.cma],
        "marks": [
            {"node": node, "zone": name, **dict(zip(WMARK_NAMES, four, strict=True))} for node, name, four in spec.marks
        ],
        "pcp": dict(zip(("batch", "high_min", "high_max"), spec.pcp, strict=True)) if spec.pcp else None,
        "highatomic_limit": spec.highatomic_limit,
        "pool": [
            {"node": one.node, "zone": one.zone, "kind": POOL_KINDS[one.kind], "order": one.order, "runs": one.runs}
            for one in spec.pool
        ],
        "settings": {
            **{key: getattr(settings, key) for key in SETTINGS[:7]},
            "lowmem_reserve_ratio": list(settings.lowmem_reserve_ratio),
        },
    }


def zone_data(layout: Layout, zone: ZoneLayout) -> Json:
    """A zone as the editor has it."""
    return {"zone": layout.zone_names[zone.index], "start_pfn": zone.start_pfn, "pages": zone.spanned}
