"""The verdict on one report: the first of eleven that holds, how sure, and what it rests on.

The order is that of the gallery. "Passes" means: usable > need by the rule of the era for this caller, and a block of
the order that the request may use. An OOM report is tested at the high mark too, as the kernel looks once more there
before it kills.
"""

from dataclasses import dataclass, field, replace

from .era import Era
from .gfp import Mask
from .reports import Report
from .watermark import OWN_TYPES, Request, Stock, Test, request_of, test
from .zones import ClinicZone, class_name

CANNOT_TELL = "cannot-tell"
NUMA = "numa-node-restricted/cpuset"
ONLY_RESERVED = "only-cma-or-highatomic-blocks"
FRAGMENTATION = "fragmentation"
BOOSTED = "boosted-watermark"
LOWMEM = "lowmem-exhausted-32bit"
RESERVE = "below-watermark-reserve-dominates"
NO_WAIT = "not-allowed-to-wait"
OOM_REAL = "oom-real"
PASSES_NOW = "passes-now(state changed)"
BELOW = "below-watermark"
VERDICTS = (
    CANNOT_TELL,
    NUMA,
    ONLY_RESERVED,
    FRAGMENTATION,
    BOOSTED,
    LOWMEM,
    RESERVE,
    NO_WAIT,
    OOM_REAL,
    PASSES_NOW,
    BELOW,
)

FAR_MORE = 16
"""times what is missing that must be reclaimable before waiting would surely have helped"""
PLENTY = 1024
"""pages free in HighMem that count as plenty"""
LITTLE = 0.05
"""part of the managed pages that is "hardly anything left to reclaim" """
BLOCKING = (
    "interleaved",
    "memory-lines-of-another-event",
    "head-of-another-event",
    "zone-line-missing",
    "node-missing",
    "row-of-another-zone",
    "free-pages-unaccounted",
)
"""problems that take the ground from any verdict but those that a single zone proves"""
DOUBTFUL = ("sorted", "numbers-contradict", "totals-contradict", "zone-line-doubled", "totals-doubled")
HARMLESS = ("head-doubled", "runs-doubled")


@dataclass(slots=True)
class Tested:
    """One zone with the outcomes of its tests."""

    zone: ClinicZone
    result: Test
    last_try: Test | None = None
    """at the high mark, for an OOM report"""
    without_boost: Test | None = None
    any_type: Test | None = None
    """if CMA and high-atomic pages counted"""
    ignores_boost: bool = False
    """the kernel itself tries again without the boost"""
    ignores_marks: bool = False
    """a caller with __GFP_MEMALLOC"""

    @property
    def passes(self) -> bool:
        """The zone serves the request at the moment of printing."""
        if self.ignores_marks and self.result.block_ok:
            return True
        return self.result.passes or (
            self.ignores_boost and self.without_boost is not None and self.without_boost.passes
        )

    @property
    def passes_finally(self) -> bool:
        """The zone serves the request in the last test that the kernel makes."""
        return self.last_try.passes if self.last_try else self.passes

    @property
    def missing(self) -> int:
        """Pages short in the last test."""
        return self.last_try.missing if self.last_try else self.result.missing


@dataclass(slots=True)
class Verdict:
    """What is decided."""

    name: str
    confidence: str = "high"
    zone: Tested | None = None
    """the zone that the verdict rests on"""
    key: str = ""
    """why exactly, for `words`"""
    missing: list[str] = field(default_factory=list)
    """problems that bear on the verdict"""


def decide(
    report: Report, era: Era, mask: Mask | None, zones: list[ClinicZone], kind: str
) -> tuple[Verdict, list[Tested], Request]:
    """The verdict, every zone's tests, and the request that was tested."""
    order = report.head.order if report.head and report.head.order is not None else 0
    request = request_of(mask, max(0, order))
    if report.head and report.head.memalloc:
        request = replace(request, memalloc=True)
    oom = kind == "oom"
    tested = [_test_zone(zone, request, era, oom) for zone in zones if zone.stock]
    verdict = _decide(report, era, mask, tested, zones, request, kind)
    _weigh(verdict, report, era, tested, kind, mask)
    return verdict, tested, request


