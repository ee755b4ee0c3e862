"""Where a block's buddy is, and the sum that gives it, in decimal, hexadecimal and binary."""

from dataclasses import dataclass

from .layout import Layout, Variant
from .region import Region


@dataclass(frozen=True, slots=True)
class BuddySum:
    """A block, its size and its buddy, as offsets in bytes; the sum as text."""

    at: int
    size: int
    buddy: int
    buddy_size: int
    decimal: str
    hexadecimal: str
    binary: str


def binary_buddy(at: int, size: int) -> int:
    """Offset of the buddy of a binary block: its neighbour in the pair of blocks of this size.

    For a power of two that is `at XOR size`. Raises ValueError for an offset at which no block of this size can stand.
    """
    if size < 1 or at < 0 or at % size:
        raise ValueError(f"no block of {size} can stand at {at}: expected a multiple of {size}")
    return (at // size ^ 1) * size


def buddy_in(region: Region, at: int, size: int) -> tuple[int, int] | None:
    """(offset, size) of the buddy of a block in bytes, inside the region; None when it has none.

    Fibonacci and weighted blocks have a buddy only where they were cut from a larger block.
    """
    layout = region.layout
    if layout.variant is Variant.BINARY:
        buddy = binary_buddy(at, size)
        end = layout.region // layout.grain * layout.grain
        return (buddy, size) if max(at, buddy) + size <= end and 2 * size <= layout.sizes[-1] else None
    return _cut_buddy(region, at, size)


def _cut_buddy(region: Region, at: int, size: int) -> tuple[int, int] | None:
    from .buddy import parent_and_buddy

    layout = region.layout
    if size not in layout.sizes or at % layout.grain:
        return None
    pair = parent_and_buddy(region, at // layout.grain, layout.sizes.index(size))
    return (pair[1][0] * layout.grain, layout.sizes[pair[1][1]]) if pair else None


def buddy_sum(layout: Layout, at: int, size: int) -> BuddySum:
    """The sum for a binary block at an offset in bytes: XOR where sizes are powers of two, plus or minus elsewhere."""
    buddy = binary_buddy(at, size)
    exact = size & (size - 1) == 0
    sign = "XOR" if exact else "+" if buddy > at else "-"
    width = max(1, (layout.region - 1).bit_length())
    in_c = "^" if exact else sign
    return BuddySum(
        at,
        size,
        buddy,
        size,
        f"{at} {sign} {size} = {buddy}",
        f"{at:#x} {in_c} {size:#x} = {buddy:#x}",
        f"{at:0{width}b} {sign} {size:0{width}b} = {buddy:0{width}b}",
    )
