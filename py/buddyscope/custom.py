"""A machine of one's own: plain data (CustomMachine of protocol.d.ts) -> MachineSpec, checked, with clear errors."""

from collections.abc import Mapping, Sequence
from typing import Any

from .errors import InputError, unknown_word
from .kernels.linux_2_4_22.bootmem import Run, default_boot_sequence
from .kernels.linux_2_4_22.init import Layout, NodeLayout, check_layout
from .kernels.linux_2_4_22.mmzone import MAX_ORDER, ZONE_NAMES
from .presets import MachineSpec

KEYS = ("title", "build", "nodes", "max_order", "watermarks", "cpus", "reserved")
NODE_KEYS = ("start_pfn", *ZONE_NAMES)
MAX_PAGES = 1 << 24
"""64 GiB: what a browser can hold"""


def custom_machine(data: Mapping[str, Any]) -> MachineSpec:
    """Raises InputError that says which part cannot be, what was found and what was expected."""
    for key in data:
        if key not in KEYS:
            raise unknown_word("part of a machine", key, KEYS)
    marks = _watermarks(data.get("watermarks", {}))
    max_order = _whole("max_order", data.get("max_order", MAX_ORDER), 1, 16)
    layout = Layout(
        _nodes(data.get("nodes")), build=str(data.get("build", "uma")), max_order=max_order, watermarks=marks
    )
    try:
        check_layout(layout)
    except ValueError as error:
        raise InputError(str(error)) from None
    pages = sum(sum(node.sizes) for node in layout.nodes)
    if pages > MAX_PAGES:
        raise InputError("the machine is too large", found=f"{pages} pages", expected=f"at most {MAX_PAGES} (64 GiB)")
    return MachineSpec(
        "custom",
        str(data.get("title", "A machine of your own")),
        layout,
        _sequence(layout, data.get("reserved", [])),
        _overrides(layout),
        _cpus(layout, data.get("cpus")),
    )


def _whole(what: str, value: object, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise InputError(
            f"{what} cannot be {value!r}", found=repr(value)[:40], expected=f"a whole number from {low} to {high}"
        )
    return value


def _nodes(value: object) -> tuple[NodeLayout, ...]:
    if not isinstance(value, list) or not 1 <= len(value) <= 8:
        raise InputError("no nodes", found=repr(value)[:60], expected="a list of one to eight nodes")
    nodes: list[NodeLayout] = []
    end = 0
    for number, node in enumerate(value):
        if not isinstance(node, dict):
            raise InputError(f"node {number} cannot be read", found=repr(node)[:60], expected="sizes by zone")
        for key in node:
            if key not in NODE_KEYS:
                raise unknown_word(f"part of node {number}", key, NODE_KEYS)
        start = _whole(f"start_pfn of node {number}", node.get("start_pfn", end), 0, 1 << 30)
        dma, normal, highmem = (
            _whole(f"{name} of node {number}", node.get(name, 0), 0, MAX_PAGES) for name in ZONE_NAMES
        )
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
        low, middle, high = (_whole(f"a watermark of {name}", mark, 0, MAX_PAGES) for mark in three)
        if not low <= middle <= high:
            raise InputError(f"watermarks of {name} are out of order", found=repr(three), expected="min <= low <= high")
        marks[ZONE_NAMES.index(name)] = (low, middle, high)
    return marks


def _sequence(layout: Layout, reserved: object) -> Sequence[Run] | None:
    """What boot hands over: everything but the reserved ranges, in the usual directions."""
    if not isinstance(reserved, list):
        raise InputError("reserved cannot be read", found=repr(reserved)[:60], expected="[[first page, count], …]")
    runs: Sequence[Run] = default_boot_sequence(layout)
    for pair in reserved:
        if not isinstance(pair, list) or len(pair) != 2:
            raise InputError("reserved cannot be read", found=repr(pair)[:60], expected="[first page, count]")
        first, count = _whole("a reserved page", pair[0], 0, 1 << 30), _whole("its count", pair[1], 1, MAX_PAGES)
        runs = [piece for run in runs for piece in _without(run, first, first + count)]
    return runs


def _without(run: Run, low: int, high: int) -> list[Run]:
    """A run without the pages [low, high), in the same direction."""
    first, count, step = run
    start, end = (first, first + count) if step > 0 else (first - count + 1, first + 1)
    pieces = [(start, min(end, low)), (max(start, high), end)]
    kept = [(a, b) for a, b in pieces if a < b]
    if step < 0:
        return [(b - 1, b - a, -1) for a, b in reversed(kept)]
    return [(a, b - a, 1) for a, b in kept]


def _cpus(layout: Layout, value: object) -> tuple[int, ...]:
    if value is None:
        return tuple(range(len(layout.nodes)))
    if not isinstance(value, list) or not 1 <= len(value) <= 32:
        raise InputError("cpus cannot be read", found=repr(value)[:60], expected="the node of each of 1 to 32 CPUs")
    return tuple(_whole("the node of a CPU", node, 0, len(layout.nodes) - 1) for node in value)


def _overrides(layout: Layout) -> tuple[str, ...]:
    """What differs from a stock kernel, for people."""
    found = []
    if layout.max_order != MAX_ORDER:
        found.append(f"MAX_ORDER is {layout.max_order} instead of {MAX_ORDER}")
    for index, marks in layout.watermarks.items():
        found.append(f"the watermarks of {ZONE_NAMES[index]} are {', '.join(map(str, marks))}")
    return tuple(found)
