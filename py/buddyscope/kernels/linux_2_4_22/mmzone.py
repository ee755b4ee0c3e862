"""Nodes, zones, free areas and the task: flat state, and the only functions that write it. Mirrors mmzone.h.

A page is its page frame number everywhere; struct page is spread over `Zone.count` and `Zone.flags`.
A free list is a dict page -> stamp whose *last* key is the head: 2.4 only inserts at the head (spec 6), and a
dict takes its last key, unlinks any key and answers "is it on the list" in constant time.
Each primitive writes, and leaves one record in the log; its inverses stand in undo.py.

Left out: the wait-queue hash table itself (its size is computed), mem_map as an array of structures.

Longer than most: whatever writes the state stands beside it, so that every write can be seen in one file.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from buddyscope.tracing.journal import WIDTH, Log
from buddyscope.tracing.messages import Message

from .functions import kernel_function
from .kinds import (
    ADD_TO_FREE_LIST,
    ADD_TO_LOCAL,
    ADD_TO_POOL,
    DEL_FROM_FREE_LIST,
    DEL_FROM_LOCAL,
    DEL_FROM_POOL,
    FREE_PAGES,
    LOCK,
    NEED_BALANCE,
    PAGE_COUNT,
    PAGE_FLAGS,
    SYSTEM,
    TOGGLE_BIT,
    UNLOCK,
    WATERMARK,
)

MAX_ORDER: Final = 10
MAX_NR_ZONES: Final = 3
ZONE_DMA, ZONE_NORMAL, ZONE_HIGHMEM = range(MAX_NR_ZONES)
ZONE_NAMES: Final = ("DMA", "Normal", "HighMem")

WATERMARKS: Final = ("pages_min", "pages_low", "pages_high")

PAGE_SHIFT: Final = 12
PAGE_OFFSET: Final = 0xC0000000

PG_locked: Final = 1 << 0
PG_error: Final = 1 << 1
PG_referenced: Final = 1 << 2
PG_uptodate: Final = 1 << 3
PG_dirty: Final = 1 << 4
PG_lru: Final = 1 << 6
PG_active: Final = 1 << 7
PG_slab: Final = 1 << 8
PG_highmem: Final = 1 << 11
PG_reserved: Final = 1 << 14
# Ours: struct page has pointers here; only whether they are set matters to the allocator.
HAS_MAPPING: Final = 1 << 24
HAS_BUFFERS: Final = 1 << 25


COUNT_SHIFT: Final = 12
COUNT_MASK: Final = (1 << COUNT_SHIFT) - 1
NO_COUNTS: Final = array("b", bytes(1 << COUNT_SHIFT))


class SystemField:
    """The `field` of a SYSTEM record: which of the system's numbers was written."""

    TASK_FLAGS: Final = 0
    IN_INTERRUPT: Final = 1
    CPU_NODE: Final = 2
    KSWAPD_WAITING: Final = 3
    ROUND_ROBIN: Final = 4
    ALLOCATION_ORDER: Final = 5
    CPU: Final = 6
    RUNNING: Final = 7
    COUNT: Final = 8


@dataclass(slots=True, eq=False)
class FreeArea:
    """free_area_t: the free blocks of one order in one zone (spec 1.4)."""

    free_list: dict[int, int]
    """first page of each free block -> stamp; the last key is the head"""
    map: bytearray
    """one byte, 0 or 1, per pair of buddies; empty for the largest order, whose blocks have no buddy"""


@dataclass(slots=True, eq=False)
class Zone:
    """zone_t (spec 1.3). Sizes and watermarks in pages."""

    number: int
    """position among the machine's non-empty zones, node by node"""
    node: int
    index: int
    """ZONE_DMA, ZONE_NORMAL or ZONE_HIGHMEM"""
    start_pfn: int
    size: int
    """holes included"""
    pages_min: int
    pages_low: int
    pages_high: int
    wait_table_size: int
    free_area: list[FreeArea]
    count: list[array[int]]
    """page count of each page, zone-relative, in chunks; a chunk without any is NO_COUNTS itself"""
    flags: dict[int, int]
    """PG_* bits of those pages that have any"""
    log: Log
    free_pages: int = 0
    need_balance: int = 0

    @property
    def name(self) -> str:
        """As the kernel prints it."""
        return ZONE_NAMES[self.index]


