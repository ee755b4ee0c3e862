"""Nodes, zones, free lists, pageblocks and per-CPU sets: flat state, and the only functions that write it.

Mirrors include/linux/mmzone.h. A page is its page frame number everywhere. A list is an OrderedDict page -> stamp whose
*last* key is the head (buddyscope.tracing.lists says how stamps order it). A free run is marked by being on a list: it
always stands under the type of its pageblock. Each primitive writes, and leaves one record in the log; its inverses
stand in undo.py.

Left out: struct page, LRU lists (only whether a page is on one), the drift of per-CPU counters, memory cgroups.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from buddyscope.tracing.journal import TEST, TEST_DETAIL, WIDTH, Log
from buddyscope.tracing.lists import TAIL
from buddyscope.tracing.messages import Message

from .kinds import (
    ADD_TO_FREE_LIST,
    ADD_TO_PCP,
    ADD_TO_POOL,
    DEL_FROM_FREE_LIST,
    DEL_FROM_PCP,
    DEL_FROM_POOL,
    EVENT,
    FREE_PAGES,
    LOCK,
    LRU,
    NODE_FIELD,
    PAGEBLOCK,
    PCP_COUNT,
    PCP_FIELD,
    SYSTEM_FIELD,
    UNLOCK,
    ZONE_FIELD,
)

PAGE_SHIFT: Final = 12
MAX_PAGE_ORDER: Final = 10
PAGEBLOCK_ORDER: Final = 9
PAGE_ALLOC_COSTLY_ORDER: Final = 3

MIGRATE_UNMOVABLE, MIGRATE_MOVABLE, MIGRATE_RECLAIMABLE, MIGRATE_HIGHATOMIC, MIGRATE_CMA, MIGRATE_ISOLATE = range(6)
MIGRATE_PCPTYPES: Final = 3
MIGRATE_TYPES: Final = 6
MIGRATE_LETTERS: Final = "UMEHCI"
"""as dumps of the kernel write them; recordings write R for Reclaimable"""
PAGEBLOCK_ISOLATED: Final = 8
"""the bit of a pageblock that is isolated; the type below it is remembered"""
PAGEBLOCK_TYPE: Final = (0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5)
"""effective type by the byte of a pageblock"""

MAX_NR_ZONES: Final = 4
ZONE_NAMES_64BIT: Final = ("DMA", "DMA32", "Normal", "Movable")
ZONE_NAMES_32BIT: Final = ("DMA", "Normal", "HighMem", "Movable")

WMARK_MIN, WMARK_LOW, WMARK_HIGH, WMARK_PROMO = range(4)
WMARK_NAMES: Final = ("min", "low", "high", "promo")

ZONE_BOOSTED_WATERMARK: Final = 1
ZONE_RECLAIM_ACTIVE: Final = 2
ZONE_BELOW_HIGH: Final = 4

PCPF_PREV_FREE_HIGH_ORDER: Final = 1
PCPF_FREE_HIGH_BATCH: Final = 2
PCP_BATCH_SCALE_MAX: Final = 5

POOL_FILE, POOL_ANON, POOL_SLAB = range(3)


class ZoneField:
    """The `field` of a ZONE_FIELD record, and the position in Zone.values."""

    MIN: Final = 0
    LOW: Final = 1
    HIGH: Final = 2
    PROMO: Final = 3
    BOOST: Final = 4
    FLAGS: Final = 5
    RESERVED_HIGHATOMIC: Final = 6
    LOWMEM_RESERVE: Final = 7
    """and the three after it: protection against requests of class 0 to 3"""
    COMPACT_MIGRATE: Final = 11
    """where the migrate scanner stands"""
    COMPACT_FREE: Final = 12
    """where the free scanner stands"""
    COMPACT_DEFER_SHIFT: Final = 13
    COMPACT_CONSIDERED: Final = 14
    COMPACT_ORDER_FAILED: Final = 15
    MANAGED: Final = 16
    """pages that boot handed over"""
    COUNT: Final = 17


class PcpField:
    """The `field` of a PCP_FIELD record."""

    HIGH: Final = 0
    HIGH_MIN: Final = 1
    HIGH_MAX: Final = 2
    BATCH: Final = 3
    FLAGS: Final = 4
    ALLOC_FACTOR: Final = 5
    FREE_COUNT: Final = 6


PCP_FIELD_NAMES: Final = ("high", "high_min", "high_max", "batch", "flags", "alloc_factor", "free_count")


class NodeField:
    """The `field` of a NODE_FIELD record, and the position in Node.values."""

    KSWAPD_ORDER: Final = 0
    KSWAPD_HIGHEST_ZONE: Final = 1
    KSWAPD_FAILURES: Final = 2
    KCOMPACTD_ORDER: Final = 3
    KCOMPACTD_HIGHEST_ZONE: Final = 4
    KSWAPD_WOKEN: Final = 5
    """1: kswapd has work to do when it gets its turn"""
    COUNT: Final = 6


class SystemField:
    """The `field` of a SYSTEM_FIELD record, and the position in System.values."""

    CPU: Final = 0
    CPU_NODE: Final = 1
    TASK_FLAGS: Final = 2
    CONTEXT: Final = 3
    """0 task, 1 soft interrupt, 2 hard interrupt"""
    GROUPING_DISABLED: Final = 4
    WATERMARK_BOOST_FACTOR: Final = 5
    DEFRAG_MODE: Final = 6
    HIGH_ORDER_MARKS: Final = 7
    """1: the watermark test of 2.6.11 to 4.3, which asks for free pages in large runs too"""
    CAPTURE_ORDER: Final = 8
    """order that a task in direct compaction waits for, plus 1; 0 for nobody"""
    CAPTURE_TYPE: Final = 9
    CAPTURED: Final = 10
    """the run that was handed to it, plus 1"""
    OOM_KILLS: Final = 11
    MIN_FREE_KBYTES: Final = 12
    WATERMARK_SCALE_FACTOR: Final = 13
    PCP_HIGH_FRACTION: Final = 14
    """vm.percpu_pagelist_high_fraction; 0: high is found automatically"""
    COUNT: Final = 15


class Event:
    """The `number` of an EVENT record."""

    EXTFRAG: Final = 0
    """a run of another type was used: a = order of the request, b = order of the run"""
    MIGRATED: Final = 1
    """compaction moved a run: a = from, b = to"""
    RECLAIMED: Final = 2
    """reclaim freed a run: a = page, b = order"""
    OOM_KILL: Final = 3
    """a = order of the request, b = pages that come free"""
    FAILURE: Final = 4
    """the report of a failed allocation is printed: a = order, b = gfp mask"""


class TestDetail:
    """The `what` of a TEST_DETAIL record."""

    ORDER: Final = 0
    MARK: Final = 1
    """after the discount of the request"""
    RESERVE: Final = 2
    """protection of the zone against the class of the request"""
    UNUSABLE: Final = 3
    """free pages that this request cannot use"""
    HAS_RUN: Final = 4
    """whether there is a run of the order; only where that was looked at"""


TEST_DETAILS: Final = ("order", "mark", "reserve", "unusable", "has_run")

type FreeList = OrderedDict[int, int]


@dataclass(slots=True, eq=False)
class PerCpuPages:
    """struct per_cpu_pages: what one CPU keeps of one zone."""

    number: int
    """position in System.pcps"""
    cpu: int
    zone: "Zone"
    lists: list[FreeList]
    """index = 3 * order + type"""
    log: Log
    count: int = 0
    """pages on its lists"""
    high: int = 0
    high_min: int = 0
    high_max: int = 0
    batch: int = 1
    flags: int = 0
    alloc_factor: int = 0
    free_count: int = 0


@dataclass(slots=True, eq=False)
class Zone:
    """struct zone. Sizes and marks in pages."""

    number: int
    """position among the machine's populated zones"""
    node: int
    index: int
    """position among the zone names of the machine"""
    name: str
    start_pfn: int
    spanned: int
    present: int
    pageblock_order: int
    max_page_order: int
    first_block: int
    """number of the pageblock that holds start_pfn, counted from page 0"""
    blocks: int
    """pageblocks, the partial ones at both ends included"""
    free_list: list[list[FreeList]]
    """by order and type"""
    pageblock_flags: bytearray
    """a byte a pageblock: its type, | PAGEBLOCK_ISOLATED; padded, since a buddy may lie behind the end"""
    pcps: list[PerCpuPages]
    """by CPU"""
    system: "System"
    log: Log
    values: list[int] = field(default_factory=lambda: [0] * ZoneField.COUNT)
    """by ZoneField"""
    highatomic_limit: int = -1
    """pages that may be reserved for high-order atomic requests; -1: a hundredth of the zone, as in a stock kernel"""
    fixed_pcp: tuple[int, int, int] | None = None
    """batch, high_min and high_max of its per-CPU sets where the formulas are not used"""
    fixed_marks: tuple[int, int, int, int] | None = None
    """min, low, high and promo where the formulas are not used"""
    free_pages: int = 0
    free_by_type: list[int] = field(default_factory=lambda: [0] * MIGRATE_TYPES)
    lru: dict[int, bytearray] = field(default_factory=dict)
    """pageblock number, counted from page 0 -> a byte a page: 1 while it is on an LRU list, that is, movable"""

    @property
    def size(self) -> int:
        """Pages that it spans, holes included."""
        return self.spanned

    @property
    def managed(self) -> int:
        """Pages that the buddy allocator got at boot: all arithmetic rests on them."""
        return self.values[ZoneField.MANAGED]

    @property
    def end_pfn(self) -> int:
        """The first page frame behind the zone."""
        return self.start_pfn + self.spanned


