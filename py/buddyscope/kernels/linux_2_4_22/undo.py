"""For each kind of record: do it again, and take it back exactly. The other half of mmzone.py's writers.

Every function takes (system, record number, a, b, c, d), the record as journal.py lays it out.
"""

from buddyscope.tracing import holders
from buddyscope.tracing.journal import (
    ADD_TO_FREE_LIST,
    ADD_TO_LOCAL,
    ADD_TO_POOL,
    DEL_FROM_FREE_LIST,
    DEL_FROM_LOCAL,
    DEL_FROM_POOL,
    FREE_PAGES,
    NEED_BALANCE,
    PAGE_COUNT,
    PAGE_FLAGS,
    SYSTEM,
    TOGGLE_BIT,
    WATERMARK,
    Writer,
)

from .mmzone import COUNT_MASK, COUNT_SHIFT, NO_COUNTS, WATERMARKS, System, page_zone


def apply_add(system: System, number: int, zone: int, order: int, page: int, _d: int) -> None:
    """The record's own number is the stamp."""
    system.zones[zone].free_area[order].free_list[page] = number


def undo_add(system: System, _number: int, zone: int, order: int, page: int, _d: int) -> None:
    """What was added last stands at the head."""
    head, _ = system.zones[zone].free_area[order].free_list.popitem()
    if head != page:
        raise AssertionError(f"undo out of order: {head} is the head of order {order}, not {page}")


def apply_del(system: System, _number: int, zone: int, order: int, page: int, _stamp: int) -> None:
    """Unlink, from anywhere in the list."""
    del system.zones[zone].free_area[order].free_list[page]


def undo_del(system: System, _number: int, zone: int, order: int, page: int, stamp: int) -> None:
    """Back to where its stamp belongs: behind the entries that came later."""
    _put_back(system.zones[zone].free_area[order].free_list, page, stamp)


def _put_back(entries: dict[int, int], page: int, stamp: int) -> None:
    later = []
    while entries and next(reversed(entries.values())) > stamp:
        later.append(entries.popitem())
    entries[page] = stamp
    entries.update(reversed(later))


def toggle(system: System, _number: int, zone: int, order: int, bit: int, _d: int) -> None:
    """Its own inverse."""
    system.zones[zone].free_area[order].map[bit] ^= 1


def apply_free_pages(system: System, _number: int, zone: int, delta: int, _c: int, _d: int) -> None:
    """Add the delta."""
    system.zones[zone].free_pages += delta


def undo_free_pages(system: System, _number: int, zone: int, delta: int, _c: int, _d: int) -> None:
    """Subtract the delta."""
    system.zones[zone].free_pages -= delta


def apply_need_balance(system: System, _number: int, zone: int, new: int, _old: int, _d: int) -> None:
    """The new value."""
    system.zones[zone].need_balance = new


def undo_need_balance(system: System, _number: int, zone: int, _new: int, old: int, _d: int) -> None:
    """The old value."""
    system.zones[zone].need_balance = old


def restamp(system: System, number: int, record: tuple[int, int, int, int, int]) -> None:
    """The entry that this record added keeps its place in the list, and gets the record's number for a stamp."""
    kind, a, b, c, _ = record
    if kind == ADD_TO_FREE_LIST:
        system.zones[a].free_area[b].free_list[c] = number
    else:
        entries = system.local_pages if kind == ADD_TO_LOCAL else system.pool
        entries[a] = (b, number)


def apply_watermark(system: System, _number: int, zone: int, which: int, new: int, _old: int) -> None:
    """The new value."""
    setattr(system.zones[zone], WATERMARKS[which], new)


def undo_watermark(system: System, _number: int, zone: int, which: int, _new: int, old: int) -> None:
    """The old value."""
    setattr(system.zones[zone], WATERMARKS[which], old)


def _set_counts(system: System, first: int, value: int, more: int) -> None:
    for page in range(first, first + more + 1):
        _set_count(system, page, value)


