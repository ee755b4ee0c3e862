"""alloc_pages() … rmqueue(), expand(), __free_pages_ok(), balance_classzone(). Mirrors mm/page_alloc.c.

Left out: printing, statistics, and two CPUs passing the same watermark test at once (one CPU runs at a time).
"""

from . import bug
from .bug import BUG
from .functions import kernel_function
from .gfp import __GFP_WAIT, GFP_ZONEMASK, PF_FREE_PAGES, PF_MEMALLOC, PF_MEMDIE
from .mmzone import (
    HAS_BUFFERS,
    HAS_MAPPING,
    MARK_USED,
    PG_active,
    PG_dirty,
    PG_locked,
    PG_lru,
    PG_referenced,
    PG_reserved,
    System,
    SystemField,
    Zone,
    add_to_free_list,
    add_to_local_pages,
    change_free_pages,
    del_from_free_list,
    del_from_local_pages,
    has_more_than,
    in_interrupt,
    list_empty,
    page_count,
    page_zone,
    set_need_balance,
    set_page_count,
    set_page_flags,
    set_system,
    spin_lock_irqsave,
    spin_unlock_irqrestore,
    take_head,
    task_flags,
    test_and_change_bit,
)
from .swap import lru_cache_del
from .vmscan import try_to_free_pages_zone, wake_up_interruptible, yield_

FILE = "mm/page_alloc.c"
TASK_FLAGS = SystemField.TASK_FLAGS


@kernel_function("page", "low", "high", returns="page", file=FILE)
def expand(zone: Zone, page: int, index: int, low: int, high: int) -> int:
    """Halve the block until one piece has order `low`; every lower half goes back (spec 6.2)."""
    while high > low:
        high -= 1
        add_to_free_list(zone, page, high)
        MARK_USED(zone, index, high)
        index += 1 << high
        page += 1 << high
    return page


@kernel_function("zone", "order", returns="page", file=FILE)
def rmqueue(zone: Zone, order: int) -> int | None:
    """Take a block of `order` from the zone: the head of the first list that has one, split if larger (spec 6.1)."""
    max_order = len(zone.free_area)
    spin_lock_irqsave(zone)
    for current_order in range(order, max_order):
        if list_empty(zone, current_order):
            continue
        page = take_head(zone, current_order)
        index = page - zone.start_pfn  # zone-relative, as the code has it; the book says "the global mem_map"
        if current_order != max_order - 1:
            MARK_USED(zone, index, current_order)
        change_free_pages(zone, -(1 << order))
        page = expand(zone, page, index, order, current_order)
        spin_unlock_irqrestore(zone)
        set_page_count(zone, page, 1)
        return page
    spin_unlock_irqrestore(zone)
    return None


@kernel_function("page", "order", file=FILE)
def __free_pages(system: System, page: int, order: int) -> None:
    """Give one reference back; the last one frees the block (spec 4)."""
    zone = page_zone(system, page)
    if zone.flags and zone.flags.get(page, 0) & PG_reserved:
        return
    count = page_count(zone, page) - 1
    set_page_count(zone, page, count)
    if count == 0:
        __free_pages_ok(system, zone, page, order)


@kernel_function("page", "order", file=FILE)
def __free_pages_ok(system: System, zone: Zone, page: int, order: int) -> None:
    """Put a block back and merge it with its buddy as long as the buddy is free too (spec 6.3)."""
    if zone.flags and page in zone.flags:
        check_page_flags(system, zone, page)
    if task_flags(system) & PF_FREE_PAGES and not system.local_pages and not in_interrupt(system):
        add_to_local_pages(system, page, order)
        return
    mask = ~0 << order
    page_idx = page - zone.start_pfn
    if page_idx & ~mask:
        BUG(system, bug.MISALIGNED(page=page, order=order))
    index = page_idx >> (order + 1)

    spin_lock_irqsave(zone)
    change_free_pages(zone, -mask)
    last_order = len(zone.free_area) - 1
    while order != last_order:
        if not test_and_change_bit(zone, index, order):
            break  # the bit was 0: the buddy is in use
        buddy_idx = page_idx ^ -mask  # -mask is 1 << order
        del_from_free_list(zone, zone.start_pfn + buddy_idx, order)
        mask <<= 1
        order += 1
        index >>= 1
        page_idx &= mask
    add_to_free_list(zone, zone.start_pfn + page_idx, order)
    spin_unlock_irqrestore(zone)


