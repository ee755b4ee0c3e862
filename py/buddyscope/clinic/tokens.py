"""Joined text -> the pieces of reports that are found in it, each with its place. What is between them is not read.

No pattern repeats a repeated group, so that the search is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ZONE = r"(?:DMA32|DMA|Normal|HighMem|Movable|Device)"
_MASK = r"(0x[0-9a-fA-F]{1,16})(?:\s?\(([A-Za-z0-9_|\s]{0,600})\))?"
_PATTERNS = [
    ("failure", r"page\s{1,2}allocation\s{1,2}failure[.:]\s{0,2}order:\s?(-?\d{1,3}),\s{0,2}mode:\s?" + _MASK),
    (
        "stall",
        r"page\s{1,2}allocation\s{1,2}stalls?\s{1,2}for\s{1,2}\d{1,9} ?(?:ms|secs?),\s{0,2}order:\s?(-?\d{1,3}),\s{0,2}mode:\s?"
        + _MASK,
    ),
    (
        "vmalloc",
        r"vmalloc(?: error: size \d{1,20}, page order (\d{1,3}), failed to allocate pages"
        r"|: allocation failure, allocated \d{1,20} of \d{1,20} bytes),\s{0,2}mode:\s?" + _MASK,
    ),
    (
        "oom",
        r"(?:invoked\s{1,2})?oom(?:-killer)?:\s{1,2}gfp_mask=" + _MASK + r"(?:,\s{0,2}nodemask=[^\s,]{1,60})?"
        r"(?:,\s{0,2}order=\s?(-?\d{1,3}))?",
    ),
    (
        "alloc_pages",
        r"__alloc_pages: (\d{1,2})-order\s{1,2}allocation failed\s{1,2}\(gfp=(0x[0-9a-fA-F]{1,8})/(\d)\)",
    ),
    ("alloc_debug", r"__alloc_pages\(gfp=(0x[0-9a-fA-F]{1,8}), ?order=(\d{1,2})"),
    ("repeated", r"last message repeated (\d{1,9}) times"),
    ("sysrq", r"[sS]ys[rR]q ?: ?Show [mM]emory"),
    ("meminfo", r"Mem-[iI]nfo:?"),
    ("version", r"[Tt]ainted:?[ A-Z()\n]{0,70}?(\d{1,2}\.\d{1,3}[\w.+~-]{0,60})"),
    ("linux", r"Linux version (\d{1,2}\.\d{1,3}[\w.+~-]{0,60})"),
    ("zone24", r"Zone: ?(" + ZONE + r") {0,2}freepages: *(\d{1,12}) ?([kK][bB])?"),
    ("zone", r"(?:Node +(\d{1,4}),?\s{1,3})?\b(" + ZONE + r")(?= free: ?\d)"),
    ("node", r"Node (\d{1,4}) (?=active_anon:|active_file:|inactive_anon:)"),
    ("row", r"(lowmem_reserve|protections)\[\]:((?:[ \t]+\d{1,12}){0,12})"),
    ("runs", r"(?:Node +(\d{1,4})\s{1,3})?\b(" + ZONE + r"): *(?=\d|=|\n|$|empty)"),
    ("run", r"\b(\d{1,10})[*_](\d{1,8})[kK][bB]?(?:\s{0,2}\(([A-Z]{1,8})\))?"),
    ("handwritten", r"(?m:^)(\d{1,8}(?: \d{1,8}){8,13}) = (\d{1,12})kB"),
    ("total", r"= {0,2}(\d{1,14})[kK][bB]\)?"),
    ("kv", r"\b([aA]?[a-z][a-z_]{1,24}(?:\([a-z]{3,5}\))?): {0,8}(-?\d{1,18}(?: \d{1,9}(?=[kK]B))?)([kK][bB])?"),
    ("unreclaimable", r"all_unreclaimable\? (yes|no)"),
    ("totals24", r"\( Active: ?\d{1,9}(?:/\d{1,9})?,[^()\n]{0,120}(?:\([^()\n]{1,40}\))? ?\)"),
    ("free_pages", r"Free pages: {0,16}(\d{1,14})kB \( {0,12}\d{1,14}kB High(?:Mem)?\)"),
    ("free_swap", r"Free [sS]wap ?(?: =|:|=) *(-?\d{1,14})kB"),
    ("total_swap", r"Total swap = *(-?\d{1,14})kB"),
    ("ram", r"(-?\d{1,12}) pages (?:of )?(RAM|HIGHMEM|HighMem/MovableOnly|HighMem|reserved|cma reserved|hwpoisoned)"),
    ("pagecache", r"(-?\d{1,12}) (?:total pagecache pages|pages in swap cache|reserved pages|free pages|pages shared)"),
    ("constraint", r"oom-kill:constraint=CONSTRAINT_([A-Z_]{1,20})"),
    ("nodemask", r"nodemask=(\(null\)|\d[\d,-]{0,40}(?=,[a-z]|\s|$|\)))"),
    ("mems", r"mems_allowed=(\d[\d,-]{0,40}(?=,[a-z]|\s|$|\)|[^\d,-]))"),
    (
        "memcg",
        r"Memory cgroup out of memory|memory: usage \d{1,14}kB, limit \d{1,14}kB|mem_cgroup_out_of_memory|CONSTRAINT_MEMCG",
    ),
    ("killed", r"Out of [mM]emory: [Kk]ill(?:ed)? process \d{1,10}"),
    ("warning", r"-+\[ cut here \]-+|---\[ end trace|WARNING: CPU:"),
    (
        "stack",
        r"Call [tT]race:?|Backtrace:|\[<[0-9a-f]{8,16}>\]|\bR1[0-5]: [0-9a-f]{16}|\+0x[0-9a-f]{1,6}/0x[0-9a-f]{1,6}",
    ),
    (
        "noise",
        r"CPU +\d{1,4}: (?:Hot: )?hi:[^\n]{0,120}|cpu \d{1,3} (?:hot|cold):[^\n]{0,80}|(?:Node \d{1,4} )?"
        + ZONE
        + r" per-cpu:(?: empty)?|Node \d{1,4} hugepages_[^\n]{0,140}|Swap cache(?: stats)?: add[^\n]{0,100}|Hardware name:[^\n]{0,120}"
        r"|Buffer memory: *\d{1,12}kB|warn_alloc(?:_failed)?: \d{1,9} callbacks suppressed|empty",
    ),
]
TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))
_GROUPS = {name: (TOKEN.groupindex[name], re.compile(pattern).groups) for name, pattern in _PATTERNS}
BARE_ROW = re.compile(r"[ \t]*(\d{1,12}(?:[ \t]+\d{1,12}){0,12})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a report."""

    name: str
    start: int
    """in the joined text"""
    end: int
    parts: tuple[str | None, ...]
    """the groups of the pattern"""


