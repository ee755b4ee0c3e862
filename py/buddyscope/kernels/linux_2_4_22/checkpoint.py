"""The whole state of a system as bytes, and back: what a checkpoint keeps. Ours, not the kernel's."""

import pickle
import zlib
from array import array

from .mmzone import NO_COUNTS, WATERMARKS, System, Zone


def dump_state(system: System) -> bytes:
    """Everything that any record can change."""
    zones = [_dump_zone(zone) for zone in system.zones]
    state = (zones, system.values, system.local_pages, system.pool, system.names_by_page, system.page_by_name)
    return zlib.compress(pickle.dumps(state, pickle.HIGHEST_PROTOCOL), 1)


def load_state(system: System, data: bytes) -> None:
    """Make the system what it was when it was dumped."""
    zones, values, local, pool, names_by_page, page_by_name = pickle.loads(zlib.decompress(data))
    for zone, state in zip(system.zones, zones, strict=True):
        _load_zone(zone, *state)
    system.values[:] = values
    for kept, saved in (
        (system.local_pages, local),
        (system.pool, pool),
        (system.names_by_page, names_by_page),
        (system.page_by_name, page_by_name),
    ):
        kept.clear()
        kept.update(saved)


def _dump_zone(zone: Zone) -> tuple[object, ...]:
    lists = [area.free_list for area in zone.free_area]
    maps = [bytes(area.map) for area in zone.free_area]
    counts = {at: chunk.tobytes() for at, chunk in enumerate(zone.count) if chunk is not NO_COUNTS}
    marks = [getattr(zone, name) for name in WATERMARKS]
    return zone.free_pages, zone.need_balance, zone.flags, lists, maps, counts, marks


def _load_zone(
    zone: Zone,
    free_pages: int,
    need_balance: int,
    flags: dict[int, int],
    lists: list[dict[int, int]],
    maps: list[bytes],
    counts: dict[int, bytes],
    marks: list[int],
) -> None:
    zone.free_pages, zone.need_balance, zone.flags = free_pages, need_balance, flags
    for area, entries, bits in zip(zone.free_area, lists, maps, strict=True):
        area.free_list = entries
        area.map[:] = bits
    zone.pages_min, zone.pages_low, zone.pages_high = marks
    zone.count[:] = [array("b", counts[at]) if at in counts else NO_COUNTS for at in range(len(zone.count))]
