"""The journal: one flat stream of records, from which everything a person sees is drawn.

A record is WIDTH integers: kind, a, b, c, d (all fit in 32 bits). The log is a plain list of integers,
because `log += (…)` is the cheapest thing Python offers. Record number n is log[n * WIDTH : (n + 1) * WIDTH].

Kinds belong to a kernel, which declares them by their shapes (records.py); these are every kernel's:

    kind          a         b      c       d
    NAME          page      order  new     old      a block gets or loses the learner's name
    BUG           index     0      0       0        the kernel's BUG(): index into the state's `bugs`
    CALL          function  x      y       z        arguments as the function's registration says; -1: none
    RETURN        function  value  0       0        -1: null
    TEST          zone      free   needed  passed   a watermark test: `free` pages are there (what the kernel counts
                                                    as free), it wants more than `needed`; passed 1 or 0
    TEST_DETAIL   what      value  0       0        of the TEST before it: what went into `free` or `needed`
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

Log = list[int]
WIDTH: Final = 5

NAME: Final = 13
BUG: Final = 14
CALL: Final = 20
RETURN: Final = 21
TEST: Final = 22
TEST_DETAIL: Final = 23

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
