"""Tokens -> reports: which head, zones, reserve rows and lists of blocks belong together.

Where it cannot be seen what belongs together, nothing is put together: the report then lists a problem, and the
verdict has to live with it. A problem has a key; `words` tells it to people.
"""

import re
from dataclasses import dataclass, field

from .joining import Joined
from .tokens import BARE_ROW, Token, tokens

MAX_REPORTS = 400
APART = 20.0
"""seconds between a head and memory lines that are surely not its own"""
NAME = re.compile(r"([^\s:][^\n]{0,80}?)(?:: | )$")


@dataclass(slots=True)
class Zone:
    """One zone, in the units that are printed."""

    node: int | None
    name: str
    at: int
    """where the line begins in the joined text"""
    values: dict[str, int] = field(default_factory=dict)
    """kB of free, min …; pages where the kernel prints pages"""
    units: bool = True
    """the numbers carry kB"""
    marks_seen: int = 0
    row: tuple[int, ...] | None = None
    row_name: str = ""
    row_damaged: bool = False
    row_adjacent: bool = True
    end: int = 0


@dataclass(slots=True)
class Runs:
    """The free blocks of one zone."""

    node: int | None
    name: str
    """"" where no zone is named, as in 2.4"""
    at: int
    counts: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    """kB of a block, by order"""
    letters: list[str] = field(default_factory=list)
    total: int | None = None
    """kB, as printed"""
    empty: bool = False
    end: int = 0

    @property
    def sum(self) -> int:
        """All blocks, in kB."""
        return sum(count * size for count, size in zip(self.counts, self.sizes, strict=True))

    @property
    def whole(self) -> bool:
        """Whether every size is there, each the double of the one before, and the total is the sum."""
        doubled = all(after == 2 * size for size, after in zip(self.sizes, self.sizes[1:], strict=False))
        return self.empty or (bool(self.sizes) and doubled and self.total == self.sum)


@dataclass(slots=True)
class Head:
    """The line that names the request."""

    kind: str
    order: int | None
    raw: str
    names: tuple[str, ...]
    task: str
    at: int
    time: float | None
    memalloc: bool = False
    """2.4 says that the task had PF_MEMALLOC"""


@dataclass(slots=True)
class Report:
    """Everything that belongs to one event."""

    heads: list[Head] = field(default_factory=list)
    version: str = ""
    versions: list[str] = field(default_factory=list)
    sysrq: bool = False
    meminfo: bool = False
    totals: dict[str, int] = field(default_factory=dict)
    """pages"""
    node_kb: dict[str, int] = field(default_factory=dict)
    """kB of the node lines, summed"""
    nodes: set[int] = field(default_factory=set)
    """nodes that a node line, a zone or a list names"""
    zones: list[Zone] = field(default_factory=list)
    runs: list[Runs] = field(default_factory=list)
    loose_rows: list[tuple[int, ...]] = field(default_factory=list)
    """reserve rows of a sorted log, whose zones are not known"""
    free_swap: int | None = None
    total_swap: int | None = None
    highmem_pages: int = 0
    constraint: str = ""
    nodemask: str = ""
    mems: str = ""
    memcg: bool = False
    warning: bool = False
    stack: bool = False
    global_marks: bool = False
    """2.4.0-2.4.9: one set of marks for all zones"""
    unreclaimable: list[bool] = field(default_factory=list)
    killed: bool = False
    """a process was killed"""
    repeats: int = 0
    times: list[float] = field(default_factory=list)
    """of the memory lines"""
    shape: set[str] = field(default_factory=set)
    """keys and words that tell the version"""
    problems: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    """(start, end, role) in the joined text; role: head, zone, row, runs, totals, context"""
    trailer: bool = False
    """lines after the lists of blocks were seen"""

    @property
    def head(self) -> Head | None:
        """The first head."""
        return self.heads[0] if self.heads else None

    @property
    def has_body(self) -> bool:
        """Whether memory lines were found."""
        return bool(self.zones or self.runs or self.totals)

    def problem(self, key: str) -> None:
        """Note once that something is missing or damaged."""
        if key not in self.problems:
            self.problems.append(key)


