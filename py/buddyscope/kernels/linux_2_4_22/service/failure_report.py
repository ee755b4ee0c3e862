"""Two texts of 2.4: the line about a failed request, and what show_free_areas() prints when somebody asks for it.

    __alloc_pages: 1-order allocation failed (gfp=0x20/0)

is all that the kernel prints by itself. Free areas come with SysRq-M, at another time:

    SysRq : Show Memory
    Mem-info:
    Free pages:         436kB (     0kB HighMem)
    Zone:DMA freepages:    96kB min:    80kB low:   160kB high:   240kB
    Zone:Normal freepages:   340kB min:    80kB low:   160kB high:   240kB
    ( Active: 0, inactive: 32, free: 109 )
    2*4kB 1*8kB 1*16kB 2*32kB 0*64kB = 96kB)
    1*4kB 0*8kB 1*16kB 2*32kB 4*64kB = 340kB)

Pages of 4 kB. The lines of lists have no name of a zone: they come in the order of the Zone: lines, and "= 0kB)" alone
is an empty zone. A stock kernel has a line for DMA, Normal and HighMem each; ours has one for each zone that there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.mmzone import System

KB = 4
"""size of a page in kB"""
TOTAL = re.compile(r"Free pages:\s*([0-9]{1,18})kB \(\s*([0-9]{1,18})kB HighMem\)\Z")
ZONE = re.compile(
    r"Zone:(\w+) freepages:\s*([0-9]{1,18})kB min:\s*([0-9]{1,18})kB low:\s*([0-9]{1,18})kB high:\s*([0-9]{1,18})kB\Z"
)
LISTS = re.compile(r"\( Active: ([0-9]{1,18}), inactive: ([0-9]{1,18}), free: ([0-9]{1,18}) \)\Z")
ORDERS = re.compile(r"((?:[0-9]{1,18}\*[0-9]{1,18}kB )*)= ([0-9]{1,18})kB\)\Z")
HEAD = ("SysRq : Show Memory", "Mem-info:")
"""what SysRq-M prints above the free areas"""
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
    """What show_free_areas() prints."""
    return "".join(f"{line}\n" for line in _lines(areas))


def format_show_memory(areas: FreeAreas) -> str:
    """The first lines that SysRq-M prints: its heading and the free areas."""
    return "".join(f"{line}\n" for line in HEAD) + format_free_areas(areas)


def _lines(areas: FreeAreas) -> Iterator[str]:
    high = sum(zone.free for zone in areas.zones if zone.name == "HighMem")
    yield f"Free pages: {areas.free * KB:11d}kB ({high * KB:6d}kB HighMem)"
    for zone in areas.zones:
        least, low, most = (mark * KB for mark in zone.marks)
        yield f"Zone:{zone.name} freepages:{zone.free * KB:6d}kB min:{least:6d}kB low:{low:6d}kB high:{most:6d}kB"
    yield f"( Active: {areas.active}, inactive: {areas.inactive}, free: {areas.free} )"
    for zone in areas.zones:
        orders = " ".join(f"{count}*{KB << order}kB" for order, count in enumerate(zone.counts))
        yield f"{orders} = {zone.free * KB}kB)".lstrip()


def parse_free_areas(text: str, file: str = "", first_line: int = 1) -> FreeAreas:
    """The zones of a text; empty lines and the heading of SysRq-M are skipped.

    Raises InputError where the text contradicts itself.

    freepages of a zone may differ from the sum of its lists: in a genuine log others allocate between the two lines.
    """
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), first_line) if line.strip()]
    marks: dict[str, tuple[int, int, int]] = {}
    zones: list[FreeZone] = []
    active = inactive = 0
    for at, line in lines:
        if match := ZONE.match(line):
            least, low, high = (_pages(match[group], file, at) for group in (3, 4, 5))
            _pages(match[2], file, at)
            marks[match[1]] = (least, low, high)
        elif match := LISTS.match(line):
            active, inactive = int(match[1]), int(match[2])
        elif match := ORDERS.match(line):
            zones.append(_zone(match, marks, len(zones), file, at))
        elif not TOTAL.match(line) and line not in HEAD:
            raise _unlike(line, file, at, "Free pages: …, Zone:… freepages: …, ( Active: … ) or 1*4kB … = 4kB)")
    if len(zones) != len(marks):
        raise InputError(
            "a zone is there only once", file, first_line, found=f"{len(zones)} of {len(marks)}", expected="its lists"
        )
    return FreeAreas(tuple(zones), active, inactive)


def _zone(match: re.Match[str], marks: dict[str, tuple[int, int, int]], number: int, file: str, line: int) -> FreeZone:
    """The lists of the zone that the Zone: line of this number is about."""
    if number >= len(marks):
        raise InputError(
            "lists without a zone", file, line, found=f"{number + 1} lines of lists", expected=f"{len(marks)} zones"
        )
    name = list(marks)[number]
    counts = []
    for order, word in enumerate(match[1].split()):
        count, size = word.removesuffix("kB").split("*")
        if int(size) != KB << order:
            raise InputError("a size is missing", file, line, found=word, expected=f"{count}*{KB << order}kB")
        counts.append(int(count))
    zone = FreeZone(name, marks[name], tuple(counts))
    if zone.free * KB != int(match[2]):
        found = f"{zone.free * KB}kB and {match[2]}kB"
        raise InputError(f"zone {name} does not add up", file, line, found=found, expected="twice the same")
    return zone


def _pages(text: str, file: str, line: int) -> int:
    if int(text) % KB:
        raise InputError("not whole pages", file, line, found=f"{text}kB", expected=f"a multiple of {KB}kB")
    return int(text) // KB


def _unlike(text: str, file: str, line: int, expected: str) -> InputError:
    return InputError("not a line of this text", file, line, found=repr(text.strip()[:60]), expected=expected)


def failure_report(system: System) -> str:
    """What SysRq-M would print of a machine: zones with their marks and free lists, and what reclaim could look at."""
    zones = tuple(
        FreeZone(
            zone.name,
            (zone.pages_min, zone.pages_low, zone.pages_high),
            tuple(len(area.free_list) for area in zone.free_area),
        )
        for zone in system.zones
    )
    pool = sum(1 << order for order, _ in system.pool.values())
    return format_show_memory(FreeAreas(zones, 0, pool))
