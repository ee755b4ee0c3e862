"""Fragmentation as numbers, and lists of what is where. Everything in bytes; nothing here writes."""

from .layout import Layout
from .region import Region


def waste_of(region: Region, block: int) -> int:
    """Internal fragmentation of one block in use: its size minus what was requested."""
    order, request = region.used[block]
    return region.layout.sizes[order] - request


def internal_fragmentation(region: Region) -> int:
    """The waste inside all blocks in use."""
    return sum(waste_of(region, block) for block in region.used)


def bytes_used(region: Region) -> int:
    """The sum of the blocks in use, waste included."""
    return sum(region.layout.sizes[order] for order, _ in region.used.values())


def bytes_free(region: Region) -> int:
    """The sum of the free blocks."""
    return sum(size * len(entries) for size, entries in zip(region.layout.sizes, region.free_lists, strict=True))


def largest_free(region: Region) -> int:
    """The size of the largest free block; 0 when nothing is free."""
    sizes = zip(region.layout.sizes, region.free_lists, strict=True)
    return max((size for size, entries in sizes if entries), default=0)


def external_fragmentation(region: Region) -> float:
    """1 - largest free block / all free memory; 0 when nothing is free."""
    total = bytes_free(region)
    return 1 - largest_free(region) / total if total else 0.0


def free_offsets(region: Region) -> dict[int, list[int]]:
    """Size -> offsets of the free blocks, ascending; sizes without one are left out."""
    grain = region.layout.grain
    return {
        size: sorted(block * grain for block in entries)
        for size, entries in zip(region.layout.sizes, region.free_lists, strict=True)
        if entries
    }


def blocks(region: Region) -> list[tuple[int, int, int | None]]:
    """(offset, size, requested bytes; None for a free block) of every block, by offset."""
    layout: Layout = region.layout
    free = [(block, order, None) for order, entries in enumerate(region.free_lists) for block in entries]
    used = [(block, order, request) for block, (order, request) in region.used.items()]
    every: list[tuple[int, int, int | None]] = [*free, *used]
    return [(block * layout.grain, layout.sizes[order], request) for block, order, request in sorted(every)]


def block_at(region: Region, at: int) -> tuple[int, int, int | None] | None:
    """The block in which an offset lies, as in blocks(); None for an offset outside."""
    return next((block for block in blocks(region) if block[0] <= at < block[0] + block[1]), None)
