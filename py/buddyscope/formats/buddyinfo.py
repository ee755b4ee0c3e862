"""/proc/buddyinfo text: how many free blocks of each order every zone has.

    Node 0, zone   Normal      1      1      1      1      0

The file itself came with Linux 2.5; its format serves here for 2.4 as well.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from buddyscope.errors import InputError

LINE = re.compile(r"Node\s+([0-9]{1,9}),\s*zone\s+(\S+)\s+([0-9]{1,18}(?:\s+[0-9]{1,18})*)\Z")


@dataclass(frozen=True, slots=True)
class Row:
    """One zone."""

    node: int
    zone: str
    counts: tuple[int, ...]
    """free blocks, by order"""


def format_buddyinfo(rows: Iterable[Row]) -> str:
    """The text, one line a zone, as the kernel prints it."""
    return "".join(
        f"Node {row.node}, zone {row.zone:>8} " + "".join(f"{count:6d} " for count in row.counts) + "\n" for row in rows
    )


def parse_buddyinfo(text: str, file: str = "", first_line: int = 1) -> list[Row]:
    """The rows of a text; empty lines are skipped."""
    return [_row(line, file, number) for number, line in enumerate(text.splitlines(), first_line) if line.strip()]


def _row(line: str, file: str, number: int) -> Row:
    match = LINE.match(line.strip())
    if not match:
        raise InputError(
            "not a line of /proc/buddyinfo",
            file,
            number,
            found=repr(line.strip()[:80]),
            expected='"Node 0, zone   Normal  1 1 1 1 0"',
        )
    return Row(int(match[1]), match[2], tuple(int(word) for word in match[3].split()))


def difference(wanted: Sequence[Row], found: Sequence[Row]) -> str:
    """The first row of `wanted` that `found` does not have, in words; "" when all are there."""
    rows = {(row.node, row.zone): row.counts for row in found}
    for row in wanted:
        counts = rows.get((row.node, row.zone))
        if counts != row.counts:
            words = "no such zone" if counts is None else " ".join(map(str, counts))
            return f"Node {row.node}, zone {row.zone}: wanted {' '.join(map(str, row.counts))}, found {words}"
    return ""