WORDS = (
    "kB", "kb", "Kb", "KB", "alloc", "oom", "Mem-", "mem_", "ainted", "Zone:", "Node ", "free:", "_reserve", "protections",
    "ctive:", "_anon:", "_file:", "vict", "slab", "mapped:", "pagetables", "kernel_misc", "reclaimable", "Free ", "swap",
    " pages", "constraint", "nodemask", "cgroup", "emory", "cut here", "end trace", "WARNING", "-cpu", "hi:", "hot:",
    "cold:", "Hardware", "suppressed", "empty", "repeated", " = ", "_cma:", "version", "DMA", "Normal",
)  # fmt: skip
"""a line without any of these holds no token, and costs next to nothing"""
QUIET = 2
"""lines without such a word that are searched all the same after one that has some: tokens run over line ends"""


def tokens(text: str) -> Iterator[Token]:
    """All tokens of a text, in their order."""
    for start, end, stack in _segments(text):
        if stack:
            yield Token("stack", start, end, ())
            continue
        for match in TOKEN.finditer(text, start, end):
            name = match.lastgroup or ""
            while name not in _GROUPS:
                name = next(one for one in _GROUPS if match[one] is not None)
            first, count = _GROUPS[name]
            yield Token(name, match.start(), match.end(), tuple(match[first + 1 + index] for index in range(count)))


def _is_stack(line: str) -> bool:
    """A line of a stack or of registers, with nothing else in it."""
    if not ("+0x" in line or line.startswith("[<") or "R13: " in line or "R10: " in line):
        return False
    return not any(word in line for word in ("kB", "oom", "Mem-", "_reserve", "protections", "alloc", "per-cpu"))


def _segments(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is a line of a stack) of what is worth a search."""
    start, quiet, at = -1, 0, 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if _is_stack(line):
            if start >= 0:
                yield start, at, False
                start = -1
            yield at, end, True
        elif any(word in line for word in WORDS):
            start, quiet = (at if start < 0 else start), 0
        elif start >= 0:
            quiet += 1
            if quiet > QUIET:
                yield start, at, False
                start = -1
        at = end + 1
    if start >= 0:
        yield start, len(text), False
