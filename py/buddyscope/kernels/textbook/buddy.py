"""Allocating and freeing by the buddy system.

A request takes the smallest free block that is large enough. While a part of it is still large enough it is cut; the
part that is not needed goes on its list as the most recently freed block. A block that comes back merges with its
buddy, the other part of the block that it was cut from, as long as that is wholly free.
"""

from collections.abc import Iterator

from buddyscope.tracing.lists import stamp_as_start

from .functions import registered
from .layout import Choice, Half, Layout, Merge
from .region import (
    Region,
    add_to_free_list,
    cut_block,
    del_from_free_list,
    join_block,
    release_block,
    use_block,
)


def new_region(layout: Layout) -> Region:
    """A region that is wholly free. Its first blocks lie on their lists as freed in order of address."""
    region = Region(layout, [{} for _ in layout.sizes])
    for block, order in layout.top_blocks():
        add_to_free_list(region, block, order)
    settle(region)
    return region


def settle(region: Region) -> None:
    """What happened so far is the start: no records, no counts, stamps below 0 (-1 for the most recently freed)."""
    region.log.clear()
    region.moves[:] = 0, 0
    for entries in region.free_lists:
        stamp_as_start(entries)


# ------------------------------------------------------------------ allocating


@registered(returns="page", file="")
def alloc(region: Region, request: int) -> int | None:
    """Give a block for a request of so many bytes; None when none is free: then nothing has changed but lazy merging.

    Raises ValueError for a request below 1 byte.
    """
    if request < 1:
        raise ValueError(f"a request of {request} bytes: expected at least 1")
    order = region.layout.order_for(request)
    found = None if order is None else take_free_block(region, order)
    if found is None:
        return None
    block, order = found
    use_block(region, block, order, request)
    return block


def take_free_block(region: Region, order: int) -> tuple[int, int] | None:
    """(block, its order) that serves a request of this order, off its list; None when no block is large enough."""
    high = smallest_free_order(region, order)
    if high is None and region.layout.policy.merge is Merge.LAZY:
        merge_all(region)
        high = smallest_free_order(region, order)
    if high is None:
        return None
    block = chosen_block(region, high)
    del_from_free_list(region, block, high)
    return expand(region, block, high, order), last_order(region.layout, high, order)


def smallest_free_order(region: Region, order: int) -> int | None:
    """The smallest order from `order` on that has a free block."""
    lists = region.free_lists
    for high in range(order, len(lists)):
        if lists[high]:
            return high
    return None


def chosen_block(region: Region, order: int) -> int:
    """The block of a list that the policy takes. The list must not be empty."""
    entries = region.free_lists[order]
    choice = region.layout.policy.choice
    if choice is Choice.MOST_RECENT:
        return next(reversed(entries))
    return next(iter(entries)) if choice is Choice.LONGEST_FREE else min(entries)


@registered("block", "high", "low", returns="page", file="")
def expand(region: Region, block: int, high: int, low: int) -> int:
    """Cut a block of order `high` while a part of it is still of order `low` or above; gives the part that is left."""
    while part := part_for(region.layout, block, high, low):
        cut_block(region, block, high)
        (block, high), (other, other_order) = part
        add_to_free_list(region, other, other_order)
    return block


def last_order(layout: Layout, high: int, low: int) -> int:
    """The order of what expand() leaves of a block."""
    while part := part_for(layout, 0, high, low):
        high = part[0][1]
    return high