def find_reports(joined: Joined) -> tuple[list[Report], bool]:
    """The reports of a text in their order, and whether there were more than MAX_REPORTS."""
    reader = _Reader(joined)
    for token in tokens(joined.text):
        reader.take(token)
        if len(reader.reports) > MAX_REPORTS:
            reader.reports.pop()
            return [one for one in reader.reports if _is_report(one)], True
    reader.close_row(len(joined.text))
    _doubt_neighbours(reader.reports)
    return [one for one in reader.reports if _is_report(one)], False


def _doubt_neighbours(reports: list[Report]) -> None:
    """Two heads and then two bodies: which body belongs to which head cannot be seen."""
    for index, report in enumerate(reports[1:], 1):
        before = reports[index - 1]
        if not (before.head and report.head and not before.has_body and report.has_body):
            continue
        after = reports[index + 1] if index + 1 < len(reports) else None
        if after and not after.head and after.has_body and not after.sysrq:
            report.problem("interleaved")
        elif _close(before.head, report.head):
            report.problem("heads-close")


def _close(first: Head, second: Head) -> bool:
    """Whether two heads were printed so soon one after the other that both may still have been printing."""
    return first.time is not None and second.time is not None and abs(second.time - first.time) < 2.0


def _is_report(report: Report) -> bool:
    return bool(report.heads or report.zones or report.sysrq or (report.meminfo and report.has_body) or report.runs)