def _set_count(system: System, page: int, value: int) -> None:
    zone = page_zone(system, page)
    index = page - zone.start_pfn
    chunk = zone.count[index >> COUNT_SHIFT]
    if chunk is NO_COUNTS:
        chunk = zone.count[index >> COUNT_SHIFT] = NO_COUNTS[:]
    chunk[index & COUNT_MASK] = value


def apply_count(system: System, _number: int, page: int, new: int, _old: int, more: int) -> None:
    """The new value."""
    _set_counts(system, page, new, more)


def undo_count(system: System, _number: int, page: int, _new: int, old: int, more: int) -> None:
    """The old value."""
    _set_counts(system, page, old, more)


def _set_flags(system: System, page: int, value: int) -> None:
    flags = page_zone(system, page).flags
    if value:
        flags[page] = value
    else:
        flags.pop(page, None)


def apply_flags(system: System, _number: int, page: int, new: int, _old: int, _d: int) -> None:
    """The new bits."""
    _set_flags(system, page, new)


def undo_flags(system: System, _number: int, page: int, _new: int, old: int, _d: int) -> None:
    """The old bits."""
    _set_flags(system, page, old)


def apply_system(system: System, _number: int, field: int, new: int, _old: int, _d: int) -> None:
    """The new value."""
    system.values[field] = new


def undo_system(system: System, _number: int, field: int, _new: int, old: int, _d: int) -> None:
    """The old value."""
    system.values[field] = old


def apply_add_local(system: System, number: int, page: int, order: int, _c: int, _d: int) -> None:
    """The record's own number is the stamp."""
    system.local_pages[page] = (order, number)


def undo_add_local(system: System, _number: int, page: int, _order: int, _c: int, _d: int) -> None:
    """Off the list again."""
    del system.local_pages[page]


def undo_del_local(system: System, _number: int, page: int, order: int, stamp: int, _d: int) -> None:
    """Back to where its stamp belongs."""
    local = system.local_pages
    local[page] = (order, stamp)
    _sort_by_stamp(local)


def apply_add_pool(system: System, number: int, page: int, order: int, _c: int, _d: int) -> None:
    """The record's own number is the stamp."""
    system.pool[page] = (order, number)


def undo_add_pool(system: System, _number: int, page: int, _order: int, _c: int, _d: int) -> None:
    """No longer in the pool."""
    del system.pool[page]


def undo_del_pool(system: System, _number: int, page: int, order: int, stamp: int, _d: int) -> None:
    """Back to where its stamp belongs."""
    pool = system.pool
    pool[page] = (order, stamp)
    _sort_by_stamp(pool)


def _sort_by_stamp(blocks: dict[int, tuple[int, int]]) -> None:
    ordered = sorted(blocks.items(), key=lambda item: item[1][1])
    blocks.clear()
    blocks.update(ordered)


WRITERS: dict[int, tuple[Writer, Writer]] = {
    ADD_TO_FREE_LIST: (apply_add, undo_add),
    DEL_FROM_FREE_LIST: (apply_del, undo_del),
    TOGGLE_BIT: (toggle, toggle),
    FREE_PAGES: (apply_free_pages, undo_free_pages),
    NEED_BALANCE: (apply_need_balance, undo_need_balance),
    PAGE_COUNT: (apply_count, undo_count),
    PAGE_FLAGS: (apply_flags, undo_flags),
    SYSTEM: (apply_system, undo_system),
    ADD_TO_LOCAL: (apply_add_local, undo_add_local),
    DEL_FROM_LOCAL: (undo_add_local, undo_del_local),
    ADD_TO_POOL: (apply_add_pool, undo_add_pool),
    DEL_FROM_POOL: (undo_add_pool, undo_del_pool),
    WATERMARK: (apply_watermark, undo_watermark),
    **holders.WRITERS,
}
