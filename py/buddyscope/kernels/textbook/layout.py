"""What is settled before the first request: the region, the allowed sizes and how each is cut, the policy."""

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from math import gcd
from typing import Final

MAX_ORDERS: Final = 32
LARGEST_SMALLEST: Final = 1 << 20
MOST_TOP_BLOCKS: Final = 1 << 20
"""of the largest size, beside each other"""
MAX_GRAINS: Final = (1 << 31) - 1
"""offsets are journal fields of 32 bits"""


class Variant(StrEnum):
    """Which sizes there are, and into which two parts a block is cut."""

    BINARY = "binary"
    FIBONACCI = "fibonacci"
    WEIGHTED = "weighted"


class Half(StrEnum):
    """Which half of a binary block goes on to the request."""

    LOWER = "lower"
    UPPER = "upper"


class Choice(StrEnum):
    """Which free block of a size is taken."""

    MOST_RECENT = "most-recent"
    LONGEST_FREE = "longest-free"
    LOWEST_ADDRESS = "lowest-address"


class Merge(StrEnum):
    """When buddies merge: at every free, or all of them when a request finds no block."""

    AT_ONCE = "at-once"
    LAZY = "lazy"


@dataclass(frozen=True, slots=True)
class Policy:
    """The three settings that decide between blocks."""

    half: Half = Half.LOWER
    choice: Choice = Choice.LOWEST_ADDRESS
    merge: Merge = Merge.AT_ONCE


type Parts = tuple[int, int]
"""orders of the part at the lower offset and of the part above it"""