@dataclass(slots=True, eq=False)
class Node:
    """pg_data_t (spec 1.2)."""

    node_id: int
    zones: list[Zone | None]
    """by ZONE_*; None where the node has none"""
    node_zonelists: list[list[Zone]]
    """for each value of gfp & GFP_ZONEMASK, the zones to try in order"""

    @property
    def number(self) -> int:
        """What a CALL record keeps of it."""
        return self.node_id


class Reclaim(Protocol):
    """What the world outside the allocator does when asked: vmscan, or a plan from a recording."""

    def try_to_free_pages(self, system: "System", classzone: Zone, gfp_mask: int) -> int:
        """Free what can be freed; 1 when enough was freed, else 0."""

    def yield_cpu(self, system: "System") -> None:
        """Other tasks run."""

    def kswapd_woken(self, system: "System") -> None:
        """Kswapd was on its wait queue and is called."""


@dataclass(slots=True, eq=False)
class System:
    """The kernel's global variables: nodes, current task, current CPU, and who answers for reclaim."""

    build: str
    """"uma", "numa" or "discontig" (spec 4.1)"""
    max_order: int
    nodes: list[Node]
    pgdat_list: list[Node]
    """in the kernel's order: the node initialised last comes first"""
    zones: list[Zone]
    log: Log
    reclaim: Reclaim
    values: list[int] = field(default_factory=lambda: [0] * SystemField.COUNT)
    """by SystemField"""
    local_pages: dict[int, tuple[int, int]] = field(default_factory=dict)
    """the task's local list: page -> (order, stamp); the last key is the head"""
    pool: dict[int, tuple[int, int]] = field(default_factory=dict)
    """what reclaim may free: page -> (order, stamp); the first key is freed first"""
    names_by_page: dict[int, tuple[int, int]] = field(default_factory=dict)
    """ours: page -> (order, name number) of the blocks that somebody holds"""
    page_by_name: dict[int, int] = field(default_factory=dict)
    """ours: name number -> page, the same the other way round"""
    bugs: list[Message] = field(default_factory=list)
    """what every BUG() so far said; a BUG record holds an index"""


# ------------------------------------------------------------------ the writers


def add_to_free_list(zone: Zone, page: int, order: int) -> None:
    """list_add(): the block becomes the head of the list of its order."""
    log = zone.log
    zone.free_area[order].free_list[page] = len(log) // WIDTH
    log += (ADD_TO_FREE_LIST, zone.number, order, page, 0)


def del_from_free_list(zone: Zone, page: int, order: int) -> None:
    """list_del(): the block leaves the list of its order, wherever it stands in it."""
    stamp = zone.free_area[order].free_list.pop(page)
    zone.log += (DEL_FROM_FREE_LIST, zone.number, order, page, stamp)


def take_head(zone: Zone, order: int) -> int:
    """The first block of a list that is not empty leaves it: list_entry() and list_del()."""
    page, stamp = zone.free_area[order].free_list.popitem()
    zone.log += (DEL_FROM_FREE_LIST, zone.number, order, page, stamp)
    return page


def MARK_USED(zone: Zone, index: int, order: int) -> None:  # noqa: N802
    """Flip the bit that the block at zone-relative `index` shares with its buddy."""
    bit = index >> (order + 1)
    zone.free_area[order].map[bit] ^= 1
    zone.log += (TOGGLE_BIT, zone.number, order, bit, 0)


def test_and_change_bit(zone: Zone, bit: int, order: int) -> int:
    """Flip a bit of the order's bitmap and say what it was before."""
    bitmap = zone.free_area[order].map
    old = bitmap[bit]
    bitmap[bit] = old ^ 1
    zone.log += (TOGGLE_BIT, zone.number, order, bit, 0)
    return old


def change_free_pages(zone: Zone, delta: int) -> None:
    """zone->free_pages += delta."""
    zone.free_pages += delta
    zone.log += (FREE_PAGES, zone.number, delta, 0, 0)


def set_need_balance(zone: Zone, value: int) -> None:
    """zone->need_balance = value."""
    zone.log += (NEED_BALANCE, zone.number, value, zone.need_balance, 0)
    zone.need_balance = value


def set_watermark(zone: Zone, which: int, value: int) -> None:
    """One of WATERMARKS of a zone. Ours: in the kernel they are set once, at boot."""
    name = WATERMARKS[which]
    zone.log += (WATERMARK, zone.number, which, value, getattr(zone, name))
    setattr(zone, name, value)


def spin_lock_irqsave(zone: Zone) -> None:
    """Take the zone's lock with interrupts off. One CPU runs at a time here, so nobody ever waits."""
    zone.log += (LOCK, zone.number, 0, 0, 0)


