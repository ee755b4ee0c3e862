"""May a zone serve a request? The watermark test and the search of the lists, by kernel version. All in pages.

    usable > need          need = mark (after discounts) + reserve of the request's class

2.6.4 to 2.6.10 compare free pages with 2^order plus the marks; 2.6.11 to 4.3 test a falling mark at every order below
the request's; 4.4 and later look for a block of a type that the request may use.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .era import Era, rule_of
from .gfp import Mask

OWN_TYPES = frozenset("UMER")
"""letters of the lists that every request may use, by fallback"""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for, as far as the rule needs it."""

    order: int
    may_wait: bool = True
    high: bool = False
    """__GFP_HIGH"""
    atomic: bool = False
    """__GFP_ATOMIC, 4.4 to 6.2"""
    movable: bool = False
    nomemalloc: bool = False
    memalloc: bool = False
    """__GFP_MEMALLOC, or 2.4's PF_MEMALLOC: no mark counts, any block serves"""
    last_try: bool = False
    """the last look before a process is killed: the high mark"""

    def harder(self, version: tuple[int, ...]) -> bool:
        """A caller that may dig deeper and use high-atomic blocks, as its kernel decides."""
        if self.nomemalloc and version >= (4, 4):
            return False
        if version < (4, 4):
            return not self.may_wait
        return self.atomic if version < (6, 3) else not self.may_wait


def request_of(mask: Mask | None, order: int) -> Request:
    """The request of a mask; one of GFP_KERNEL where the mask is not known."""
    if mask is None:
        return Request(order)
    return Request(
        order,
        mask.may_wait,
        mask.has("HIGH"),
        mask.has("ATOMIC"),
        mask.movable,
        mask.has("NOMEMALLOC"),
        mask.has("MEMALLOC") and not mask.has("NOMEMALLOC"),
    )


@dataclass(frozen=True, slots=True)
class Stock:
    """What a zone has, in pages."""

    free: int
    min: int
    low: int
    high: int
    reserve: int
    """of the request's class; for 2.6.4 to 2.6.8 it includes the low mark"""
    boost: int = 0
    """part of min, low and high"""
    cma: int = 0
    reserved_highatomic: int | None = None
    free_highatomic: int | None = None
    counts: tuple[int, ...] | None = None
    """free blocks by order; None where they are not known"""
    letters: tuple[str, ...] | None = None
    """types that have blocks, by order; None where no type is printed"""


@dataclass(frozen=True, slots=True)
class Test:
    """The outcome for one zone."""

    usable: int
    mark: int
    reserve: int
    need: int
    mark_ok: bool
    block_ok: bool | None
    """None where the blocks are not known"""
    largest: int | None
    """the largest order with a block that the request may use"""
    minus_cma: int = 0
    minus_highatomic: int = 0
    failed_order: int | None = None
    """2.6.11 to 4.3: the order whose falling mark refused the request"""
    left: int = 0
    """pages left there"""
    left_needed: int = 0
    inclusive: bool = False
    """2.6.0 to 2.6.10: equality passes"""

    @property
    def passes(self) -> bool:
        """The zone serves the request; an unknown list counts as one that would."""
        return self.mark_ok and self.block_ok is not False

    @property
    def missing(self) -> int:
        """Pages short of the first number that would pass; 0 where the mark passes."""
        return 0 if self.mark_ok else self.need - self.usable + (not self.inclusive)


def discounted(mark: int, request: Request, version: tuple[int, ...]) -> int:
    """A mark after what its kernel takes off for this caller."""
    if rule_of(version) == "cumulative":
        return mark if request.may_wait else mark >> 2
    if rule_of(version) == "protection-min":
        mark = mark >> 1 if request.high else mark
        return mark - (mark >> 2) if not request.may_wait else mark
    harder = request.harder(version)
    if request.high:
        mark -= mark // 2
    if harder and (request.high or version < (6, 3)):
        mark -= mark // 4
    return mark


