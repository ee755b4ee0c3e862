"""Lists with exact undo: entries carry stamps, and the order of the stamps is the order of the list.

A list is a dict item -> stamp (or item -> (value, …, stamp)) whose *last* key is the head. A stamp is made from the
number of the record that added the entry:

    added at the head by record n       n
    added at the tail by record n       tail_stamp(n), below every other stamp so far
    there before record 0               -1 for the head, -2 for the next one, …

From the head to the tail stamps descend, always. So an entry that was removed from anywhere is put back by its stamp
alone, without a neighbour. A kernel that only adds at the head needs no more than a plain dict; one that adds at the
tail takes collections.OrderedDict, which grows at both ends in constant time.
"""

from collections import OrderedDict
from collections.abc import Mapping, MutableMapping
from typing import Any, Final

TAIL: Final = 1 << 30
"""below the stamps of all entries that were there before record 0; with it stamps still fit in 32 bits"""

type Entries = MutableMapping[int, Any]
"""item -> stamp, or item -> (value, …, stamp); the last key is the head"""


def tail_stamp(number: int) -> int:
    """The stamp of an entry that record `number` adds at the tail."""
    return -TAIL - number


def stamp_of(entry: Any) -> int:
    """The stamp of an entry, which is the stamp itself or a tuple that ends with it."""
    stamp: int = entry if isinstance(entry, int) else entry[-1]
    return stamp


def add_at_tail(entries: OrderedDict[int, Any], item: int, entry: Any) -> None:
    """The item becomes the last of its list. `entry` holds tail_stamp() of the record's number."""
    entries[item] = entry
    entries.move_to_end(item, last=False)


def put_back(entries: Entries, item: int, entry: Any) -> None:
    """The inverse of a removal from anywhere: the item stands again where its stamp belongs."""
    stamp = stamp_of(entry)
    if isinstance(entries, OrderedDict) and entries and stamp < stamp_of(next(iter(entries.values()))):
        add_at_tail(entries, item, entry)
        return
    nearer_to_the_head = []
    while entries and stamp_of(next(reversed(entries.values()))) > stamp:  # type: ignore[call-overload]
        nearer_to_the_head.append(entries.popitem())
    entries[item] = entry
    entries.update(reversed(nearer_to_the_head))


def head_first(entries: Mapping[int, Any]) -> list[int]:
    """The items in the order of the list."""
    return list(reversed(entries))


def stamp_as_start(entries: Entries) -> None:
    """Every entry was there before record 0: the head gets the stamp -1, the next one -2, …"""
    for stamp, (item, entry) in enumerate(list(entries.items()), -len(entries)):
        entries[item] = stamp if isinstance(entry, int) else (*entry[:-1], stamp)
