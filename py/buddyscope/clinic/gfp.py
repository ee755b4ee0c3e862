"""The bits of a gfp mask by kernel version, and what they mean for the allocator.

A number can mean opposite things: 0x400000 forbids waking kswapd in 3.6, allows direct reclaim in 4.4, and asks for
accounting in 5.1. Where a report prints names, the names decide which table fits.
"""

from collections.abc import Iterable
from dataclasses import dataclass

_LOW = {"__GFP_DMA": 0x1, "__GFP_HIGHMEM": 0x2}
_V24_9 = _LOW | {"__GFP_WAIT": 0x10, "__GFP_HIGH": 0x20, "__GFP_IO": 0x40, "__GFP_FS": 0x80}
_V24 = _LOW | {"__GFP_WAIT": 0x10, "__GFP_HIGH": 0x20, "__GFP_IO": 0x40, "__GFP_HIGHIO": 0x80, "__GFP_FS": 0x100}
_V26_COMMON = _LOW | {
    "__GFP_DMA32": 0x4,
    "__GFP_WAIT": 0x10,
    "__GFP_HIGH": 0x20,
    "__GFP_IO": 0x40,
    "__GFP_FS": 0x80,
    "__GFP_COLD": 0x100,
    "__GFP_NOWARN": 0x200,
    "__GFP_REPEAT": 0x400,
    "__GFP_NOFAIL": 0x800,
    "__GFP_NORETRY": 0x1000,
}
_V26_HIGH = {
    "__GFP_COMP": 0x4000,
    "__GFP_ZERO": 0x8000,
    "__GFP_NOMEMALLOC": 0x10000,
    "__GFP_HARDWALL": 0x20000,
    "__GFP_THISNODE": 0x40000,
}
_V26_0 = _V26_COMMON | {"__GFP_NO_GROW": 0x2000} | _V26_HIGH
_V26_23 = _V26_COMMON | _V26_HIGH | {"__GFP_RECLAIMABLE": 0x80000, "__GFP_MOVABLE": 0x100000}
_V26_30 = (
    _V26_COMMON
    | {"__GFP_MOVABLE": 0x8}
    | _V26_HIGH
    | {
        "__GFP_RECLAIMABLE": 0x80000,
        "__GFP_NOTRACK": 0x200000,
        "__GFP_NO_KSWAPD": 0x400000,
        "__GFP_OTHER_NODE": 0x800000,
    }
)
_V36 = _V26_30 | {"__GFP_MEMALLOC": 0x2000, "__GFP_KMEMCG": 0x100000, "__GFP_WRITE": 0x1000000}
_V44 = (
    _LOW
    | {
        "__GFP_DMA32": 0x4,
        "__GFP_MOVABLE": 0x8,
        "__GFP_RECLAIMABLE": 0x10,
        "__GFP_HIGH": 0x20,
        "__GFP_IO": 0x40,
        "__GFP_FS": 0x80,
        "__GFP_COLD": 0x100,
        "__GFP_NOWARN": 0x200,
        "__GFP_REPEAT": 0x400,
        "__GFP_NOFAIL": 0x800,
        "__GFP_NORETRY": 0x1000,
        "__GFP_MEMALLOC": 0x2000,
    }
    | _V26_HIGH
    | {
        "__GFP_ATOMIC": 0x80000,
        "__GFP_ACCOUNT": 0x100000,
        "__GFP_NOTRACK": 0x200000,
        "__GFP_DIRECT_RECLAIM": 0x400000,
        "__GFP_OTHER_NODE": 0x800000,
        "__GFP_WRITE": 0x1000000,
        "__GFP_KSWAPD_RECLAIM": 0x2000000,
    }
)
_V410 = {name: bit for name, bit in _V44.items() if name not in ("__GFP_OTHER_NODE",)} | {
    "__GFP_WRITE": 0x800000,
    "__GFP_KSWAPD_RECLAIM": 0x1000000,
    "__GFP_NOLOCKDEP": 0x2000000,
}
_V418 = {name: bit for name, bit in _V410.items() if name not in ("__GFP_COLD", "__GFP_NOTRACK", "__GFP_REPEAT")} | {
    "__GFP_WRITE": 0x100,
    "__GFP_RETRY_MAYFAIL": 0x400,
    "__GFP_DIRECT_RECLAIM": 0x200000,
    "__GFP_KSWAPD_RECLAIM": 0x400000,
    "__GFP_NOLOCKDEP": 0x800000,
}
_V51 = _LOW | {
    "__GFP_DMA32": 0x4,
    "__GFP_MOVABLE": 0x8,
    "__GFP_RECLAIMABLE": 0x10,
    "__GFP_HIGH": 0x20,
    "__GFP_IO": 0x40,
    "__GFP_FS": 0x80,
    "__GFP_ZERO": 0x100,
    "__GFP_ATOMIC": 0x200,
    "__GFP_DIRECT_RECLAIM": 0x400,
    "__GFP_KSWAPD_RECLAIM": 0x800,
    "__GFP_WRITE": 0x1000,
    "__GFP_NOWARN": 0x2000,
    "__GFP_RETRY_MAYFAIL": 0x4000,
    "__GFP_NOFAIL": 0x8000,
    "__GFP_NORETRY": 0x10000,
    "__GFP_MEMALLOC": 0x20000,
    "__GFP_COMP": 0x40000,
    "__GFP_NOMEMALLOC": 0x80000,
    "__GFP_HARDWALL": 0x100000,
    "__GFP_THISNODE": 0x200000,
    "__GFP_ACCOUNT": 0x400000,
    "__GFP_ZEROTAGS": 0x800000,
}
_V63 = {name: bit for name, bit in _V51.items() if name != "__GFP_ATOMIC"}