@dataclass(slots=True, eq=False)
class Node:
    """pg_data_t."""

    number: int
    zones: list[Zone]
    """the populated ones, lowest first"""
    cpus: tuple[int, ...]
    zonelist_fallback: list[Zone]
    """own zones from the highest to the lowest, then those of the next node …"""
    zonelist_nofallback: list[Zone]
    zonelists: list[list[list[Zone]]] = field(default_factory=list)
    """[fallback or not][highest usable zone]: the part of those two that a request of that class may use"""
    values: list[int] = field(default_factory=lambda: [0, MAX_NR_ZONES, 0, 0, MAX_NR_ZONES, 0])
    """by NodeField"""


@dataclass(slots=True, eq=False)
class System:
    """The kernel's global variables."""

    zone_names: tuple[str, ...]
    zone_normal: int
    """index of the zone Normal"""
    gfp_zone_table: tuple[int, ...]
    """highest usable zone by the four zone bits of a request; -1 for two zones at once"""
    nodes: list[Node]
    zones: list[Zone]
    """the populated ones, node by node"""
    pcps: list[PerCpuPages]
    cpu_node: tuple[int, ...]
    """node of each CPU"""
    log: Log
    values: list[int] = field(default_factory=lambda: [0] * SystemField.COUNT)
    """by SystemField"""
    pool: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """what reclaim may free: page -> (order, kind, stamp); the first is freed first"""
    lowmem_reserve_ratio: tuple[int, ...] = (256, 256, 32, 0)
    """by zone index"""
    names_by_page: dict[int, tuple[int, int]] = field(default_factory=dict)
    """page -> (order, name number) of the runs that have a name"""
    page_by_name: dict[int, int] = field(default_factory=dict)
    """name number -> page"""
    bugs: list[Message] = field(default_factory=list)
    """what stopped the kernel so far; a BUG record holds an index"""


