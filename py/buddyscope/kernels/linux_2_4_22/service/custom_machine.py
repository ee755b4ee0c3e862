"""A machine of one's own: plain data (CustomMachine of protocol.d.ts) <-> LinuxMachine, checked, with clear errors.

custom_machine(machine_data(spec)) is the same machine again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.limits import require_int
from buddyscope.kernels.linux_2_4_22.bootmem import Run, default_boot_sequence, free_intervals
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout, check_layout
from buddyscope.kernels.linux_2_4_22.mmzone import MAX_ORDER, ZONE_NAMES
from buddyscope.tracing.messages import Message

from .limits import LIMITS, limited
from .messages import OTHER_MAX_ORDER, OTHER_WATERMARKS
from .presets import LinuxMachine, PoolBlocks

KEYS = ("title", "build", "nodes", "max_order", "watermarks", "cpus", "reserved", "pool")
NODE_KEYS = ("start_pfn", *ZONE_NAMES)
POOL_KEYS = ("node", "zone", "order", "blocks")


def custom_machine(data: Mapping[str, Any]) -> LinuxMachine:
    """Raises InputError that says which part cannot be, what was found and what was expected."""
    for key in data:
        if key not in KEYS:
            raise unknown_word("part of a machine", key, KEYS)
    marks = _watermarks(data.get("watermarks", {}))
    max_order = limited("max_order", data.get("max_order", MAX_ORDER), "max_order")
    layout = Layout(
        _nodes(data.get("nodes")), build=str(data.get("build", "uma")), max_order=max_order, watermarks=marks
    )
    try:
        check_layout(layout)
    except ValueError as error:
        raise InputError(str(error)) from None
    pages = sum(sum(node.sizes) for node in layout.nodes)
    most = LIMITS["pages"][1]
    if pages > most:
        raise InputError("the machine is too large", found=f"{pages} pages", expected=f"at most {most} (64 GiB)")
    require_int("the number of largest blocks", pages >> (max_order - 1), *LIMITS["largest_blocks"])
    return LinuxMachine(
        "custom",
        _title(data.get("title", "A machine of your own")),
        layout,
        _sequence(layout, data.get("reserved", [])),
        _overrides(layout),
        _cpus(layout, data.get("cpus")),
        pool=_pool(layout, data.get("pool", [])),
    )


def machine_data(spec: LinuxMachine) -> dict[str, Any]:
    """A machine as the editor has it, with everything that custom_machine() reads."""
    layout = spec.layout
    sizes = [dict(zip(ZONE_NAMES, node.sizes, strict=True)) for node in layout.nodes]
    return {
        "title": spec.title,
        "build": layout.build,
        "nodes": [
            {"start_pfn": node.start_pfn, **{name: size for name, size in zones.items() if size}}
            for node, zones in zip(layout.nodes, sizes, strict=True)
        ],
        "max_order": layout.max_order,
        "watermarks": {ZONE_NAMES[index]: list(marks) for index, marks in layout.watermarks.items()},
        "cpus": list(spec.cpus),
        "reserved": _reserved(spec),
        "pool": [
            {"node": one.node, "zone": ZONE_NAMES[one.zone], "order": one.order, "blocks": one.blocks}
            for one in spec.pool
        ],
    }


def _reserved(spec: LinuxMachine) -> list[list[int]]:
    """[first page, count] of what boot never hands over."""
    if spec.boot_sequence is None:
        return []
    free = free_intervals(spec.boot_sequence)
    everything = free_intervals(default_boot_sequence(spec.layout))
    gaps: list[list[int]] = []
    for start, end in everything:
        at = start
        for low, high in free:
            if start <= low < end:
                gaps += [[at, low - at]] * (low > at)
                at = high
        gaps += [[at, end - at]] * (end > at)
    return gaps


def _title(value: object) -> str:
    low, high = LIMITS["title"]
    if not isinstance(value, str) or not low <= len(value) <= high:
        raise InputError(
            "the title cannot be read", found=repr(value)[:80], expected=f"a text of {low} to {high} letters"
        )
    return value


def _nodes(value: object) -> tuple[NodeLayout, ...]:
    if not isinstance(value, list) or not LIMITS["nodes"][0] <= len(value) <= LIMITS["nodes"][1]:
        raise InputError("no nodes", found=repr(value)[:60], expected="a list of one to eight nodes")
    nodes: list[NodeLayout] = []
    end = 0
    for number, node in enumerate(value):
        if not isinstance(node, dict):
            raise InputError(f"node {number} cannot be read", found=repr(node)[:60], expected="sizes by zone")
        for key in node:
            if key not in NODE_KEYS:
                raise unknown_word(f"part of node {number}", key, NODE_KEYS)
        start = limited(f"start_pfn of node {number}", node.get("start_pfn", end), "start_pfn")
        dma, normal, highmem = (limited(f"{name} of node {number}", node.get(name, 0), "pages") for name in ZONE_NAMES)
        nodes.append(NodeLayout(start, (dma, normal, highmem)))
        end = start + dma + normal + highmem
    return tuple(nodes)


def _watermarks(value: object) -> dict[int, tuple[int, int, int]]:
    if not isinstance(value, dict):
        raise InputError("watermarks cannot be read", found=repr(value)[:60], expected="[min, low, high] by zone")
    marks = {}
    for name, three in value.items():
        if name not in ZONE_NAMES:
            raise unknown_word("zone", str(name), ZONE_NAMES)
        if not isinstance(three, list) or len(three) != 3:
            raise InputError(f"watermarks of {name}", found=repr(three)[:40], expected="[min, low, high]")
        low, middle, high = (limited(f"a watermark of {name}", mark, "pages") for mark in three)
        if not low <= middle <= high:
            raise InputError(f"watermarks of {name} are out of order", found=repr(three), expected="min <= low <= high")
        marks[ZONE_NAMES.index(name)] = (low, middle, high)
    return marks


def _sequence(layout: Layout, reserved: object) -> Sequence[Run] | None:
    """What boot hands over: everything but the reserved ranges, in the usual directions."""
    if not isinstance(reserved, list):
        raise InputError("reserved cannot be read", found=repr(reserved)[:60], expected="[[first page, count], …]")
    limited("the number of reserved ranges", len(reserved), "reserved")
    taken = sorted(_reserved_range(pair) for pair in reserved)
    runs = default_boot_sequence(layout)
    return [piece for run in runs for piece in _without(run, taken)] if taken else runs


def _reserved_range(pair: object) -> tuple[int, int]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise InputError("reserved cannot be read", found=repr(pair)[:60], expected="[first page, count]")
    first = limited("a reserved page", pair[0], "start_pfn")
    return first, first + require_int("its count", pair[1], 1, LIMITS["pages"][1])


def _without(run: Run, taken: Sequence[tuple[int, int]]) -> list[Run]:
    """A run without the ranges [low, high), which come sorted, in the same direction."""
    first, count, step = run
    start, end = (first, first + count) if step > 0 else (first - count + 1, first + 1)
    kept = []
    for low, high in taken:
        if low >= end:
            break
        if start < low:
            kept.append((start, low))
        start = max(start, high)
    if start < end:
        kept.append((start, end))
    return [(b - 1, b - a, -1) for a, b in reversed(kept)] if step < 0 else [(a, b - a, 1) for a, b in kept]


def _cpus(layout: Layout, value: object) -> tuple[int, ...]:
    if value is None:
        return tuple(range(len(layout.nodes)))
    low, high = LIMITS["cpus"]
    if not isinstance(value, list) or not low <= len(value) <= high:
        raise InputError(
            "cpus cannot be read", found=repr(value)[:60], expected=f"the node of each of {low} to {high} CPUs"
        )
    return tuple(require_int("the node of a CPU", node, 0, len(layout.nodes) - 1) for node in value)


def _pool(layout: Layout, value: object) -> tuple[PoolBlocks, ...]:
    """What reclaim may free from the first moment on."""
    if not isinstance(value, list):
        raise InputError("pool cannot be read", found=repr(value)[:60], expected="a list of blocks by zone and order")
    limited("the number of entries of the pool", len(value), "pool")
    return tuple(_pool_blocks(layout, number, entry) for number, entry in enumerate(value, 1))


def _pool_blocks(layout: Layout, number: int, entry: object) -> PoolBlocks:
    if not isinstance(entry, dict):
        raise InputError(f"pool {number} cannot be read", found=repr(entry)[:60], expected="zone, order and blocks")
    for key in entry:
        if key not in POOL_KEYS:
            raise unknown_word(f"part of pool {number}", key, POOL_KEYS)
    name = str(entry.get("zone", "Normal"))
    if name not in ZONE_NAMES:
        raise unknown_word("zone", name, ZONE_NAMES)
    node = require_int(f"the node of pool {number}", entry.get("node", 0), 0, len(layout.nodes) - 1)
    order = require_int(f"the order of pool {number}", entry.get("order", 0), 0, layout.max_order - 1)
    blocks = limited(f"the blocks of pool {number}", entry.get("blocks"), "pool_blocks")
    zone = ZONE_NAMES.index(name)
    if blocks << order > layout.nodes[node].sizes[zone]:
        raise InputError(
            f"pool {number} has more pages than {name} of node {node}",
            found=f"{blocks << order} pages",
            expected=f"at most {layout.nodes[node].sizes[zone]}",
        )
    return PoolBlocks(node, zone, order, blocks)


def _overrides(layout: Layout) -> tuple[Message, ...]:
    """What is not as in a stock kernel."""
    found = []
    if layout.max_order != MAX_ORDER:
        found.append(OTHER_MAX_ORDER(max_order=layout.max_order, stock=MAX_ORDER))
    for index, marks in layout.watermarks.items():
        low, middle, high = marks
        found.append(OTHER_WATERMARKS(zone=ZONE_NAMES[index], min=low, low=middle, high=high))
    return tuple(found)