def _test_zone(zone: ClinicZone, request: Request, era: Era, oom: bool) -> Tested:
    stock = zone.stock
    assert stock
    result = Tested(zone, test(stock, request, era), ignores_marks=request.memalloc)
    final = request
    if oom:
        final = replace(request, last_try=True, high=False, may_wait=True)
        result.last_try = test(stock, final, era)
    if stock.boost:
        result.without_boost = test(unboosted(stock), final, era)
        result.ignores_boost = request.order == 0 and request.high and era.version >= (5, 9)
        if result.ignores_boost:
            result.without_boost = test(unboosted(stock), request, era)
    result.any_type = test(all_types(stock), final, era)
    return result


def unboosted(stock: Stock) -> Stock:
    """The zone with its marks without the boost."""
    boost = stock.boost
    return replace(stock, min=stock.min - boost, low=stock.low - boost, high=stock.high - boost, boost=0)


def all_types(stock: Stock) -> Stock:
    """The zone as if its CMA and high-atomic pages were like any other."""
    letters = None if stock.letters is None else tuple("U" if one else "" for one in stock.letters)
    return replace(stock, cma=0, reserved_highatomic=0, free_highatomic=0, letters=letters)


def _decide(
    report: Report,
    era: Era,
    mask: Mask | None,
    tested: list[Tested],
    zones: list[ClinicZone],
    request: Request,
    kind: str,
) -> Verdict:
    head = report.head
    if kind == "oom-memcg":
        return Verdict(OOM_REAL, key="memcg")
    if head is None or kind in ("alloc-failed-line", "sysrq-m", "meminfo-only", "warning+meminfo", "failure+oom"):
        return Verdict(
            CANNOT_TELL, key="no-request" if head is None else "two-heads" if kind == "failure+oom" else "old-line"
        )
    if any(
        problem in report.problems
        for problem in ("interleaved", "memory-lines-of-another-event", "head-of-another-event")
    ):
        return Verdict(CANNOT_TELL, key="mixed")
    eligible = [one for one in tested if one.zone.eligible]
    if head.order == -1:
        passing = next((one for one in eligible if one.passes), None)
        return Verdict(PASSES_NOW, zone=passing, key="forced") if passing else Verdict(CANNOT_TELL, key="forced")
    if restricted := _restricted(report, tested, eligible, zones):
        return restricted
    if not eligible:
        return Verdict(CANNOT_TELL, key="no-zones")
    if unknown := _unknown(report, tested, eligible, zones, request):
        return unknown
    return _category(report, era, mask, tested, eligible, request, kind)


def _restricted(
    report: Report, tested: list[Tested], eligible: list[Tested], zones: list[ClinicZone]
) -> Verdict | None:
    """numa-node-restricted/cpuset: the allowed nodes cannot serve, and others could."""
    limited = report.constraint in ("CPUSET", "MEMORY_POLICY") or report.nodemask not in ("", "(null)")
    if not limited or any(one.passes_finally for one in eligible):
        return None
    if not report.zones:
        whole = report.constraint in ("CPUSET", "MEMORY_POLICY") and report.totals
        return Verdict(NUMA, key="no-zone-left") if whole and "zone-line-missing" not in report.problems else None
    if not eligible and any(not zone.eligible for zone in zones):
        return Verdict(NUMA, key="no-zone-left")
    inside = sum(one.zone.stock.free for one in eligible if one.zone.stock)
    outside = sum(one.zone.stock.free for one in tested if one.zone.stock and not one.zone.eligible)
    rest = max(report.totals.get("free", 0) - inside, outside)
    worst = min((one.missing for one in eligible), default=0)
    if rest > max(PLENTY, 4 * worst, inside):
        return Verdict(NUMA, zone=_best(eligible) if eligible else None, key="other-nodes")
    return None


