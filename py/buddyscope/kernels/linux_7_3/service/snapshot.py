"""The whole state as plain data, and what is fixed about a zone."""

from typing import Any

from buddyscope.kernels.linux_7_3.mmzone import (
    MIGRATE_TYPES,
    PCP_FIELD_NAMES,
    PerCpuPages,
    System,
    Zone,
    free_list,
    pcp_list,
)

from .boot import all_free

type Json = dict[str, Any]


def snapshot(system: System) -> Json:
    """The whole state at the cursor; lists head first."""
    return {
        "zones": [_zone(zone) for zone in system.zones],
        "pcps": [_pcp(pcp) for pcp in system.pcps],
        "nodes": [list(node.values) for node in system.nodes],
        "system": list(system.values),
        "blocks": sorted([page, order, name] for page, (order, name) in system.names_by_page.items()),
        "pool": [[page, order, kind] for page, (order, kind, _) in system.pool.items()],
    }


def _zone(zone: Zone) -> Json:
    orders = range(zone.max_page_order + 1)
    return {
        "free_pages": zone.free_pages,
        "free_by_type": list(zone.free_by_type),
        "lists": [all_free(zone, order) for order in orders],
        "lists_by_type": [
            [free_list(zone, order, migratetype) for migratetype in range(MIGRATE_TYPES)] for order in orders
        ],
        "pageblocks": list(zone.pageblock_flags[: zone.blocks]),
        "values": list(zone.values),
        "lru": lru_ranges(zone),
    }


def lru_ranges(zone: Zone) -> list[list[int]]:
    """[first page, count] of the pages that are on an LRU list, ascending."""
    found: list[list[int]] = []
    for block in sorted(zone.lru):
        marks, at = zone.lru[block], 0
        first = block << zone.pageblock_order
        while (at := marks.find(1, at)) >= 0:
            end = marks.find(0, at)
            end = len(marks) if end < 0 else end
            if found and sum(found[-1]) == first + at:
                found[-1][1] += end - at
            else:
                found.append([first + at, end - at])
            at = end
    return found


def _pcp(pcp: PerCpuPages) -> Json:
    return {
        "zone": pcp.zone.number,
        "cpu": pcp.cpu,
        "count": pcp.count,
        **{name: getattr(pcp, name) for name in PCP_FIELD_NAMES},
        "lists": [pcp_list(pcp, index) for index in range(len(pcp.lists))],
    }


def zone_info(zone: Zone) -> Json:
    """What is fixed: where the zone lies, and its pageblocks."""
    return {
        "index": zone.index,
        "present": zone.present,
        "pageblock_order": zone.pageblock_order,
        "first_block": zone.first_block,
        "pageblocks": zone.blocks,
    }
