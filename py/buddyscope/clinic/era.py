"""Which kernel printed a report, and which rules it followed.

The version in the report is used first. Without one, the shape of the lines gives a range: the newest version that the
missing fields allow, never older than the present ones demand.
"""

import re
from dataclasses import dataclass

from .gfp import TABLES, bits_of_names
from .reports import Report

VERSION = re.compile(r"(\d{1,2})\.(\d{1,3})(?:\.(\d{1,3}))?")
SHAPES: list[tuple[str, tuple[int, ...]]] = [
    ("zone zspages", (6, 18)),
    ("zone free_highatomic", (6, 13)),
    ("total sec_pagetables", (6, 1)),
    ("total kernel_misc_reclaimable", (5, 18)),
    ("zone boost", (5, 15)),
    ("zone reserved_highatomic", (5, 5)),
    ("node line", (4, 8)),
    ("total free_pcp", (4, 2)),
    ("total free_cma", (3, 7)),
    ("total isolated_anon", (2, 6, 32)),
    ("total active_anon", (2, 6, 28)),
    ("hi:", (2, 6, 25)),
    ("Hot: hi:", (2, 6, 24)),
    ("lowmem_reserve", (2, 6, 11)),
    ("zone pages_scanned", (2, 6, 9)),
    ("protections", (2, 6, 5)),
    ("hot:", (2, 6, 4)),
    ("zone active", (2, 6, 4)),
    ("zone24", (2, 4, 10)),
    ("totals24", (2, 4, 0)),
    ("Free pages", (2, 4, 0)),
]
"""what appears in the text, and the first version that prints it; the newest that is found holds"""


@dataclass(frozen=True, slots=True)
class Era:
    """The kernel of a report."""

    version: tuple[int, ...]
    kernel: str
    """in words"""
    printed: bool
    """the version stands in the report itself"""
    settled: bool
    """which rule applies is not in doubt"""
    vendor: bool = False
    """a distribution's kernel, which may hold newer code than its number says"""

    @property
    def name(self) -> str:
        """2.4, 2.6, 3.x … 7.x"""
        if self.version < (2, 5):
            return "2.4"
        return "2.6" if self.version < (3,) else f"{self.version[0]}.x"

    @property
    def rule(self) -> str:
        """Which test the allocator made; a key of `watermark`."""
        return rule_of(self.version)


def rule_of(version: tuple[int, ...]) -> str:
    """The rule of a version: cumulative, incremental, protection, protection-min, high-order or lists."""
    limits = [
        ((2, 5), "cumulative"),
        ((2, 6, 4), "incremental"),
        ((2, 6, 9), "protection"),
        ((2, 6, 11), "protection-min"),
    ]
    for limit, rule in limits:
        if version < limit:
            return rule
    return "high-order" if version < (4, 4) else "lists"


def parse_version(text: str) -> tuple[int, ...]:
    """(major, minor, patch) of a version; () for what is none."""
    match = VERSION.match(text)
    if not match:
        return ()
    numbers = tuple(int(part) for part in match.groups() if part)
    known = (2, 4) <= numbers[:2] <= (2, 6) or 3 <= numbers[0] <= 9
    return numbers if known else ()


def era_of(report: Report) -> Era:
    """The kernel of a report."""
    distinct = list(dict.fromkeys(report.versions))
    shape = shape_version(report)
    for text in distinct:
        version = parse_version(text)
        if version and _fits(version, report):
            vendor = bool(re.search(r"el\d|\.fc\d|generic|android|perf\+|\d{6,}", text))
            settled = len(distinct) == 1 or len({rule_of(parse_version(one)) for one in distinct}) == 1
            return Era(_sharpen(version, report), text, True, settled, vendor)
    names = _version_of_masks(report)
    version = max(shape, names or (0,))
    return Era(version, f"about {'.'.join(map(str, version))}, by its format", False, _settled(version, report, names))


def shape_version(report: Report) -> tuple[int, ...]:
    """The first version that prints all that the report shows."""
    for shape, version in SHAPES:
        if shape in report.shape:
            return version
    head = report.head
    return (2, 4, 10) if head and head.kind == "alloc" else (2, 6, 19)


def _sharpen(version: tuple[int, ...], report: Report) -> tuple[int, ...]:
    """2.6.10-rc prints protections[], which 2.6.11 does not; a field outweighs a number."""
    if "protections" in report.shape and version >= (2, 6, 11):
        return (2, 6, 10)
    if "lowmem_reserve" in report.shape and version[:2] == (2, 6) and version < (2, 6, 11):
        return (2, 6, 11)
    return version


def _fits(version: tuple[int, ...], report: Report) -> bool:
    """Whether a version can have printed the lines: a stack's head may belong to another report."""
    shape = shape_version(report)
    return version[:2] >= shape[:2] or shape < (2, 6, 28) or version >= (3, 10)


def _version_of_masks(report: Report) -> tuple[int, ...] | None:
    """A version that prints a mask so; None where masks do not tell."""
    head = report.head
    if not head:
        return None
    if head.kind == "alloc":
        return (2, 4, 10)
    value = int(head.raw, 16) if head.raw else 0
    if head.names:
        return _version_of_named(value, set(head.names))
    if head.kind == "oom" and head.order is None:
        return None
    return (2, 6, 30) if value & 0x8 and value < 0x400000 else None


def _version_of_named(value: int, names: set[str]) -> tuple[int, ...]:
    first = {"6.3-7.x": (6, 3), "5.1-6.2": (5, 1), "4.17-5.0": (4, 17), "4.10-4.16": (4, 10), "4.4-4.9": (4, 6)}
    for table in ("5.1-6.2", "4.17-5.0", "4.10-4.16", "4.4-4.9", "6.3-7.x"):
        bits, unknown = bits_of_names(sorted(names), table)
        if not unknown and not bits & ~value and not value & ~bits & sum(TABLES[table].values()) & ~0x2200:
            return first[table]
    return (4, 6)


def _settled(version: tuple[int, ...], report: Report, names: tuple[int, ...] | None) -> bool:
    """Without a printed version: whether every version that can be meant follows the same rule."""
    if version < (2, 6, 11):
        return "pages_scanned" in " ".join(report.shape) or version < (2, 5)
    if version >= (6, 13) or (names and (4, 4) <= version < (5, 1)):
        return True
    if "node line" not in report.shape and version < (4, 4):
        return "lowmem_reserve" in report.shape
    return False
