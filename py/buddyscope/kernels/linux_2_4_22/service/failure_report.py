"""Text in the manner of what 2.4 prints about its free areas when a request fails, and the line about the failure.

    __alloc_pages: 1-order allocation failed (gfp=0x20/0)
    Free pages:         476kB (    40kB HighMem)
    Zone:DMA freepages:    96kB min:    80kB low:   160kB high:   240kB
    Zone:Normal freepages:   340kB min:    80kB low:   160kB high:   240kB
    ( Active: 0, inactive: 32, free: 119 )
    DMA: 2*4kB 1*8kB 1*16kB 2*32kB 0*64kB = 96kB
    Normal: 1*4kB 0*8kB 1*16kB 2*32kB 4*64kB = 340kB

Pages of 4 kB. "In the manner of": the kernel's own text differs in detail from one 2.4 to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from buddyscope.errors import InputError

from ..mmzone import System

KB = 4
"""size of a page in kB"""
TOTAL = re.compile(r"Free pages:\s*([0-9]{1,18})kB \(\s*([0-9]{1,18})kB HighMem\)\Z")
ZONE = re.compile(
    r"Zone:(\w+) freepages:\s*([0-9]{1,18})kB min:\s*([0-9]{1,18})kB low:\s*([0-9]{1,18})kB high:\s*([0-9]{1,18})kB\Z"
)
LISTS = re.compile(r"\( Active: ([0-9]{1,18}), inactive: ([0-9]{1,18}), free: ([0-9]{1,18}) \)\Z")
ORDERS = re.compile(r"(\w+): ((?:[0-9]{1,18}\*[0-9]{1,18}kB )+)= ([0-9]{1,18})kB\Z")
FAILED = re.compile(r"__alloc_pages: ([0-9]{1,18})-order allocation failed \(gfp=(0x[0-9a-f]{1,8})/([01])\)\Z")


@dataclass(frozen=True, slots=True)
class FreeZone:
    """One zone, in pages."""

    name: str
    marks: tuple[int, int, int]
    """pages_min, pages_low, pages_high"""
    counts: tuple[int, ...]
    """free blocks, by order"""

    @property
    def free(self) -> int:
        """Free pages."""
        return sum(count << order for order, count in enumerate(self.counts))


@dataclass(frozen=True, slots=True)
class FreeAreas:
    """All zones, and what reclaim could look at, in pages."""

    zones: tuple[FreeZone, ...]
    active: int = 0
    inactive: int = 0

    @property
    def free(self) -> int:
        """Free pages of all zones."""
        return sum(zone.free for zone in self.zones)


@dataclass(frozen=True, slots=True)
class Failed:
    """The request that got nothing."""

    order: int
    gfp: int
    memalloc: bool = False
    """the task had PF_MEMALLOC"""


def format_failed(failed: Failed) -> str:
    """The line about the request."""
    return f"__alloc_pages: {failed.order}-order allocation failed (gfp={failed.gfp:#x}/{int(failed.memalloc)})\n"


def parse_failed(text: str, file: str = "", line: int = 1) -> Failed:
    """The same the other way round. Raises InputError."""
    match = FAILED.match(text.strip())
    if not match:
        raise _unlike(text, file, line, "__alloc_pages: 1-order allocation failed (gfp=0x20/0)")
    return Failed(int(match[1]), int(match[2], 16), match[3] == "1")


def format_free_areas(areas: FreeAreas) -> str:
    """The text."""
    return "".join(f"{line}\n" for line in _lines(areas))


def _lines(areas: FreeAreas) -> Iterator[str]:
    high = sum(zone.free for zone in areas.zones if zone.name == "HighMem")
    yield f"Free pages: {areas.free * KB:11d}kB ({high * KB:6d}kB HighMem)"
    for zone in areas.zones:
        least, low, most = (mark * KB for mark in zone.marks)
        yield f"Zone:{zone.name} freepages:{zone.free * KB:6d}kB min:{least:6d}kB low:{low:6d}kB high:{most:6d}kB"
    yield f"( Active: {areas.active}, inactive: {areas.inactive}, free: {areas.free} )"
    for zone in areas.zones:
        orders = " ".join(f"{count}*{KB << order}kB" for order, count in enumerate(zone.counts))
        yield f"{zone.name}: {orders} = {zone.free * KB}kB"


def parse_free_areas(text: str, file: str = "", first_line: int = 1) -> FreeAreas:
    """The zones of a text; empty lines are skipped. Raises InputError where it contradicts itself."""
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), first_line) if line.strip()]
    marks: dict[str, tuple[int, tuple[int, int, int]]] = {}
    zones: list[FreeZone] = []
    active = inactive = 0
    for at, line in lines:
        if match := ZONE.match(line):
            least, low, high = (_pages(match[group], file, at) for group in (3, 4, 5))
            marks[match[1]] = (_pages(match[2], file, at), (least, low, high))
        elif match := LISTS.match(line):
            active, inactive = int(match[1]), int(match[2])
        elif match := ORDERS.match(line):
            zones.append(_zone(match, marks, file, at))
        elif not TOTAL.match(line):
            raise _unlike(line, file, at, "Free pages: …, Zone:… freepages: …, ( Active: … ) or DMA: 1*4kB …")
    if len(zones) != len(marks):
        raise InputError(
            "a zone is there only once", file, first_line, found=f"{len(zones)} of {len(marks)}", expected="its lists"
        )
    return FreeAreas(tuple(zones), active, inactive)


def _zone(match: re.Match[str], marks: dict[str, tuple[int, tuple[int, int, int]]], file: str, line: int) -> FreeZone:
    name, total = match[1], int(match[3])
    if name not in marks:
        raise InputError(f"lists of an unknown zone {name}", file, line, found=name, expected=", ".join(marks))
    counts = []
    for order, word in enumerate(match[2].split()):
        count, size = word.removesuffix("kB").split("*")
        if int(size) != KB << order:
            raise InputError("a size is missing", file, line, found=word, expected=f"{count}*{KB << order}kB")
        counts.append(int(count))
    zone = FreeZone(name, marks[name][1], tuple(counts))
    if zone.free * KB != total or zone.free != marks[name][0]:
        found = f"{marks[name][0] * KB}kB, {zone.free * KB}kB and {total}kB"
        raise InputError(f"zone {name} does not add up", file, line, found=found, expected="three times the same")
    return zone


def _pages(text: str, file: str, line: int) -> int:
    if int(text) % KB:
        raise InputError("not whole pages", file, line, found=f"{text}kB", expected=f"a multiple of {KB}kB")
    return int(text) // KB


def _unlike(text: str, file: str, line: int, expected: str) -> InputError:
    return InputError("not a line of this text", file, line, found=repr(text.strip()[:60]), expected=expected)


def failure_report(system: System) -> str:
    """The zones of a machine as the kernel would print them, with what reclaim may free as inactive pages."""
    zones = tuple(
        FreeZone(
            zone.name,
            (zone.pages_min, zone.pages_low, zone.pages_high),
            tuple(len(area.free_list) for area in zone.free_area),
        )
        for zone in system.zones
    )
    pool = sum(1 << order for order, _ in system.pool.values())
    return format_free_areas(FreeAreas(zones, 0, pool))
