"""Recordings of the genuine allocator of Linux 7.3, and their replay."""

from buddyscope.formats.json_text import read_json

SCENARIO_KEYS = frozenset(("s", "i", "op", "a"))
"""what every line of a recording of this kernel has: scenario, step, op, arguments"""


def recognises(first: str) -> bool:
    """Whether a file that begins with this line is a recording of this kernel."""
    if '"s"' not in first[:40]:
        return False
    try:
        data = read_json(first)
    except ValueError:
        return False
    return isinstance(data, dict) and data.keys() >= SCENARIO_KEYS
