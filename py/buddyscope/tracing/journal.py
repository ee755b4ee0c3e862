"""The journal: one flat stream of records, from which everything a person sees is drawn.

A record is WIDTH integers: kind, a, b, c, d (all fit in 32 bits). The log is a plain list of integers,
because `log += (…)` is the cheapest thing Python offers. Record number n is log[n * WIDTH : (n + 1) * WIDTH].

    kind                 a         b      c     d
    ADD_TO_FREE_LIST     zone      order  page  0        page joins the head of the list
    DEL_FROM_FREE_LIST   zone      order  page  stamp    page leaves the list, from anywhere in it
    TOGGLE_BIT           zone      order  bit   0        the bit of a pair of buddies is flipped
    FREE_PAGES           zone      delta  0     0        zone.free_pages += delta
    NEED_BALANCE         zone      new    old   0
    PAGE_COUNT           page      new    old   more     and of so many pages after it
    PAGE_FLAGS           page      new    old   0        PG_* bits
    SYSTEM               field     new    old   0        see mmzone.SystemField
    ADD_TO_LOCAL         page      order  0     0        head of the task's local list
    DEL_FROM_LOCAL       page      order  stamp 0
    LOCK, UNLOCK         zone      0      0     0        zone lock with interrupts off, and back
    NAME                 page      order  new   old      a block gets or loses the learner's name
    BUG                  index     0      0     0        the kernel's BUG()
    ADD_TO_POOL          page      order  0     0        last of the blocks that reclaim may free
    DEL_FROM_POOL        page      order  stamp 0
    WATERMARK            zone      which  new   old      which: 0 pages_min, 1 pages_low, 2 pages_high
    CALL                 function  x      y     z        arguments as the function's registration says; -1: none
    RETURN               function  value  0     0        -1: null

A list of Linux 2.4 only ever grows at its head, so its order *is* the order in which its entries arrived.
The stamp of an entry is the number of the record that added it (entries that were there before record 0 have
-1 for the head, -2 for the next, …). Putting an entry back by its stamp is the exact inverse of removing it,
and needs no search for a neighbour.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

Log = list[int]
WIDTH: Final = 5

ADD_TO_FREE_LIST: Final = 1
DEL_FROM_FREE_LIST: Final = 2
TOGGLE_BIT: Final = 3
FREE_PAGES: Final = 4
NEED_BALANCE: Final = 5
PAGE_COUNT: Final = 6
PAGE_FLAGS: Final = 7
SYSTEM: Final = 8
ADD_TO_LOCAL: Final = 9
DEL_FROM_LOCAL: Final = 10
LOCK: Final = 11
UNLOCK: Final = 12
NAME: Final = 13
BUG: Final = 14
ADD_TO_POOL: Final = 15
DEL_FROM_POOL: Final = 16
WATERMARK: Final = 17
CALL: Final = 20
RETURN: Final = 21

KIND_NAMES: Final = {
    value: name for name, value in list(globals().items()) if name.isupper() and name != "WIDTH" and value in range(99)
}

type Writer = Callable[[Any, int, int, int, int, int], None]
"""apply or undo one record: (state, record number, a, b, c, d)"""


def record_count(log: Log) -> int:
    """How many records the log holds."""
    return len(log) // WIDTH


def records(log: Log, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int, int, int]]:
    """Records [start, end) as tuples (kind, a, b, c, d)."""
    stop = record_count(log) if end is None else end
    number = iter(log[start * WIDTH : stop * WIDTH])
    return zip(number, number, number, number, number, strict=True)


def apply(state: Any, writers: dict[int, tuple[Writer, Writer]], log: Log, number: int) -> None:
    """Do record `number` again on a state that stands just before it. Calls and marks change nothing."""
    at = number * WIDTH
    pair = writers.get(log[at])
    if pair:
        pair[0](state, number, log[at + 1], log[at + 2], log[at + 3], log[at + 4])


def undo(state: Any, writers: dict[int, tuple[Writer, Writer]], log: Log, number: int) -> None:
    """Take record `number` back on a state that stands just after it."""
    at = number * WIDTH
    pair = writers.get(log[at])
    if pair:
        pair[1](state, number, log[at + 1], log[at + 2], log[at + 3], log[at + 4])
