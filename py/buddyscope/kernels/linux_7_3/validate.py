"""Every invariant of the state, in one place. Ours, not the kernel's."""

from .mmzone import (
    MIGRATE_ISOLATE,
    MIGRATE_TYPES,
    Node,
    PerCpuPages,
    System,
    Zone,
    get_pageblock_migratetype,
    lru_pages,
)


def validate_system(system: System) -> None:
    """Raise AssertionError for a state that no sequence of requests can lead to."""
    for zone in system.zones:
        validate_zone(zone)
    for pcp in system.pcps:
        validate_pcp(pcp)
    for node in system.nodes:
        validate_node(node)
    validate_owners(system)


def validate_zone(zone: Zone) -> None:
    """Lists, counters and marks of one zone agree."""
    counted = [0] * MIGRATE_TYPES
    for order, lists in enumerate(zone.free_list):
        for migratetype, entries in enumerate(lists):
            counted[migratetype] += len(entries) << order
            stamps = list(entries.values())
            assert stamps == sorted(stamps), f"{zone.name}: stamps of order {order} are out of order"
            for page in entries:
                validate_run(zone, page, order, migratetype)
    assert counted == zone.free_by_type, f"{zone.name}: {counted} pages are listed, {zone.free_by_type} counted"
    assert sum(counted[:MIGRATE_ISOLATE]) == zone.free_pages, f"{zone.name}: free_pages is {zone.free_pages}"


def validate_run(zone: Zone, page: int, order: int, migratetype: int) -> None:
    """A free run is aligned, inside its zone, under the type of its blocks, and not to be merged with its buddy."""
    name = f"{zone.name}: the run at {page} of order {order}"
    assert page % (1 << order) == 0, f"{name} is not aligned"
    assert zone.start_pfn <= page and page + (1 << order) <= zone.end_pfn, f"{name} is not inside the zone"
    for block in range(page, page + (1 << order), 1 << zone.pageblock_order):
        assert get_pageblock_migratetype(zone, block) == migratetype, f"{name} is on the list of another type"
    for block in range(page, page + (1 << order), 1 << zone.pageblock_order):
        count = min(1 << order, 1 << zone.pageblock_order)
        assert not lru_pages(zone, block, count), f"{name} is on an LRU list"
    if order < zone.pageblock_order:
        buddy = page ^ (1 << order)
        assert buddy not in zone.free_list[order][migratetype], f"{name} has a free buddy"


def validate_pcp(pcp: PerCpuPages) -> None:
    """A tray's count is the sum of its lists."""
    listed = sum(len(entries) << index // 3 for index, entries in enumerate(pcp.lists))
    assert listed == pcp.count, f"CPU {pcp.cpu}, {pcp.zone.name}: {listed} pages are listed, {pcp.count} counted"
    for entries in pcp.lists:
        stamps = list(entries.values())
        assert stamps == sorted(stamps), f"CPU {pcp.cpu}, {pcp.zone.name}: stamps are out of order"


def validate_node(node: Node) -> None:
    """A node's zones are its own, lowest first."""
    indices = [zone.index for zone in node.zones]
    assert indices == sorted(set(indices)), f"node {node.number}: zones {indices}"


def owned_pages(system: System) -> dict[int, str]:
    """Where every page is that is free, on a per-CPU list or held. Raises AssertionError for one in two places."""
    found: dict[int, str] = {}

    def add(page: int, order: int, where: str) -> None:
        for each in range(page, page + (1 << order)):
            assert each not in found, f"page {each} is {found[each]} and {where}"
            found[each] = where

    for zone in system.zones:
        for order, lists in enumerate(zone.free_list):
            for entries in lists:
                for page in entries:
                    add(page, order, f"free, order {order}")
    for pcp in system.pcps:
        for index, entries in enumerate(pcp.lists):
            for page in entries:
                add(page, index // 3, f"kept by CPU {pcp.cpu}")
    for page, (order, name) in system.names_by_page.items():
        add(page, order, f"held under name {name}")
    return found


def validate_owners(system: System) -> None:
    """No page is in two places; names and pages mirror each other."""
    if sum(zone.free_pages for zone in system.zones) <= 1 << 16:
        owned_pages(system)
    mirrored = {name: page for page, (_, name) in system.names_by_page.items()}
    assert mirrored == system.page_by_name, "names and pages do not mirror each other"
