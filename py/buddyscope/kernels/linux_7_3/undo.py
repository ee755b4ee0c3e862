"""What each kind of record writes: the other half of mmzone.py. Applying and undoing follow from the shapes."""

from buddyscope.tracing.records import RecordKind, Shape

from .kinds import (
    ADD_TO_FREE_LIST,
    ADD_TO_PCP,
    ADD_TO_POOL,
    DEL_FROM_FREE_LIST,
    DEL_FROM_PCP,
    DEL_FROM_POOL,
    EVENT,
    FREE_PAGES,
    LOCK,
    LRU,
    NODE_FIELD,
    PAGEBLOCK,
    PCP_COUNT,
    PCP_FIELD,
    SYSTEM_FIELD,
    UNLOCK,
    ZONE_FIELD,
)
from .mmzone import MIGRATE_ISOLATE, PCP_FIELD_NAMES, FreeList, System, page_zone, write_lru


def free_list_of(system: System, zone: int, area: int) -> FreeList:
    """The list of an order and a type."""
    return system.zones[zone].free_list[area >> 3][area & 7]


def pcp_list_of(system: System, pcp: int, index: int) -> FreeList:
    """A list of a per-CPU set."""
    return system.pcps[pcp].lists[index]


def pool_list(system: System) -> dict[int, tuple[int, int, int]]:
    """What reclaim may free."""
    return system.pool


def add_free_pages(system: System, zone: int, migratetype: int, delta: int) -> None:
    """Free pages of a type, and of the zone."""
    system.zones[zone].free_by_type[migratetype] += delta
    if migratetype != MIGRATE_ISOLATE:
        system.zones[zone].free_pages += delta


def add_pcp_count(system: System, pcp: int, delta: int) -> None:
    """pcp->count."""
    system.pcps[pcp].count += delta


def write_pageblock(system: System, zone: int, block: int, value: int) -> None:
    """The byte of a pageblock."""
    system.zones[zone].pageblock_flags[block] = value


def write_zone(system: System, zone: int, field: int, value: int) -> None:
    """One of a zone's numbers, by ZoneField."""
    system.zones[zone].values[field] = value


def write_pcp(system: System, pcp: int, field: int, value: int) -> None:
    """One of a per-CPU set's numbers, by PcpField."""
    setattr(system.pcps[pcp], PCP_FIELD_NAMES[field], value)


def write_node(system: System, node: int, field: int, value: int) -> None:
    """One of a node's numbers, by NodeField."""
    system.nodes[node].values[field] = value


def write_system(system: System, field: int, value: int) -> None:
    """One of the system's numbers, by SystemField."""
    system.values[field] = value


def write_pages_lru(system: System, page: int, on: int, more: int) -> None:
    """Whether a page and so many after it, which may lie in several pageblocks, are on an LRU list."""
    zone = page_zone(system, page)
    end = page + more + 1
    while page < end:
        block_end = min(end, ((page >> zone.pageblock_order) + 1) << zone.pageblock_order)
        write_lru(zone, page, block_end - page, on)
        page = block_end


RUN = ("zone", "area", "page")
PCP_RUN = ("pcp", "index", "page")
POOL_RUN = ("page", "order", "kind")

KINDS = (
    RecordKind(ADD_TO_FREE_LIST, "ADD_TO_FREE_LIST", Shape.ENTER, (*RUN, "tail"), "free_list", free_list_of),
    RecordKind(DEL_FROM_FREE_LIST, "DEL_FROM_FREE_LIST", Shape.LEAVE, (*RUN, "stamp"), "free_list", free_list_of),
    RecordKind(FREE_PAGES, "FREE_PAGES", Shape.ADD, ("zone", "type", "delta"), "free_pages", add_free_pages),
    RecordKind(PAGEBLOCK, "PAGEBLOCK", Shape.SET, ("zone", "block", "new", "old"), "pageblock", write_pageblock),
    RecordKind(ZONE_FIELD, "ZONE_FIELD", Shape.SET, ("zone", "field", "new", "old"), "zone", write_zone),
    RecordKind(ADD_TO_PCP, "ADD_TO_PCP", Shape.ENTER, (*PCP_RUN, "tail"), "pcp_list", pcp_list_of),
    RecordKind(DEL_FROM_PCP, "DEL_FROM_PCP", Shape.LEAVE, (*PCP_RUN, "stamp"), "pcp_list", pcp_list_of),
    RecordKind(PCP_COUNT, "PCP_COUNT", Shape.ADD, ("pcp", "delta"), "pcp_count", add_pcp_count),
    RecordKind(PCP_FIELD, "PCP_FIELD", Shape.SET, ("pcp", "field", "new", "old"), "pcp", write_pcp),
    RecordKind(NODE_FIELD, "NODE_FIELD", Shape.SET, ("node", "field", "new", "old"), "node", write_node),
    RecordKind(SYSTEM_FIELD, "SYSTEM_FIELD", Shape.SET, ("field", "new", "old"), "system", write_system),
    RecordKind(LRU, "LRU", Shape.SET, ("page", "new", "old", "more"), "lru", write_pages_lru),
    RecordKind(ADD_TO_POOL, "ADD_TO_POOL", Shape.ENTER, POOL_RUN, "pool", pool_list, first="tail"),
    RecordKind(DEL_FROM_POOL, "DEL_FROM_POOL", Shape.LEAVE, (*POOL_RUN, "stamp"), "pool", pool_list, first="tail"),
    RecordKind(LOCK, "LOCK", Shape.EVENT, ("zone",)),
    RecordKind(UNLOCK, "UNLOCK", Shape.EVENT, ("zone",)),
    RecordKind(EVENT, "EVENT", Shape.EVENT, ("number", "a", "b"), kept=True),
)
