"""The machine as a small picture for notebooks, as SVG text: one bar for each zone, its free blocks where they lie.

Same colours as the stage: cividis for orders, grey for what is in use. The description says the same in words.
"""

from html import escape
from typing import Any

from buddyscope.formats.buddyinfo import format_buddyinfo
from buddyscope.kernels.api.kernel import Kernel
from buddyscope.kernels.api.state import Zone

from .free_blocks import rows_of

CIVIDIS = (
    "#00224e", "#083370", "#35456c", "#4f576c", "#666970", "#7d7c78", "#948e77", "#aea371", "#c8b866", "#e5cf52",
    "#fee838",
)  # fmt: skip
IN_USE = "#9aa0a6"
WIDTH, BAR, GAP = 640, 28, 34
# beyond, blocks are narrower than a pixel, and columns say which part of them is free
MOST_BLOCKS = 400
COLUMNS = 160


def svg(kernel: Kernel, state: Any) -> str:
    """Every zone of a kernel's state; the description is its /proc/buddyinfo."""
    orders = kernel.max_order(state)
    rows = [zone_row(kernel, zone, orders, at * (BAR + GAP)) for at, zone in enumerate(state.zones)]
    height = len(rows) * (BAR + GAP)
    said = escape(format_buddyinfo(rows_of(kernel, state)).strip())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" font-family="sans-serif" font-size="12"><title>Free blocks by order</title>'
        f"<desc>{said}</desc>{''.join(rows)}</svg>"
    )


def zone_row(kernel: Kernel, zone: Zone, orders: int, y: int) -> str:
    """A zone's name, its counts, and its bar."""
    counts = " ".join(map(str, kernel.free_counts(zone, orders)))
    label = f"Node {zone.node}, zone {zone.name}: {zone.free_pages} of {zone.size} pages free; by order {counts}"
    bar = f'<rect y="{y + 20}" width="{WIDTH}" height="{BAR}" fill="{IN_USE}"/>'
    blocks = free_blocks(kernel, zone, orders)
    inside = exact(zone, blocks, y + 20) if len(blocks) <= MOST_BLOCKS else columns(zone, blocks, y + 20)
    return f'<text y="{y + 14}" fill="currentColor">{escape(label)}</text>{bar}{inside}'


def free_blocks(kernel: Kernel, zone: Zone, orders: int) -> list[tuple[int, int]]:
    """First page, counted from the zone's start, and order of each free block."""
    return sorted((page - zone.start_pfn, order) for order in range(orders) for page in kernel.free_list(zone, order))


def exact(zone: Zone, blocks: list[tuple[int, int]], y: int) -> str:
    """Every block by itself, in the colour of its order."""
    scale = WIDTH / zone.size
    return "".join(
        f'<rect x="{page * scale:.2f}" y="{y}" width="{(1 << order) * scale:.2f}" height="{BAR}" '
        f'fill="{CIVIDIS[min(order, 10)]}" stroke="#fff" stroke-width="0.5"><title>order {order}, page '
        f"{page + zone.start_pfn}</title></rect>"
        for page, order in blocks
    )


def columns(zone: Zone, blocks: list[tuple[int, int]], y: int) -> str:
    """Which part of each column is free, as high as that; the colour is of its largest block."""
    pages = zone.size / COLUMNS
    free, largest = [0.0] * COLUMNS, [0] * COLUMNS
    for page, order in blocks:
        end = page + (1 << order)
        for at in range(int(page / pages), min(COLUMNS, int((end - 1) / pages) + 1)):
            free[at] += max(0.0, min(end, (at + 1) * pages) - max(page, at * pages))
            largest[at] = max(largest[at], order)
    width = WIDTH / COLUMNS
    return "".join(
        f'<rect x="{at * width:.2f}" y="{y + BAR * (1 - part / pages):.2f}" width="{width:.2f}" '
        f'height="{BAR * part / pages:.2f}" fill="{CIVIDIS[min(largest[at], 10)]}"/>'
        for at, part in enumerate(free)
        if part > 0
    )
