"""Every invariant of a region, in one place."""

from .buddy import parts_of
from .layout import Merge
from .region import Region


def validate(region: Region) -> None:
    """Raises AssertionError with the first thing that is wrong."""
    leaves = _leaves(region)
    _check_cover(region, leaves)
    _check_tree(region, leaves)
    if region.layout.policy.merge is Merge.AT_ONCE:
        _check_merged(region)
    _check_lists(region)


def _leaves(region: Region) -> set[tuple[int, int]]:
    free = [(block, order) for order, entries in enumerate(region.free_lists) for block in entries]
    used = [(block, order) for block, (order, _) in region.used.items()]
    leaves = {*free, *used}
    if len(leaves) != len(free) + len(used):
        raise AssertionError("a block is both free and in use")
    return leaves


def _check_cover(region: Region, leaves: set[tuple[int, int]]) -> None:
    at = 0
    for block, order in sorted(leaves):
        if block != at:
            raise AssertionError(f"blocks overlap or leave a gap at {at}: the next one begins at {block}")
        at += region.layout.grains[order]
    end = sum(region.layout.grains[order] for _, order in region.layout.top_blocks())
    if at != end:
        raise AssertionError(f"blocks end at {at}, the region at {end}")


def _check_tree(region: Region, leaves: set[tuple[int, int]]) -> None:
    nodes = region.layout.top_blocks()
    found = set()
    while nodes:
        node = nodes.pop()
        if node in region.cuts:
            nodes += parts_of(region.layout, *node)
        else:
            found.add(node)
    if found != leaves:
        raise AssertionError(f"the cuts give other blocks than the lists: {sorted(found ^ leaves)[:4]}")


def _check_merged(region: Region) -> None:
    for block, order in region.cuts:
        if all(part in region.free_lists[part_order] for part, part_order in parts_of(region.layout, block, order)):
            raise AssertionError(f"both parts of {block} of order {order} are free and were not merged")


def _check_lists(region: Region) -> None:
    for order, entries in enumerate(region.free_lists):
        stamps = list(entries.values())
        if stamps != sorted(stamps):
            raise AssertionError(f"the list of order {order} is not in the order of its stamps")
    for block, (order, request) in region.used.items():
        if request > region.layout.sizes[order]:
            raise AssertionError(f"{block} of order {order} is too small for {request} bytes")
