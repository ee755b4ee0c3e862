"""Reclaim over a declared pool: kswapd and direct reclaim. Mirrors the part of mm/vmscan.c that the allocator can see.

From the specification (1.14, 1.15), not recorded. Left out: the LRU lists and their order, dirty pages, throttling.
Instead a machine declares which runs reclaim may free, and in which order. Ours are two rules: anonymous runs need
__GFP_IO (they are swapped out), slab needs __GFP_FS; and a scan at priority p looks at the pool's pages >> p, but at
least at 32.
"""

from collections.abc import Sequence

from buddyscope.tracing.block_names import name_block

from .free_pages import __free_frozen_pages
from .functions import kernel_function
from .gfp import __GFP_FS, __GFP_IO, PF_MEMALLOC
from .kswapd import boosted, pgdat_balanced, wakeup_kcompactd
from .mmzone import (
    MAX_NR_ZONES,
    POOL_ANON,
    POOL_SLAB,
    WMARK_HIGH,
    ZONE_RECLAIM_ACTIVE,
    Event,
    Node,
    NodeField,
    System,
    SystemField,
    Zone,
    ZoneField,
    note_event,
    page_zone,
    set_node,
    set_system,
    set_zone,
    take_from_pool,
    wmark_pages,
)

FILE = "mm/vmscan.c"

SWAP_CLUSTER_MAX = 32
DEF_PRIORITY = 12
BOOST_PRIORITY = 10
"""the boost of a mark is worked off at this priority or a gentler one"""


def may_reclaim(kind: int, gfp_mask: int) -> bool:
    """Whether a caller with these flags may free runs of this kind."""
    if kind == POOL_ANON:
        return bool(gfp_mask & __GFP_IO)
    return kind != POOL_SLAB or bool(gfp_mask & __GFP_FS)


def reclaimable_pages(system: System, zones: Sequence[Zone]) -> int:
    """Pages of the pool that lie in these zones."""
    return sum(1 << order for page, (order, _, _) in system.pool.items() if page_zone(system, page) in zones)


@kernel_function("scan", "target", returns="count", file=FILE)
def shrink_node(system: System, scan: int, target: int, zones: Sequence[Zone], gfp_mask: int) -> int:
    """Free runs of the pool that lie in these zones until `target` pages came free or `scan` were looked at."""
    freed = scanned = 0
    for page, (order, kind, _) in list(system.pool.items()):
        if freed >= target or scanned >= scan:
            break
        if page_zone(system, page) not in zones:
            continue
        scanned += 1 << order
        if may_reclaim(kind, gfp_mask):
            reclaim_run(system, page)
            freed += 1 << order
    return freed


def reclaim_run(system: System, page: int) -> None:
    """Give back a run that nobody needs any more."""
    order = take_from_pool(system, page)
    if page in system.names_by_page:
        name_block(system, page, system.names_by_page[page][0], 0)
    note_event(system, Event.RECLAIMED, page, order)
    __free_frozen_pages(page_zone(system, page), page, order)


def scan_share(system: System, zones: Sequence[Zone], priority: int) -> int:
    """How many pages of the pool a scan looks at."""
    return max(reclaimable_pages(system, zones) >> priority, SWAP_CLUSTER_MAX)


@kernel_function("order", "gfp_mask", returns="count", file=FILE)
def try_to_free_pages(system: System, zonelist: Sequence[Zone], order: int, gfp_mask: int) -> int:
    """The caller reclaims for itself: 32 pages, looking harder from priority to priority. Gives the pages freed."""
    freed = 0
    for priority in range(DEF_PRIORITY, -1, -1):
        scan = scan_share(system, zonelist, priority)
        freed += shrink_node(system, scan, SWAP_CLUSTER_MAX - freed, zonelist, gfp_mask)
        if freed >= SWAP_CLUSTER_MAX:
            break
    return freed


@kernel_function("order", "gfp_mask", returns="count", file="mm/page_alloc.c")
def __perform_reclaim(system: System, gfp_mask: int, order: int, zonelist: Sequence[Zone]) -> int:
    """Direct reclaim, during which the task may itself use every page."""
    before = system.values[SystemField.TASK_FLAGS]
    set_system(system, SystemField.TASK_FLAGS, before | PF_MEMALLOC)
    progress = try_to_free_pages(system, zonelist, order, gfp_mask)
    set_system(system, SystemField.TASK_FLAGS, before)
    return progress


# ------------------------------------------------------------------ kswapd


