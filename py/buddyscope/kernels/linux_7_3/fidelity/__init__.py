"""Recordings of the genuine allocator of Linux 7.3, and their replay."""

from buddyscope.errors import InputError
from buddyscope.formats.json_text import read_json

SCENARIO_KEYS = frozenset(("s", "i", "op", "a"))
"""what every line has: scenario, step, op, arguments"""


def recognises(first: str) -> bool:
    """Whether a recording that begins with this line is one of this kernel."""
    if '"s"' not in first[:40]:
        return False
    try:
        data = read_json(first)
    except InputError:
        return False
    return isinstance(data, dict) and data.keys() >= SCENARIO_KEYS