class _Reader:
    """Takes tokens in their order and puts them into the report that they belong to."""

    def __init__(self, joined: Joined) -> None:
        self.joined = joined
        self.reports: list[Report] = [Report()]
        self.zone: Zone | None = None
        self.row_zone: Zone | None = None
        self.runs: Runs | None = None
        self.where = ""
        """"zone", "node", "totals" or "": what a key and its number belong to"""
        self.old_line: Head | None = None
        self.total_end = 0

    @property
    def report(self) -> Report:
        return self.reports[-1]

    def take(self, token: Token) -> None:
        handler = getattr(self, f"_{token.name}", None)
        if self.row_zone and token.name not in ("kv", "stack", "noise"):
            self.close_row(token.start)
        if handler:
            handler(token)

    def mark(self, token: Token, role: str) -> None:
        self.report.spans.append((token.start, token.end, role))

    def fresh(self) -> Report:
        self.reports.append(Report())
        self.zone = self.runs = None
        self.where = ""
        return self.report

    # --- heads

    def _task(self, at: int) -> str:
        line = self.joined.text[max(0, at - 90) : at].rpartition("\n")[2]
        found = NAME.search(line)
        return found[1].strip() if found else ""

    def _add_head(self, token: Token, kind: str, order: str | None, raw: str | None, names: str | None) -> None:
        words = tuple(re.sub(r"\s", "", names).split("|")) if names else ()
        time = self.joined.piece(token.start).time
        number = None if order is None else int(order)
        head = Head(kind, number, (raw or "").lower(), words, self._task(token.start), token.start, time)
        report = self.report
        same = report.heads and (report.heads[-1].kind, report.heads[-1].order, report.heads[-1].raw) == (
            kind,
            head.order,
            head.raw,
        )
        if report.heads and not report.has_body and not report.stack and not report.meminfo and kind != "alloc":
            if same and report.heads[-1].task == head.task and not report.versions:
                report.problem("head-doubled")
                self.mark(token, "head")
                return
            report.heads.append(head)
            report.problem("interleaved")
        else:
            if report.heads or report.has_body or report.trailer or report.memcg:
                report = self._next_report()
            report.heads.append(head)
        self.zone = self.runs = None
        self.where = ""
        self.mark(token, "head")

    def _next_report(self) -> Report:
        """A new report for a head; memory lines before it in this one have no head, or an older one."""
        if not self.report.heads and self.report.has_body:
            self.report.problem("head-is-of-the-next")
        return self.fresh()

    def _failure(self, token: Token) -> None:
        order, raw, names = token.parts
        self._add_head(token, "failure", order, raw, names)

    def _stall(self, token: Token) -> None:
        order, raw, names = token.parts
        self._add_head(token, "stall", order, raw, names)

    def _vmalloc(self, token: Token) -> None:
        order, raw, names = token.parts
        self._add_head(token, "vmalloc-error", order or "0", raw, names)

    def _oom(self, token: Token) -> None:
        raw, names, order = token.parts
        report = self.report
        if self._summary(token.start) and not report.heads:
            self._sorted_head(token, order, raw, names)
            return
        self._add_head(token, "oom", order, raw, names)

    def _sorted_head(self, token: Token, order: str | None, raw: str | None, names: str | None) -> None:
        words = tuple(names.split("|")) if names else ()
        number = None if order is None else int(order)
        self.report.heads.append(Head("oom", number, (raw or "").lower(), words, "", token.start, None))
        self.report.problem("sorted")
        self.mark(token, "head")

    def _summary(self, at: int) -> bool:
        """Whether a log summary printed the line, so that the order of the lines says nothing."""
        return self.joined.piece(at).summary

    def _alloc_pages(self, token: Token) -> None:
        order, raw, memalloc = token.parts
        report = self.report
        if report.has_body or report.trailer or (report.heads and report.heads[0].kind != "alloc"):
            report = self._next_report()
        head = Head("alloc", int(order or 0), (raw or "").lower(), (), "", token.start, None, memalloc == "1")
        report.heads.append(head)
        self.old_line = head
        self.mark(token, "head")

    def _alloc_debug(self, token: Token) -> None:
        raw, order = token.parts
        self._alloc_pages(Token("alloc_pages", token.start, token.end, (order, raw, "0")))

    def _repeated(self, token: Token) -> None:
        if self.old_line and self.report.heads and self.report.heads[-1] is self.old_line:
            self.report.repeats += int(token.parts[0] or 0)
            self.mark(token, "context")

    # --- what opens or describes a report

    def _sysrq(self, token: Token) -> None:
        if self.report.has_body or self.report.heads or self.report.sysrq or self.report.trailer:
            self.fresh()
        self.report.sysrq = True
        self.mark(token, "head")

    def _meminfo(self, token: Token) -> None:
        report = self.report
        if report.has_body or report.meminfo or (report.trailer and not report.heads):
            self.fresh()
        self._split_by_time(token)
        self.report.meminfo = True
        self.mark(token, "context")

    def _split_by_time(self, token: Token) -> None:
        """Memory lines long after a head are of another event."""
        time = self.joined.piece(token.start).time
        head = self.report.head
        if time is None:
            return
        if head and head.time is not None and not APART > time - head.time > -APART:
            self.report.problem("memory-lines-of-another-event")
            self.fresh().problem("head-of-another-event")
        self.report.times.append(time)

    def _version(self, token: Token) -> None:
        version = token.parts[0] or ""
        report = self.report
        if report.has_body and not report.heads and report.trailer:
            return
        if report.has_body and report.trailer:
            return
        report.versions.append(version)
        report.version = report.version or version
        self.mark(token, "context")

    def _linux(self, token: Token) -> None:
        self._version(token)

    def _memcg(self, token: Token) -> None:
        self.report.memcg = True
        self.mark(token, "context")

    def _warning(self, token: Token) -> None:
        if not self.report.has_body:
            self.report.warning = True

    def _stack(self, token: Token) -> None:
        if not self.report.has_body:
            self.report.stack = True

    def _noise(self, token: Token) -> None:
        if self.runs is not None and self.joined.text[token.start : token.end] == "empty":
            self.runs.empty = True
            self.runs.end = token.end
        self.mark(token, "context")
        word = self.joined.text[token.start : token.end]
        if "callbacks suppressed" in word:
            self.report.shape.add("suppressed")
        for shape in ("Hot: hi:", "hot:", "hi:"):
            if shape in word:
                self.report.shape.add(shape)
                break

    # --- totals and node lines

    def _new_body(self, token: Token) -> None:
        """Totals after zones or lists begin another report."""
        if self._summary(token.start) or "zone24" in self.report.shape:
            return
        if self.report.zones or self.report.runs or self.report.trailer:
            self.fresh()
            self._split_by_time(token)

    def _node(self, token: Token) -> None:
        if self.report.runs or self.report.trailer:
            self.fresh()
        self.report.nodes.add(int(token.parts[0] or 0))
        self.report.shape.add("node line")
        self.where, self.zone, self.runs = "node", None, None
        self.mark(token, "totals")

    def _kv(self, token: Token) -> None:
        key, number, unit = token.parts
        assert key and number
        value = int(number.replace(" ", ""))
        if self.row_zone and key != "free":
            self.close_row(token.start)
        line_start = token.start == 0 or self.joined.text[token.start - 1] == "\n"
        if self.where == "zone" and self.zone and self._belongs_to_zone(token, key, unit, line_start):
            self._zone_value(token, key, value, unit)
        elif not unit and key.lower() in TOTALS and (line_start or self._goes_on(token)):
            self._total_value(token, key.lower(), value, line_start)
        elif self.where == "node":
            self.mark(token, "totals")
            self.report.shape.add(f"node {key}")
            if unit and key in TOTALS:
                self.report.node_kb[key] = self.report.node_kb.get(key, 0) + value
        self.runs = None

    def _goes_on(self, token: Token) -> bool:
        """Whether a number of the totals stands in the same line as the one before it."""
        return self.where == "totals" and "\n" not in self.joined.text[self.total_end : token.start]

    def _belongs_to_zone(self, token: Token, key: str, unit: str | None, line_start: bool) -> bool:
        assert self.zone
        gap = self.joined.text[self.zone.end : token.start]
        if "\n" not in gap:
            return bool(unit) or not self.zone.units or key not in TOTALS or key == "pages_scanned"
        return bool(unit) and key in ZONE_KEYS and key not in self.zone.values and len(gap) < 200 and not gap.strip()

    def _zone_value(self, token: Token, key: str, value: int, unit: str | None) -> None:
        assert self.zone
        zone = self.zone
        if key in zone.values and zone.values[key] != value and key in ("free", "min", "low", "high", "boost"):
            self.report.problem("zone-line-doubled")
        if key in ("free", "min", "low", "high") and not unit and zone.units and key != "free":
            self.report.problem("zone-line-damaged")
        zone.values.setdefault(key, value)
        if key == "free" and not unit:
            zone.units = False
        zone.end = token.end
        self.report.shape.add(f"zone {key}")
        self.mark(token, "zone")

    def _total_value(self, token: Token, key: str, value: int, line_start: bool) -> None:
        if (self.where != "totals" and line_start) or (key in self.report.totals and line_start):
            if key in ("active", "active_anon"):
                self._new_body(token)
            if self.report.trailer or self.report.runs:
                return
        self.where, self.zone = "totals", None
        if key in self.report.totals and self.report.totals[key] != value:
            self.report.problem("totals-doubled")
        self.report.totals.setdefault(key, value)
        self.total_end = token.end
        self.report.shape.add(f"total {key}")
        self.mark(token, "totals")

    def _unreclaimable(self, token: Token) -> None:
        self.report.unreclaimable.append(token.parts[0] == "yes")
        if self.where == "zone" and self.zone:
            self.zone.end = token.end
            self.report.shape.add("zone all_unreclaimable")
        self.mark(token, "totals")

    # --- zones

    def _zone(self, token: Token) -> None:
        node = None if token.parts[0] is None else int(token.parts[0])
        name = token.parts[1] or ""
        self._start_zone(token, node, name)
        self.where = "zone"

    def _start_zone(self, token: Token, node: int | None, name: str) -> None:
        report = self.report
        again = any((zone.node, zone.name) == (node, name) for zone in report.zones)
        next_one = (report.runs or report.trailer or again) and not self._summary(token.start)
        if next_one and not (again and self._same_line_again(token, node, name)):
            self.fresh()
            self._split_by_time(token)
        self.runs = None
        self.zone = Zone(node, name, token.start, end=token.end)
        self.report.zones.append(self.zone)
        if node is not None:
            self.report.nodes.add(node)
        time = self.joined.piece(token.start).time
        if time is not None:
            self.report.times.append(time)
        self.mark(token, "zone")

    def _same_line_again(self, token: Token, node: int | None, name: str) -> bool:
        """A line that stands there twice, directly one after the other."""
        last = self.report.zones[-1]
        if (last.node, last.name) != (node, name) or last.row is not None:
            return False
        text = self.joined.text
        first = text[last.at : text.find("\n", last.at) if "\n" in text[last.at :] else len(text)]
        if not text.startswith(first, token.start):
            return False
        self.report.zones.pop()
        return True

    def _zone24(self, token: Token) -> None:
        name, number, unit = token.parts
        self._start_zone(token, None, name or "")
        assert self.zone
        self.report.shape.add("zone24")
        self.zone.values["free"] = int(number or 0)
        self.zone.units = bool(unit)
        self.where = "zone"

    def _row(self, token: Token) -> None:
        name, numbers = token.parts
        zone = self.zone or (self.report.zones[-1] if self.report.zones else None)
        self.report.shape.add(name or "")
        self.mark(token, "row")
        if self._summary(token.start):
            self.report.loose_rows.append(tuple(int(word) for word in (numbers or "").split()))
            return
        if zone is None or zone.row is not None:
            self.report.problem("row-without-zone")
            return
        gap = self.joined.text[zone.end : token.start]
        zone.row_adjacent = gap.count("\n") <= 1 or not gap.strip("\n ")
        after = self.joined.text[token.end : token.end + 1]
        zone.row_damaged = bool(after) and not after.isspace()
        zone.row = tuple(int(word) for word in (numbers or "").split())
        zone.row_name = name or ""
        zone.end = token.end
        self.row_zone = zone
        self.zone, self.where = None, ""

    def close_row(self, at: int) -> None:
        """The rest of a row that was printed on lines of its own: only numbers, before the next token."""
        zone, self.row_zone = self.row_zone, None
        if zone is None or zone.row is None:
            return
        most = max((len(one.row) for one in self.report.zones if one.row and one is not zone), default=0)
        if len(zone.row) >= 2 and not zone.row_damaged and (not most or len(zone.row) >= most):
            return
        for line in self.joined.text[zone.end : at].split("\n")[1:8]:
            found = BARE_ROW.match(line)
            if found:
                zone.row += tuple(int(word) for word in found[1].split())
                if zone.row_damaged:
                    self.report.problem("row-damaged")

    # --- lists of blocks

    def _runs(self, token: Token) -> None:
        node = None if token.parts[0] is None else int(token.parts[0])
        name = token.parts[1] or ""
        report = self.report
        same = next((one for one in report.runs if (one.node, one.name) == (node, name)), None)
        if same and same.counts:
            text = self.joined.text
            line = text[same.at : same.end]
            if text.startswith(line, token.start):
                report.problem("runs-doubled")
                self.runs = Runs(node, name, token.start, end=token.end)
                self.mark(token, "runs")
                return
            self.fresh()
        self.runs = Runs(node, name, token.start, end=token.end)
        self.report.runs.append(self.runs)
        if node is not None:
            self.report.nodes.add(node)
        self.zone, self.where = None, ""
        self.mark(token, "runs")

    def _run(self, token: Token) -> None:
        count, size, letters = token.parts
        if self.runs is None or (self.runs.total is not None and self.runs.name == ""):
            if not (self.report.zones or self.report.totals or self.report.meminfo or self.report.sysrq):
                return
            self.runs = Runs(None, "", token.start)
            self.report.runs.append(self.runs)
        runs = self.runs
        if runs.total is not None:
            self.report.problem("runs-damaged")
            return
        if runs.sizes and int(size or 0) != 2 * runs.sizes[-1]:
            self.report.problem("runs-damaged")
        runs.counts.append(int(count or 0))
        runs.sizes.append(int(size or 0))
        runs.letters.append(letters or "")
        runs.end = token.end
        self.zone, self.where = None, ""
        self.mark(token, "runs")

    def _handwritten(self, token: Token) -> None:
        numbers, total = token.parts
        counts = [int(word) for word in (numbers or "").split()]
        runs = Runs(None, "", token.start, counts, [4 << order for order in range(len(counts))], [""] * len(counts))
        runs.total, runs.end = int(total or 0), token.end
        self.report.runs.append(runs)
        self.runs = None
        self.mark(token, "runs")

    def _total(self, token: Token) -> None:
        if self.runs is not None and self.runs.total is None:
            self.runs.total = int(token.parts[0] or 0)
            self.runs.end = token.end
            if not self.runs.counts and self.runs.total == 0:
                self.runs.empty = True
            self.mark(token, "runs")
        elif self.report.has_body and self.joined.text[token.end - 1] == ")":
            self.report.runs.append(
                Runs(None, "", token.start, total=int(token.parts[0] or 0), empty=True, end=token.end)
            )
            self.mark(token, "runs")
        self.runs = self.runs if self.runs and self.runs.name else None

    # --- the rest

    def _totals24(self, token: Token) -> None:
        text = self.joined.text[token.start : token.end]
        if self.report.runs or self.report.trailer:
            self.fresh()
        self.report.global_marks = text.count("(") == 2
        found = re.search(r"free:? *(\d+)", text)
        if found:
            self.report.totals["free"] = int(found[1])
        self.report.shape.add("totals24")
        self.zone, self.where = None, ""
        self.mark(token, "totals")

    def _free_pages(self, token: Token) -> None:
        self.report.shape.add("Free pages")
        self.zone, self.where = None, ""
        self.mark(token, "totals")

    def _free_swap(self, token: Token) -> None:
        self._trail(token)
        self.report.free_swap = int(token.parts[0] or 0)

    def _total_swap(self, token: Token) -> None:
        self._trail(token)
        self.report.total_swap = int(token.parts[0] or 0)

    def _ram(self, token: Token) -> None:
        self._trail(token)
        if token.parts[1] in ("HIGHMEM", "HighMem", "HighMem/MovableOnly"):
            self.report.highmem_pages = int(token.parts[0] or 0)

    def _pagecache(self, token: Token) -> None:
        self._trail(token)

    def _trail(self, token: Token) -> None:
        self.report.trailer = self.report.trailer or not self.report.heads or bool(self.report.runs)
        self.zone, self.where, self.runs = None, "", None
        self.mark(token, "context")

    def _constraint(self, token: Token) -> None:
        self.report.constraint = token.parts[0] or ""
        self.report.memcg = self.report.memcg or self.report.constraint == "MEMCG"
        if self.report.has_body or self.report.heads:
            self.mark(token, "head")
        else:
            self.report.trailer = True

    def _nodemask(self, token: Token) -> None:
        self.report.nodemask = self.report.nodemask or (token.parts[0] or "")
        self.mark(token, "head")

    def _mems(self, token: Token) -> None:
        own_line = self.joined.text[token.start - 1 : token.start] == " "
        if own_line and (self.report.runs or self.report.trailer):
            self.fresh()
        self.report.mems = self.report.mems or (token.parts[0] or "")
        self.mark(token, "head")

    def _killed(self, token: Token) -> None:
        if self.report.has_body or self.report.heads:
            self.mark(token, "context")
            self.report.killed = True
        self.report.trailer = True


ZONE_KEYS = frozenset([
    "free", "min", "low", "high", "boost", "reserved_highatomic", "free_highatomic", "active", "inactive",
    "active_anon", "inactive_anon", "active_file", "inactive_file", "unevictable", "writepending", "zspages",
    "present", "managed", "mlocked", "dirty", "writeback", "mapped", "shmem", "slab_reclaimable",
    "slab_unreclaimable", "kernel_stack", "pagetables", "unstable", "bounce", "free_pcp", "local_pcp",
    "free_cma", "writeback_tmp", "pages_scanned", "isolated(anon)", "isolated(file)",
])  # fmt: skip
TOTALS = frozenset([
    "active", "inactive", "dirty", "writeback", "unstable", "free", "slab", "mapped", "pagetables", "bounce",
    "active_anon", "inactive_anon", "isolated_anon", "active_file", "inactive_file", "isolated_file",
    "unevictable", "slab_reclaimable", "slab_unreclaimable", "shmem", "free_pcp", "free_cma", "sec_pagetables",
    "kernel_misc_reclaimable",
])  # fmt: skip
