"""What happens when the first walk finds nothing. Mirrors __alloc_pages_slowpath() of mm/page_alloc.c (spec 1.14).

Recorded is what happens to requests that may not sleep; the rest follows the specification. Left out: changes of
cpusets meanwhile, warnings about stalls, and what other tasks do while this one waits.
"""

from dataclasses import dataclass

from buddyscope.tracing.messages import Livelock

from .compaction import (
    COMPACT_PRIO_ASYNC,
    COMPACT_PRIO_SYNC_FULL,
    COMPACT_PRIO_SYNC_LIGHT,
    COMPACT_SKIPPED,
    COMPACT_SUCCESS,
    compaction_suitable,
    direct_compact,
)
from .functions import kernel_function
from .gfp import (
    __GFP_DIRECT_RECLAIM,
    __GFP_HARDWALL,
    __GFP_IO,
    __GFP_NOFAIL,
    __GFP_NOMEMALLOC,
    __GFP_NORETRY,
    __GFP_NOWARN,
    __GFP_RETRY_MAYFAIL,
    __GFP_THISNODE,
    ALLOC_CPUSET,
    ALLOC_KSWAPD,
    ALLOC_MIN_RESERVE,
    ALLOC_NO_WATERMARKS,
    ALLOC_OOM,
    ALLOC_WMARK_HIGH,
    ALLOC_WMARK_MIN,
    PF_MEMALLOC,
    PF_OOM_VICTIM,
    __gfp_pfmemalloc_flags,
    alloc_flags_slowpath,
    gfp_to_alloc_flags_cma,
)
from .highatomic import unreserve_highatomic_pageblock
from .kswapd import MAX_RECLAIM_RETRIES, wakeup_kswapd
from .mmzone import (
    MIGRATE_MOVABLE,
    PAGE_ALLOC_COSTLY_ORDER,
    WMARK_MIN,
    SystemField,
    wmark_pages,
)
from .oom_kill import oom_is_of_no_use, out_of_memory
from .pcp import drain_all_pages
from .show_mem import warn_alloc
from .vmscan import __perform_reclaim, reclaimable_pages
from .watermark import __zone_watermark_ok
from .zonelist_walk import AllocContext, get_page_from_freelist

FILE = "mm/page_alloc.c"

MAX_COMPACT_RETRIES = 16


@dataclass(slots=True, eq=False)
class SlowPath:
    """What one request remembers from round to round."""

    gfp_mask: int
    order: int
    ac: AllocContext
    alloc_flags: int
    compact_first: bool
    priority: int
    """of compaction"""
    progress: int = 0
    """pages that reclaim freed in this round"""
    compact_result: int = COMPACT_SKIPPED
    no_progress_loops: int = 0
    compaction_retries: int = 0


@kernel_function("gfp_mask", "order", file=FILE)
def wake_all_kswapds(gfp_mask: int, order: int, ac: AllocContext) -> None:
    """Wake kswapd of every node that the request may use."""
    if ac.system.values[SystemField.DEFRAG_MODE]:
        order = max(order, ac.zonelist[0].pageblock_order)
    last_node = None
    for zone in ac.zonelist:
        if zone.node != last_node:
            wakeup_kswapd(zone, gfp_mask, order, ac.highest_zoneidx)
        last_node = zone.node


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def __alloc_pages_slowpath(gfp_mask: int, order: int, ac: AllocContext) -> int | None:
    """Down to the min mark, with reserves, reclaim, compaction and the OOM killer, as the request allows."""
    can_compact = bool(gfp_mask & __GFP_DIRECT_RECLAIM and gfp_mask & __GFP_IO)
    large = order > PAGE_ALLOC_COSTLY_ORDER or (order > 0 and ac.migratetype != MIGRATE_MOVABLE)
    compact_first = can_compact and large
    slow = SlowPath(
        gfp_mask,
        order,
        ac,
        alloc_flags_slowpath(ac.system, gfp_mask, order),
        compact_first,
        COMPACT_PRIO_ASYNC if compact_first else COMPACT_PRIO_SYNC_LIGHT,
    )
    page = slow_walks(slow)
    if page is None and may_sleep(slow):
        page = slow_rounds(slow, can_compact)
    if page is None and not gfp_mask & __GFP_NOWARN:
        warn_alloc(ac.system, gfp_mask, order)
    return page


