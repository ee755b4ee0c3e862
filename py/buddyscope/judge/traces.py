"""Twelve graded traces, from four pages to 20,000 requests: what an allocator is scored by.

A trace does not depend on the allocator: `a BLOCK ORDER` asks for a block, `f BLOCK` gives it back. The free of a block
that was refused is skipped.

    # trace=split pages=16 max_order=5
    # One page out of one large block: every split leaves the other half on its list.
    a 1 0
    f 1
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from buddyscope.errors import InputError

from .log import MOST_ORDERS, MOST_PAGES
from .requests import Request, random_requests

LINE = re.compile(r"a (?P<block>[0-9]{1,9}) (?P<order>[0-9]{1,2})|f (?P<freed>[0-9]{1,9})")
HEADER = re.compile(r"# trace=(?P<name>\S+) pages=(?P<pages>[0-9]{1,9}) max_order=(?P<max_order>[0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Trace:
    """Requests in a region, and what they are after."""

    name: str
    pages: int
    max_order: int
    about: str
    requests: tuple[Request, ...]

    def __str__(self) -> str:
        """The text of its file."""
        header = f"# trace={self.name} pages={self.pages} max_order={self.max_order}"
        return "\n".join([header, f"# {self.about}", *map(str, self.requests)]) + "\n"


def parse_trace(text: str, file: str = "") -> Trace:
    """A trace from its text. Raises InputError."""
    lines = text.split("\n")
    header = HEADER.fullmatch(lines[0].strip())
    if not header or not 1 <= int(header["pages"]) <= MOST_PAGES or not 1 <= int(header["max_order"]) <= MOST_ORDERS:
        expected = "# trace=NAME pages=N max_order=M"
        raise InputError("the trace has no header", file, 1, found=repr(lines[0].strip()), expected=expected)
    about = lines[1].lstrip("# ").strip() if lines[1:] and lines[1].startswith("#") else ""
    requests = [
        _request(line.strip(), file, number)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]
    return Trace(header["name"], int(header["pages"]), int(header["max_order"]), about, tuple(requests))


def _request(line: str, file: str, number: int) -> Request:
    match = LINE.fullmatch(line)
    if not match:
        raise InputError(
            "the line cannot be read", file, number, found=repr(line), expected="a BLOCK ORDER, or f BLOCK"
        )
    if match["freed"]:
        return Request(int(match["freed"]))
    return Request(int(match["block"]), int(match["order"]))


def _fill(pages: int, order: int = 0, first: int = 1) -> list[Request]:
    return [Request(first + at, order) for at in range(pages >> order)]


def _frees(blocks: list[int]) -> list[Request]:
    return [Request(block) for block in blocks]


def _shuffled(random: Random, count: int) -> list[int]:
    blocks = list(range(1, count + 1))
    for at in range(count - 1, 0, -1):
        other = random.randrange(at + 1)
        blocks[at], blocks[other] = blocks[other], blocks[at]
    return blocks


def _one_page() -> list[Request]:
    return [Request(1, 0), Request(1), Request(2, 0), Request(2)]


def _split() -> list[Request]:
    return [Request(1, 0), Request(2, 1), Request(3, 2), Request(4, 3), Request(5, 0), *_frees([1, 2, 3, 4, 5])]


def _whole_region() -> list[Request]:
    whole = [Request(1, 4), Request(2, 0), Request(1), Request(3, 4), Request(3)]
    return [*whole, Request(4, 0), Request(5, 4), Request(4), Request(6, 4), Request(6)]


def _fill_and_drain() -> list[Request]:
    return [*_fill(32), Request(33, 0), *_frees(list(range(1, 33))), Request(34, 5), Request(34)]


def _checkerboard() -> list[Request]:
    odd, even = list(range(1, 65, 2)), list(range(2, 65, 2))
    return [*_fill(64), *_frees(odd), Request(65, 1), *_frees(even), Request(66, 6), Request(66)]


def _list_order() -> list[Request]:
    random = Random("list order")
    refill = [Request(65 + at, 0) for at in range(32)]
    some = [block for block in _shuffled(random, 64) if block % 2]
    rest = [block for block in _shuffled(random, 64) if block % 2 == 0]
    return [*_fill(64), *_frees(some), *refill, *_frees(rest), *_frees([65 + at for at in range(32)])]


def _odd_region() -> list[Request]:
    random = Random("odd region")
    return [
        *_fill(100, 0),
        Request(101, 0),
        *_frees(_shuffled(random, 100)),
        Request(102, 6),
        Request(103, 5),
        Request(104, 2),
    ]


def _several_tops() -> list[Request]:
    random = Random("several largest blocks")
    blocks = _fill(256, 4)
    return [*blocks, Request(17, 0), *_frees(_shuffled(random, 16)), *_fill(256, 5, 18), Request(26, 5)]


def _random(seed: str, count: int, max_order: int, most_held: int) -> Callable[[], list[Request]]:
    return lambda: random_requests(Random(seed), count, max_order, most_held)


_TRACES: tuple[tuple[str, int, int, str, Callable[[], list[Request]]], ...] = (
    ("one-page", 4, 3, "One page, twice: the simplest that must work.", _one_page),
    ("split", 16, 5, "Every order once: each split leaves the other half on its list.", _split),
    ("whole-region", 16, 5, "All of it in one block, refused while a page is out.", _whole_region),
    ("fill-and-drain", 32, 6, "Single pages until nothing is left, then back: merging must reach the top.", _fill_and_drain),
    ("checkerboard", 64, 7, "Every other page free: half is free, and a request for two pages fails.", _checkerboard),
    ("list-order", 64, 7, "Pages come back in an order of their own: which one of a list is taken?", _list_order),
    ("odd-region", 100, 7, "A region that is no power of two: its tail is used, and merges with nothing.", _odd_region),
    ("several-tops", 256, 6, "Largest blocks beside each other are no buddies.", _several_tops),
    ("random-small", 64, 7, "300 requests at random, few at a time.", _random("random-small", 300, 7, 12)),
    ("random-odd", 777, 10, "2,000 requests at random in a region that is no power of two.", _random("random-odd", 2000, 10, 150)),
    ("exhaustion", 512, 8, "5,000 requests at random with most of it in use: many fail, and must.", _random("exhaustion", 5000, 8, 700)),
    ("marathon", 1024, 11, "20,000 requests at random: errors that begin late, and speed.", _random("marathon", 20000, 11, 900)),
)  # fmt: skip


@cache
def graded_traces() -> tuple[Trace, ...]:
    """All twelve, easiest first. They never change: scores of different terms can be compared."""
    return tuple(Trace(name, pages, orders, about, tuple(make())) for name, pages, orders, about, make in _TRACES)


def write_traces(folder: Path) -> list[Path]:
    """Write each trace to NAME.trace in a folder, which is made. Gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for trace in graded_traces():
        path = folder / f"{trace.name}.trace"
        path.write_text(str(trace), encoding="utf-8")
        files.append(path)
    return files
