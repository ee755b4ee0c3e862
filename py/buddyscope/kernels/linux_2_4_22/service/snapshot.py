"""The whole state as plain data: Snapshot of protocol.d.ts."""

from typing import Any

from buddyscope.kernels.linux_2_4_22.mmzone import System, Zone, counted_pages, free_list

MARKS = ("pages_min", "pages_low", "pages_high")


def snapshot(system: System) -> dict[str, Any]:
    """The whole state at the cursor; lists head first."""
    return {
        "zones": [_zone(zone) for zone in system.zones],
        "blocks": sorted([page, order, name] for page, (order, name) in system.names_by_page.items()),
        "counts": [[page, count] for zone in system.zones for page, count in counted_pages(zone)],
        "flags": [[page, flags] for zone in system.zones for page, flags in sorted(zone.flags.items())],
        "system": list(system.values),
        "pool": [[page, order] for page, (order, _) in system.pool.items()],
        "local": [[page, order] for page, (order, _) in reversed(system.local_pages.items())],
    }


def _zone(zone: Zone) -> dict[str, Any]:
    return {
        "free_pages": zone.free_pages,
        "need_balance": zone.need_balance,
        "lists": [free_list(zone, order) for order in range(len(zone.free_area))],
        "maps": [[bit for bit, value in enumerate(area.map) if value] for area in zone.free_area[:-1]],
    }


def zone_info(zone: Zone) -> dict[str, Any]:
    """The watermarks, in pages."""
    return {name: getattr(zone, name) for name in MARKS}


def bitmap(zone: Zone, order: int) -> bytearray | None:
    """The bits of an order; None for the largest, whose blocks have no buddy."""
    return zone.free_area[order].map if 0 <= order < len(zone.free_area) - 1 else None