# ------------------------------------------------------------------ the writers


def add_to_free_list(zone: Zone, page: int, order: int, migratetype: int) -> None:
    """The run becomes the head of the list of its order and type."""
    log = zone.log
    zone.free_list[order][migratetype][page] = len(log) // WIDTH
    log += (ADD_TO_FREE_LIST, zone.number, order << 3 | migratetype, page, 0)


def add_to_free_list_tail(zone: Zone, page: int, order: int, migratetype: int) -> None:
    """The run becomes the last of the list of its order and type."""
    log = zone.log
    entries = zone.free_list[order][migratetype]
    number = len(log) // WIDTH
    entries[page] = -TAIL - number
    entries.move_to_end(page, False)
    log += (ADD_TO_FREE_LIST, zone.number, order << 3 | migratetype, page, 1)


def del_page_from_free_list(zone: Zone, page: int, order: int, migratetype: int) -> None:
    """The run leaves its list, wherever it stands in it."""
    stamp = zone.free_list[order][migratetype].pop(page)
    zone.log += (DEL_FROM_FREE_LIST, zone.number, order << 3 | migratetype, page, stamp)


def take_head(zone: Zone, order: int, migratetype: int) -> int:
    """The first run of a list that is not empty leaves it."""
    page, stamp = zone.free_list[order][migratetype].popitem()
    zone.log += (DEL_FROM_FREE_LIST, zone.number, order << 3 | migratetype, page, stamp)
    return page


