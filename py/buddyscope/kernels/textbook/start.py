"""Start from a state: blocks that are declared in use, and free lists as somebody wrote them down."""

from collections.abc import Mapping, Sequence

from .buddy import claim, merge_all, new_region, parts_of, settle
from .layout import Layout, Merge
from .region import Region, add_to_free_list, cut_block, use_block


def start_with_used(layout: Layout, used: Sequence[tuple[int, int, int]]) -> Region:
    """A region in which (offset, size, request), all in bytes, are in use; the rest is free, merged, by address.

    Raises ValueError for a block that overlaps another or that no cuts lead to.
    """
    region = new_region(layout)
    for at, size, request in used:
        claim(region, *_block_at(layout, at, size), request)
    in_order = [sorted(entries) for entries in region.free_lists]
    _replace_lists(region, in_order)
    settle(region)
    return region


def start_from(layout: Layout, free_lists: Mapping[int, Sequence[int]], used: Sequence[tuple[int, int, int]]) -> Region:
    """A region with just these free lists, size -> offsets, the most recently freed first, and blocks in use.

    Sizes and offsets in bytes; `used` as (offset, size, request). Raises ValueError when blocks overlap, when a part
    of the region is in neither, when a block cannot stand where it is said to, or when two free buddies are not merged
    though the policy merges at once.
    """
    free = [_block_at(layout, at, size) for size, offsets in free_lists.items() for at in offsets]
    held = {_block_at(layout, at, size): request for at, size, request in used}
    if len({*free, *held}) != len(free) + len(used):
        raise ValueError("a block is listed twice")
    region = Region(layout, [{} for _ in layout.sizes])
    leaves = {*free, *held}
    for block, order in layout.top_blocks():
        _cut_down(region, block, order, leaves)
    if leaves:
        block, order = min(leaves)
        raise ValueError(f"no cuts lead to a block of {layout.sizes[order]} bytes at {block * layout.grain}")
    for block, order in reversed(free):
        add_to_free_list(region, block, order)
    for (block, order), request in held.items():
        use_block(region, block, order, request)
    _refuse_unmerged(region)
    settle(region)
    return region


def _block_at(layout: Layout, at: int, size: int) -> tuple[int, int]:
    if size not in layout.sizes:
        raise ValueError(f"no block has {size} bytes: expected one of {', '.join(map(str, layout.sizes))}")
    if at % layout.grain or not 0 <= at <= layout.region - size:
        raise ValueError(f"no block of {size} bytes can stand at {at}")
    return at // layout.grain, layout.sizes.index(size)


def _cut_down(region: Region, block: int, order: int, leaves: set[tuple[int, int]]) -> None:
    if (block, order) in leaves:
        leaves.remove((block, order))
        return
    layout = region.layout
    parts = parts_of(layout, block, order)
    end = block + layout.grains[order]
    if not parts or not any(block <= at < end for at, _ in leaves):
        raise ValueError(f"{layout.sizes[order]} bytes at {block * layout.grain} are neither free nor in use")
    cut_block(region, block, order)
    for part, part_order in parts:
        _cut_down(region, part, part_order, leaves)


def _refuse_unmerged(region: Region) -> None:
    if region.layout.policy.merge is Merge.LAZY:
        return
    before = region.merges
    merge_all(region)
    if region.merges != before:
        raise ValueError("two free buddies are listed one by one: this policy merges at once")


def _replace_lists(region: Region, lists: Sequence[Sequence[int]]) -> None:
    for order, blocks in enumerate(lists):
        for block in blocks:
            region.free_lists[order].pop(block)
            add_to_free_list(region, block, order)
