"""Numbers that a person may choose within limits."""

import json
from importlib.resources import files

from buddyscope.errors import InputError

type Limits = dict[str, tuple[int, int]]
"""what -> (least, most)"""


def read_limits(package: str) -> Limits:
    """The limits.json of a package: {"pages": [0, 16777216], …}."""
    table = json.loads(files(package).joinpath("limits.json").read_text(encoding="utf-8"))
    return {name: (low, high) for name, (low, high) in table.items()}


def require_int(what: str, value: object, low: int, high: int) -> int:
    """The value, if it is a whole number from low to high; InputError that names `what` otherwise."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise InputError(
            f"{what} cannot be {value!r}", found=repr(value)[:40], expected=f"a whole number from {low} to {high}"
        )
    return value
