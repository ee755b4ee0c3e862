"""/proc/zoneinfo text <-> one record a zone: watermarks, protection, counters, per-CPU page sets. All in pages.

    Node 0, zone   Normal
      pages free     199584
            boost    0
            min      10569
            protection: (0, 0, 5246, 5246)
          nr_free_pages 199584
      pagesets
        cpu: 0
                  count: 912
                  high:  13211
      vm stats threshold: 8
      start_pfn:           4096

The file is there since Linux 2.6.13. Which counters it holds, and in which order, differs by version: names are kept
as they are printed, in their order. Zones without pages end after their protection.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from buddyscope.errors import InputError

HEAD = re.compile(r"Node\s+([0-9]{1,9}),\s*zone\s+(\S{1,40})\Z")
PROTECTION = re.compile(r"protection:\s*\(([0-9, ]{0,400})\)\Z")
VALUE = re.compile(r"([A-Za-z_][A-Za-z_0-9]{0,60})(:?)[ \t]+(-?[0-9]{1,19})\Z")
SCANNED = re.compile(r"scanned[ \t]+([0-9]{1,19})[ \t]+\([^()]{1,60}\)\Z")
THRESHOLD = "vm stats threshold:"
MARKS = {"free", "boost", "min", "low", "high", "promo", "scanned", "spanned", "present", "managed", "cma"}


@dataclass(slots=True)
class PageSet:
    """The list of free pages that one CPU keeps, by the names that the kernel prints: count, high, batch …"""

    cpu: int
    values: dict[str, int] = field(default_factory=dict)
    threshold: int | None = None
    """of the zone's counters: how far they may lag behind on this CPU, in pages"""


@dataclass(slots=True)
class ZoneInfo:
    """One zone."""

    node: int
    zone: str
    pages: dict[str, int] = field(default_factory=dict)
    """free, boost, min, low, high, promo, spanned, present, managed, cma: those that are printed"""
    protection: tuple[int, ...] = ()
    """lowmem reserve, by the zone index of the request's class"""
    counters: dict[str, int] = field(default_factory=dict)
    """nr_free_pages, numa_hit …: those of the zone"""
    node_counters: dict[str, int] = field(default_factory=dict)
    """per-node stats, printed with the first zone of a node that has pages"""
    pagesets: list[PageSet] = field(default_factory=list)
    rest: dict[str, int] = field(default_factory=dict)
    """what follows the page sets: node_unreclaimable, start_pfn, inactive_ratio …"""

    @property
    def populated(self) -> bool:
        """Whether the zone has pages."""
        return self.pages.get("present", self.pages.get("spanned", 0)) > 0


class ZoneInfoReader:
    """Takes the file line by line, so that it can be read out of a longer text."""

    def __init__(self) -> None:
        self.zones: list[ZoneInfo] = []
        self._part = ""
        """"node" below "per-node stats", "pageset" below "pagesets", "rest" after them"""

    def take(self, line: str) -> bool:
        """Whether the line is one of /proc/zoneinfo; then it is kept."""
        text = line.strip()
        if head := HEAD.match(text):
            self.zones.append(ZoneInfo(int(head[1]), head[2]))
            self._part = ""
            return True
        return bool(self.zones) and self._take_value(self.zones[-1], text)

    def _take_value(self, zone: ZoneInfo, text: str) -> bool:
        if text in ("per-node stats", "pagesets"):
            self._part = "node" if text == "per-node stats" else "pageset"
            return True
        if protection := PROTECTION.match(text):
            zone.protection = tuple(int(word) for word in protection[1].replace(",", " ").split())
            return True
        if text.startswith(THRESHOLD):
            number = text[len(THRESHOLD) :].strip()
            if not zone.pagesets or not (number.isascii() and number.isdigit()) or len(number) > 19:
                return False
            zone.pagesets[-1].threshold = int(number)
            return True
        return self._take_number(zone, text)

    def _take_number(self, zone: ZoneInfo, text: str) -> bool:
        if scanned := SCANNED.match(text):
            zone.pages["scanned"] = int(scanned[1])
            return True
        first = text.startswith("pages free")
        match = VALUE.match(text.removeprefix("pages ") if first else text)
        if not match:
            return False
        if first:
            self._part = ""
        self._keep(zone, match[1], match[2], int(match[3]))
        return True

    def _keep(self, zone: ZoneInfo, name: str, colon: str, value: int) -> None:
        if self._part == "pageset" and name == "cpu":
            zone.pagesets.append(PageSet(value))
        elif self._part == "pageset" and zone.pagesets and zone.pagesets[-1].threshold is None and colon:
            zone.pagesets[-1].values[name] = value
        elif self._part == "pageset":
            self._part = "rest"
            zone.rest[name] = value
        elif self._part == "rest":
            zone.rest[name] = value
        elif self._part == "node":
            zone.node_counters[name] = value
        elif colon:
            zone.rest[name] = value
        elif name in MARKS:
            zone.pages[name] = value
        else:
            zone.counters[name] = value


def parse_zoneinfo(text: str, file: str = "", first_line: int = 1) -> list[ZoneInfo]:
    """The zones of a whole file; empty lines are skipped. Raises InputError at the first line of another kind."""
    reader = ZoneInfoReader()
    for number, line in enumerate(text.splitlines(), first_line):
        if line.strip() and not reader.take(line):
            raise InputError(
                "not a line of /proc/zoneinfo",
                file,
                number,
                found=repr(line.strip()[:80]),
                expected='"Node 0, zone   Normal", "pages free     199584" or "nr_free_pages 199584"',
            )
    return reader.zones


def format_zoneinfo(zones: Iterable[ZoneInfo]) -> str:
    """The text, as Linux 5.4 to 6.18 print it."""
    return "".join(f"{line}\n" for zone in zones for line in _lines(zone))


def _lines(zone: ZoneInfo) -> Iterator[str]:
    yield f"Node {zone.node}, zone {zone.zone:>8}"
    if zone.node_counters:
        yield "  per-node stats"
        yield from _counters(zone.node_counters)
    for name, value in zone.pages.items():
        yield f"  pages free     {value}" if name == "free" else f"        {name:<8} {value}"
    yield f"        protection: ({', '.join(map(str, zone.protection))})"
    yield from _counters(zone.counters)
    if zone.pagesets:
        yield "  pagesets"
    for pageset in zone.pagesets:
        yield f"    cpu: {pageset.cpu}"
        for name, value in pageset.values.items():
            yield f"              {name + ':':<{_width(pageset.values)}} {value}"
        if pageset.threshold is not None:
            yield f"  {THRESHOLD} {pageset.threshold}"
    for name, value in zone.rest.items():
        yield f"  {name + ':':<20} {value}"


def _counters(counters: dict[str, int]) -> Iterator[str]:
    for name, value in counters.items():
        yield f"      {name:<12} {value}"


def _width(values: dict[str, int]) -> int:
    return 9 if "high_min" in values else 6
