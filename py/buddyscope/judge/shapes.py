"""The common shapes of what labs print: readers that need not be taught. The one that explains most lines is used."""

from typing import Any

from buddyscope.errors import InputError

from .log import Header, Log
from .reader import Reader, make_reader
from .taught import read_taught

_ADDR = r"(?P<addr>0[xX][0-9a-fA-F]+)"
_NULL = r"(?:\(nil\)|NULL|null|None|none|nil|-1|fail(?:ed|ure)?|FAIL(?:ED)?)"

COMMON: dict[str, list[dict[str, Any]]] = {
    "calls with orders": [
        {"op": "fail", "re": rf"(?i:\balloc\w*)\D*?(?:order\s*[=:]?\s*)?\(?(?P<order>\d+)\)?\s*(?:=|->|:|=>)\s*{_NULL}\s*$"},
        {"op": "alloc", "re": r"(?i:\balloc\w*)\D*?(?:order\s*[=:]?\s*)?\(?(?P<order>\d+)\)?\s*(?:=|->|:|=>)\s*(?:page\s*)?(?P<page>\d+)\s*$"},
        {"op": "free", "re": r"(?i:\bfree\w*)\s*\(?\s*(?:page\s*[=:]?\s*)?(?P<page>\d+)\s*,?\s*(?:order\s*[=:]?\s*)?(?P<order>\d+)\s*\)?"},
        {"op": "free", "re": r"(?i:\bfree\w*)\s*\(?\s*(?:page\s*[=:]?\s*)?(?P<page>\d+)\s*\)?\s*$"},
    ],
    "malloc and free with addresses": [
        {"op": "fail", "re": rf"(?i:alloc)\w*\((?P<size>\d+)\)\s*(?:=|->|:|returns|returned)\s*{_NULL}\s*$"},
        {"op": "alloc", "re": rf"(?i:alloc)\w*\((?P<size>\d+)\)\s*(?:=|->|:|returns|returned)\s*{_ADDR}"},
        {"op": "free", "re": rf"(?i:free)\w*\({_ADDR}\)"},
    ],
    "powers of two": [
        {"op": "alloc", "re": rf"(?i:alloc)\w*\s+2\^(?P<order>\d+)\s+pages?\b.*?{_ADDR}"},
        {"op": "fail", "re": rf"(?i:alloc)\w*\s+2\^(?P<order>\d+)\s+pages?\b.*{_NULL}"},
        {"op": "free", "re": rf"(?i:free)\w*\s+2\^(?P<order>\d+)\s+pages?\b.*?{_ADDR}"},
        {"op": "alloc", "re": r"(?i:alloc)\w*\s+2\^(?P<order>\d+)\s+pages?\b.*?(?:page\s+)?(?P<page>\d+)\s*$"},
        {"op": "free", "re": r"(?i:free)\w*\s+2\^(?P<order>\d+)\s+pages?\b.*?(?:page\s+)?(?P<page>\d+)\s*$"},
    ],
    "ranges of pages": [
        {"op": "alloc", "re": r"(?i:alloc).*\[\s*(?P<page>\d+)\s*(?:,|-|\.\.)\s*(?P<last>\d+)\s*\]"},
        {"op": "free", "re": r"(?i:free|release).*\[\s*(?P<page>\d+)\s*(?:,|-|\.\.)\s*(?P<last>\d+)\s*\]"},
        {"op": "fail", "re": rf"(?i:alloc)\w*\s+(?P<pages>\d+)\s+(?:pages|blocks)\s*(?::|=|->)\s*{_NULL}"},
        {"op": "alloc", "re": r"(?i:blocks|pages)\s+(?P<page>\d+)-(?P<last>\d+)\s+(?i:alloc)"},
        {"op": "free", "re": r"(?i:blocks|pages)\s+(?P<page>\d+)-(?P<last>\d+)\s+(?i:freed|released)"},
        {"op": "fail", "re": r"(?i:no room|out of memory)\D*(?P<pages>\d+)\s+(?:blocks|pages)"},
        {"op": "list", "re": r"^\s*(?P<order>\d+)\s*:\s*\[(?P<items>(?:\s*\[.*\]\s*)?)\]\s*$", "item": r"\[\s*(?P<page>\d+)\s*,\s*\d+\s*\]"},
    ],
    "a table": [
        {"op": "fail", "re": rf"\|\s*alloc\w*\s*\|\s*(?P<order>\d+)\s*\|\s*(?:-|{_NULL})?\s*\|"},
        {"op": "alloc", "re": r"\|\s*alloc\w*\s*\|\s*(?P<order>\d+)\s*\|\s*(?P<page>\d+)\s*\|"},
        {"op": "free", "re": r"\|\s*free\w*\s*\|\s*(?P<order>\d+)\s*\|\s*(?P<page>\d+)\s*\|"},
    ],
    "columns": [
        {"op": "fail", "re": rf"^\s*alloc\w*\s*[,;\t ]\s*(?P<order>\d+)\s*[,;\t ]\s*{_NULL}\s*$"},
        {"op": "alloc", "re": r"^\s*alloc\w*\s*[,;\t ]\s*(?P<order>\d+)\s*[,;\t ]\s*(?P<page>\d+)\s*$"},
        {"op": "free", "re": r"^\s*free\w*\s*[,;\t ]\s*(?P<page>\d+)\s*[,;\t ]\s*(?P<order>\d+)\s*$"},
    ],
}  # fmt: skip


def starts_with_header(text: str) -> bool:
    """Whether a text is in our own format."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first.startswith("#") and "pages=" in first and "max_order=" in first


def common_readers(page_bytes: int, base: str) -> dict[str, Reader]:
    """A reader for each shape. Raises InputError for a base that is no number."""
    shared = {"page_bytes": page_bytes, "base": base}
    return {name: make_reader({"patterns": patterns, **shared}) for name, patterns in COMMON.items()}


def read_common(text: str, header: Header, page_bytes: int = 1, base: str = "0", file: str = "") -> Log:
    """Read a text by the shape that explains most of its lines. Raises InputError when none explains any."""
    readers = common_readers(page_bytes, base)
    lines = text.split("\n")
    counts = {name: explained(lines, reader) for name, reader in readers.items()}
    best = max(counts, key=lambda name: counts[name])
    if not counts[best]:
        expected = f"{', '.join(COMMON)}; or teach a reader with --reader"
        raise InputError("no common shape of log", file, 1, found=repr(lines[0]), expected=expected)
    return read_taught(text, readers[best], file, header)


def explained(lines: list[str], reader: Reader) -> int:
    """How many lines match."""
    return sum(any(pattern.regex.search(line) for pattern in reader.patterns) for line in lines)
