"""A reader that is taught: patterns with named groups that find requests and lists in what a program prints.

Every line of the text is tried against the patterns in order; the first that matches counts, other lines are noise.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError, unknown_word

from .log import MOST_ORDERS, MOST_PAGES
from .policies import POLICIES

OPS = ("alloc", "fail", "free", "list", "request")
GROUPS = ("order", "pages", "size", "kval", "page", "last", "addr", "at", "name", "items")
ITEM_GROUPS = ("page", "last", "addr", "at", "order")
SIZE_UNITS = {"B": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
KEYS = ("patterns", "page_bytes", "base", "header", "size_unit", "pages", "max_order", "policy")
MOST_PATTERNS = 100
LONGEST_PATTERN = 1000


@dataclass(frozen=True, slots=True)
class Pattern:
    """One shape of line."""

    op: str
    regex: re.Pattern[str]
    item: re.Pattern[str] | None = None
    """finds the blocks in the group `items`"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Patterns, and how their numbers become pages."""

    patterns: tuple[Pattern, ...]
    pages: int = 0
    """0: the reader does not say"""
    max_order: int = 0
    policy: str = ""
    page_bytes: int = 1
    base: int = 0
    """address of the first page"""
    header: int = 0
    """bytes before the address that the program gives, in each block"""
    size_unit: int = 1
    source: Mapping[str, Any] = field(default_factory=dict)
    """as it was taught"""


def load_reader(path: Path) -> Reader:
    """The reader of a JSON file: the object itself, or the value of its key "reader". Raises InputError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the reader cannot be read", str(path), found=str(error), expected="a JSON file") from None
    return parse_reader(text, str(path))


def parse_reader(text: str, file: str = "") -> Reader:
    """A reader from JSON text. Raises InputError."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise InputError("the reader is no JSON", file, line, found=str(error), expected="an object") from None
    if isinstance(value, dict) and isinstance(value.get("reader"), dict):
        value = value["reader"]
    try:
        return make_reader(value)
    except InputError as error:
        raise error.at(file) from None


def make_reader(value: Any) -> Reader:
    """A reader from an object with KEYS. Raises InputError."""
    if not isinstance(value, dict):
        raise InputError("the reader is no object", found=repr(value), expected=f"an object with {', '.join(KEYS)}")
    for key in value:
        if key not in KEYS:
            raise unknown_word("key of a reader", key, KEYS)
    entries = value.get("patterns")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_PATTERNS:
        raise InputError("the reader has no patterns", found=repr(entries), expected=f"a list of 1 to {MOST_PATTERNS}")
    unit, policy = value.get("size_unit", "B"), value.get("policy", "")
    if unit not in SIZE_UNITS:
        raise unknown_word("size_unit", str(unit), SIZE_UNITS)
    if policy and policy not in POLICIES:
        raise unknown_word("policy", str(policy), POLICIES)
    return Reader(
        tuple(_pattern(entry, number) for number, entry in enumerate(entries, 1)),
        _number(value, "pages", 0, MOST_PAGES),
        _number(value, "max_order", 0, MOST_ORDERS),
        policy,
        _number(value, "page_bytes", 1, 1 << 40, least=1),
        _number(value, "base", 0, 1 << 64),
        _number(value, "header", 0, 1 << 40),
        SIZE_UNITS[unit],
        value,
    )


def _number(value: Mapping[str, Any], key: str, default: int, most: int, least: int = 0) -> int:
    given = value.get(key, default)
    try:
        number = int(given, 0) if isinstance(given, str) else given
    except ValueError:
        number = None
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise InputError(f"{key} of the reader", found=repr(given), expected=f"a whole number, {least} to {most}")
    return number


def _pattern(entry: Any, number: int) -> Pattern:
    where = f"pattern {number}"
    if not isinstance(entry, dict) or not {"op", "re"} <= set(entry) <= {"op", "re", "item"}:
        raise InputError(
            f"{where} cannot be used", found=repr(entry), expected="an object with op, re, and for lists item"
        )
    if entry["op"] not in OPS:
        raise unknown_word(f"op of {where}", str(entry["op"]), OPS)
    regex = _regex(entry["re"], where, GROUPS)
    item = _regex(entry["item"], f"item of {where}", ITEM_GROUPS) if "item" in entry else None
    if entry["op"] == "list" and "items" in regex.groupindex and item is None:
        raise InputError(f"{where} has no item", found=regex.pattern, expected="item: a pattern that finds the blocks")
    return Pattern(entry["op"], regex, item)


def _regex(text: Any, where: str, groups: tuple[str, ...]) -> re.Pattern[str]:
    if not isinstance(text, str) or len(text) > LONGEST_PATTERN:
        expected = f"a pattern of at most {LONGEST_PATTERN} letters"
        raise InputError(f"{where} cannot be used", found=repr(text), expected=expected)
    try:
        regex = re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise InputError(f"{where} is no regular expression", found=text, expected=str(error)) from None
    for name in regex.groupindex:
        if name not in groups:
            raise unknown_word(f"group of {where}", name, groups)
    return regex
