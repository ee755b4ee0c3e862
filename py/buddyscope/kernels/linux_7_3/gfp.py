"""GFP flags, the allocator's internal flags, and how the second follow from the first.

Mirrors include/linux/gfp_types.h, mm/internal.h and the deriving functions of mm/page_alloc.c (spec 1.4).
"""

from typing import Final

from .functions import kernel_function
from .mmzone import (
    MIGRATE_MOVABLE,
    MIGRATE_UNMOVABLE,
    WMARK_HIGH,
    WMARK_LOW,
    WMARK_MIN,
    System,
    SystemField,
    Zone,
)

FILE = "mm/page_alloc.c"

__GFP_DMA: Final = 0x1
__GFP_HIGHMEM: Final = 0x2
__GFP_DMA32: Final = 0x4
__GFP_MOVABLE: Final = 0x8
__GFP_RECLAIMABLE: Final = 0x10
__GFP_HIGH: Final = 0x20
__GFP_IO: Final = 0x40
__GFP_FS: Final = 0x80
__GFP_ZERO: Final = 0x100
__GFP_DIRECT_RECLAIM: Final = 0x400
__GFP_KSWAPD_RECLAIM: Final = 0x800
__GFP_WRITE: Final = 0x1000
__GFP_NOWARN: Final = 0x2000
__GFP_RETRY_MAYFAIL: Final = 0x4000
__GFP_NOFAIL: Final = 0x8000
__GFP_NORETRY: Final = 0x10000
__GFP_MEMALLOC: Final = 0x20000
__GFP_COMP: Final = 0x40000
__GFP_NOMEMALLOC: Final = 0x80000
__GFP_HARDWALL: Final = 0x100000
__GFP_THISNODE: Final = 0x200000
__GFP_ACCOUNT: Final = 0x400000
GFP_ZONEMASK: Final = 0xF
GFP_MOVABLE_MASK: Final = 0x18
__GFP_RECLAIM: Final = __GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM

BITS: Final = {
    "__GFP_DMA": __GFP_DMA,
    "__GFP_HIGHMEM": __GFP_HIGHMEM,
    "__GFP_DMA32": __GFP_DMA32,
    "__GFP_MOVABLE": __GFP_MOVABLE,
    "__GFP_RECLAIMABLE": __GFP_RECLAIMABLE,
    "__GFP_HIGH": __GFP_HIGH,
    "__GFP_IO": __GFP_IO,
    "__GFP_FS": __GFP_FS,
    "__GFP_ZERO": __GFP_ZERO,
    "__GFP_DIRECT_RECLAIM": __GFP_DIRECT_RECLAIM,
    "__GFP_KSWAPD_RECLAIM": __GFP_KSWAPD_RECLAIM,
    "__GFP_WRITE": __GFP_WRITE,
    "__GFP_NOWARN": __GFP_NOWARN,
    "__GFP_RETRY_MAYFAIL": __GFP_RETRY_MAYFAIL,
    "__GFP_NOFAIL": __GFP_NOFAIL,
    "__GFP_NORETRY": __GFP_NORETRY,
    "__GFP_MEMALLOC": __GFP_MEMALLOC,
    "__GFP_COMP": __GFP_COMP,
    "__GFP_NOMEMALLOC": __GFP_NOMEMALLOC,
    "__GFP_HARDWALL": __GFP_HARDWALL,
    "__GFP_THISNODE": __GFP_THISNODE,
    "__GFP_ACCOUNT": __GFP_ACCOUNT,
}

GFP_KERNEL: Final = __GFP_RECLAIM | __GFP_IO | __GFP_FS
GFP_USER: Final = GFP_KERNEL | __GFP_HARDWALL
GFP_HIGHUSER: Final = GFP_USER | __GFP_HIGHMEM
GFP_HIGHUSER_MOVABLE: Final = GFP_HIGHUSER | __GFP_MOVABLE
GFP_ATOMIC: Final = __GFP_HIGH | __GFP_KSWAPD_RECLAIM
GFP_NOWAIT: Final = __GFP_KSWAPD_RECLAIM | __GFP_NOWARN
GFP_NOIO: Final = __GFP_RECLAIM
GFP_NOFS: Final = __GFP_RECLAIM | __GFP_IO
GFP_DMA: Final = __GFP_DMA
GFP_DMA32: Final = __GFP_DMA32
GFP_TRANSHUGE_LIGHT: Final = (
    (GFP_HIGHUSER_MOVABLE | __GFP_COMP | __GFP_NOMEMALLOC | __GFP_NOWARN) & ~__GFP_RECLAIM
)  # fmt: skip
GFP_TRANSHUGE: Final = GFP_TRANSHUGE_LIGHT | __GFP_DIRECT_RECLAIM