def part_for(layout: Layout, block: int, high: int, low: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """((block, order) that goes on to the request, (block, order) that stays free); None: the block is not cut."""
    pair = layout.parts[high]
    if pair is None or max(pair) < low:
        return None
    lower, upper = (block, pair[0]), (block + layout.grains[pair[0]], pair[1])
    if pair[0] == pair[1]:
        return (lower, upper) if layout.policy.half is Half.LOWER else (upper, lower)
    return (upper, lower) if low <= pair[1] else (lower, upper)


# ------------------------------------------------------------------ freeing


@registered("block", file="")
def free(region: Region, block: int) -> None:
    """The block in use at this offset comes back. Raises KeyError when none is."""
    order = release_block(region, block)
    if region.layout.policy.merge is Merge.AT_ONCE:
        merge(region, block, order)
    else:
        add_to_free_list(region, block, order)


@registered("block", "order", file="")
def merge(region: Region, block: int, order: int) -> None:
    """Merge a block, which is on no list, as far as its buddies are free; what comes of it goes on its list."""
    while pair := parent_and_buddy(region, block, order):
        (parent, parent_order), (buddy, buddy_order) = pair
        if buddy not in region.free_lists[buddy_order]:
            break
        del_from_free_list(region, buddy, buddy_order)
        join_block(region, parent, parent_order)
        block, order = parent, parent_order
    add_to_free_list(region, block, order)


def parent_and_buddy(region: Region, block: int, order: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """(the block that this one was cut from, its other part), each as (block, order); None for a first block."""
    layout = region.layout
    for parent_order, distance in layout.parents[order]:
        parent = (block - distance, parent_order)
        if parent in region.cuts:
            return parent, other_part(layout, parent, is_upper=distance > 0)
    return None


def other_part(layout: Layout, parent: tuple[int, int], *, is_upper: bool) -> tuple[int, int]:
    """(block, order) of the part of a cut block that is not the upper, or not the lower one."""
    block, order = parent
    pair = layout.parts[order]
    if pair is None:
        raise AssertionError(f"blocks of order {order} are not cut")
    return (block, pair[0]) if is_upper else (block + layout.grains[pair[0]], pair[1])


@registered(file="")
def merge_all(region: Region) -> None:
    """Merge every two buddies that are free, smallest first, and in order of address."""
    layout = region.layout
    for order, pair in enumerate(layout.parts):
        if pair is None:
            continue
        lower, upper = (region.free_lists[part] for part in pair)
        for block in sorted(block for block, cut in region.cuts if cut == order):
            above = block + layout.grains[pair[0]]
            if block in lower and above in upper:
                del_from_free_list(region, block, pair[0])
                del_from_free_list(region, above, pair[1])
                join_block(region, block, order)
                add_to_free_list(region, block, order)


# ------------------------------------------------------------------ a block of the caller's choice


def claim(region: Region, block: int, order: int, request: int) -> None:
    """Take the very block of this offset and order. Raises ValueError when it is not free, or cannot be cut out."""
    found = containing_free_block(region, block, order)
    if found is None:
        raise ValueError(f"no free block holds {block} of order {order}")
    at, high = found
    for cut_at, cut_order in cuts_towards(region.layout, at, high, block, order):
        del_from_free_list(region, cut_at, cut_order)
        cut_block(region, cut_at, cut_order)
        for part, part_order in parts_of(region.layout, cut_at, cut_order):
            add_to_free_list(region, part, part_order)
    del_from_free_list(region, block, order)
    use_block(region, block, order, request)


def containing_free_block(region: Region, block: int, order: int) -> tuple[int, int] | None:
    """(block, order) of the free block in which this one lies; None when it does not lie in one."""
    grains = region.layout.grains
    end = block + grains[order]
    for high in range(order, len(grains)):
        aligned = block - block % grains[high]
        if aligned in region.free_lists[high] and end <= aligned + grains[high]:
            return aligned, high
    for high in range(order, len(grains)):
        for at in region.free_lists[high]:
            if at <= block and end <= at + grains[high]:
                return at, high
    return None


def parts_of(layout: Layout, block: int, order: int) -> list[tuple[int, int]]:
    """(block, order) of the two parts, or nothing for a block that is not cut."""
    pair = layout.parts[order]
    return [(block, pair[0]), (block + layout.grains[pair[0]], pair[1])] if pair else []


def cuts_towards(layout: Layout, at: int, high: int, block: int, order: int) -> Iterator[tuple[int, int]]:
    """(block, order) of each block to cut, from the one at `at`, until the wanted block is a part of its own."""
    steps = []
    while (at, high) != (block, order):
        inside = [
            (part, part_order)
            for part, part_order in parts_of(layout, at, high)
            if part <= block and block + layout.grains[order] <= part + layout.grains[part_order]
        ]
        if not inside:
            raise ValueError(f"no cuts lead to a block of order {order} at {block}")
        steps.append((at, high))
        ((at, high),) = inside
    yield from steps
