"""Allocators in Python: a skeleton to fill in, one that is right, and three that are broken, to learn from.

The broken ones are the right one with one change each, so that nothing else differs.
"""

from importlib import resources
from typing import Final

BROKEN: Final[dict[str, tuple[str, tuple[tuple[str, str], ...]]]] = {
    "broken_merge": (
        "Run it, and find out what its free lists do not do.",
        (
            ("    while order < len(lists) - 1:\n", "    if order < len(lists) - 1:\n"),
            ("        if buddy not in lists[order]:\n            break\n", "        if buddy in lists[order]:\n"),
            ("        lists[order].remove(buddy)\n", "            lists[order].remove(buddy)\n"),
            ("        page = min(page, buddy)\n", "            page = min(page, buddy)\n"),
            ("        order += 1\n    lists", "            order += 1\n    lists"),
        ),
    ),
    "broken_split": (
        "Run it, and count its pages.",
        (
            ("    while high > order:\n", "    if high > order:\n"),
            ("        high -= 1\n", ""),
            ("lists[high].append(page + (1 << high))", "lists[order].append(page + (1 << order))"),
        ),
    ),
    "broken_buddy": (
        "Run it, and look at which blocks it merges.",
        (("buddy = page ^ (1 << order)", "buddy = page + (1 << order)"),),
    ),
}
"""name -> (what to look for, changes to the right allocator)"""

NAMES: Final = ("skeleton", "correct", *BROKEN)


def example_source(name: str) -> str:
    """The text of an example, one of NAMES. Raises KeyError."""
    if name in BROKEN:
        return _broken(*BROKEN[name])
    if name not in NAMES:
        raise KeyError(name)
    return resources.files(__package__).joinpath(f"{name}.py").read_text(encoding="utf-8")


def _broken(about: str, changes: tuple[tuple[str, str], ...]) -> str:
    source = example_source("correct")
    for before, after in changes:
        if source.count(before) != 1:
            raise AssertionError(f"{before!r} is there {source.count(before)} times")
        source = source.replace(before, after)
    body = source.partition('"""\n')[2]
    return f'"""A buddy allocator with one error. {about}"""\n{body}'
