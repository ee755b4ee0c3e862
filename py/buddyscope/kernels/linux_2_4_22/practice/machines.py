"""Machines of several zones, each with as much free memory, in pieces as large, as a situation needs.

Boot keeps the rest for itself (`reserved`): it stands for all that is in use.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .situation import Request

MAX_ORDER = 7
"""of these machines: small zones need no blocks of 512 pages"""
SIZES = {"DMA": 128, "Normal": 256, "HighMem": 128}


@dataclass(frozen=True, slots=True)
class Free:
    """What is free in a zone: so many pages, the largest piece of this order."""

    pages: int
    largest: int


def zones_machine(chance: random.Random, plan: Mapping[str, Free], start: int = 0) -> dict[str, Any]:
    """One node of CustomMachine with the ranges that boot keeps: {"node": …, "reserved": […]}."""
    node: dict[str, int] = {}
    reserved: list[tuple[int, int]] = []
    at = start
    for name, free in plan.items():
        size = SIZES[name]
        node[name] = size
        reserved += _others(at, at + size, sorted(free_blocks(chance, at, size, free)))
        at += size
    return {"node": node, "reserved": reserved, "end": at}


def one_node(
    chance: random.Random, plan: Mapping[str, Free], marks: Mapping[str, Sequence[int]] | None = None
) -> Request:
    """A machine of one node."""
    made = zones_machine(chance, plan)
    return {
        "custom": {
            "build": "uma",
            "nodes": [made["node"]],
            "max_order": MAX_ORDER,
            "reserved": [list(pair) for pair in made["reserved"]],
            **({"watermarks": {name: list(three) for name, three in marks.items()}} if marks else {}),
        }
    }


def small_marks(chance: random.Random, zones: Iterable[str]) -> dict[str, list[int]]:
    """Watermarks small enough to be added up in one's head: min, and twice and three times that."""
    marks = {name: chance.randint(3, 12) for name in zones}
    return {name: [low, 2 * low, 3 * low] for name, low in marks.items()}


def several_nodes(chance: random.Random, plans: Sequence[Mapping[str, Free]]) -> Request:
    """A NUMA machine with a CPU on each node."""
    nodes, reserved, at = [], [], 0
    for plan in plans:
        made = zones_machine(chance, plan, at)
        nodes.append({"start_pfn": at, **made["node"]})
        reserved += [list(pair) for pair in made["reserved"]]
        at = made["end"]
    return {"custom": {"build": "numa", "nodes": nodes, "max_order": MAX_ORDER, "reserved": reserved}}


def free_blocks(chance: random.Random, start: int, size: int, free: Free) -> Iterator[tuple[int, int]]:
    """(first page, pages) of free pieces: at most one in each region twice the largest, so that no two merge."""
    region = 2 << free.largest
    places = list(range(0, size, region))
    chance.shuffle(places)
    left = free.pages
    for number, place in enumerate(places):
        if left <= 0:
            return
        order = free.largest if number == 0 else _order_for(chance, left, free.largest, len(places) - number - 1)
        order = min(order, left.bit_length() - 1)
        piece = 1 << order
        yield start + place + chance.randrange(region // piece) * piece, piece
        left -= piece


def _order_for(chance: random.Random, left: int, largest: int, places: int) -> int:
    """A chance order, large enough that the remaining places can hold the rest."""
    orders = [order for order in range(largest + 1) if left - (1 << order) <= places << largest]
    return chance.choice(orders) if orders else largest


def _others(first: int, end: int, blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges between the free pieces."""
    at = first
    for page, count in blocks:
        if page > at:
            yield at, page - at
        at = page + count
    if end > at:
        yield at, end - at