def slow_walks(slow: SlowPath) -> int | None:
    """Wake kswapd, walk down to the min mark; at once again when the caller may use reserves."""
    page = slow_walk(slow)
    if page is not None:
        return page
    reserve_flags = __gfp_pfmemalloc_flags(slow.ac.system, slow.gfp_mask)
    if reserve_flags:
        kept = slow.alloc_flags & ALLOC_KSWAPD
        slow.alloc_flags = gfp_to_alloc_flags_cma(slow.ac.system, slow.gfp_mask, reserve_flags) | kept
    if reserve_flags or not slow.alloc_flags & ALLOC_CPUSET:
        return slow_walk(slow)
    return None


def slow_walk(slow: SlowPath) -> int | None:
    """One round's beginning: kswapd, then the walk."""
    if slow.alloc_flags & ALLOC_KSWAPD:
        wake_all_kswapds(slow.gfp_mask, slow.order, slow.ac)
    return get_page_from_freelist(slow.gfp_mask, slow.order, slow.alloc_flags, slow.ac)


def may_sleep(slow: SlowPath) -> bool:
    """Whether the caller may reclaim for itself; a task that already reclaims must not do so again."""
    if not slow.gfp_mask & __GFP_DIRECT_RECLAIM:
        return False
    return not slow.ac.system.values[SystemField.TASK_FLAGS] & PF_MEMALLOC


def slow_rounds(slow: SlowPath, can_compact: bool) -> int | None:
    """Reclaim, compact, kill, and walk again, for as long as there is hope (or for ever, with __GFP_NOFAIL)."""
    while True:
        page = slow_round(slow)
        if page is None and not slow_again(slow, can_compact):
            page = kill_for(slow, can_compact)
            if page is None and (not slow.progress or gives_up(slow)):
                return last_resort(slow) if slow.gfp_mask & __GFP_NOFAIL else None
            slow.no_progress_loops = 0
        if page is None:
            page = slow_walk(slow)
        if page is not None:
            return page


def kill_for(slow: SlowPath, can_compact: bool) -> int | None:
    """The OOM killer's turn, for a request that insists."""
    slow.progress = 0
    return __alloc_pages_may_oom(slow.gfp_mask, slow.order, slow) if insists(slow, can_compact) else None


def gives_up(slow: SlowPath) -> bool:
    """The task was killed itself, and has had what a victim may have."""
    victim = slow.ac.system.values[SystemField.TASK_FLAGS] & PF_OOM_VICTIM
    return bool(victim and (slow.alloc_flags & ALLOC_OOM or slow.gfp_mask & __GFP_NOMEMALLOC))


def slow_round(slow: SlowPath) -> int | None:
    """Direct reclaim (unless compaction comes first), then direct compaction."""
    slow.progress = 0
    if not slow.compact_first:
        page = __alloc_pages_direct_reclaim(slow.gfp_mask, slow.order, slow)
        if page is not None:
            return page
    return __alloc_pages_direct_compact(slow.gfp_mask, slow.order, slow)


def slow_again(slow: SlowPath, can_compact: bool) -> bool:
    """Whether another round makes sense before anybody is killed."""
    if slow.compact_first:
        slow.compact_first = False
        if not slow.gfp_mask & __GFP_NORETRY:
            slow.priority = COMPACT_PRIO_SYNC_LIGHT
        return not (slow.gfp_mask & __GFP_NORETRY and slow.gfp_mask & __GFP_THISNODE)
    if not insists(slow, can_compact):
        return False
    if should_reclaim_retry(slow.order, slow):
        return True
    return slow.progress > 0 and should_compact_retry(slow.order, slow)


