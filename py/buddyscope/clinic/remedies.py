"""What would have made the request succeed? Single changes, each checked by running the same test again.

Only the test is run: what reclaim or compaction would have reached is not. A change that needs more than the numbers
of the report to be judged is in neither list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .era import rule_of
from .examine import Case
from .verdicts import CANNOT_TELL, PASSES_NOW, Tested, all_types, reclaimable, unboosted
from .watermark import Request, Stock, test

RATIOS = (2, 4, 8, 16, 32, 64, 256)
SHARES = (90, 75, 50, 25, 10, 5, 1)


@dataclass(frozen=True, slots=True)
class Remedy:
    """One change and its outcome. `words.remedy_text` tells it."""

    key: str
    """order, wait, movable, other-zone, high, free-pages, min-free, min-free-more, no-boost, trays, compact,
    reserve-ratio, reserved-blocks, drop-caches, scale-factor"""
    works: bool
    zone: str = ""
    amount: int = 0
    """pages, order, per cent or ratio, by the key"""
    weight: float = 0.0
    """the smaller change first"""
    usable: int = 0
    need: int = 0
    """of the zone that then passes, or of the best one"""


def remedies(case: Case) -> tuple[list[Remedy], list[Remedy]]:
    """Changes that would have worked, the smallest first, and those that people try and that would not have."""
    if case.verdict.name in (CANNOT_TELL, PASSES_NOW) or not any(one.zone.eligible for one in case.tested):
        return [], []
    tried = list(_candidates(case))
    works = sorted((one for one in tried if one.works), key=lambda one: one.weight)
    return works, [one for one in tried if not one.works]


Change = Callable[[Stock], Stock]
"""what a change makes of one zone"""


def _outcome(case: Case, change: Change | None, request: Request, tested: list[Tested]) -> tuple[bool, str, int, int]:
    """Whether a zone passes after a change; the zone, its usable pages and its need."""
    best: tuple[bool, str, int, int] | None = None
    for one in tested:
        assert one.zone.stock
        stock = change(one.zone.stock) if change else one.zone.stock
        final = replace(request, last_try=True, high=False, may_wait=True) if case.kind == "oom" else request
        result = test(stock, final, case.era)
        passes = result.passes
        if request.order == 0 and request.high and case.era.version >= (5, 9) and not passes:
            passes = test(unboosted(stock), final, case.era).passes
        found = (passes, one.zone.title, result.usable, result.need)
        if (
            best is None
            or (found[0] and not best[0])
            or (found[0] == best[0] and found[2] - found[3] > best[2] - best[3])
        ):
            best = found
    return best or (False, "", 0, 0)


def _remedy(case: Case, key: str, weight: float, change: Change | None, request: Request, amount: int = 0) -> Remedy:
    tested = [one for one in case.tested if one.zone.eligible]
    works, zone, usable, need = _outcome(case, change, request, tested)
    return Remedy(key, works, zone, amount, weight, usable, need)


def _candidates(case: Case) -> Iterator[Remedy]:
    request = case.request
    if any(one.zone.stock and one.zone.stock.boost for one in case.tested if one.zone.eligible):
        yield _remedy(case, "no-boost", 1, unboosted, request)
    yield from _trays(case, request)
    yield from _free_pages(case, request)
    if request.order > 0:
        yield _order(case, request)
        yield _remedy(case, "compact", 6, _compacted, request)
    yield from _mask(case, request)
    yield from _settings(case, request)
    if any(one.any_type and one.result.minus_cma + one.result.minus_highatomic for one in case.tested):
        yield _remedy(case, "reserved-blocks", 12, all_types, request)


def _trays(case: Case, request: Request) -> Iterator[Remedy]:
    """Pages of the per-CPU lists given back; into which blocks they merge is not known."""
    trays = {one.zone.title: one.zone.pcp for one in case.tested if one.zone.eligible}
    if not any(trays.values()):
        return
    works, best = False, ("", 0, 0)
    for one in case.tested:
        if one.zone.eligible and one.zone.stock and one.zone.pcp:
            found = _outcome(case, _more(one.zone.pcp), request, [one])
            works = works or found[0]
            best = found[1:] if found[0] or not best[0] else best
    yield Remedy("trays", works, best[0], max(trays.values()), 2, best[1], best[2])


def _free_pages(case: Case, request: Request) -> Iterator[Remedy]:
    """Single pages freed in the zone that lacks the fewest."""
    short = [one for one in case.tested if one.zone.eligible and one.missing > 0]
    if not short:
        yield Remedy("free-pages", False, case.tested[0].zone.title, 0, 3)
        return
    one = min(short, key=lambda one: one.missing)
    works, zone, usable, need = _outcome(case, _more(one.missing), request, [one])
    share = one.missing / max(1, one.zone.managed)
    yield Remedy("free-pages", works, zone, one.missing, 3 + 40 * share, usable, need)


def _order(case: Case, request: Request) -> Remedy:
    for order in range(request.order - 1, -1, -1):
        found = _remedy(case, "order", 5 + 0.3 * (request.order - order), None, replace(request, order=order), order)
        if found.works:
            return found
    return _remedy(case, "order", 5, None, replace(request, order=0), 0)


def _compacted(stock: Stock) -> Stock:
    """All free pages that are not reserved in blocks of the largest size."""
    if not stock.counts:
        return stock
    top = len(stock.counts) - 1
    free = stock.free - stock.cma - (stock.free_highatomic or stock.reserved_highatomic or 0)
    counts = [0] * len(stock.counts)
    counts[top], rest = divmod(max(0, free), 1 << top)
    for order in range(top):
        counts[order] = rest >> order & 1
    letters = tuple("M" if count else "" for count in counts) if stock.letters else None
    return replace(stock, counts=tuple(counts), letters=letters)


def _mask(case: Case, request: Request) -> Iterator[Remedy]:
    if not request.may_wait and case.kind != "oom":
        waiting = replace(request, may_wait=True, high=False, atomic=False)
        yield _reclaimed(case, "wait", 7, waiting)
        yield _reclaimed(case, "drop-caches", 4, request)
        if not request.high and rule_of(case.era.version) != "cumulative":
            atomic = replace(request, high=True, atomic=case.era.version >= (4, 4))
            yield _remedy(case, "high", 8, None, atomic)
    if not request.movable and any(one.zone.stock and one.zone.stock.cma for one in case.tested):
        yield _remedy(case, "movable", 9, None, replace(request, movable=True))
    others = [one for one in case.tested if not one.zone.eligible]
    if others and case.verdict.key not in ("no-zone-left", "other-nodes"):
        works, zone, usable, need = _outcome(case, None, request, others)
        yield Remedy("other-zone", works, zone, 0, 10, usable, need)


def _reclaimed(case: Case, key: str, weight: float, request: Request) -> Remedy:
    """Clean pages of files given back, each in its own zone where the zones print them."""
    tested = [one for one in case.tested if one.zone.eligible]
    whole = reclaimable(case.report, tested)
    printed = any({"inactive_file", "inactive"} & one.zone.printed.values.keys() for one in tested)
    best = Remedy(key, False, "", 0, weight)
    for one in tested:
        gain = one.zone.file if printed else whole
        works, zone, usable, need = _outcome(case, _more(gain), request, [one])
        if works or gain >= best.amount:
            best = Remedy(key, works, zone, gain, weight, usable, need)
        if works:
            break
    return best


def _more(gain: int) -> Change:
    return lambda stock: replace(stock, free=stock.free + gain)


def _settings(case: Case, request: Request) -> Iterator[Remedy]:
    found = [_remedy(case, "min-free", 11, _scaled(share), request, share) for share in SHARES]
    yield next((one for one in found if one.works), found[-1])
    yield _remedy(case, "min-free-more", 11, _scaled(200), request, 200)
    if any(one.result.reserve for one in case.tested if one.zone.eligible):
        found = [_remedy(case, "reserve-ratio", 10, _reserve(ratio), request, ratio) for ratio in RATIOS]
        yield next((one for one in found if one.works), found[-1])
    if case.era.version >= (4, 6) and case.kind != "oom":
        yield _remedy(
            case, "scale-factor", 13, lambda stock: replace(stock, low=2 * stock.low, high=2 * stock.high), request
        )


def _scaled(share: int) -> Change:
    def change(stock: Stock) -> Stock:
        plain = stock.min - stock.boost
        less = plain - plain * share // 100
        return replace(stock, min=stock.min - less, low=stock.low - less, high=stock.high - less)

    return change


def _reserve(ratio: int) -> Change:
    return lambda stock: replace(stock, reserve=stock.reserve // ratio)
