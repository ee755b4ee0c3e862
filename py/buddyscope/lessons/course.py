"""order.toml: which lessons there are, in their order, and the routes through them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError, nearest
from buddyscope.lessons.source.toml_text import read_toml_file

ROUTE = {"id": str, "titles": dict, "abouts": dict, "lessons": list}


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
        return [_place(part, lesson) for part in read_toml_file(path)["part"] for lesson in part["lesson"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"not the order of lessons: {error!r}",
            str(path),
            expected="[[part]] title, planned, [[part.lesson]]",
        ) from None


def _place(part: dict[str, Any], lesson: dict[str, Any]) -> Place:
    name, number, title, planned = lesson["id"], lesson["number"], part["title"], part["planned"]
    titles = part.get("titles", {})
    if not _are(str, name, title, *titles.values()) or not _are(int, number, planned):
        raise TypeError("a text where a number should be, or the other way round")
    return Place(name, number, title, dict(titles), planned)


def _are(kind: type, *values: object) -> bool:
    return all(isinstance(value, kind) for value in values)


def read_routes(path: Path) -> list[dict[str, Any]]:
    """[[route]] id, lessons, and titles and abouts by language; an empty list of lessons is all of them."""
    known = [place.id for place in read_order(path)]
    routes = read_toml_file(path).get("route", [])
    if not isinstance(routes, list) or not _are(dict, *routes):
        raise InputError("not a list of routes", str(path), expected="[[route]] id, titles, abouts, lessons")
    for route in routes:
        for key, kind in ROUTE.items():
            if not isinstance(route.get(key), kind):
                raise InputError(f"a route has no {key}", str(path), expected="[[route]] id, titles, abouts, lessons")
        for name in route["lessons"]:
            if name not in known:
                raise InputError(
                    f"route {route['id']!r} has no lesson {name!r}", str(path), nearest=nearest(str(name), known)
                )
    return [{**route, "lessons": route["lessons"] or known} for route in routes]