def insists(slow: SlowPath, can_compact: bool) -> bool:
    """Whether the request insists: not with __GFP_NORETRY, nor for a costly order that need not be tried hard."""
    if slow.gfp_mask & __GFP_NORETRY:
        return False
    costly = slow.order > PAGE_ALLOC_COSTLY_ORDER
    return not costly or (can_compact and bool(slow.gfp_mask & __GFP_RETRY_MAYFAIL))


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def __alloc_pages_direct_reclaim(gfp_mask: int, order: int, slow: SlowPath) -> int | None:
    """Free pages for oneself, then walk; if that fails give a high-atomic block back and empty all per-CPU lists."""
    ac = slow.ac
    slow.progress = __perform_reclaim(ac.system, gfp_mask, order, ac.zonelist)
    if not slow.progress:
        return None
    page = get_page_from_freelist(gfp_mask, order, slow.alloc_flags, ac)
    if page is None:
        unreserve_highatomic_pageblock(ac.zonelist, ac.migratetype, False)
        drain_all_pages(ac.system.zones)
        page = get_page_from_freelist(gfp_mask, order, slow.alloc_flags, ac)
    return page


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def __alloc_pages_direct_compact(gfp_mask: int, order: int, slow: SlowPath) -> int | None:
    """Compact for oneself: the run that was captured, or what a walk finds."""
    if not order or not gfp_mask & __GFP_IO:
        return None
    ac = slow.ac
    slow.compact_result, page = direct_compact(
        ac.system, ac.zonelist, order, slow.alloc_flags, ac.migratetype, ac.highest_zoneidx, slow.priority
    )
    if slow.compact_result == COMPACT_SKIPPED:
        return None
    return get_page_from_freelist(gfp_mask, order, slow.alloc_flags, ac) if page is None else page


@kernel_function("order", returns="yes", file=FILE)
def should_reclaim_retry(order: int, slow: SlowPath) -> bool:
    """Whether reclaim could still help: if all that is reclaimable were free, would some zone pass?"""
    if slow.progress and order <= PAGE_ALLOC_COSTLY_ORDER:
        slow.no_progress_loops = 0
    else:
        slow.no_progress_loops += 1
    ac = slow.ac
    if slow.no_progress_loops > MAX_RECLAIM_RETRIES:
        return unreserve_highatomic_pageblock(ac.zonelist, ac.migratetype, True)
    for zone in ac.zonelist:
        available = zone.free_pages + reclaimable_pages(ac.system, [zone])
        mark = wmark_pages(zone, WMARK_MIN)
        if __zone_watermark_ok(zone, order, mark, ac.highest_zoneidx, slow.alloc_flags, available):
            return True
    return False


@kernel_function("order", returns="yes", file=FILE)
def should_compact_retry(order: int, slow: SlowPath) -> bool:
    """Whether compaction could still help: more pages to work with, another try, or a more thorough one."""
    if not order:
        return False
    costly = order > PAGE_ALLOC_COSTLY_ORDER
    if slow.compact_result == COMPACT_SKIPPED:
        return compaction_zonelist_suitable(order, slow)
    if slow.compact_result == COMPACT_SUCCESS:
        slow.compaction_retries += 1
        if slow.compaction_retries <= MAX_COMPACT_RETRIES // (4 if costly else 1):
            return True
    most_thorough = COMPACT_PRIO_SYNC_LIGHT if costly else COMPACT_PRIO_SYNC_FULL
    if slow.priority > most_thorough:
        slow.priority -= 1
        slow.compaction_retries = 0
        return True
    return False


@kernel_function("order", returns="yes", file="mm/compaction.c")
def compaction_zonelist_suitable(order: int, slow: SlowPath) -> bool:
    """Whether reclaim could make room for compaction in some zone."""
    ac = slow.ac
    for zone in ac.zonelist:
        extra = reclaimable_pages(ac.system, [zone]) // order
        if compaction_suitable(zone, order, wmark_pages(zone, WMARK_MIN), ac.highest_zoneidx, extra):
            return True
    return False


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def __alloc_pages_may_oom(gfp_mask: int, order: int, slow: SlowPath) -> int | None:
    """One more walk at the high mark, then the OOM killer; slow.progress says whether memory came free."""
    slow.progress = 0
    ac = slow.ac
    walk_mask = (gfp_mask | __GFP_HARDWALL) & ~__GFP_DIRECT_RECLAIM
    page = get_page_from_freelist(walk_mask, order, ALLOC_WMARK_HIGH | ALLOC_CPUSET, ac)
    if page is not None:
        return page
    if oom_is_of_no_use(gfp_mask, order, ac):
        return None
    slow.progress = int(out_of_memory(gfp_mask, order, ac))
    if gfp_mask & __GFP_NOFAIL:
        page = get_page_from_freelist(gfp_mask, order, ALLOC_NO_WATERMARKS, ac)
    return page


def last_resort(slow: SlowPath) -> int | None:
    """__GFP_NOFAIL has no way out: half the min mark, and else it would go on for ever."""
    flags = ALLOC_WMARK_MIN | ALLOC_MIN_RESERVE | ALLOC_CPUSET
    page = get_page_from_freelist(slow.gfp_mask, slow.order, flags, slow.ac)
    if page is None:
        raise Livelock
    return page
