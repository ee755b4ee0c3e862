"""/proc/buddyinfo, zoneinfo, pagetypeinfo and vmstat inside a pasted text.

They are states and not events: no request is in them, so that the verdict is "cannot-tell". What they do say is told:
free pages, the largest block, and how much of the free memory an order cannot use.
"""

import re
from dataclasses import dataclass, field

from buddyscope.formats.zoneinfo import ZoneInfo, ZoneInfoReader

from .joining import Joined

MAX_FILES = 200
BUDDYINFO = re.compile(r"Node +(\d{1,6}), zone +(\S{1,20})((?:\s+\d{1,12}){2,20})\s*$")
PAGETYPE = re.compile(r"Node +(\d{1,6}), zone +(\S{1,20}), type +(\S{1,20})((?:\s+>?\d{1,12}){1,20})\s*$")
ZONE_HEAD = re.compile(r"Node +\d{1,6}, zone +\S{1,20}$")
TYPES_HEAD = re.compile(r"Free pages count per migrate type|Page block order: \d|Pages per block: +\d")
BLOCKS_HEAD = re.compile(r"Number of (?:mixed )?blocks type +(\S.{0,200})$")
VMSTAT = re.compile(
    r"((?:nr|numa|pg|kswapd|allocstall|compact|thp|oom|drop|slabs|workingset|unevictable|balloon|swap|htlb|zswp|"
    r"pageoutrun|vma_lock|cow|cma|direct|ksm|warn)[a-z0-9_]{0,60}) (-?\d{1,20})$"
)


@dataclass(slots=True)
class ProcZone:
    """One zone of a state file, in pages or blocks."""

    node: int
    name: str
    free: int | None = None
    counts: tuple[int, ...] = ()
    """free blocks, by order"""
    by_type: dict[str, tuple[int, ...]] = field(default_factory=dict)
    pageblocks: dict[str, int] = field(default_factory=dict)
    """number of page blocks by type"""
    info: ZoneInfo | None = None
    capped: bool = False
    """a count was printed as >100000"""

    @property
    def largest(self) -> int | None:
        """The largest order that has a block."""
        return next((order for order in range(len(self.counts) - 1, -1, -1) if self.counts[order]), None)

    def unusable(self, order: int) -> float | None:
        """The part of the free pages that stands in blocks below an order; None where nothing is free."""
        if not self.free or order >= len(self.counts):
            return None
        good = sum(count << at for at, count in enumerate(self.counts) if at >= order)
        return round((self.free - good) / self.free, 3)


