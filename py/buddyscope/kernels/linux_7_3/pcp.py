"""Per-CPU lists: what a CPU keeps so that most requests need neither lock nor buddy lists.

Mirrors that part of mm/page_alloc.c and the upkeep in mm/vmstat.c (spec 1.10). Left out: the lists of huge pages'
order, the lock of each set (nobody ever waits here), and what other CPUs do at the same time.
"""

from .buddy import FPI_NONE, __free_one_page
from .fallback import RMQUEUE_NORMAL, __rmqueue
from .functions import kernel_function
from .gfp import ALLOC_HIGHATOMIC
from .mmzone import (
    MIGRATE_PCPTYPES,
    PAGE_ALLOC_COSTLY_ORDER,
    PCP_BATCH_SCALE_MAX,
    PCPF_FREE_HIGH_BATCH,
    PCPF_PREV_FREE_HIGH_ORDER,
    WMARK_HIGH,
    ZONE_BELOW_HIGH,
    ZONE_RECLAIM_ACTIVE,
    PerCpuPages,
    Zone,
    ZoneField,
    add_to_pcp,
    add_to_pcp_tail,
    change_pcp_count,
    get_pageblock_migratetype,
    set_alloc_factor,
    set_free_count,
    set_pcp_flags,
    set_pcp_high,
    set_zone,
    spin_lock,
    spin_unlock,
    take_pcp_head,
    take_pcp_tail,
    this_cpu_pcp,
    wmark_pages,
)
from .watermark import zone_watermark_ok

FILE = "mm/page_alloc.c"


def pcp_allowed_order(zone: Zone, order: int) -> bool:
    """Whether runs of this order go through the per-CPU lists."""
    return order <= PAGE_ALLOC_COSTLY_ORDER and order < zone.pageblock_order


# ------------------------------------------------------------------ allocating


@kernel_function("pcp", "order", returns="count", file=FILE)
def nr_pcp_alloc(pcp: PerCpuPages, zone: Zone, order: int) -> int:
    """How many runs to fetch for an empty list. Adapts high and alloc_factor."""
    batch = pcp.batch
    high = min(max(pcp.high, pcp.high_min), pcp.high_max)
    if high != pcp.high:
        set_pcp_high(pcp, high)
    if high < batch:
        return 1
    count = batch if order else batch << pcp.alloc_factor
    if pcp.high_min != pcp.high_max and not zone.values[ZoneField.FLAGS] & ZONE_BELOW_HIGH:
        high = min(high + count, pcp.high_max)
        set_pcp_high(pcp, high)
    if not order:
        cap = max(high - pcp.count - batch, batch)
        if count <= cap and pcp.alloc_factor < PCP_BATCH_SCALE_MAX:
            set_alloc_factor(pcp, pcp.alloc_factor + 1)
        count = min(count, cap)
    return max(count >> order, 2) if count > 1 else count


@kernel_function("zone", "order", "count", returns="count", file=FILE)
def rmqueue_bulk(zone: Zone, order: int, count: int, pcp: PerCpuPages, migratetype: int, alloc_flags: int) -> int:
    """Fetch runs from the buddy lists to the end of a per-CPU list, under one lock. Gives how many came."""
    mode = [RMQUEUE_NORMAL]
    index = 3 * order + migratetype
    fetched = 0
    spin_lock(zone)
    while fetched < count:
        page = __rmqueue(zone, order, migratetype, alloc_flags, mode)
        if page is None:
            break
        add_to_pcp_tail(pcp, page, index)
        fetched += 1
    spin_unlock(zone)
    change_pcp_count(pcp, fetched << order)
    return fetched


@kernel_function("zone", "order", "migratetype", returns="page", file=FILE)
def __rmqueue_pcplist(zone: Zone, order: int, migratetype: int, alloc_flags: int, pcp: PerCpuPages) -> int | None:
    """The head of a per-CPU list, which is refilled when it is empty; a high-atomic request does not refill."""
    index = 3 * order + migratetype
    if not pcp.lists[index]:
        count = nr_pcp_alloc(pcp, zone, order)
        if alloc_flags & ALLOC_HIGHATOMIC or not rmqueue_bulk(zone, order, count, pcp, migratetype, alloc_flags):
            return None
    change_pcp_count(pcp, -1 << order)
    return take_pcp_head(pcp, index)


@kernel_function("zone", "order", "migratetype", returns="page", file=FILE)
def rmqueue_pcplist(zone: Zone, order: int, migratetype: int, alloc_flags: int) -> int | None:
    """A run from the lists of this CPU."""
    pcp = this_cpu_pcp(zone)
    if pcp.free_count:
        set_free_count(pcp, pcp.free_count >> 1)
    return __rmqueue_pcplist(zone, order, migratetype, alloc_flags, pcp)


# ------------------------------------------------------------------ freeing


@kernel_function("pcp", "batch", returns="count", file=FILE)
def nr_pcp_high(pcp: PerCpuPages, zone: Zone, batch: int, free_high: bool) -> int:
    """How many pages the set may keep just now. Adapts high."""
    high = min(max(pcp.high, pcp.high_min), pcp.high_max)
    if high != pcp.high:
        set_pcp_high(pcp, high)
    if not high:
        return 0
    flags = zone.values[ZoneField.FLAGS]
    if free_high:
        set_pcp_high(pcp, max(high - (batch << PCP_BATCH_SCALE_MAX), pcp.high_min))
        return 0
    if flags & ZONE_RECLAIM_ACTIVE:
        set_pcp_high(pcp, max(high - max(pcp.free_count, batch), pcp.high_min))
        return min(batch << 2, pcp.high)
    if pcp.high_min == pcp.high_max:
        return high
    if flags & ZONE_BELOW_HIGH:
        set_pcp_high(pcp, max(high - max(pcp.free_count, batch), pcp.high_min))
        return max(pcp.count, pcp.high_min)
    if pcp.count >= high and high < pcp.free_count + batch:
        set_pcp_high(pcp, min(max(pcp.free_count + batch, pcp.high_min), pcp.high_max))
    return high