def spin_unlock_irqrestore(zone: Zone) -> None:
    """Give the zone's lock back."""
    zone.log += (UNLOCK, zone.number, 0, 0, 0)


def set_page_count(zone: Zone, page: int, value: int) -> None:
    """page->count = value."""
    index = page - zone.start_pfn
    chunk = zone.count[index >> COUNT_SHIFT]
    if chunk is NO_COUNTS:
        chunk = zone.count[index >> COUNT_SHIFT] = NO_COUNTS[:]
    zone.log += (PAGE_COUNT, page, value, chunk[index & COUNT_MASK], 0)
    chunk[index & COUNT_MASK] = value


def set_page_flags(zone: Zone, page: int, value: int) -> None:
    """page->flags = value (the state bits)."""
    zone.log += (PAGE_FLAGS, page, value, zone.flags.get(page, 0), 0)
    if value:
        zone.flags[page] = value
    else:
        zone.flags.pop(page, None)


def set_system(system: System, number: int, value: int) -> None:
    """Write one of the system's numbers, named by SystemField."""
    system.log += (SYSTEM, number, value, system.values[number], 0)
    system.values[number] = value


def add_to_local_pages(system: System, page: int, order: int) -> None:
    """The block becomes the head of the current task's local list; page->index = order."""
    log = system.log
    system.local_pages[page] = (order, len(log) // WIDTH)
    log += (ADD_TO_LOCAL, page, order, 0, 0)


def del_from_local_pages(system: System, page: int) -> int:
    """The block leaves the current task's local list; gives its order."""
    order, stamp = system.local_pages.pop(page)
    system.log += (DEL_FROM_LOCAL, page, order, stamp, 0)
    return order


def add_to_pool(system: System, page: int, order: int) -> None:
    """The block becomes the last of those that reclaim may free."""
    log = system.log
    system.pool[page] = (order, len(log) // WIDTH)
    log += (ADD_TO_POOL, page, order, 0, 0)


def take_from_pool(system: System, page: int) -> int:
    """Reclaim gives the block up; gives its order."""
    order, stamp = system.pool.pop(page)
    system.log += (DEL_FROM_POOL, page, order, stamp, 0)
    return order


# ------------------------------------------------------------------ readers


def pool_blocks(system: System) -> list[int]:
    """First pages of the blocks that reclaim may free, in its order."""
    return list(system.pool)


def task_flags(system: System) -> int:
    """PF_* of the current task."""
    return system.values[0]  # SystemField.TASK_FLAGS, written out: it is read at every free


def in_interrupt(system: System) -> int:
    """Whether the CPU is serving an interrupt."""
    return system.values[1]  # SystemField.IN_INTERRUPT


def page_count(zone: Zone, page: int) -> int:
    """page->count."""
    return zone.count[(page - zone.start_pfn) >> COUNT_SHIFT][(page - zone.start_pfn) & COUNT_MASK]


def counted_pages(zone: Zone) -> Iterator[tuple[int, int]]:
    """(page, count) of the pages whose count is not 0, ascending."""
    for number, chunk in enumerate(zone.count):
        if chunk is not NO_COUNTS:
            first = zone.start_pfn + (number << COUNT_SHIFT)
            yield from ((first + at, count) for at, count in enumerate(chunk) if count)


def page_zone(system: System, page: int) -> Zone:
    """The zone of a page. Raises ValueError for a page frame number that no zone has."""
    for zone in system.zones:
        if 0 <= page - zone.start_pfn < zone.size:
            return zone
    spans = ", ".join(f"{zone.start_pfn}–{zone.start_pfn + zone.size - 1}" for zone in system.zones)
    raise ValueError(f"no zone has page {page}: expected one of {spans}")


@kernel_function("zone", "minimum", returns="yes", file="")
def has_more_than(zone: Zone, minimum: int) -> bool:
    """The watermark test: strictly more free pages than `minimum`. Read without the lock, as the kernel does.

    Ours, so that the comparison can be seen: in the kernel it stands in __alloc_pages() itself.
    """
    return zone.free_pages > minimum


def list_empty(zone: Zone, order: int) -> bool:
    """Whether the list of an order has no block."""
    return not zone.free_area[order].free_list


def free_list(zone: Zone, order: int) -> list[int]:
    """The blocks of one order, head first."""
    return list(reversed(zone.free_area[order].free_list))