def test(stock: Stock, request: Request, era: Era | tuple[int, ...]) -> Test:
    """Whether the zone passes its mark and has a block."""
    version = era if isinstance(era, tuple) else era.version
    rule = rule_of(version)
    mark = stock.high if request.last_try else stock.min
    if rule in ("protection", "protection-min", "incremental", "cumulative"):
        return _old_test(stock, request, version, mark)
    return _test(stock, request, version, mark)


def cumulative_gates(marks: Sequence[int], order: int) -> list[int]:
    """2.4.10 to 2.4.37: what the free pages of each zone of a zonelist must exceed, the most preferred zone first.

    The sum starts at 2^order and takes in the mark of every zone visited, those that failed as well.
    """
    gates, total = [], 1 << order
    for mark in marks:
        total += mark
        gates.append(total)
    return gates


def _old_test(stock: Stock, request: Request, version: tuple[int, ...], mark: int) -> Test:
    """2.4 to 2.6.10: free pages against 2^order plus what is kept."""
    rule, pages = rule_of(version), 1 << request.order
    if rule == "protection":
        kept, reserve = 0, stock.reserve - (stock.low // 4 if request.high else 0)
        ok_high = not request.may_wait and stock.free >= stock.high
    else:
        kept, reserve, ok_high = discounted(mark, request, version), stock.reserve, False
    need = pages + kept + reserve
    ok = stock.free > need if rule == "cumulative" else stock.free >= need or ok_high
    largest = largest_order(stock.counts, None, OWN_TYPES)
    block_ok = None if stock.counts is None else largest is not None and largest >= request.order
    return Test(stock.free, kept, reserve, need, ok, block_ok, largest, inclusive=rule != "cumulative")


def _test(stock: Stock, request: Request, version: tuple[int, ...], mark: int) -> Test:
    cma = 0 if request.movable else stock.cma
    highatomic = _highatomic(stock, request, version)
    usable = stock.free - ((1 << request.order) - 1) - cma - highatomic
    kept = discounted(mark, request, version)
    need = kept + stock.reserve
    allowed = allowed_types(request, version)
    largest = largest_order(stock.counts, stock.letters, allowed)
    test_ = Test(usable, kept, stock.reserve, need, usable > need, None, largest, cma, highatomic)
    if stock.counts is None:
        return test_
    if version < (4, 4) and request.order:
        return _high_order(test_, stock, request.order)
    return replace(test_, block_ok=largest is not None and largest >= request.order)


def _highatomic(stock: Stock, request: Request, version: tuple[int, ...]) -> int:
    """Pages of the high-atomic reserve that do not count for this request."""
    if version < (4, 4) or request.harder(version) or (version >= (6, 3) and request.high):
        return 0
    if stock.free_highatomic is not None:
        return stock.free_highatomic
    return stock.reserved_highatomic or 0


def allowed_types(request: Request, version: tuple[int, ...]) -> frozenset[str]:
    """The letters of the lists that a request may use."""
    allowed = set(OWN_TYPES)
    if request.movable:
        allowed.add("C")
    if version >= (4, 4) and not request.nomemalloc:
        atomic = request.atomic if version < (6, 3) else request.high and not request.may_wait
        late = version >= (6, 12) and not request.may_wait and request.order == 0
        if (atomic and request.order > 0) or late:
            allowed.add("H")
    return frozenset(allowed)


def largest_order(counts: Sequence[int] | None, letters: Sequence[str] | None, allowed: frozenset[str]) -> int | None:
    """The largest order that has a block of an allowed type; None where none has."""
    for order in range(len(counts or ()) - 1, -1, -1):
        if counts and counts[order] > 0 and (letters is None or not letters[order] or set(letters[order]) & allowed):
            return order
    return None


def _high_order(plain: Test, stock: Stock, order: int) -> Test:
    """2.6.11 to 4.3: what is left without the smaller blocks must stay above a mark that halves at every order."""
    assert stock.counts is not None
    left, needed = plain.usable, plain.mark
    for below in range(order):
        left -= stock.counts[below] << below if below < len(stock.counts) else 0
        needed >>= 1
        if left <= needed:
            return replace(plain, block_ok=False, failed_order=below, left=left, left_needed=needed)
    exists = any(stock.counts[order:])
    return replace(plain, block_ok=exists, left=left, left_needed=needed)
