"""Lines -> the lines that the kernel printed: what a mail program or a terminal wrapped is joined again.

A line is the rest of the one before it when it has no stamp of its own, does not begin as a line of a report begins,
and the line before was of a kind that gets wrapped. Whether a blank was lost at the break is decided by the width at
which the text was wrapped, or by what the two ends are.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from .lines import STARTER, ZONE_NAMES, Line

MAX_PIECES = 40
"""lines that one line can have been wrapped into"""
OPEN = re.compile(
    r"page allocation|: page$|invoked|oom-killer|__alloc_pages: |oom-kill:|Out of [mM]emory|ctive:|_anon:|_file:"
    r"|slab[a-z_]{0,14}:|free:|freepages|lowmem_reserve|protections"
    r"|\d[*_]\d+k?B?|Comm: |comm: |per-cpu|hugepages_|Swap cache|mapped:|vmalloc|zone " + ZONE_NAMES
)
ROW = re.compile(r"(?:lowmem_reserve|protections)\[\]:[\d \t]*$")
NUMBERS = re.compile(r"\d+(?:[ \t]+\d+){0,12}[ \t]*$")
BUDDYINFO = re.compile(r"Node +\d+, zone")
FOREIGN = re.compile(r"\[<|[0-9a-f]{8}\b|\S{1,60}\+0x|[A-Z]{2,3}: |R\d\d?:|#\d")
KEYS = frozenset([
    "free", "min", "low", "high", "boost", "active", "inactive", "active_anon", "inactive_anon", "active_file",
    "inactive_file", "unevictable", "present", "managed", "mlocked", "dirty", "writeback", "mapped", "shmem",
    "slab_reclaimable", "slab_unreclaimable", "kernel_stack", "pagetables", "unstable", "bounce", "free_pcp",
    "local_pcp", "free_cma", "writeback_tmp", "pages_scanned", "reserved_highatomic", "free_highatomic",
    "writepending", "zspages", "sec_pagetables", "isolated",
])  # fmt: skip


@dataclass(slots=True)
class Joined:
    """The text that is searched for tokens, and where its letters come from."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    """where each piece begins in `text`"""
    pieces: list[Line] = field(default_factory=list)

    def piece(self, at: int) -> Line:
        """The line that a letter comes from."""
        return self.pieces[self.index(at)]

    def index(self, at: int) -> int:
        """The number of the piece that a letter comes from."""
        return max(0, bisect_right(self.starts, at) - 1)

    def spans(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """(line, first column, last column + 1), columns from 0, of a part of the text."""
        found = []
        index = self.index(start)
        while index < len(self.pieces) and self.starts[index] < end:
            line, base = self.pieces[index], self.starts[index]
            first, last = max(start, base) - base, min(end, base + len(line.text)) - base
            if last > first:
                found.append((line.number, line.column(first), line.column(last - 1) + 1))
            index += 1
        return found


def join(lines: list[Line]) -> Joined:
    """All lines as one text; lines that belong together are joined by "" or a blank, others by a line end."""
    joined = Joined()
    parts: list[str] = []
    length = 0
    width = _wrap_width(lines)
    head, pieces = "", 0
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        glue = _glue(before, line, head, pieces, width) if before else ""
        if glue == "\n" or not before:
            head, pieces = line.text, 0
        else:
            head, pieces = head[-1000:] + glue + line.text, pieces + 1
        parts += [glue, line.text]
        length += len(glue)
        joined.starts.append(length)
        joined.pieces.append(line)
        length += len(line.text)
    joined.text = "".join(parts)
    return joined


def continues(before: Line, line: Line, head: str, pieces: int) -> bool:
    """Whether a line is the rest of the one before it."""
    if before.soft_break:
        return True
    if not line.text or not before.text or line.number - before.number > 1 or pieces >= MAX_PIECES:
        return False
    if line.own_stamp or (STARTER.match(line.text) and not NUMBERS.match(line.text) and not _in_runs(head, line.text)):
        return False
    if head.startswith("( Active") and head.count("(") == head.count(")"):
        return False
    if ROW.search(head):
        return bool(NUMBERS.match(line.text))
    if BUDDYINFO.match(head):
        return bool(NUMBERS.match(line.text))
    return bool(OPEN.search(head)) and not FOREIGN.match(line.text)


def _in_runs(head: str, text: str) -> bool:
    """A list of blocks that goes on: 512*4kB … after the zone's name."""
    return bool(re.match(r"(?:\d+[*_]|=)", text)) and bool(re.search(r"[*_]\d|: *\d*$", head[-24:]))


def _glue(before: Line, line: Line, head: str, pieces: int, width: int) -> str:
    if not continues(before, line, head, pieces):
        return "\n"
    if before.spaced_end or (line.spaced_start and (before.soft_break or before.width == width)):
        return " "
    if before.soft_break:
        return ""
    if width and before.width == width:
        return ""
    return "" if _broken_token(head, line.text) else " "


def _wrap_width(lines: list[Line]) -> int:
    """The width of a hard wrap that breaks inside tokens; 0 where blanks were the places of the breaks."""
    widths: Counter[int] = Counter()
    texts: set[str] = set()
    broken = False
    for before, line in pairwise(lines):
        if before.width >= 40 and not BUDDYINFO.match(before.text) and continues(before, line, before.text, 0):
            widths[before.width] += 1
            texts.add(re.sub(r"\d+", "0", before.text))
            broken = broken or _broken_token(before.text, line.text)
    if not widths:
        return 0
    width, times = widths.most_common(1)[0]
    total = sum(widths.values())
    even = len(texts) >= 4 and times * 10 >= total * 9 and width == max(line.width for line in lines)
    return width if even or (broken and times * 10 >= total * 7) else 0


def _surely_broken(head: str, text: str) -> bool:
    return bool(re.search(r"\d\*?\d*k$|\d\*$|[a-z]_$", head)) or bool(re.match(r"k?B\b|\*\d|_[a-z]", text))


def _broken_token(head: str, text: str) -> bool:
    """Whether the break is inside a word or a number."""
    tail = head[-80:]
    if _surely_broken(tail, text):
        return True
    if re.search(r":-?\d+$", tail) and re.match(r"\d*k?B\b", text):
        return True
    if re.search(r"(?:^|[ )])\d+$", tail) and re.match(r"\d*\*\d", text):
        return True
    if re.search(r"\*\d+$", tail) and re.match(r"\d*kB", text):
        return True
    if re.search(r"0x[0-9a-f]*$", tail) and re.match(r"[0-9a-f]+[(,]", text):
        return True
    if re.search(r"\([A-Z_|a-z]*$", tail) and re.match(r"[A-Z_|a-z]*\)", text):
        return True
    return _broken_key(tail, text)


def _broken_key(tail: str, text: str) -> bool:
    before, after = re.search(r"([a-z_]+)$", tail), re.match(r"([a-z_]+):", text)
    if not before or not after:
        return False
    return before[1] + after[1] in KEYS and (after[1] not in KEYS or before[1] not in KEYS)
