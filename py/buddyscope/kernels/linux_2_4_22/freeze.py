"""The whole state of a system as bytes, and back: what a checkpoint keeps. Ours, not the kernel's."""

import pickle
import zlib
from array import array

from .mmzone import NO_COUNTS, WATERMARKS, System, Zone


def freeze(system: System) -> bytes:
    """Everything that any record can change."""
    zones = [_freeze_zone(zone) for zone in system.zones]
    state = (zones, system.values, system.local_pages, system.pool, system.holders, system.held)
    return zlib.compress(pickle.dumps(state, pickle.HIGHEST_PROTOCOL), 1)


def thaw(system: System, data: bytes) -> None:
    """Make the system what it was when it was frozen."""
    zones, values, local, pool, holders, held = pickle.loads(zlib.decompress(data))
    for zone, state in zip(system.zones, zones, strict=True):
        _thaw_zone(zone, *state)
    system.values[:] = values
    for kept, saved in (
        (system.local_pages, local), (system.pool, pool), (system.holders, holders), (system.held, held)
    ):  # fmt: skip
        kept.clear()
        kept.update(saved)


def _freeze_zone(zone: Zone) -> tuple[object, ...]:
    lists = [area.free_list for area in zone.free_area]
    maps = [bytes(area.map) for area in zone.free_area]
    counts = {at: chunk.tobytes() for at, chunk in enumerate(zone.count) if chunk is not NO_COUNTS}
    marks = [getattr(zone, name) for name in WATERMARKS]
    return zone.free_pages, zone.need_balance, zone.flags, lists, maps, counts, marks


def _thaw_zone(
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