def account_freepages(zone: Zone, nr_pages: int, migratetype: int) -> None:
    """So many pages of a type more, or fewer, are free. Isolated pages are not counted as free."""
    zone.free_by_type[migratetype] += nr_pages
    zone.free_pages += nr_pages if migratetype != 5 else 0  # MIGRATE_ISOLATE, written out: this runs at every request
    zone.log += (FREE_PAGES, zone.number, migratetype, nr_pages, 0)


def set_pageblock_flags(zone: Zone, block: int, value: int) -> None:
    """The byte of a pageblock, by its number within the zone."""
    zone.log += (PAGEBLOCK, zone.number, block, value, zone.pageblock_flags[block])
    zone.pageblock_flags[block] = value


def set_zone(zone: Zone, number: int, value: int) -> None:
    """One of a zone's numbers, named by ZoneField."""
    zone.log += (ZONE_FIELD, zone.number, number, value, zone.values[number])
    zone.values[number] = value


def add_to_pcp(pcp: PerCpuPages, page: int, index: int) -> None:
    """The run becomes the head of a per-CPU list."""
    log = pcp.log
    pcp.lists[index][page] = len(log) // WIDTH
    log += (ADD_TO_PCP, pcp.number, index, page, 0)


def add_to_pcp_tail(pcp: PerCpuPages, page: int, index: int) -> None:
    """The run becomes the last of a per-CPU list."""
    log = pcp.log
    entries = pcp.lists[index]
    number = len(log) // WIDTH
    entries[page] = -TAIL - number
    entries.move_to_end(page, False)
    log += (ADD_TO_PCP, pcp.number, index, page, 1)


def take_pcp_head(pcp: PerCpuPages, index: int) -> int:
    """The first run of a per-CPU list that is not empty leaves it."""
    page, stamp = pcp.lists[index].popitem()
    pcp.log += (DEL_FROM_PCP, pcp.number, index, page, stamp)
    return page


def take_pcp_tail(pcp: PerCpuPages, index: int) -> int:
    """The last run of a per-CPU list that is not empty leaves it."""
    page, stamp = pcp.lists[index].popitem(False)
    pcp.log += (DEL_FROM_PCP, pcp.number, index, page, stamp)
    return page


def change_pcp_count(pcp: PerCpuPages, delta: int) -> None:
    """pcp->count += delta."""
    pcp.count += delta
    pcp.log += (PCP_COUNT, pcp.number, delta, 0, 0)


def set_pcp_high(pcp: PerCpuPages, value: int) -> None:
    """pcp->high = value."""
    pcp.log += (PCP_FIELD, pcp.number, 0, value, pcp.high)
    pcp.high = value


def set_pcp_flags(pcp: PerCpuPages, value: int) -> None:
    """pcp->flags = value."""
    pcp.log += (PCP_FIELD, pcp.number, 4, value, pcp.flags)
    pcp.flags = value


def set_alloc_factor(pcp: PerCpuPages, value: int) -> None:
    """pcp->alloc_factor = value."""
    pcp.log += (PCP_FIELD, pcp.number, 5, value, pcp.alloc_factor)
    pcp.alloc_factor = value


def set_free_count(pcp: PerCpuPages, value: int) -> None:
    """pcp->free_count = value."""
    pcp.log += (PCP_FIELD, pcp.number, 6, value, pcp.free_count)
    pcp.free_count = value


def set_pcp(pcp: PerCpuPages, number: int, value: int) -> None:
    """One of a per-CPU set's numbers, named by PcpField."""
    name = PCP_FIELD_NAMES[number]
    pcp.log += (PCP_FIELD, pcp.number, number, value, getattr(pcp, name))
    setattr(pcp, name, value)


def set_node(system: System, node: int, number: int, value: int) -> None:
    """One of a node's numbers, named by NodeField."""
    values = system.nodes[node].values
    system.log += (NODE_FIELD, node, number, value, values[number])
    values[number] = value


def set_system(system: System, number: int, value: int) -> None:
    """One of the system's numbers, named by SystemField."""
    system.log += (SYSTEM_FIELD, number, value, system.values[number], 0)
    system.values[number] = value


def set_lru(zone: Zone, page: int, count: int, on: int) -> None:
    """Pages of one pageblock, which all change, join or leave an LRU list."""
    zone.log += (LRU, page, on, 1 - on, count - 1)
    write_lru(zone, page, count, on)