def check_page_flags(system: System, zone: Zone, page: int) -> None:
    """The first steps of __free_pages_ok(): off the LRU, refuse what must not be freed, forget what is past."""
    if zone.flags[page] & PG_lru:
        if in_interrupt(system):
            BUG(system, bug.LRU_IN_INTERRUPT(page=page))
        lru_cache_del(zone, page)
    flags = zone.flags.get(page, 0)
    refused = (
        (HAS_BUFFERS, bug.HAS_BUFFERS),
        (HAS_MAPPING, bug.HAS_MAPPING),
        (PG_locked, bug.IS_LOCKED),
        (PG_active, bug.IS_ACTIVE),
    )
    for bit, why in refused:
        if flags & bit:
            BUG(system, why(page=page))
    if flags & (PG_referenced | PG_dirty):
        set_page_flags(zone, page, flags & ~(PG_referenced | PG_dirty))


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def _alloc_pages(system: System, gfp_mask: int, order: int) -> int | None:
    """One node: its zonelist for these flags (spec 4.1, UMA)."""
    zonelist = system.nodes[0].node_zonelists[gfp_mask & GFP_ZONEMASK]
    return __alloc_pages(system, gfp_mask, order, zonelist)


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def __alloc_pages(system: System, gfp_mask: int, order: int, zonelist: list[Zone]) -> int | None:
    """The heart of the zoned buddy allocator (spec 5): which zone may serve, and what to do when none may."""
    if not zonelist:
        return None
    classzone = zonelist[0]

    minimum = 1 << order
    for zone in zonelist:
        minimum += zone.pages_low  # adds up along the zonelist, over zones that failed too
        if has_more_than(zone, minimum):
            page = rmqueue(zone, order)
            if page is not None:
                return page

    set_need_balance(classzone, 1)
    if system.values[SystemField.KSWAPD_WAITING]:
        wake_up_interruptible(system)

    page = scan_pages_min(gfp_mask, order, zonelist)
    if page is not None:
        return page

    while True:
        if task_flags(system) & (PF_MEMALLOC | PF_MEMDIE):
            return take_reserve(order, zonelist)
        if not gfp_mask & __GFP_WAIT:
            return None
        page = balance_classzone(system, classzone, gfp_mask, order)
        if page is None:
            page = scan_pages_min(gfp_mask, order, zonelist)
        if page is not None or order > 3:
            return page
        yield_(system)
        system.reclaim.yield_cpu(system)


def scan_pages_min(gfp_mask: int, order: int, zonelist: list[Zone]) -> int | None:
    """__alloc_pages(), second scan: down to pages_min, or to a quarter of it for callers that cannot wait."""
    minimum = 1 << order
    for zone in zonelist:
        minimum += zone.pages_min if gfp_mask & __GFP_WAIT else zone.pages_min >> 2
        if has_more_than(zone, minimum):
            page = rmqueue(zone, order)
            if page is not None:
                return page
    return None


def take_reserve(order: int, zonelist: list[Zone]) -> int | None:
    """__alloc_pages() for PF_MEMALLOC and PF_MEMDIE: no watermark at all; null at once when there is nothing."""
    for zone in zonelist:
        page = rmqueue(zone, order)
        if page is not None:
            return page
    return None


@kernel_function("classzone", "gfp_mask", "order", returns="page", file=FILE)
def balance_classzone(system: System, classzone: Zone, gfp_mask: int, order: int) -> int | None:
    """The caller reclaims for itself, and may keep the first block that it freed (spec 7)."""
    if in_interrupt(system):
        BUG(system, bug.WAITS_IN_INTERRUPT())
    set_system(system, SystemField.ALLOCATION_ORDER, order)
    set_system(system, TASK_FLAGS, task_flags(system) | PF_MEMALLOC | PF_FREE_PAGES)
    freed = try_to_free_pages_zone(system, classzone, gfp_mask)
    set_system(system, TASK_FLAGS, task_flags(system) & ~(PF_MEMALLOC | PF_FREE_PAGES))

    result = take_local_page(system, classzone, order) if freed else None
    for page in list(system.local_pages):  # from the tail, so that the first freed goes back last
        page_order = del_from_local_pages(system, page)
        __free_pages_ok(system, page_zone(system, page), page, page_order)
    return result


def take_local_page(system: System, classzone: Zone, order: int) -> int | None:
    """A block on the local list of exactly this order, in the class of zones; it goes straight to the caller."""
    for page in reversed(system.local_pages):
        zone = page_zone(system, page)
        if system.local_pages[page][0] == order and memclass(zone, classzone):
            del_from_local_pages(system, page)
            set_page_count(zone, page, 1)
            return page
    return None


def memclass(zone: Zone, classzone: Zone) -> bool:
    """Whether a page of `zone` will do for a request whose best zone is `classzone`: same node, not above it."""
    return zone.node == classzone.node and zone.index <= classzone.index


def nr_free_pages(system: System) -> int:
    """Free pages of all zones of all nodes."""
    return sum(zone.free_pages for zone in system.zones)


def nr_free_buffer_pages(system: System) -> int:
    """What the kernel takes for the pages usable for buffers: size (not free pages!) above pages_high (spec 4)."""
    lists = (node.node_zonelists[0] for node in system.nodes)
    return sum(max(0, zone.size - zone.pages_high) for zonelist in lists for zone in zonelist)


def nr_free_highpages(system: System) -> int:
    """Free pages of the HighMem zones."""
    return sum(zone.free_pages for zone in system.zones if zone.name == "HighMem")
