"""Every invariant of a zone between two requests, in one place. Ours, not the kernel's."""

from .mmzone import System, Zone, counted_pages, free_list


def validate_system(system: System) -> None:
    """Raise AssertionError, naming zone and order, for the first rule that is broken."""
    for zone in system.zones:
        validate_zone(zone)


def validate_zone(zone: Zone) -> None:
    """Blocks lie inside the zone, aligned and disjoint; counters and bitmaps follow from the lists."""
    taken: dict[int, int] = {}
    total = 0
    for order in range(len(zone.free_area)):
        blocks = free_list(zone, order)
        _validate_stamps(zone, order)
        _validate_bitmap(zone, order, set(blocks))
        total += len(blocks) << order
        for page in blocks:
            _validate_block(zone, page, order)
            taken[page] = order
    _validate_disjoint(zone, taken)
    _validate_references(zone, taken)
    if total != zone.free_pages:
        raise AssertionError(f"{_at(zone)}: free_pages is {zone.free_pages}, the lists hold {total}")


def _at(zone: Zone) -> str:
    return f"node {zone.node} zone {zone.name}"


def _validate_block(zone: Zone, page: int, order: int) -> None:
    index = page - zone.start_pfn
    if index < 0 or index + (1 << order) > zone.size:
        raise AssertionError(f"{_at(zone)}: block {page} of order {order} is outside the zone")
    if index & ((1 << order) - 1):
        raise AssertionError(f"{_at(zone)}: block {page} of order {order} is misaligned")


def _validate_disjoint(zone: Zone, taken: dict[int, int]) -> None:
    end, last = 0, 0
    for page in sorted(taken):
        if page < end:
            raise AssertionError(f"{_at(zone)}: blocks {last} and {page} overlap")
        end, last = page + (1 << taken[page]), page


def _validate_references(zone: Zone, taken: dict[int, int]) -> None:
    for page, count in counted_pages(zone):
        if count > 0 and page in taken:
            raise AssertionError(f"{_at(zone)}: block {page} of order {taken[page]} is free but has {count} references")


def _validate_bitmap(zone: Zone, order: int, blocks: set[int]) -> None:
    for bit, value in enumerate(zone.free_area[order].map):
        first = zone.start_pfn + (bit << (order + 1))
        buddies = (first in blocks) + (first + (1 << order) in blocks)
        if buddies == 2:
            raise AssertionError(
                f"{_at(zone)}: both buddies {first} and {first + (1 << order)} are free at order {order}"
            )
        if buddies != value:
            raise AssertionError(f"{_at(zone)}: bit {bit} of order {order} is {value} with {buddies} buddies free")


def _validate_stamps(zone: Zone, order: int) -> None:
    stamps = list(zone.free_area[order].free_list.values())
    if stamps != sorted(set(stamps)):
        raise AssertionError(f"{_at(zone)}: stamps of order {order} do not ascend")
