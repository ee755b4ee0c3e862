"""What each kind of record writes: the other half of mmzone.py's writers. Apply and undo follow from the shapes."""

from buddyscope.tracing.records import RecordKind, Shape

from .kinds import (
    ADD_TO_FREE_LIST,
    ADD_TO_LOCAL,
    ADD_TO_POOL,
    DEL_FROM_FREE_LIST,
    DEL_FROM_LOCAL,
    DEL_FROM_POOL,
    FREE_PAGES,
    LOCK,
    NEED_BALANCE,
    PAGE_COUNT,
    PAGE_FLAGS,
    SYSTEM,
    TOGGLE_BIT,
    UNLOCK,
    WATERMARK,
)
from .mmzone import COUNT_MASK, COUNT_SHIFT, NO_COUNTS, WATERMARKS, System, page_zone


def free_list_of(system: System, zone: int, order: int) -> dict[int, int]:
    """The list of an order."""
    return system.zones[zone].free_area[order].free_list


def flip_bit(system: System, zone: int, order: int, bit: int) -> None:
    """The bit of a pair of buddies."""
    system.zones[zone].free_area[order].map[bit] ^= 1


def add_free_pages(system: System, zone: int, delta: int) -> None:
    """zone->free_pages."""
    system.zones[zone].free_pages += delta


def write_need_balance(system: System, zone: int, value: int) -> None:
    """zone->need_balance."""
    system.zones[zone].need_balance = value


def write_watermark(system: System, zone: int, which: int, value: int) -> None:
    """One of WATERMARKS."""
    setattr(system.zones[zone], WATERMARKS[which], value)


def write_counts(system: System, first: int, value: int, more: int) -> None:
    """page->count of a page and of so many after it."""
    for page in range(first, first + more + 1):
        zone = page_zone(system, page)
        index = page - zone.start_pfn
        chunk = zone.count[index >> COUNT_SHIFT]
        if chunk is NO_COUNTS:
            chunk = zone.count[index >> COUNT_SHIFT] = NO_COUNTS[:]
        chunk[index & COUNT_MASK] = value


def write_flags(system: System, page: int, value: int) -> None:
    """page->flags."""
    flags = page_zone(system, page).flags
    if value:
        flags[page] = value
    else:
        flags.pop(page, None)


def write_system(system: System, field: int, value: int) -> None:
    """One of the system's numbers, by SystemField."""
    system.values[field] = value


def local_list(system: System) -> dict[int, tuple[int, int]]:
    """The task's local list."""
    return system.local_pages


def pool_list(system: System) -> dict[int, tuple[int, int]]:
    """What reclaim may free."""
    return system.pool


BLOCK = ("zone", "order", "page")

KINDS = (
    RecordKind(ADD_TO_FREE_LIST, "ADD_TO_FREE_LIST", Shape.ENTER, BLOCK, "free_list", free_list_of),
    RecordKind(DEL_FROM_FREE_LIST, "DEL_FROM_FREE_LIST", Shape.LEAVE, (*BLOCK, "stamp"), "free_list", free_list_of),
    RecordKind(TOGGLE_BIT, "TOGGLE_BIT", Shape.FLIP, ("zone", "order", "bit"), "map", flip_bit),
    RecordKind(FREE_PAGES, "FREE_PAGES", Shape.ADD, ("zone", "delta"), "free_pages", add_free_pages),
    RecordKind(NEED_BALANCE, "NEED_BALANCE", Shape.SET, ("zone", "new", "old"), "need_balance", write_need_balance),
    RecordKind(PAGE_COUNT, "PAGE_COUNT", Shape.SET, ("page", "new", "old", "more"), "count", write_counts),
    RecordKind(PAGE_FLAGS, "PAGE_FLAGS", Shape.SET, ("page", "new", "old"), "flags", write_flags),
    RecordKind(SYSTEM, "SYSTEM", Shape.SET, ("field", "new", "old"), "system", write_system),
    RecordKind(ADD_TO_LOCAL, "ADD_TO_LOCAL", Shape.ENTER, ("page", "order"), "local", local_list),
    RecordKind(DEL_FROM_LOCAL, "DEL_FROM_LOCAL", Shape.LEAVE, ("page", "order", "stamp"), "local", local_list),
    RecordKind(LOCK, "LOCK", Shape.EVENT, ("zone",)),
    RecordKind(UNLOCK, "UNLOCK", Shape.EVENT, ("zone",)),
    RecordKind(ADD_TO_POOL, "ADD_TO_POOL", Shape.ENTER, ("page", "order"), "pool", pool_list, first="tail"),
    RecordKind(
        DEL_FROM_POOL, "DEL_FROM_POOL", Shape.LEAVE, ("page", "order", "stamp"), "pool", pool_list, first="tail"
    ),
    RecordKind(WATERMARK, "WATERMARK", Shape.SET, ("zone", "which", "new", "old"), "watermark", write_watermark),
)
