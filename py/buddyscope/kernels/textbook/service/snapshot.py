"""The whole state as plain data: Snapshot of protocol.d.ts, and what only this kernel has."""

from typing import Any

from buddyscope.kernels.textbook import fragmentation
from buddyscope.kernels.textbook.region import Region


def free_list(region: Region, order: int) -> list[int]:
    """The free blocks of one order, the most recently freed first."""
    return list(reversed(region.free_lists[order]))


def snapshot(region: Region) -> dict[str, Any]:
    """The whole state at the cursor. Blocks are in grains, requests and waste in bytes."""
    return {
        "zones": [
            {
                "free_pages": region.free_pages,
                "lists": [free_list(region, order) for order in range(len(region.free_lists))],
            }
        ],
        "blocks": sorted([page, order, name] for page, (order, name) in region.names_by_page.items()),
        "used": sorted([page, order, request] for page, (order, request) in region.used.items()),
        "cuts": sorted([order, page] for page, order in region.cuts),
        "moves": list(region.moves),
        "waste": fragmentation.internal_fragmentation(region),
        "external": fragmentation.external_fragmentation(region),
    }


def zone_info(region: Region) -> dict[str, Any]:
    """What is settled: sizes in bytes, and the policy."""
    layout = region.layout
    return {
        "variant": str(layout.variant),
        "sizes": list(layout.sizes),
        "parts": [None if pair is None else list(pair) for pair in layout.parts],
        "grain": layout.grain,
        "base": layout.base,
        "half": str(layout.policy.half),
        "choice": str(layout.policy.choice),
        "merge": str(layout.policy.merge),
    }