TABLES: dict[str, dict[str, int]] = {
    "2.4.8-2.4.9": _V24_9,
    "2.4.10-2.4.37": _V24,
    "2.6.0-2.6.22": _V26_0,
    "2.6.23-2.6.29": _V26_23,
    "2.6.30-3.5": _V26_30,
    "3.6-4.3": _V36,
    "4.4-4.9": _V44,
    "4.10-4.16": _V410,
    "4.17-5.0": _V418,
    "5.1-6.2": _V51,
    "6.3-7.x": _V63,
}
"""single-bit names and their bits, by the kernels that have them"""

_SINCE = [
    ("6.3-7.x", (6, 3)),
    ("5.1-6.2", (5, 1)),
    ("4.17-5.0", (4, 17)),
    ("4.10-4.16", (4, 10)),
    ("4.4-4.9", (4, 4)),
    ("3.6-4.3", (3, 6)),
    ("2.6.30-3.5", (2, 6, 30)),
    ("2.6.23-2.6.29", (2, 6, 23)),
    ("2.6.0-2.6.22", (2, 5)),
    ("2.4.10-2.4.37", (2, 4, 10)),
    ("2.4.8-2.4.9", (0,)),
]


def table_of(version: tuple[int, ...]) -> str:
    """The table of a kernel version."""
    return next(name for name, since in _SINCE if version >= since)


@dataclass(frozen=True, slots=True)
class Mask:
    """What a request asked for."""

    raw: str
    """as it is printed, such as 0x40cc0"""
    value: int
    table: str
    names: tuple[str, ...]
    """single bits, in the order of their values"""
    unknown: int
    """bits that the table does not have"""
    printed: tuple[str, ...] = ()
    """names in the report, as they are printed"""
    agrees: bool = True
    """the printed names and the number say the same"""

    def has(self, *names: str) -> bool:
        """Whether any of these bits, such as "HIGH", is set."""
        return any(f"__GFP_{name}" in self.names for name in names)

    @property
    def may_wait(self) -> bool:
        """Whether the caller may sleep and reclaim by itself."""
        return self.has("WAIT", "DIRECT_RECLAIM")

    @property
    def movable(self) -> bool:
        """Whether the request's pages are of type Movable."""
        return self.has("MOVABLE")