@dataclass(slots=True)
class ProcFile:
    """One state file."""

    kind: str
    """proc-buddyinfo, proc-zoneinfo, proc-pagetypeinfo, proc-vmstat"""
    zones: list[ProcZone] = field(default_factory=list)
    values: dict[str, int] = field(default_factory=dict)
    """of vmstat"""
    pagesets: int = 0
    lines: tuple[int, int] = (1, 1)
    spans: list[tuple[int, int, int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def find_proc_files(joined: Joined) -> list[ProcFile]:
    """The state files of a text."""
    finder = _Finder(joined)
    at = 0
    for line in joined.text.split("\n"):
        if line and len(finder.files) < MAX_FILES:
            finder.take(line, at)
        at += len(line) + 1
    finder.finish()
    return [one for one in finder.files if one.zones or len(one.values) >= 3]


class _Finder:
    def __init__(self, joined: Joined) -> None:
        self.joined = joined
        self.files: list[ProcFile] = []
        self.reader = ZoneInfoReader()
        self.in_blocks: list[str] = []
        """the types of "Number of blocks type", below that line"""

    def take(self, line: str, at: int) -> None:
        start = line.find("Node ")
        row = line[start:].rstrip() if 0 <= start <= 60 else line.strip()
        offset = at + max(0, line.find(row))
        if found := PAGETYPE.match(row):
            self._pagetype(found, offset)
        elif self.in_blocks and (found := BUDDYINFO.match(row)):
            self._blocks(found, offset)
        elif found := BUDDYINFO.match(row):
            self._buddyinfo(found, offset)
        elif ZONE_HEAD.match(row) or (self.files and self.files[-1].kind == "proc-zoneinfo"):
            self._zoneinfo(line, at)
        elif found := BLOCKS_HEAD.search(row):
            self.in_blocks = found[1].split()
            self._touch("proc-pagetypeinfo", offset, len(found[0]))
        elif TYPES_HEAD.match(row):
            self.in_blocks = []
            self._touch("proc-pagetypeinfo", offset, len(row), fresh="Page block order" in row)
        elif found := VMSTAT.match(row):
            self._vmstat(found, offset)

    def _touch(self, kind: str, at: int, length: int, fresh: bool = False) -> ProcFile:
        """The file that a line belongs to; a new one when the kind changes."""
        if fresh or not self.files or self.files[-1].kind != kind:
            self.finish()
            self.files.append(ProcFile(kind))
            self.reader = ZoneInfoReader()
        one = self.files[-1]
        spans = self.joined.spans(at, at + length)
        one.spans += [(line, first, last, "state") for line, first, last in spans]
        numbers = [span[0] for span in one.spans]
        one.lines = (numbers[0], numbers[-1]) if numbers else one.lines
        return one

    def _zone(self, one: ProcFile, node: int, name: str) -> ProcZone | None:
        return next((zone for zone in one.zones if (zone.node, zone.name) == (node, name)), None)

    def _buddyinfo(self, found: re.Match[str], at: int) -> None:
        node, name = int(found[1]), found[2]
        last = self.files[-1] if self.files else None
        again = last is not None and last.kind == "proc-buddyinfo" and self._zone(last, node, name) is not None
        one = self._touch("proc-buddyinfo", at, len(found[0]), fresh=again)
        counts = tuple(int(word) for word in found[3].split())
        one.zones.append(ProcZone(node, name, sum(count << order for order, count in enumerate(counts)), counts))

    def _pagetype(self, found: re.Match[str], at: int) -> None:
        node, name, kind = int(found[1]), found[2], found[3]
        last = self.files[-1] if self.files else None
        zone = self._zone(last, node, name) if last and last.kind == "proc-pagetypeinfo" else None
        again = zone is not None and (kind in zone.by_type or bool(zone.pageblocks))
        one = self._touch("proc-pagetypeinfo", at, len(found[0]), fresh=again)
        self.in_blocks = []
        zone = self._zone(one, node, name)
        if zone is None:
            zone = ProcZone(node, name, 0)
            one.zones.append(zone)
        words = found[4].split()
        counts = tuple(int(word.lstrip(">")) for word in words)
        zone.capped = zone.capped or any(word.startswith(">") for word in words)
        zone.by_type[kind] = counts
        width = max(len(row) for row in zone.by_type.values())
        zone.counts = tuple(
            sum(row[order] for row in zone.by_type.values() if order < len(row)) for order in range(width)
        )
        zone.free = sum(count << order for order, count in enumerate(zone.counts))

    def _blocks(self, found: re.Match[str], at: int) -> None:
        one = self._touch("proc-pagetypeinfo", at, len(found[0]))
        zone = self._zone(one, int(found[1]), found[2])
        if zone:
            zone.pageblocks = dict(zip(self.in_blocks, (int(word) for word in found[3].split()), strict=False))

    def _zoneinfo(self, line: str, at: int) -> None:
        head = ZONE_HEAD.search(line.strip())
        text = head[0] if head else line.strip()
        if head:
            again = bool(self.files) and self.files[-1].kind == "proc-zoneinfo" and self._seen(text)
            self._touch("proc-zoneinfo", at, 0, fresh=again)
        if self.reader.take(text):
            self._touch("proc-zoneinfo", at + line.find(text), len(text))

    def _seen(self, text: str) -> bool:
        words = text.replace(",", " ").split()
        return any((str(zone.node), zone.zone) == (words[1], words[3]) for zone in self.reader.zones)

    def _vmstat(self, found: re.Match[str], at: int) -> None:
        last = self.files[-1] if self.files else None
        again = last is not None and last.kind == "proc-vmstat" and found[1] in last.values
        one = self._touch("proc-vmstat", at, len(found[0]), fresh=again)
        one.values[found[1]] = int(found[2])

    def finish(self) -> None:
        """Turn what was read of /proc/zoneinfo into zones."""
        if not self.files or self.files[-1].kind != "proc-zoneinfo" or self.files[-1].zones:
            return
        for info in self.reader.zones:
            self.files[-1].zones.append(ProcZone(info.node, info.zone, info.pages.get("free"), info=info))
