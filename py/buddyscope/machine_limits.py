"""What a machine of one's own may be: one table for Python and for the page's editor (machine_limits.json).

Each entry is [least, most]: pages of a zone and of the whole machine (64 GiB: what a browser can hold), nodes,
the first page frame number of a node, MAX_ORDER, CPUs, blocks of one entry of the reclaimable pool, its entries, ranges
of reserved pages, blocks of the largest order (more would not be drawn, nor sent to the page), letters of a title.
"""

import json
from importlib.resources import files

from .errors import InputError

LIMITS: dict[str, tuple[int, int]] = {
    name: (low, high)
    for name, (low, high) in json.loads(
        files(__package__).joinpath("machine_limits.json").read_text(encoding="utf-8")
    ).items()
}


def whole(what: str, value: object, low: int, high: int) -> int:
    """The value, if it is a whole number from low to high; InputError that names `what` otherwise."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise InputError(
            f"{what} cannot be {value!r}", found=repr(value)[:40], expected=f"a whole number from {low} to {high}"
        )
    return value


def limited(what: str, value: object, limit: str) -> int:
    """The same, with the limits of the table."""
    return whole(what, value, *LIMITS[limit])
