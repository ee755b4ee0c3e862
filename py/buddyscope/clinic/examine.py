"""A text in, every report and /proc file in it out, each with its verdict and the places that were read."""

from dataclasses import dataclass, field

from . import era as eras
from .gfp import Mask, decode
from .joining import Joined, join
from .lines import read_lines
from .proc_files import ProcFile, find_proc_files
from .reports import Report, find_reports
from .verdicts import Tested, Verdict, decide
from .watermark import Request
from .zones import ClinicZone, build_zones, check_complete

MAX_TEXT = 64 << 20
"""letters; more is refused before it is looked at"""


@dataclass(slots=True)
class Case:
    """One report and what was decided about it."""

    kind: str
    report: Report
    era: eras.Era
    mask: Mask | None
    masks: list[Mask]
    """of 2.4's one-line failures: each mask once, in the order of the text"""
    zones: list[ClinicZone]
    tested: list[Tested]
    request: Request
    verdict: Verdict
    lines: tuple[int, int]
    """first and last line that was read"""
    spans: list[tuple[int, int, int, str]]
    """(line, first column, last column + 1, role), columns from 0"""

    @property
    def order(self) -> int | None:
        """As it is printed."""
        return self.report.head.order if self.report.head else None


@dataclass(slots=True)
class Findings:
    """All that a text holds."""

    cases: list[Case | ProcFile] = field(default_factory=list)
    """in the order of the text"""
    lines: int = 0
    """of the text"""
    skipped: list[tuple[int, int]] = field(default_factory=list)
    """lines that nothing like a report is near, first and last"""
    capped: str = ""
    """"lines" or "reports": the text holds more than is read"""


def examine(text: str) -> Findings:
    """Everything that a text says about memory. An empty list of cases: nothing was understood."""
    source = read_lines(text[:MAX_TEXT])
    joined = join(source.lines)
    found, more = find_reports(joined)
    cases: list[Case | ProcFile] = [_case(report, joined) for report in found]
    cases += find_proc_files(joined)
    cases.sort(key=lambda case: case.lines)
    capped = "lines" if source.capped or len(text) > MAX_TEXT else "reports" if more else ""
    return Findings(cases, source.count, source.skipped, capped)


def _case(report: Report, joined: Joined) -> Case:
    era = eras.era_of(report)
    head = report.head
    mask = decode(head.raw, era.version, head.names, era.printed) if head and head.raw else None
    kind = kind_of(report)
    zones = build_zones(report, era, mask)
    if zones:
        check_complete(report, era, mask, zones)
    for zone in zones:
        zone.line = _line(joined, zone.printed.at)
        zone.runs_line = _line(joined, zone.runs.at) if zone.runs else 0
    verdict, tested, request = decide(report, era, mask, zones, kind)
    spans = [
        (line, first, last, role) for start, end, role in report.spans for line, first, last in joined.spans(start, end)
    ]
    numbers = [span[0] for span in spans] or [1]
    masks = _masks(report, era)
    return Case(kind, report, era, mask, masks, zones, tested, request, verdict, (min(numbers), max(numbers)), spans)


def _line(joined: Joined, at: int) -> int:
    """The line of the text in which a place of the joined text lies; 0 where it is in none."""
    return next((line for line, _, _ in joined.spans(at, at + 1)), 0)


def _masks(report: Report, era: eras.Era) -> list[Mask]:
    if not report.head or report.head.kind != "alloc":
        return []
    raws = dict.fromkeys(head.raw for head in report.heads)
    old = all(not int(raw, 16) & 0x100 for raw in raws) and not era.printed
    return [decode(raw, (2, 4, 9) if old and int(raw, 16) & 0x80 else era.version) for raw in raws]


def kind_of(report: Report) -> str:
    """The gallery's word for the kind of a report."""
    head = report.head
    if head and head.kind == "alloc":
        return "alloc-failed-line"
    if "interleaved" in report.problems:
        return "failure+oom" if {one.kind for one in report.heads} >= {"failure", "oom"} else report.heads[0].kind
    if report.memcg and not report.zones:
        return "oom-memcg"
    if head:
        return head.kind
    if report.killed and "zone24" in report.shape:
        return "oom"
    if report.sysrq or ("totals24" in report.shape and report.runs):
        return "sysrq-m"
    if report.warning:
        return "warning+meminfo"
    if report.constraint:
        return "oom"
    return "failure" if report.stack or report.mems or "head-is-of-the-next" in report.problems else "meminfo-only"