def _unknown(
    report: Report, tested: list[Tested], eligible: list[Tested], zones: list[ClinicZone], request: Request
) -> Verdict | None:
    """cannot-tell, where what is missing could change the verdict."""
    blocking = [problem for problem in report.problems if problem in BLOCKING]
    proven = any(one.passes and one.result.block_ok for one in eligible) and "row-of-another-zone" not in blocking
    if blocking and not proven:
        return Verdict(CANNOT_TELL, key=blocking[0])
    if any(zone.eligible and zone.stock is None for zone in zones):
        return Verdict(CANNOT_TELL, key="zone-line-cut")
    if proven and not ({"row-missing", "row-damaged"} & set(report.problems)):
        return None
    for one in eligible:
        row = one.zone.printed.row
        if "row-missing" in report.problems and not row and one.result.mark_ok:
            return Verdict(CANNOT_TELL, key="row-missing", zone=one)
        if (
            "row-damaged" in report.problems
            and one.result.mark_ok
            and one.result.reserve == 0
            and not one.passes_finally
        ):
            return Verdict(CANNOT_TELL, key="row-damaged", zone=one)
        if one.result.mark_ok and request.order > 0 and one.result.block_ok is None:
            return Verdict(CANNOT_TELL, key="runs-missing", zone=one)
        cut = one.zone.runs is not None and not one.zone.runs.whole and "runs-damaged" in report.problems
        if cut and one.result.mark_ok and one.result.block_ok is False and _lost_blocks(one, request):
            return Verdict(CANNOT_TELL, key="runs-damaged", zone=one)
    return None


def _lost_blocks(one: Tested, request: Request) -> bool:
    """Whether the visible part of a damaged list leaves room for a block of the order."""
    runs = one.zone.runs
    assert runs
    return runs.total is None or runs.total - runs.sum >= runs.sizes[0] << request.order if runs.sizes else True


def _category(
    report: Report,
    era: Era,
    mask: Mask | None,
    tested: list[Tested],
    eligible: list[Tested],
    request: Request,
    kind: str,
) -> Verdict:
    oom = kind == "oom"
    best = _best(eligible)
    if not any(one.passes_finally for one in eligible):
        reserved = next(
            (one for one in _by_shortfall(eligible) if one.any_type and one.any_type.passes and _holds_reserved(one)),
            None,
        )
        if reserved and not (oom and any(one.passes for one in eligible) and not _reserved_decides(reserved)):
            return Verdict(ONLY_RESERVED, zone=reserved, key=_reserved_key(reserved))
        broken = next((one for one in eligible if one.result.mark_ok and one.result.block_ok is False), None)
        if broken and not any(one.passes for one in eligible):
            return Verdict(
                FRAGMENTATION, zone=broken, key="marks" if broken.result.failed_order is not None else "lists"
            )
        boosted = next((one for one in eligible if one.without_boost and one.without_boost.passes), None)
        if boosted and not any(one.passes for one in eligible):
            return Verdict(BOOSTED, zone=boosted)
        if class_name(mask, era) == "Normal" and _highmem_free(report, tested, eligible) > max(
            PLENTY, 4 * best.missing
        ):
            return Verdict(LOWMEM, zone=best)
        if _reserve_dominates(best, eligible):
            return Verdict(RESERVE, zone=best)
        if not oom and not request.may_wait and _reclaimable(report, eligible) > max(256, FAR_MORE * best.missing):
            return Verdict(NO_WAIT, zone=best)
        if oom and _exhausted(report, eligible):
            return Verdict(OOM_REAL, zone=best)
    passing = next((one for one in eligible if one.passes), None)
    if passing:
        return Verdict(PASSES_NOW, zone=passing, key="below-high" if not passing.passes_finally else "")
    return Verdict(BELOW, zone=best)


def _holds_reserved(one: Tested) -> bool:
    stock = one.zone.stock
    assert stock
    letters = "".join(stock.letters or ())
    return one.result.minus_cma + one.result.minus_highatomic > 0 or bool(set(letters) - OWN_TYPES - {"I"})


def _reserved_decides(one: Tested) -> bool:
    """In the last try the pages of the reserve alone make the difference."""
    return one.last_try is not None and not one.last_try.passes


def _reserved_key(one: Tested) -> str:
    result = one.last_try or one.result
    if not result.mark_ok:
        return "cma-pages" if result.minus_cma >= result.minus_highatomic else "highatomic-pages"
    letters = "".join(one.zone.stock.letters or ()) if one.zone.stock else ""
    return "highatomic-blocks" if "H" in letters and "C" not in letters else "cma-blocks"


def _by_shortfall(eligible: list[Tested]) -> list[Tested]:
    return sorted(eligible, key=lambda one: one.missing)


def _best(eligible: list[Tested]) -> Tested:
    return _by_shortfall(eligible)[0]