def mark_reclaim_active(zones: Sequence[Zone], active: bool) -> None:
    """While kswapd works, per-CPU sets keep less."""
    for zone in zones:
        flags = zone.values[ZoneField.FLAGS]
        wanted = flags | ZONE_RECLAIM_ACTIVE if active else flags & ~ZONE_RECLAIM_ACTIVE
        if flags != wanted:
            set_zone(zone, ZoneField.FLAGS, wanted)


@kernel_function("node", "priority", returns="count", file=FILE)
def kswapd_shrink_node(system: System, node: Node, zones: Sequence[Zone], priority: int, may_write: bool) -> int:
    """One round of kswapd: towards the sum of the high marks. Without `may_write` only file pages go."""
    target = sum(max(wmark_pages(zone, WMARK_HIGH), SWAP_CLUSTER_MAX) for zone in zones)
    gfp_mask = __GFP_IO | __GFP_FS if may_write else 0
    return shrink_node(system, scan_share(system, zones, priority), target, zones, gfp_mask)


@kernel_function("node", "order", "highest_zoneidx", returns="count", file=FILE)
def balance_pgdat(system: System, node: Node, order: int, highest_zoneidx: int) -> int:
    """Reclaim until a zone is above its high mark and no boost is left. Gives the order that it ended with."""
    zones = [zone for zone in node.zones if zone.index <= highest_zoneidx]
    boosts = {zone.number: zone.values[ZoneField.BOOST] for zone in zones}
    mark_reclaim_active(zones, True)
    order, freed = balance_rounds(system, node, order, highest_zoneidx, sum(boosts.values()))
    mark_reclaim_active(zones, False)
    if not freed and not pgdat_balanced(node, order, highest_zoneidx):
        set_node(system, node.number, NodeField.KSWAPD_FAILURES, node.values[NodeField.KSWAPD_FAILURES] + 1)
    elif node.values[NodeField.KSWAPD_FAILURES]:
        set_node(system, node.number, NodeField.KSWAPD_FAILURES, 0)
    if any(boosts.values()):
        for zone in zones:
            left = max(zone.values[ZoneField.BOOST] - boosts[zone.number], 0)
            set_zone(zone, ZoneField.BOOST, left)
        wakeup_kcompactd(system, node.number, zones[0].pageblock_order, highest_zoneidx)
    return order


def balance_rounds(system: System, node: Node, order: int, highest: int, boost: int) -> tuple[int, int]:
    """The rounds of balance_pgdat(), at one priority after the other: (order it ended with, pages freed)."""
    zones = [zone for zone in node.zones if zone.index <= highest]
    freed, priority = 0, DEF_PRIORITY
    while priority >= 1:
        balanced = pgdat_balanced(node, order, highest)
        if boost and not balanced:
            boost, priority = 0, DEF_PRIORITY  # memory is short: forget the boost this time
            continue
        if balanced and boost <= 0:
            break
        if boost and priority < BOOST_PRIORITY:
            break
        came = kswapd_shrink_node(system, node, zones, priority, not boost)
        freed += came
        boost = max(boost - came, 0)
        if order and freed >= compact_gap(order):
            order = 0  # the rest is compaction's job
        priority -= 1
    return order, freed


def compact_gap(order: int) -> int:
    """Free pages that compaction needs to work with."""
    return min(2 << order, SWAP_CLUSTER_MAX)


@kernel_function("node", file=FILE)
def kswapd(system: System, node: Node) -> bool:
    """Kswapd's turn: work when it was woken, then sleep and wake kcompactd. False when it had nothing to do."""
    values = node.values
    if not values[NodeField.KSWAPD_WOKEN]:
        return False
    order, highest = values[NodeField.KSWAPD_ORDER], values[NodeField.KSWAPD_HIGHEST_ZONE]
    highest = min(highest, MAX_NR_ZONES - 1)
    set_node(system, node.number, NodeField.KSWAPD_WOKEN, 0)
    set_node(system, node.number, NodeField.KSWAPD_ORDER, 0)
    set_node(system, node.number, NodeField.KSWAPD_HIGHEST_ZONE, MAX_NR_ZONES)
    balance_pgdat(system, node, order, highest)
    kswapd_try_to_sleep(system, node, order, highest)
    return True


@kernel_function("node", "order", "highest_zoneidx", file=FILE)
def kswapd_try_to_sleep(system: System, node: Node, order: int, highest_zoneidx: int) -> None:
    """Sleep; a balanced node, or a hopeless one, asks kcompactd for the run that was wanted."""
    if pgdat_balanced(node, 0, highest_zoneidx) or boosted(node, highest_zoneidx):
        wakeup_kcompactd(system, node.number, order, highest_zoneidx)
