"""Sequences of requests that do not depend on what an allocator gives: a free names the allocation that it undoes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `block` numbers the allocations of a sequence."""

    block: int
    order: int | None = None
    """None: this is the free of the block"""

    @property
    def is_alloc(self) -> bool:
        """Whether a block is asked for."""
        return self.order is not None

    def __str__(self) -> str:
        """As a line of a trace."""
        return f"a {self.block} {self.order}" if self.is_alloc else f"f {self.block}"


@dataclass(frozen=True, slots=True)
class Setup:
    """The region of a run."""

    pages: int
    max_order: int
    policy: str


def random_requests(random: Random, count: int, max_order: int, most_held: int) -> list[Request]:
    """So many requests: small orders more often, and frees of blocks chosen at random.

    At most `most_held` allocations are open at a time; whether they succeeded is not known here.
    """
    requests: list[Request] = []
    held: list[int] = []
    while len(requests) < count:
        if held and (len(held) >= most_held or random.getrandbits(1)):
            requests.append(Request(held.pop(random.randrange(len(held)))))
        else:
            held.append(len(requests))
            requests.append(Request(len(requests), _falling(random, max_order)))
    return requests


def _falling(random: Random, max_order: int) -> int:
    """Order n half as often as order n - 1."""
    order = 0
    while order < max_order - 1 and random.getrandbits(1):
        order += 1
    return order


def without_orphans(requests: Iterable[Request]) -> list[Request]:
    """The requests without frees of blocks that no request before them asks for, and without second frees."""
    open_blocks: set[int] = set()
    kept = []
    for request in requests:
        if request.is_alloc:
            open_blocks.add(request.block)
        elif request.block in open_blocks:
            open_blocks.remove(request.block)
        else:
            continue
        kept.append(request)
    return kept


def renumbered(requests: Sequence[Request]) -> list[Request]:
    """The same requests with blocks numbered from 1 in the order in which they are asked for."""
    numbers: dict[int, int] = {}
    for request in requests:
        if request.is_alloc:
            numbers[request.block] = len(numbers) + 1
    return [Request(numbers[request.block], request.order) for request in requests]