def _highmem_free(report: Report, tested: list[Tested], eligible: list[Tested]) -> int:
    printed = [one for one in tested if one.zone.name == "HighMem" and one.zone.stock]
    if printed:
        return sum(one.zone.stock.free - one.zone.stock.high for one in printed if one.zone.stock)
    if report.highmem_pages <= 0:
        return 0
    return report.totals.get("free", 0) - sum(one.zone.stock.free for one in tested if one.zone.stock)


def _reserve_dominates(best: Tested, eligible: list[Tested]) -> bool:
    """The best zone misses by its reserve, and most of what is free stands behind such reserves."""
    result = best.last_try or best.result
    if not result.reserve > result.mark or result.usable <= result.mark:
        return False
    behind = sum(one.result.usable for one in eligible if one.result.reserve > one.result.mark)
    return 2 * behind >= sum(max(0, one.result.usable) for one in eligible)


def reclaimable(report: Report, eligible: list[Tested]) -> int:
    """Pages that reclaim could take at once: clean pages of files, and slabs."""
    return _reclaimable(report, eligible)


def _reclaimable(report: Report, eligible: list[Tested]) -> int:
    totals = report.totals
    if "inactive_file" in totals or "active_file" in totals:
        file = totals.get("active_file", 0) + totals.get("inactive_file", 0)
        file = max(0, file - totals.get("dirty", 0) - totals.get("writeback", 0))
        if any(one.zone.file for one in eligible) or any(
            "inactive_file" in one.zone.printed.values for one in eligible
        ):
            file = min(file, sum(one.zone.file for one in eligible)) or 0
        return file + totals.get("slab_reclaimable", 0) + totals.get("kernel_misc_reclaimable", 0)
    return max(0, totals.get("inactive", 0) - totals.get("dirty", 0) - totals.get("writeback", 0))


def _exhausted(report: Report, eligible: list[Tested]) -> bool:
    """Hardly anything is left to reclaim or to swap out."""
    if "inactive_file" not in report.totals and "active_file" not in report.totals:
        return False
    managed = sum(one.zone.managed for one in eligible)
    left = _reclaimable(report, eligible) - report.totals.get("slab_reclaimable", 0)
    swap = report.free_swap or 0
    room = swap <= 0 or (report.total_swap is not None and swap * 20 <= report.total_swap)
    return room and left <= max(LITTLE * managed, 256)


def _weigh(verdict: Verdict, report: Report, era: Era, tested: list[Tested], kind: str, mask: Mask | None) -> None:
    """The confidence: what is wrong with the text or the version takes from it."""
    problems = [one for one in report.problems if one not in HARMLESS]
    verdict.missing = problems
    if verdict.name == CANNOT_TELL:
        certain = verdict.key in ("two-heads", "old-line") or (verdict.key == "no-zones" and not report.zones)
        certain = certain or (verdict.key == "no-request" and kind != "failure")
        verdict.confidence = "high" if certain else "medium"
        return
    if verdict.key in ("memcg", "forced", "no-zone-left"):
        verdict.confidence = "high" if not problems or verdict.key != "no-zone-left" else "medium"
        return
    if any(problem in DOUBTFUL for problem in problems):
        verdict.confidence = "low"
    elif (
        problems
        or not era.settled
        or (mask is not None and not mask.agrees)
        or verdict.key == "other-nodes"
        or not _robust(verdict, report, era, tested, kind)
    ):
        verdict.confidence = "medium"


def _robust(verdict: Verdict, report: Report, era: Era, tested: list[Tested], kind: str) -> bool:
    """Whether nothing that the report cannot show would turn the verdict."""
    zone = verdict.zone
    hidden = (4, 4) <= era.version < (5, 5) and any(
        "H" in letters for one in tested for letters in ((one.zone.stock.letters if one.zone.stock else None) or ())
    )
    if verdict.name == PASSES_NOW:
        return kind != "oom" and not hidden
    if verdict.name == LOWMEM and zone is not None:
        return not zone.result.mark_ok
    if kind == "oom" and zone is not None and any(one.passes for one in tested if one.zone.eligible):
        return False
    unknown_boost = (5, 0) <= era.version < (5, 15) and verdict.name == BELOW
    return not unknown_boost or zone is None or zone.result.missing * 20 > zone.result.need