def write_lru(zone: Zone, page: int, count: int, on: int) -> None:
    """The bytes of set_lru(), without a record."""
    block = page >> zone.pageblock_order
    first = page - (block << zone.pageblock_order)
    marks = zone.lru.get(block)
    if marks is None:
        marks = zone.lru[block] = bytearray(1 << zone.pageblock_order)
    marks[first : first + count] = bytes((on,)) * count
    if not on and 1 not in marks:
        del zone.lru[block]


def add_to_pool(system: System, page: int, order: int, kind: int) -> None:
    """The run becomes the last of those that reclaim may free."""
    log = system.log
    system.pool[page] = (order, kind, len(log) // WIDTH)
    log += (ADD_TO_POOL, page, order, kind, 0)


def take_from_pool(system: System, page: int) -> int:
    """Reclaim may no longer free the run; gives its order."""
    order, kind, stamp = system.pool.pop(page)
    system.log += (DEL_FROM_POOL, page, order, kind, stamp)
    return order


def spin_lock(zone: Zone) -> None:
    """Take the zone's lock. One CPU runs at a time here, so nobody ever waits."""
    zone.log += (LOCK, zone.number, 0, 0, 0)


def spin_unlock(zone: Zone) -> None:
    """Give the zone's lock back."""
    zone.log += (UNLOCK, zone.number, 0, 0, 0)


def note_test(zone: Zone, free_pages: int, needed: int, passed: bool) -> None:
    """Leave a watermark test in the journal: so many pages are free, it wants more than `needed`."""
    zone.log += (TEST, zone.number, free_pages, needed, int(passed))


def note_detail(zone: Zone, what: int, value: int) -> None:
    """Leave in the journal what went into the watermark test just before, named by TestDetail."""
    zone.log += (TEST_DETAIL, what, value, 0, 0)


def note_event(system: System, number: int, a: int, b: int) -> None:
    """Leave something to be counted in the journal, named by Event."""
    system.log += (EVENT, number, a, b, 0)


# ------------------------------------------------------------------ readers


def get_pageblock_migratetype(zone: Zone, page: int) -> int:
    """The type of the pageblock of a page: Isolate while it is isolated. The page may lie one run behind the zone."""
    return PAGEBLOCK_TYPE[zone.pageblock_flags[(page >> zone.pageblock_order) - zone.first_block]]


def migratetype_is_mergeable(migratetype: int) -> bool:
    """Whether blocks of this type may merge with others of such a type: U, M and E."""
    return migratetype < MIGRATE_PCPTYPES


def wmark_pages(zone: Zone, which: int) -> int:
    """A mark as it is read: with the current boost."""
    return zone.values[which] + zone.values[4]  # ZoneField.BOOST, written out: it is read at every walk


def nr_free(zone: Zone, order: int) -> int:
    """Runs of an order over all types."""
    return sum(map(len, zone.free_list[order]))


def free_pages_in_blocks(zone: Zone) -> int:
    """Free pages in runs of at least a pageblock, isolated ones left out."""
    orders = range(zone.pageblock_order, zone.max_page_order + 1)
    return sum(len(entries) << order for order in orders for entries in zone.free_list[order][:MIGRATE_ISOLATE])


def free_list(zone: Zone, order: int, migratetype: int) -> list[int]:
    """The runs of one list, head first."""
    return list(reversed(zone.free_list[order][migratetype]))


def pcp_list(pcp: PerCpuPages, index: int) -> list[int]:
    """The runs of one per-CPU list, head first."""
    return list(reversed(pcp.lists[index]))


def this_cpu_pcp(zone: Zone) -> PerCpuPages:
    """The per-CPU set of a zone for the CPU that runs."""
    return zone.pcps[zone.system.values[0]]  # SystemField.CPU, written out: it is read at every request


def page_zone(system: System, page: int) -> Zone:
    """The zone of a page. Raises ValueError for a page frame number that no zone has."""
    for zone in system.zones:
        if 0 <= page - zone.start_pfn < zone.spanned:
            return zone
    spans = ", ".join(f"{zone.start_pfn}–{zone.end_pfn - 1}" for zone in system.zones)
    raise ValueError(f"no zone has page {page}: expected one of {spans}")


def lru_pages(zone: Zone, page: int, count: int) -> int:
    """How many of these pages, all of one pageblock, are on an LRU list."""
    marks = zone.lru.get(page >> zone.pageblock_order)
    first = page & ((1 << zone.pageblock_order) - 1)
    return marks.count(1, first, first + count) if marks else 0
