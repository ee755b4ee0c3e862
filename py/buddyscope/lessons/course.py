"""order.toml: which lessons there are, in their order, and the routes through them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError, nearest


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lesson stands in the course."""

    id: str
    number: int
    part: str
    parts: dict[str, str]
    """the part's title in other languages"""
    planned: int
    """how many lessons the part is to have"""


def read_order(path: Path) -> list[Place]:
    """Every lesson, in order."""
    try:
        return [
            Place(lesson["id"], lesson["number"], part["title"], dict(part.get("titles", {})), part["planned"])
            for part in _read(path)["part"]
            for lesson in part["lesson"]
        ]
    except (KeyError, TypeError) as error:
        raise InputError(
            f"not the order of lessons: {error!r}",
            str(path),
            expected="[[part]] title, planned, [[part.lesson]]",
        ) from None


def read_routes(path: Path) -> list[dict[str, Any]]:
    """[[route]] id, lessons, and titles and abouts by language; an empty list of lessons is all of them."""
    known = [place.id for place in read_order(path)]
    routes = _read(path).get("route", [])
    for route in routes:
        for key in ("id", "titles", "abouts", "lessons"):
            if key not in route:
                raise InputError(f"a route has no {key}", str(path), expected="[[route]] id, titles, abouts, lessons")
        for name in route["lessons"]:
            if name not in known:
                raise InputError(
                    f"route {route['id']!r} has no lesson {name!r}", str(path), nearest=nearest(name, known)
                )
    return [{**route, "lessons": route["lessons"] or known} for route in routes]


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not TOML: {error}", str(path)) from None
