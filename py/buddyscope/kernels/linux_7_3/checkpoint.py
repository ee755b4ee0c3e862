"""The whole state of a system as bytes, and back: what a checkpoint keeps. Ours, not the kernel's."""

import pickle
import zlib
from collections import OrderedDict
from typing import Any

from .mmzone import PCP_FIELD_NAMES, FreeList, PerCpuPages, System, Zone


def dump_state(system: System) -> bytes:
    """Everything that any record can change."""
    state = (
        [_dump_zone(zone) for zone in system.zones],
        [_dump_pcp(pcp) for pcp in system.pcps],
        [node.values for node in system.nodes],
        system.values,
        list(system.pool.items()),
        system.names_by_page,
        system.page_by_name,
    )
    return zlib.compress(pickle.dumps(state, pickle.HIGHEST_PROTOCOL), 1)


def load_state(system: System, data: bytes) -> None:
    """Make the system what it was when it was dumped."""
    zones, pcps, nodes, values, pool, names_by_page, page_by_name = pickle.loads(zlib.decompress(data))
    for zone, saved in zip(system.zones, zones, strict=True):
        _load_zone(zone, *saved)
    for pcp, saved in zip(system.pcps, pcps, strict=True):
        _load_pcp(pcp, *saved)
    for node, saved in zip(system.nodes, nodes, strict=True):
        node.values[:] = saved
    system.values[:] = values
    for kept, saved in (
        (system.pool, pool),
        (system.names_by_page, names_by_page),
        (system.page_by_name, page_by_name),
    ):
        kept.clear()
        kept.update(saved)


def _entries(lists: list[FreeList]) -> list[dict[int, int]]:
    """Lists as plain dicts, which are smaller as bytes."""
    return [dict(entries) for entries in lists]


def _dump_zone(zone: Zone) -> tuple[Any, ...]:
    lists = [_entries(lists) for lists in zone.free_list]
    return lists, zone.pageblock_flags, zone.values, zone.free_pages, zone.free_by_type, zone.lru


def _load_zone(
    zone: Zone,
    lists: list[list[dict[int, int]]],
    pageblock_flags: bytearray,
    values: list[int],
    free_pages: int,
    free_by_type: list[int],
    lru: dict[int, bytearray],
) -> None:
    zone.free_list[:] = [[OrderedDict(entries) for entries in of_order] for of_order in lists]
    zone.pageblock_flags[:] = pageblock_flags
    zone.values[:] = values
    zone.free_pages = free_pages
    zone.free_by_type[:] = free_by_type
    zone.lru = lru


def _dump_pcp(pcp: PerCpuPages) -> tuple[Any, ...]:
    return _entries(pcp.lists), pcp.count, [getattr(pcp, name) for name in PCP_FIELD_NAMES]


def _load_pcp(pcp: PerCpuPages, lists: list[dict[int, int]], count: int, values: list[int]) -> None:
    pcp.lists[:] = [OrderedDict(entries) for entries in lists]
    pcp.count = count
    for name, value in zip(PCP_FIELD_NAMES, values, strict=True):
        setattr(pcp, name, value)