_COMPOUND_MODERN = {
    "GFP_ATOMIC": {"HIGH", "KSWAPD_RECLAIM"},
    "GFP_NOWAIT": {"KSWAPD_RECLAIM"},
    "GFP_NOIO": {"DIRECT_RECLAIM", "KSWAPD_RECLAIM"},
    "GFP_NOFS": {"DIRECT_RECLAIM", "KSWAPD_RECLAIM", "IO"},
    "GFP_KERNEL": {"DIRECT_RECLAIM", "KSWAPD_RECLAIM", "IO", "FS"},
    "GFP_TEMPORARY": {"DIRECT_RECLAIM", "KSWAPD_RECLAIM", "IO", "FS", "RECLAIMABLE"},
    "GFP_DMA": {"DMA"},
    "GFP_DMA32": {"DMA32"},
}
_COMPOUND_MODERN["GFP_KERNEL_ACCOUNT"] = _COMPOUND_MODERN["GFP_KERNEL"] | {"ACCOUNT"}
_COMPOUND_MODERN["GFP_USER"] = _COMPOUND_MODERN["GFP_KERNEL"] | {"HARDWALL"}
_COMPOUND_MODERN["GFP_HIGHUSER"] = _COMPOUND_MODERN["GFP_USER"] | {"HIGHMEM"}
_COMPOUND_MODERN["GFP_HIGHUSER_MOVABLE"] = _COMPOUND_MODERN["GFP_HIGHUSER"] | {"MOVABLE"}
_COMPOUND_MODERN["GFP_TRANSHUGE_LIGHT"] = (
    _COMPOUND_MODERN["GFP_HIGHUSER_MOVABLE"] | {"COMP", "NOMEMALLOC", "NOWARN"}
) - {"DIRECT_RECLAIM", "KSWAPD_RECLAIM"}
_COMPOUND_MODERN["GFP_TRANSHUGE"] = _COMPOUND_MODERN["GFP_TRANSHUGE_LIGHT"] | {"DIRECT_RECLAIM"}
NAMES = {bit for table in TABLES.values() for bit in table}


def bits_of_names(printed: Iterable[str], table: str) -> tuple[int, list[str]]:
    """The bits that printed names stand for by a table, and the names that it does not know."""
    known = TABLES[table]
    value, unknown = 0, []
    for name in printed:
        single = {f"__GFP_{part}" for part in _COMPOUND_MODERN.get(name, ())}
        if name == "GFP_ATOMIC" and "__GFP_ATOMIC" in known:
            single.add("__GFP_ATOMIC")
        if name == "__GFP_RECLAIM":
            single = {"__GFP_DIRECT_RECLAIM", "__GFP_KSWAPD_RECLAIM"}
        single = single or {name}
        if single <= known.keys():
            value |= sum(known[one] for one in single)
        else:
            unknown.append(name)
    return value, unknown


def decode(raw: str, version: tuple[int, ...], printed: tuple[str, ...] = (), certain: bool = False) -> Mask:
    """A mask by the table of a version; by the table that reproduces the printed names, if another one does.

    `certain`: the version stands in the report itself, and only a contradiction of the names can outweigh it.
    """
    value = int(raw, 16)
    table = table_of(version)
    if printed:
        table, agrees = _table_of_names(value, printed, table)
    else:
        agrees = certain or not value & ~sum(TABLES[table].values())
    known = TABLES[table]
    names = tuple(sorted((name for name, bit in known.items() if value & bit), key=known.__getitem__))
    return Mask(raw, value, table, names, value & ~sum(known.values()), printed, agrees)


def _table_of_names(value: int, printed: tuple[str, ...], usual: str) -> tuple[str, bool]:
    """The table by which the names give the number. The allocator's own bits must agree; names can hide others."""
    for table in [usual, *reversed(TABLES)]:
        bits, unknown = bits_of_names(printed, table)
        hidden = value & ~bits & ~TABLES[table].get("__GFP_NOWARN", 0)
        if not unknown and not bits & ~value and not hidden & sum(TABLES[table].values()):
            return table, True
    return usual, False
