"""Pasted text -> lines without what mail programs, loggers and terminals put around the kernel's words.

Removed or replaced: quote marks, syslog and journal heads, time stamps, log levels, line numbers, colour codes, HTML
entities, quoted-printable escapes, no-break spaces, Windows line ends, rsyslog's #012 for a line end. Every letter of
a cleaned line still knows its place in the pasted text.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

MAX_LINE = 20_000
"""letters of one line that are read; the kernel's longest are about 1,000"""
MAX_LINES = 30_000
"""lines that are looked at; the rest is reported as not read"""
BEFORE, AFTER = 12, 120
"""lines around a hit that are looked at in a long text"""
SHORT = 3_000
"""lines that are all looked at"""

HITS = (
    "page allocation",
    "oom-killer",
    "invoked oom",
    "Mem-",
    "SysRq",
    "sysrq",
    "order allocation failed",
    "-order",
    "lowmem_reserve",
    "protections[",
    "*4kB",
    "*8kB",
    "*16kB",
    "*64kB",
    "_4kB",
    "DMA free:",
    "DMA32 free:",
    "Normal free:",
    "HighMem free:",
    "Movable free:",
    ", zone ",
    "Zone:",
    "Free pages:",
    "ut of memory",
    "ut of Memory",
    "oom-kill:",
    "page order",
    "all_unreclaimable",
    "nr_free_pages",
    "pages RAM",
    "pages of RAM",
)

ZONE_NAMES = r"(?:DMA32|DMA|Normal|HighMem|Movable|Device)"
STARTER = re.compile(
    r"(?:Node +\d|"
    + ZONE_NAMES
    + r"(?: per-cpu|:? free:|: *(?:\d|empty|active))|Zone: ?"
    + ZONE_NAMES
    + r"|Mem-[iI]nfo"
    r"|(?:[aA]ctive|inactive|unevictable|slab|mapped|free|sec_pagetables)(?:_[a-z]{3,13})?:\d{1,12} +[a-z_]{3,20}:"
    r"|(?:kernel_misc_reclaimable|free_cma):\d{1,12}$|lowmem_reserve|protections|Free (?:pages|swap|Swap)|Total swap|Swap cache|-?\d+ (?:total |free |reserved )?pages"
    r"|\d+ pagecache|CPU *:? *\d|cpu \d|Call [tT]race|Backtrace|Stack ?:|Pid:|Hardware name|Modules linked|Out of [mM]emory"
    r"|oom-kill|oom_reaper|SysRq|sysrq|\( Active|\S{1,60}(?: \S{1,30})? invoked oom|__alloc_pages:|\S{1,60}(?: \S{1,30})?: page allocation"
    r"|warn_alloc|\S{1,60} cpuset=|Tasks state|\[ *pid|\[ *\d+\]|\d+[*_]\d+kB|Memory cgroup|memory: usage|Buffer memory"
    r"|SLUB|SLAB|Unreclaimable|Killed process|RIP:|RSP:|RAX:|R1\d:|aa:\d|\? [\w.]+\+|= *\d+kB\)|zone |vmalloc|(?:\d{1,8} ){8,14}= \d|---\[|-----)"
)
_QUOTE = re.compile(r"(?:[>|] ?)+|\s+")
_LEVEL = re.compile(r"<\d{1,3}>")
_STAMP = re.compile(r"\[ *\d{1,12}\.\d{1,9}\](?:\[ *[TC]\d+\])?|\[ *[TC]\d{1,9}\]|\[\d{1,3}: *[^\]\n]{1,40}:? *\d+\]")
_WRITTEN = re.compile(r"\[[^\]\n]{2,30}\d\d:\d\d:\d\d[^\]\n]{0,14}\]")
_SYSLOG = re.compile(r"[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)? ?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)? ?")
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63} +")
_IDENT = re.compile(r"(?:kernel|vmunix|dmesg)(?:\[\d+\])?(?:: ?|(?: -){2,3} ?|(?= *\[))|kern\.\w{3,8}(?: kernel:)? ")
_RFC5424 = re.compile(r"\d (?=\d{4}-\d\d-\d\dT)")
_JSON = re.compile(r'\{"(?:log|message|msg|MESSAGE)": ?"')
_JSON_END = re.compile(r'(?:\\n)?" ?[,}][^{}]{0,300}\}?$')
_TIMES = re.compile(r"\d{1,6} Time\(s\): ?")
_NUMBER = re.compile(r"0\d{2,5}[:|\-]? +")
_LINE_NUMBER = re.compile(r"[ \t>]{0,8}(\d{1,7})(?:[:|.)\-]| (?=.))")
_COLOUR = re.compile(r"\x1b\[[0-9;]{0,12}[A-Za-z]|\x1b\(B")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|nbsp|apos|#\d{1,5}|#x[0-9a-fA-F]{1,4});")
_TAGS = re.compile(r"</?(?:pre|code|p|br|div|span|tt|blockquote)(?: [^<>\n]{0,80})?/?>")
_QP = re.compile(r"=([0-9A-F]{2})")
_SOFT = re.compile(r"(?m:^)[^\n]{68,76}=\r?\n")
_TO_SPACE = {0xA0: " ", 0x2007: " ", 0x202F: " ", 0x200B: "", 0xFEFF: "", 0x0D: ""}


