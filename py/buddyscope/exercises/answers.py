"""Every question that an exercise may ask, and how its answer is found. Numbers are in the unit of the exercise."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from buddyscope.kernels.textbook import fragmentation
from buddyscope.kernels.textbook.buddy import merge_all, smallest_free_order
from buddyscope.kernels.textbook.buddy_sum import binary_buddy, buddy_in
from buddyscope.kernels.textbook.layout import Merge, Variant, block_size_for

from .exercise import Answer
from .run import Run

MOST_BITS = 1 << 16
"""of a bitmap that somebody is to write down"""


@dataclass(frozen=True, slots=True)
class Ask:
    """One kind of question."""

    find: Callable[[Run, Answer], Any]
    """of the run up to the state that is meant"""
    arguments: tuple[str, ...] = ()
    required: int = 0
    """so many of the arguments must be there"""


def _waste_max(run: Run, _: Answer) -> Any:
    outcomes = run.outcomes[1:] or run.outcomes
    return run.exercise.units.number(max(outcome.waste for outcome in outcomes))


def _waste_of(run: Run, answer: Answer) -> Any:
    given = run.given.get(answer.arguments["block"])
    return None if given is None else run.exercise.units.number(given[1])


def _free_blocks(run: Run, _: Answer) -> int:
    return sum(map(len, run.region.free_lists))


def _free_sizes(run: Run, answer: Answer) -> list[int | float]:
    """Each size once, or once for every block, as the answer has it."""
    number = run.exercise.units.number
    free = run.outcomes[-1].free
    each = [number(size) for size, count in free.items() for _ in range(count)]
    once = list(map(number, free))
    return once if isinstance(answer.correct, list) and len(answer.correct) == len(once) else each


def _splits_of(run: Run, answer: Answer) -> int:
    step: int = answer.arguments["step"]
    return run.outcomes[step].splits


def _top_blocks(run: Run, _: Answer) -> list[int | float]:
    return [run.exercise.units.number(run.layout.sizes[order]) for _, order in run.layout.top_blocks()]


def _request(run: Run, answer: Answer) -> int:
    return run.exercise.units.size(str(answer.arguments["request"]))


def _block_of(run: Run, answer: Answer) -> Any:
    return run.exercise.units.number(block_size_for(run.layout, _request(run, answer)))


def _succeeds(run: Run, answer: Answer) -> bool:
    order = run.layout.order_for(_request(run, answer))
    if order is None:
        return False
    if smallest_free_order(run.region, order) is None and run.layout.policy.merge is Merge.LAZY:
        merge_all(run.region)
    return smallest_free_order(run.region, order) is not None


def _buddy(run: Run, answer: Answer) -> Any:
    at, size = (int(run.exercise.units.exact(answer.arguments[key])) for key in ("at", "size"))
    if run.layout.variant is Variant.BINARY:
        return run.exercise.units.number(binary_buddy(at, size))
    found = buddy_in(run.region, at, size)
    return None if found is None else run.exercise.units.number(found[0])


def _are_buddies(run: Run, answer: Answer) -> bool:
    size = int(run.exercise.units.exact(answer.arguments["size"]))
    one, other = (int(run.exercise.units.exact(at)) for at in answer.arguments["blocks"])
    if run.layout.variant is Variant.BINARY and (one % size or other % size):
        return False
    found = buddy_in(run.region, one, size)
    return found is not None and found[0] == other


def _address(run: Run, answer: Answer) -> Any:
    """Of the first byte, in the unit of the exercise; in bytes where the answer is, with a base in bytes."""
    given = run.given.get(answer.arguments["of"])
    if given is None:
        return None
    units = run.exercise.units
    in_bytes = run.layout.base // units.unit + given[0]
    return in_bytes if answer.correct == in_bytes else units.number(run.layout.base + given[0])


def _map(run: Run, _: Answer) -> list[str]:
    number, grain = run.exercise.units.number, run.layout.grain
    names = {block: name for name, block in run.held.items()}
    return [
        f"hole {number(size)}" if request is None else f"{names[at // grain]} {number(request)}"
        for at, size, request in fragmentation.blocks(run.region)
    ]


def _leaves(run: Run, _: Answer) -> int:
    return len(fragmentation.blocks(run.region))


def _nodes(run: Run, _: Answer) -> int:
    return _leaves(run, _) + len(run.region.cuts)


def _first_free(run: Run, _: Answer) -> list[int | float]:
    number, grain = run.exercise.units.number, run.layout.grain
    return [number(min(entries) * grain) if entries else -1 for entries in run.region.free_lists]


def _size_of(run: Run, order: int) -> int:
    """Size of the blocks of an order. Raises ValueError for one that there is not, or with too many blocks to list."""
    if not 0 <= order < len(run.layout.sizes):
        raise ValueError(f"order {order}: expected 0 to {len(run.layout.sizes) - 1}")
    size = run.layout.sizes[order]
    if run.layout.region // size > MOST_BITS:
        raise ValueError(f"{run.layout.region // size} bits: expected at most {MOST_BITS}")
    return size


def _wholly_free(run: Run, order: int) -> list[bool]:
    """Of every block of an order that lies in the region: whether it is free, alone or within a larger free block."""
    size = _size_of(run, order)
    free = [(at, at + length) for at, length, request in fragmentation.blocks(run.region) if request is None]
    starts = range(0, run.layout.region - size + 1, size)
    return [_covered(start, start + size, free) for start in starts]


def _covered(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    for first, last in spans:
        if first <= start < last:
            start = last
    return start >= end


def _pair_bitmap(run: Run, answer: Answer) -> str:
    free = _wholly_free(run, answer.arguments["order"])
    return "".join(str(sum(free[at : at + 2]) % 2) for at in range(0, len(free), 2))


def _used_bitmap(run: Run, answer: Answer) -> str:
    order, layout = answer.arguments["order"], run.layout
    grains = _size_of(run, order) // layout.grain
    count = layout.region // layout.sizes[order]
    in_use = {block // grains for block, (block_order, _) in run.region.used.items() if block_order == order}
    return "".join("1" if index in in_use else "0" for index in range(count))


ASKS: dict[str, Ask] = {
    "waste": Ask(lambda run, _: run.exercise.units.number(run.outcomes[-1].waste)),
    "waste_max": Ask(_waste_max),
    "waste_of": Ask(_waste_of, ("block",), 1),
    "free_total": Ask(lambda run, _: run.exercise.units.number(fragmentation.bytes_free(run.region))),
    "free_blocks": Ask(_free_blocks),
    "free_sizes": Ask(_free_sizes),
    "external": Ask(lambda run, _: fragmentation.external_fragmentation(run.region)),
    "splits": Ask(lambda run, _: run.region.splits),
    "merges": Ask(lambda run, _: run.region.merges),
    "splits_of": Ask(_splits_of, ("step",), 1),
    "lists": Ask(lambda run, _: len(run.layout.sizes)),
    "top_blocks": Ask(_top_blocks),
    "block_of": Ask(_block_of, ("request",), 1),
    "succeeds": Ask(_succeeds, ("request",), 1),
    "buddy": Ask(_buddy, ("at", "size", "binary"), 2),
    "are_buddies": Ask(_are_buddies, ("blocks", "size"), 2),
    "address": Ask(_address, ("of",), 1),
    "map": Ask(_map),
    "nodes": Ask(_nodes),
    "leaves": Ask(_leaves),
    "first_free": Ask(_first_free),
    "pair_bitmap": Ask(_pair_bitmap, ("order",), 1),
    "used_bitmap": Ask(_used_bitmap, ("order",), 1),
}