COMPOSITES: Final = {
    "GFP_KERNEL": GFP_KERNEL,
    "GFP_USER": GFP_USER,
    "GFP_HIGHUSER": GFP_HIGHUSER,
    "GFP_HIGHUSER_MOVABLE": GFP_HIGHUSER_MOVABLE,
    "GFP_ATOMIC": GFP_ATOMIC,
    "GFP_NOWAIT": GFP_NOWAIT,
    "GFP_NOIO": GFP_NOIO,
    "GFP_NOFS": GFP_NOFS,
    "GFP_DMA": GFP_DMA,
    "GFP_DMA32": GFP_DMA32,
    "GFP_TRANSHUGE_LIGHT": GFP_TRANSHUGE_LIGHT,
    "GFP_TRANSHUGE": GFP_TRANSHUGE,
}

DECODED: Final = (
    "GFP_TRANSHUGE",
    "GFP_TRANSHUGE_LIGHT",
    "GFP_HIGHUSER_MOVABLE",
    "GFP_HIGHUSER",
    "GFP_USER",
    "GFP_KERNEL",
    "GFP_NOFS",
    "GFP_ATOMIC",
    "GFP_NOIO",
    "GFP_NOWAIT",
)
"""the composites by which the kernel prints a mask, those with the most bits first"""

ALLOC_WMARK_MIN: Final = WMARK_MIN
ALLOC_WMARK_LOW: Final = WMARK_LOW
ALLOC_WMARK_HIGH: Final = WMARK_HIGH
ALLOC_WMARK_MASK: Final = 0x3
ALLOC_NO_WATERMARKS: Final = 0x4
ALLOC_OOM: Final = 0x8
ALLOC_NON_BLOCK: Final = 0x10
ALLOC_MIN_RESERVE: Final = 0x20
ALLOC_CPUSET: Final = 0x40
ALLOC_CMA: Final = 0x80
ALLOC_NOFRAGMENT: Final = 0x100
ALLOC_HIGHATOMIC: Final = 0x200
ALLOC_KSWAPD: Final = 0x800
ALLOC_RESERVES: Final = ALLOC_NON_BLOCK | ALLOC_MIN_RESERVE | ALLOC_HIGHATOMIC | ALLOC_OOM

ALLOC_NAMES: Final = {
    "ALLOC_NO_WATERMARKS": ALLOC_NO_WATERMARKS,
    "ALLOC_OOM": ALLOC_OOM,
    "ALLOC_NON_BLOCK": ALLOC_NON_BLOCK,
    "ALLOC_MIN_RESERVE": ALLOC_MIN_RESERVE,
    "ALLOC_CPUSET": ALLOC_CPUSET,
    "ALLOC_CMA": ALLOC_CMA,
    "ALLOC_NOFRAGMENT": ALLOC_NOFRAGMENT,
    "ALLOC_HIGHATOMIC": ALLOC_HIGHATOMIC,
    "ALLOC_KSWAPD": ALLOC_KSWAPD,
}

PF_MEMALLOC: Final = 0x800
"""the task itself reclaims: it may use every page"""
PF_OOM_VICTIM: Final = 0x1000
"""ours: the OOM killer chose the task (the kernel keeps that in its signal structure)"""
PF_REALTIME: Final = 0x2000
"""ours: the task runs with a real-time priority (the kernel keeps that in its scheduling class)"""
TASK_FLAGS: Final = {
    "PF_MEMALLOC": PF_MEMALLOC,
    "PF_OOM_VICTIM": PF_OOM_VICTIM,
    "PF_REALTIME": PF_REALTIME,
}

IN_TASK, IN_SOFTIRQ, IN_HARDIRQ = range(3)


@kernel_function("gfp_mask", returns="count", file="include/linux/gfp.h")
def gfp_zone(system: System, gfp_mask: int) -> int:
    """Index of the highest zone that a request may use. Raises ValueError for two zones at once (spec 1.3)."""
    highest = system.gfp_zone_table[gfp_mask & GFP_ZONEMASK]
    if highest < 0:
        raise ValueError("a request for two zones at once: expected one of __GFP_DMA, __GFP_DMA32, __GFP_HIGHMEM")
    return highest


def gfp_zone_table(zone_names: tuple[str, ...]) -> tuple[int, ...]:
    """The highest usable zone by the four zone bits; a zone that the machine does not know counts as Normal."""
    return tuple(highest_zone(zone_names, bits) for bits in range(GFP_ZONEMASK + 1))


def highest_zone(zone_names: tuple[str, ...], bits: int) -> int:
    """The highest zone for these zone bits, -1 for two zones at once."""
    zones = ((__GFP_DMA, "DMA"), (__GFP_HIGHMEM, "HighMem"), (__GFP_DMA32, "DMA32"))
    wanted = [name for bit, name in zones if bits & bit]
    if len(wanted) > 1:
        return -1
    if wanted == ["HighMem"] and bits & __GFP_MOVABLE:
        return zone_names.index("Movable")
    name = wanted[0] if wanted and wanted[0] in zone_names else "Normal"
    return zone_names.index(name)