@dataclass(frozen=True, slots=True)
class Layout:
    """A region of `region` bytes. Sizes in bytes; offsets in grains, of which every allowed size is a multiple."""

    variant: Variant
    region: int
    sizes: tuple[int, ...]
    """the allowed sizes, ascending; the index is the order"""
    parts: tuple[Parts | None, ...]
    """by order; None: blocks of this order are not cut"""
    policy: Policy = Policy()
    base: int = 0
    """address of the first byte"""
    grain: int = field(init=False)
    grains: tuple[int, ...] = field(init=False)
    """the allowed sizes in grains"""
    parents: tuple[tuple[tuple[int, int], ...], ...] = field(init=False)
    """by order: (order of the block that it may have been cut from, its distance from that block's start)"""

    def __post_init__(self) -> None:
        """Derive what follows from the sizes. Raises ValueError for a layout that cannot be."""
        if not 1 <= len(self.sizes) <= MAX_ORDERS:
            raise ValueError(f"{len(self.sizes)} sizes of blocks: expected 1 to {MAX_ORDERS}")
        grain = reduce(gcd, self.sizes)
        grains = tuple(size // grain for size in self.sizes)
        if self.region // grain > MAX_GRAINS:
            raise ValueError(f"{self.region // grain} smallest units: expected at most {MAX_GRAINS}")
        if self.region // self.sizes[-1] > MOST_TOP_BLOCKS:
            raise ValueError(f"{self.region // self.sizes[-1]} largest blocks: expected at most {MOST_TOP_BLOCKS}")
        object.__setattr__(self, "grain", grain)
        object.__setattr__(self, "grains", grains)
        object.__setattr__(self, "parents", _parents(self.parts, grains))

    def order_for(self, request: int) -> int | None:
        """The smallest order whose blocks have room for so many bytes; None when there is none."""
        order = bisect_left(self.sizes, request)
        return order if order < len(self.sizes) else None

    def top_blocks(self) -> list[tuple[int, int]]:
        """(block, order) of the blocks that the region starts with, by offset: the largest that fit, one after another.

        For binary buddies that is the binary expansion of the region. What is less than the smallest size is not used.
        """
        blocks, at, end = [], 0, self.region // self.grain
        for order in range(len(self.grains) - 1, -1, -1):
            while at + self.grains[order] <= end:
                blocks.append((at, order))
                at += self.grains[order]
        return blocks


def _parents(parts: tuple[Parts | None, ...], grains: tuple[int, ...]) -> tuple[tuple[tuple[int, int], ...], ...]:
    found: list[list[tuple[int, int]]] = [[] for _ in grains]
    for order, pair in enumerate(parts):
        if pair:
            found[pair[0]].append((order, 0))
            found[pair[1]].append((order, grains[pair[0]]))
    return tuple(map(tuple, found))


def binary_layout(
    region: int, smallest: int, policy: Policy | None = None, *, orders: int | None = None, base: int = 0
) -> Layout:
    """Sizes `smallest` * 2**order, up to the region, or just so many `orders`."""
    _check(region, smallest)
    count = (region // smallest).bit_length() if orders is None else orders
    sizes = tuple(smallest << order for order in range(count))
    parts = (None, *((order, order) for order in range(count - 1)))
    return Layout(Variant.BINARY, region, sizes, parts, policy or Policy(), base)


def fibonacci_layout(region: int, sizes: tuple[int, ...], policy: Policy | None = None, *, base: int = 0) -> Layout:
    """The sizes as listed, ascending; one that is the sum of the two before it is cut into those, the larger below."""
    _check(region, sizes[0] if sizes else 0)
    allowed = tuple(sorted(set(sizes)))
    cut = {c: (b, a) for a, b, c in zip(sizes, sizes[1:], sizes[2:], strict=False) if a + b == c}
    parts = tuple(
        (allowed.index(cut[size][0]), allowed.index(cut[size][1])) if size in cut else None for size in allowed
    )
    return Layout(Variant.FIBONACCI, region, allowed, parts, policy or Policy(), base)


def weighted_layout(region: int, smallest: int, policy: Policy | None = None, *, base: int = 0) -> Layout:
    """Sizes `smallest` times 1, 2, 3, 4, 6, 8, 12 …: 4s is cut into 3s + s, 3s into 2s + s, 2s is not cut."""
    _check(region, smallest)
    powers = [smallest << shift for shift in range((region // smallest).bit_length())]
    sizes = tuple(sorted({*powers, *(3 * size for size in powers if 3 * size <= region)}))
    order = {size: number for number, size in enumerate(sizes)}
    parts: list[Parts | None] = []
    for size in sizes:
        if size % (3 * smallest) == 0:
            parts.append((order[size // 3 * 2], order[size // 3]))
        elif size % (4 * smallest) == 0:
            parts.append((order[size // 4 * 3], order[size // 4]))
        else:
            parts.append(None)
    return Layout(Variant.WEIGHTED, region, sizes, tuple(parts), policy or Policy(), base)


def make_layout(
    variant: Variant, region: int, smallest: int, sizes: tuple[int, ...], policy: Policy, base: int = 0
) -> Layout:
    """The layout of a variant; `sizes` for Fibonacci only. All in bytes. Raises ValueError for one that cannot be."""
    if variant is Variant.BINARY:
        return binary_layout(region, smallest, policy, base=base)
    if variant is Variant.WEIGHTED:
        return weighted_layout(region, smallest, policy, base=base)
    return fibonacci_layout(region, sizes, policy, base=base)


def _check(region: int, smallest: int) -> None:
    if not 1 <= smallest <= LARGEST_SMALLEST:
        raise ValueError(f"smallest block of {smallest} bytes: expected 1 byte to 1M")
    if region < smallest:
        raise ValueError(f"region of {region} bytes: expected at least one smallest block, {smallest}")


def block_size_for(layout: Layout, request: int) -> int:
    """Bytes of the smallest block that has room for a request, though it be larger than the region."""
    order = layout.order_for(request)
    if order is not None:
        return layout.sizes[order]
    if layout.variant is Variant.BINARY:
        size = layout.sizes[-1]
        while size < request:
            size *= 2
        return size
    return _next_sizes(layout, request)


def _next_sizes(layout: Layout, request: int) -> int:
    if layout.variant is Variant.WEIGHTED:
        multiples = (times * layout.sizes[0] << shift for shift in range(request.bit_length() + 1) for times in (1, 3))
        return min(size for size in multiples if size >= request)
    before, size = layout.sizes[-2:] if len(layout.sizes) > 1 else (layout.sizes[0], layout.sizes[0])
    while size < request:
        before, size = size, before + size
    return size
