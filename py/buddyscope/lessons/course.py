"""order.toml: which lessons there are, in their order."""

import tomllib
from pathlib import Path

from buddyscope.errors import InputError


def read_order(path: Path) -> list[tuple[str, int, int, str]]:
    """(part, number, lessons planned in the part, id) of every lesson, in order."""
    try:
        parts = tomllib.loads(path.read_text(encoding="utf-8"))["part"]
        return [
            (part["title"], lesson["number"], part["planned"], lesson["id"])
            for part in parts
            for lesson in part["lesson"]
        ]
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(
            f"not the order of lessons: {error!r}",
            str(path),
            expected="[[part]] title, planned, [[part.lesson]]",
        ) from None
