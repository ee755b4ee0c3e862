"""Waking kswapd, and when a node counts as balanced. Mirrors that part of mm/vmscan.c (spec 1.15)."""

from .functions import kernel_function
from .mmzone import MAX_NR_ZONES, NodeField, Zone, set_node

FILE = "mm/vmscan.c"


@kernel_function("zone", "order", "highest_zoneidx", file=FILE)
def wakeup_kswapd(zone: Zone, gfp_mask: int, order: int, highest_zoneidx: int) -> None:
    """Ask kswapd of the zone's node for work: it keeps the highest order and zone it was asked for."""
    system = zone.system
    values = system.nodes[zone.node].values
    asked = values[NodeField.KSWAPD_HIGHEST_ZONE]
    if asked == MAX_NR_ZONES or asked < highest_zoneidx:
        set_node(system, zone.node, NodeField.KSWAPD_HIGHEST_ZONE, highest_zoneidx)
    if values[NodeField.KSWAPD_ORDER] < order:
        set_node(system, zone.node, NodeField.KSWAPD_ORDER, order)