@dataclass(slots=True)
class Line:
    """One line, or what stood between two #012 in one."""

    number: int
    """in the pasted text, from 1"""
    text: str
    """cleaned"""
    own_stamp: bool
    """a logger or the kernel's time stamp stood before it"""
    time: float | None
    """the kernel's time stamp in seconds"""
    width: int
    """letters of the pasted line"""
    shift: int = 0
    """columns that were removed before the first letter, where `columns` is None"""
    columns: list[int] | None = None
    """the pasted column, from 0, of every letter"""
    soft_break: bool = False
    """a quoted-printable soft line break follows"""
    spaced_end: bool = False
    spaced_start: bool = False
    """a blank stood before the first letter"""
    """blanks stood at the end"""
    summary: bool = False
    """a log summary printed it, which sorts lines by their letters: 1 Time(s): ..."""

    def column(self, at: int) -> int:
        """The pasted column, from 0, of a letter of the cleaned text."""
        if self.columns is None:
            return at + self.shift
        if at < len(self.columns):
            return self.columns[at]
        return self.columns[-1] + 1 + at - len(self.columns) if self.columns else at


@dataclass(slots=True)
class Source:
    """The pasted text, cut into lines."""

    lines: list[Line]
    """those that were looked at"""
    count: int
    """of all lines"""
    skipped: list[tuple[int, int]] = field(default_factory=list)
    """first and last number of lines that nothing was found near"""
    capped: bool = False
    """there were more lines near reports than can be read"""


def read_lines(text: str) -> Source:
    """The lines of a text; of a long text only those near something that could be a report."""
    starts = _starts(text)
    ranges, capped = _ranges(text, starts)
    qp, numbered = _quoted_printable(text), _numbered(text)
    lines: list[Line] = []
    seen: list[tuple[int, int]] = []
    for first, last in ranges:
        seen.append((first + 1, last + 1))
        for index in range(first, last + 1):
            end = starts[index + 1] - 1 if index + 1 < len(starts) else len(text)
            lines.extend(_clean(text[starts[index] : end], index + 1, qp, numbered))
    return Source(lines, len(starts), _gaps(seen, len(starts)), capped)


def _quoted_printable(text: str) -> bool:
    """Whether a mail's transfer encoding was left in: =3D, =20 at the end, or several soft breaks at 76 columns."""
    if "=3D" in text or "=20\n" in text or "=20\r\n" in text:
        return True
    return len(_SOFT.findall(text[:200_000])) >= 3


def _starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _ranges(text: str, starts: list[int]) -> tuple[list[tuple[int, int]], bool]:
    """Ranges of line indexes that are worth a look, and whether there are more than are read."""
    count = len(starts)
    if count <= SHORT:
        return [(0, count - 1)], False
    hits: set[int] = set()
    for word in HITS:
        at = text.find(word)
        while at >= 0 and len(hits) < MAX_LINES:
            index = bisect_right(starts, at) - 1
            hits.add(index)
            if index + 1 >= count:
                break
            at = text.find(word, starts[index + 1])
    return _merge(sorted(hits), count)


def _merge(hits: list[int], count: int) -> tuple[list[tuple[int, int]], bool]:
    ranges: list[tuple[int, int]] = []
    total = 0
    for hit in hits:
        first, last = max(0, hit - BEFORE), min(count - 1, hit + AFTER)
        if ranges and first <= ranges[-1][1] + 1:
            total += last - ranges[-1][1]
            ranges[-1] = (ranges[-1][0], last)
        else:
            total += last - first + 1
            ranges.append((first, last))
        if total > MAX_LINES:
            return ranges, True
    return ranges, False


