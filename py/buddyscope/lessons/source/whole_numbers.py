"""Whole numbers as an author writes them."""

import re
from collections.abc import Sequence

from buddyscope.errors import InputError

WHOLE = re.compile(r"[0-9]{1,18}\Z")
"""str.isdigit() lets in "\u00b2", which int() refuses, and numbers too long for it"""


def whole_number(text: str) -> int | None:
    """None for anything else."""
    return int(text) if WHOLE.match(text) else None


def whole_numbers(words: Sequence[str], example: str) -> list[int]:
    """All of them. Raises InputError for the first that is none."""
    for word in words:
        if not WHOLE.match(word):
            raise InputError("not a whole number", found=repr(word), expected=example)
    return [int(word) for word in words]