@kernel_function("gfp_mask", returns="count", file="include/linux/gfp.h")
def gfp_migratetype(system: System, gfp_mask: int) -> int:
    """Type of a request. Raises ValueError for movable and reclaimable at once."""
    if gfp_mask & GFP_MOVABLE_MASK == GFP_MOVABLE_MASK:
        raise ValueError("a request cannot be movable and reclaimable at once")
    if system.values[SystemField.GROUPING_DISABLED]:
        return MIGRATE_UNMOVABLE
    return (gfp_mask & GFP_MOVABLE_MASK) >> 3


def gfp_to_alloc_flags_cma(system: System, gfp_mask: int, alloc_flags: int) -> int:
    """Movable requests may use CMA areas."""
    return alloc_flags | ALLOC_CMA if gfp_migratetype(system, gfp_mask) == MIGRATE_MOVABLE else alloc_flags


@kernel_function("gfp_mask", "order", returns="count", file=FILE)
def gfp_to_alloc_flags_nonblocking(gfp_mask: int, order: int) -> int:
    """What a request gets that may not sleep; nothing with __GFP_NOMEMALLOC."""
    if gfp_mask & (__GFP_DIRECT_RECLAIM | __GFP_NOMEMALLOC):
        return 0
    if order > 0 and gfp_mask & __GFP_HIGH:
        return ALLOC_NON_BLOCK | ALLOC_HIGHATOMIC
    return ALLOC_NON_BLOCK


@kernel_function("zone", "gfp_mask", returns="count", file=FILE)
def alloc_flags_nofragment(zone: Zone, gfp_mask: int) -> int:
    """KSWAPD, and NOFRAGMENT where another zone can be tried before blocks of several types are mixed."""
    system = zone.system
    alloc_flags = gfp_mask & __GFP_KSWAPD_RECLAIM  # the same bit as ALLOC_KSWAPD
    if system.values[SystemField.DEFRAG_MODE]:
        return alloc_flags | ALLOC_NOFRAGMENT
    if zone.index != system.zone_normal or "DMA32" not in system.zone_names:
        return alloc_flags
    if len(system.nodes) > 1 and all(other.index != zone.index - 1 for other in system.nodes[zone.node].zones):
        return alloc_flags
    return alloc_flags | ALLOC_NOFRAGMENT


def first_pass_flags(zone: Zone, gfp_mask: int, order: int) -> int:
    """Flags of the first walk: down to the low mark."""
    alloc_flags = ALLOC_WMARK_LOW | alloc_flags_nofragment(zone, gfp_mask)
    alloc_flags |= gfp_to_alloc_flags_nonblocking(gfp_mask, order) & ALLOC_HIGHATOMIC
    return gfp_to_alloc_flags_cma(zone.system, gfp_mask, alloc_flags)


@kernel_function("gfp_mask", "order", returns="count", file=FILE)
def alloc_flags_slowpath(system: System, gfp_mask: int, order: int) -> int:
    """Flags of the walks of the slow path: down to the min mark."""
    alloc_flags = ALLOC_WMARK_MIN | ALLOC_CPUSET | gfp_mask & __GFP_KSWAPD_RECLAIM
    if gfp_mask & __GFP_HIGH:
        alloc_flags |= ALLOC_MIN_RESERVE
    if gfp_mask & __GFP_DIRECT_RECLAIM:
        if system.values[SystemField.TASK_FLAGS] & PF_REALTIME and system.values[SystemField.CONTEXT] == IN_TASK:
            alloc_flags |= ALLOC_MIN_RESERVE
    else:
        alloc_flags |= gfp_to_alloc_flags_nonblocking(gfp_mask, order)
        if alloc_flags & ALLOC_MIN_RESERVE:
            alloc_flags &= ~ALLOC_CPUSET
    if system.values[SystemField.DEFRAG_MODE]:
        alloc_flags |= ALLOC_NOFRAGMENT
    return gfp_to_alloc_flags_cma(system, gfp_mask, alloc_flags)


@kernel_function("gfp_mask", returns="count", file=FILE)
def __gfp_pfmemalloc_flags(system: System, gfp_mask: int) -> int:
    """Whether the request may use reserves that others must leave alone."""
    if gfp_mask & __GFP_NOMEMALLOC:
        return 0
    if gfp_mask & __GFP_MEMALLOC:
        return ALLOC_NO_WATERMARKS
    task, context = system.values[SystemField.TASK_FLAGS], system.values[SystemField.CONTEXT]
    if task & PF_MEMALLOC and context != IN_HARDIRQ:
        return ALLOC_NO_WATERMARKS
    if task & PF_OOM_VICTIM and context == IN_TASK:
        return ALLOC_OOM
    return 0


def flag_names(gfp_mask: int) -> str:
    """A mask as the kernel prints it: the composite with the most bits that it contains, then single flags."""
    fitting = [name for name in DECODED if COMPOSITES[name] & gfp_mask == COMPOSITES[name]]
    rest = gfp_mask & ~COMPOSITES[fitting[0]] if fitting else gfp_mask
    return "|".join([*fitting[:1], *(name for name, bit in BITS.items() if rest & bit)]) or "none"