def _gaps(seen: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    gaps, next_line = [], 1
    for first, last in seen:
        if first > next_line:
            gaps.append((next_line, first - 1))
        next_line = last + 1
    if next_line <= count:
        gaps.append((next_line, count))
    return gaps


def _clean(raw: str, number: int, qp: bool, numbered: bool) -> list[Line]:
    """The line, or its parts between #012, without decoration."""
    text, columns = raw[:MAX_LINE].replace("\t", " "), None
    if text.startswith("{") and _JSON.match(text):
        text = text[: match.start()] if (match := _JSON_END.search(text)) else text
    soft = False
    if qp:
        text, soft = _soft_break(text)
    if _needs_care(text, qp):
        text, columns = _substitute(text, qp)
    width = len(raw.rstrip("\r\n"))
    parts = [(0, text)]
    for escape in ("#012", "\\x0a"):
        if escape in text:
            parts = _escaped_line_ends(text, escape)
    lines = []
    for index, (offset, part) in enumerate(parts):
        start, stamped, time = (
            strip_prefix(part, numbered) if index == 0 else (len(part) - len(part.lstrip()), True, None)
        )
        body = part[start:]
        kept = body.rstrip()
        own = None if columns is None else columns[offset + start : offset + start + len(kept)]
        spaced = len(body.rstrip("\r")) > len(kept)
        summary = start > 0 and _TIMES.search(part[:start]) is not None
        lines.append(
            Line(
                number,
                kept,
                stamped,
                time,
                width,
                offset + start,
                own,
                soft,
                spaced,
                _spaced_start(part[:start]),
                summary,
            )
        )
    return lines


def _spaced_start(prefix: str) -> bool:
    """Whether a blank stands before the first letter, beside the one that follows a quote mark."""
    bare = prefix.rstrip(" \t")
    return len(prefix) - len(bare) > (1 if bare.endswith((">", "|")) else 0)


def _soft_break(text: str) -> tuple[str, bool]:
    stripped = text.rstrip("\r")
    if stripped.endswith("=") and len(stripped) > 40:
        return stripped[:-1], True
    return text, False


def _escaped_line_ends(text: str, escape: str) -> list[tuple[int, str]]:
    parts, offset = [], 0
    for part in text.split(escape):
        parts.append((offset, part))
        offset += len(part) + 4
    return parts


def _needs_care(text: str, qp: bool) -> bool:
    return "&" in text or "\x1b" in text or not text.isascii() or "</" in text or "<pre" in text or (qp and "=" in text)


def _substitute(text: str, qp: bool) -> tuple[str, list[int]]:
    """The text with colour codes and tags removed, and escapes replaced; the old column of every letter."""
    letters: list[str] = []
    columns: list[int] = []
    at = 0
    while at < len(text):
        letter = text[at]
        new, length = _replacement(text, at, letter, qp)
        for one in new:
            letters.append(one)
            columns.append(at)
        at += length
    return "".join(letters), columns


def _replacement(text: str, at: int, letter: str, qp: bool) -> tuple[str, int]:
    if letter == "\x1b" and (match := _COLOUR.match(text, at)):
        return "", len(match[0])
    if letter == "&" and (match := _ENTITY.match(text, at)):
        return html.unescape(match[0]).replace("\xa0", " ")[:1], len(match[0])
    if letter == "<" and (match := _TAGS.match(text, at)):
        return "", len(match[0])
    if letter == "=" and qp and (match := _QP.match(text, at)):
        code = int(match[1], 16)
        return (chr(code) if 32 <= code < 127 else " " if code == 0xA0 else ""), 3
    return _TO_SPACE.get(ord(letter), letter), 1


def _numbered(text: str) -> bool:
    """Whether an editor or `grep -n` has numbered the lines: each begins with the next number."""
    found = [_LINE_NUMBER.match(line) for line in text[:8_000].split("\n")[:60] if line.strip()]
    numbers = [int(one[1]) for one in found if one]
    steps = sum(after - number == 1 for number, after in pairwise(numbers))
    return len(numbers) >= 5 and steps >= 0.8 * len(found) - 1


def strip_prefix(text: str, numbered: bool = False) -> tuple[int, bool, float | None]:
    """How many letters stand before the kernel's words, whether a stamp was among them, and the kernel's time."""
    at, stamped, time = 0, False, None
    if numbered and (first := _LINE_NUMBER.match(text)):
        at = first.end()
    for _ in range(10):
        step, is_stamp, seconds = _prefix_step(text, at, stamped)
        if not step:
            break
        at, stamped = at + step, stamped or is_stamp
        time = seconds if seconds is not None else time
    if (match := _NUMBER.match(text, at)) and not stamped and STARTER.match(text, match.end()):
        rest = text[match.end() :]
        if not rest[:1].isdigit() and not rest.startswith(("page", "free ", "total", "reserved")):
            at, stamped = match.end(), True
            more, _, time = strip_prefix(rest)
            at += more
    return at, stamped, time


def _prefix_step(text: str, at: int, stamped: bool) -> tuple[int, bool, float | None]:
    if match := _QUOTE.match(text, at):
        return len(match[0]), False, None
    if match := _LEVEL.match(text, at):
        return len(match[0]), True, None
    if match := _STAMP.match(text, at):
        return len(match[0]), True, _seconds(match[0])
    if match := _WRITTEN.match(text, at):
        return len(match[0]), True, None
    if match := _SYSLOG.match(text, at) or _ISO.match(text, at):
        return len(match[0]) + _host(text, match.end()), True, None
    if match := _IDENT.match(text, at):
        return len(match[0]), True, None
    if match := _TIMES.match(text, at) or _RFC5424.match(text, at) or _JSON.match(text, at):
        return len(match[0]), True, None
    return 0, False, None


def _host(text: str, at: int) -> int:
    """The letters of a host's name, unless the kernel's words begin at once."""
    if _IDENT.match(text, at) or STARTER.match(text, at) or _SYSLOG.match(text, at):
        return 0
    match = _HOST.match(text, at)
    return len(match[0]) if match else 0


def _seconds(stamp: str) -> float | None:
    number = stamp[1 : stamp.find("]")].strip()
    return float(number) if "." in number and number.replace(".", "", 1).isdigit() else None
