"""Waking kswapd and kcompactd, and when a node counts as balanced. Mirrors parts of mm/vmscan.c and mm/compaction.c.

From the specification (1.15); recorded is only which order and zone kswapd was asked for.
"""

from .functions import kernel_function
from .gfp import __GFP_DIRECT_RECLAIM
from .mmzone import (
    MAX_NR_ZONES,
    WMARK_HIGH,
    Node,
    NodeField,
    System,
    Zone,
    ZoneField,
    set_node,
    wmark_pages,
)
from .watermark import zone_watermark_ok

FILE = "mm/vmscan.c"

MAX_RECLAIM_RETRIES = 16


@kernel_function("node", "order", "highest_zoneidx", returns="yes", file=FILE)
def pgdat_balanced(node: Node, order: int, highest_zoneidx: int) -> bool:
    """Whether any zone that the class may use passes its high mark at this order."""
    for zone in node.zones:
        if zone.index <= highest_zoneidx and zone_watermark_ok(
            zone, order, wmark_pages(zone, WMARK_HIGH), highest_zoneidx, 0
        ):
            return True
    return False


def boosted(node: Node, highest_zoneidx: int) -> bool:
    """Whether any zone that the class may use has a boosted mark."""
    return any(zone.values[ZoneField.BOOST] for zone in node.zones if zone.index <= highest_zoneidx)


@kernel_function("zone", "order", "highest_zoneidx", file=FILE)
def wakeup_kswapd(zone: Zone, gfp_mask: int, order: int, highest_zoneidx: int) -> None:
    """Ask kswapd of the zone's node for work: it keeps the highest order and zone that it was asked for."""
    system = zone.system
    node = system.nodes[zone.node]
    values = node.values
    asked = values[NodeField.KSWAPD_HIGHEST_ZONE]
    if asked == MAX_NR_ZONES or asked < highest_zoneidx:
        set_node(system, zone.node, NodeField.KSWAPD_HIGHEST_ZONE, highest_zoneidx)
    if values[NodeField.KSWAPD_ORDER] < order:
        set_node(system, zone.node, NodeField.KSWAPD_ORDER, order)
    if values[NodeField.KSWAPD_WOKEN]:
        return
    hopeless = values[NodeField.KSWAPD_FAILURES] >= MAX_RECLAIM_RETRIES
    if not hopeless and (boosted(node, highest_zoneidx) or not pgdat_balanced(node, order, highest_zoneidx)):
        set_node(system, zone.node, NodeField.KSWAPD_WOKEN, 1)
    elif not gfp_mask & __GFP_DIRECT_RECLAIM:
        wakeup_kcompactd(system, zone.node, order, highest_zoneidx)


@kernel_function("node", "order", "highest_zoneidx", file="mm/compaction.c")
def wakeup_kcompactd(system: System, node: int, order: int, highest_zoneidx: int) -> None:
    """Ask kcompactd of a node for a run of this order."""
    values = system.nodes[node].values
    if not order:
        return
    if values[NodeField.KCOMPACTD_ORDER] < order:
        set_node(system, node, NodeField.KCOMPACTD_ORDER, order)
    asked = values[NodeField.KCOMPACTD_HIGHEST_ZONE]
    if asked == MAX_NR_ZONES or asked < highest_zoneidx:
        set_node(system, node, NodeField.KCOMPACTD_HIGHEST_ZONE, highest_zoneidx)