@kernel_function("pcp", "batch", "high", returns="count", file=FILE)
def nr_pcp_free(pcp: PerCpuPages, batch: int, high: int, free_high: bool) -> int:
    """How many pages to give back to the buddy lists."""
    if free_high:
        return min(pcp.count, batch << PCP_BATCH_SCALE_MAX)
    if high < batch:
        return 1
    return min(max(pcp.free_count, batch), high - batch)


@kernel_function("zone", "count", "index", file=FILE)
def free_pcppages_bulk(zone: Zone, count: int, pcp: PerCpuPages, index: int) -> None:
    """Give pages back, from the tails of the lists in turn, each run under the present type of its block."""
    count = min(count, pcp.count)
    lists = len(pcp.lists)
    spin_lock(zone)
    while count > 0:
        while not pcp.lists[index]:
            index = (index + 1) % lists
        order = index // MIGRATE_PCPTYPES
        while count > 0 and pcp.lists[index]:
            page = take_pcp_tail(pcp, index)
            change_pcp_count(pcp, -1 << order)
            count -= 1 << order
            __free_one_page(zone, page, order, get_pageblock_migratetype(zone, page), FPI_NONE)
        index = (index + 1) % lists
    spin_unlock(zone)


@kernel_function("page", "order", "migratetype", file=FILE)
def free_frozen_page_commit(zone: Zone, pcp: PerCpuPages, page: int, migratetype: int, order: int) -> None:
    """Put a run at the head of its per-CPU list, and give pages back when there are too many."""
    if pcp.alloc_factor:
        set_alloc_factor(pcp, pcp.alloc_factor >> 1)
    index = 3 * order + migratetype
    add_to_pcp(pcp, page, index)
    change_pcp_count(pcp, 1 << order)
    batch = pcp.batch
    free_high = False
    if order:
        free_high = frees_high(pcp, batch)
        if not pcp.flags & PCPF_PREV_FREE_HIGH_ORDER:
            set_pcp_flags(pcp, pcp.flags | PCPF_PREV_FREE_HIGH_ORDER)
    elif pcp.flags & PCPF_PREV_FREE_HIGH_ORDER:
        set_pcp_flags(pcp, pcp.flags & ~PCPF_PREV_FREE_HIGH_ORDER)
    if pcp.free_count < batch << PCP_BATCH_SCALE_MAX:
        set_free_count(pcp, pcp.free_count + (1 << order))
    high = nr_pcp_high(pcp, zone, batch, free_high)
    if pcp.count >= high:
        trim_pcp(zone, pcp, index, nr_pcp_free(pcp, batch, high, free_high))


def frees_high(pcp: PerCpuPages, batch: int) -> bool:
    """free_frozen_page_commit(): whether many frees of several pages in a row shall empty the set."""
    if pcp.free_count < batch + pcp.high_min // 2 or not pcp.flags & PCPF_PREV_FREE_HIGH_ORDER:
        return False
    return not pcp.flags & PCPF_FREE_HIGH_BATCH or pcp.count >= batch


def trim_pcp(zone: Zone, pcp: PerCpuPages, index: int, to_free: int) -> None:
    """free_frozen_page_commit(): give pages back in chunks of a batch; the zone may be above its high mark then."""
    batch = pcp.batch
    while to_free > 0 and pcp.count > 0:
        free_pcppages_bulk(zone, min(to_free, batch), pcp, index)
        to_free -= batch
    flags = zone.values[ZoneField.FLAGS]
    if flags & ZONE_BELOW_HIGH:
        high_mark = wmark_pages(zone, WMARK_HIGH)
        movable = len(zone.system.zone_names) - 1
        if zone_watermark_ok(zone, 0, high_mark, movable, 0):
            set_zone(zone, ZoneField.FLAGS, flags & ~ZONE_BELOW_HIGH)


# ------------------------------------------------------------------ upkeep


@kernel_function("zone", file=FILE)
def drain_pages_zone(zone: Zone, pcp: PerCpuPages) -> None:
    """Give back everything that one CPU keeps of a zone."""
    while pcp.count:
        free_pcppages_bulk(zone, pcp.batch << PCP_BATCH_SCALE_MAX, pcp, 0)


@kernel_function(file=FILE)
def drain_all_pages(zones: list[Zone]) -> None:
    """Give back everything that all CPUs keep of these zones."""
    for zone in zones:
        for pcp in zone.pcps:
            if pcp.count:
                drain_pages_zone(zone, pcp)


@kernel_function("zone", returns="count", file=FILE)
def decay_pcp_high(zone: Zone, pcp: PerCpuPages) -> int:
    """Once a second: high sinks towards its minimum, and what is above it goes back. Gives how much was left to do."""
    todo = 0
    if pcp.high > pcp.high_min:
        kept = pcp.count - (pcp.batch << PCP_BATCH_SCALE_MAX)
        set_pcp_high(pcp, max(kept, pcp.high - (pcp.high >> 3), pcp.high_min))
        todo += int(pcp.high > pcp.high_min)
    to_drain = pcp.count - pcp.high
    while to_drain > 0:
        free_pcppages_bulk(zone, min(to_drain, pcp.batch), pcp, 0)
        to_drain -= pcp.batch
        todo += 1
    return todo
