"""The log of an allocator: a header, then one line a request. Parse and format are a pair.

    # pages=64 max_order=7 policy=lower-recent
    a 2 -> 12
    a 6 -> fail
    f 12 2
    state 0: 3 7 | 1: 8

`max_order` is the number of orders: 0 to max_order - 1.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from buddyscope.errors import InputError

from .policies import NONE, policy_named

MOST_PAGES = 1 << 24
MOST_ORDERS = 32

FAIL = "fail"
NUMBER = r"[+-]?[0-9]{1,18}"
LINE = re.compile(
    rf"a\s+(?P<order>{NUMBER})\s*->\s*(?P<page>{NUMBER}|fail)"
    rf"|f\s+(?P<freed>{NUMBER})\s+(?P<freed_order>{NUMBER})"
    r"|state(?P<lists>(?:\s[0-9\s|:+-]*)?)"
)
LIST = re.compile(rf"({NUMBER})\s*:((?:\s+{NUMBER})*)")
EXPECTED = "a ORDER -> PAGE, a ORDER -> fail, f PAGE ORDER, or state ORDER: PAGE … | ORDER: PAGE …"

type FreeLists = tuple[tuple[int, tuple[int, ...]], ...]
"""(order, pages as listed)"""


MOST_LARGEST_BLOCKS = 1 << 20


@dataclass(frozen=True, slots=True)
class Header:
    """What the allocator was given. Raises InputError for more than MOST_LARGEST_BLOCKS blocks of the largest order."""

    pages: int
    max_order: int
    policy: str = NONE

    def __post_init__(self) -> None:
        """Refuse what would take more memory than there is."""
        largest = self.pages >> (self.max_order - 1)
        if largest > MOST_LARGEST_BLOCKS:
            found, expected = f"{largest} blocks of the largest order", f"at most {MOST_LARGEST_BLOCKS}"
            raise InputError("pages and max_order do not go together", found=found, expected=expected)

    def __str__(self) -> str:
        """As the first line of a log."""
        return f"# pages={self.pages} max_order={self.max_order} policy={self.policy}"


@dataclass(slots=True)
class Entry:
    """One line: an allocation, a free or a state."""

    kind: str
    """"a", "f" or "state" """
    order: int = 0
    page: int | None = None
    """None: the allocation failed"""
    lists: FreeLists = ()
    """of a state"""
    line: int = 0
    """in the canonical log, whose header is line 1"""
    line_in_log: int = 0
    """in the text as it was printed"""
    within_page: int = 0
    """bytes by which a printed address misses the start of its page"""

    def __str__(self) -> str:
        """As a line of a log."""
        if self.kind == "a":
            return f"a {self.order} -> {FAIL if self.page is None else self.page}"
        return f"f {self.page} {self.order}" if self.kind == "f" else format_state(self.lists)


@dataclass(slots=True)
class Log:
    """A log. Its entries may be an iterator that raises InputError at the first line that cannot be read."""

    header: Header
    entries: Iterable[Entry]
    file: str = ""
    taught: bool = field(default=False)
    """read with patterns: lines of the canonical log are not those of the text"""

    def __str__(self) -> str:
        """The canonical text."""
        return "\n".join([str(self.header), *map(str, self.entries)]) + "\n"


def format_state(lists: Iterable[tuple[int, Iterable[int]]]) -> str:
    """A state line; orders without blocks are left out."""
    parts = (f"{order}: {' '.join(map(str, pages))}" for order, pages in lists)
    return f"state {' | '.join(parts)}".strip()


def parse_log(text: str, file: str = "") -> Log:
    """A log in the line format. Raises InputError, for a bad line only when its entry is read."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            header = parse_header(line, file, number)
            return Log(header, _entries(lines[number:], number + 1, file), file)
    raise InputError("the log is empty", file, 1, expected=str(Header(64, 7, "lower-recent")))


def parse_header(line: str, file: str = "", number: int = 1) -> Header:
    """The header. Raises InputError."""
    example = f"a header such as {Header(64, 7, 'lower-recent')}"
    words = line.strip().removeprefix("#").split()
    values = dict(word.partition("=")[::2] for word in words)
    if not line.strip().startswith("#") or not {"pages", "max_order"} <= set(values):
        raise InputError("the log has no header", file, number, found=repr(line.strip()), expected=example)
    sizes = [
        _header_number(values, key, most, file, number)
        for key, most in (("pages", MOST_PAGES), ("max_order", MOST_ORDERS))
    ]
    policy = values.get("policy", NONE)
    try:
        policy_named(policy)
    except InputError as error:
        raise error.at(file, number) from None
    try:
        return Header(sizes[0], sizes[1], policy)
    except InputError as error:
        raise error.at(file, number) from None


def _header_number(values: dict[str, str], key: str, most: int, file: str, number: int) -> int:
    text = values[key]
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
        raise InputError(f"{key} is out of range", file, number, found=text, expected=f"1 to {most}")
    return int(text)


def check_size(key: str, value: int) -> int:
    """A number of pages or orders from elsewhere. Raises InputError."""
    most = MOST_PAGES if key == "pages" else MOST_ORDERS
    if not 1 <= value <= most:
        raise InputError(f"{key} is out of range", found=str(value), expected=f"1 to {most}")
    return value


def _entries(lines: list[str], first: int, file: str) -> Iterator[Entry]:
    for number, line in enumerate(lines, first):
        body = line.strip()
        if body and not body.startswith("#"):
            entry = parse_entry(body, file, number)
            entry.line = entry.line_in_log = number
            yield entry


def parse_entry(line: str, file: str = "", number: int = 0) -> Entry:
    """One line after the header. Raises InputError."""
    match = LINE.fullmatch(line)
    if not match:
        raise InputError("the line cannot be read", file, number, found=repr(line), expected=EXPECTED)
    if match["order"] is not None:
        return Entry("a", int(match["order"]), None if match["page"] == FAIL else int(match["page"]))
    if match["freed"] is not None:
        return Entry("f", int(match["freed_order"]), int(match["freed"]))
    return Entry("state", lists=_parse_lists(match["lists"], line, file, number))


def _parse_lists(text: str, line: str, file: str, number: int) -> FreeLists:
    if not text.strip():
        return ()
    lists = []
    for part in text.split("|"):
        match = LIST.fullmatch(part.strip())
        if not match:
            raise InputError("the state cannot be read", file, number, found=repr(line), expected=EXPECTED)
        if match[2].strip():
            lists.append((int(match[1]), tuple(map(int, match[2].split()))))
    return tuple(lists)
