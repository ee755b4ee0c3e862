"""Sizes of memory as people write them: 70K, 3.6K, 850B, 2G. parse_size(format_size(n)) == n."""

import re
from fractions import Fraction
from math import ceil
from typing import Final

from buddyscope.errors import InputError

SUFFIXES: Final = ("B", "K", "M", "G")
SIZE = re.compile(r"(?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?)\s*(?P<suffix>[BKMG]?)B?", re.IGNORECASE)


def parse_size(text: str, kilo: int = 1024, bare: str = "B") -> int:
    """A size in bytes, rounded up; without a suffix it is in `bare`. `kilo`: what a K is. Raises InputError."""
    match = SIZE.fullmatch(text.strip())
    if not match:
        expected = "a number with B, K, M or G: 70K"
        raise InputError("cannot read a size", found=repr(text), expected=expected).keyed("size", text=text)
    suffix = match["suffix"].upper() or bare
    factor: int = kilo ** SUFFIXES.index(suffix)
    return ceil(Fraction(match["number"]) * factor)


def format_size(size: int) -> str:
    """The shortest text of a size: 71680 is 70K, 100 is 100."""
    power = 0
    while size and size % 1024 == 0 and power < len(SUFFIXES) - 1:
        size //= 1024
        power += 1
    return f"{size}{SUFFIXES[power] if power else ''}"
