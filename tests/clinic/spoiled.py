"""Spoiled reports: lines cut, shuffled, doubled, two texts put together, bits flipped. Each comes from a number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

REPORTS = Path(__file__).parent / "reports"
CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True)
class Sample:
    """A report of the gallery and the verdicts that hold for it."""

    name: str
    text: str
    accepted: frozenset[str]


def samples(folder: Path = REPORTS) -> list[Sample]:
    """The texts of the gallery that have their answer beside them."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        answer = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found.append(Sample(path.stem, path.read_text(encoding="utf-8", errors="replace"), accepted(answer)))
    return found


def accepted(answer: dict[str, Any]) -> frozenset[str]:
    """Every verdict that one of the text's reports may have."""
    verdicts: set[str] = set()
    for report in answer.get("reports") or [answer]:
        verdicts |= {report["verdict_category"], *(report.get("accept_also") or [])}
    return frozenset(verdicts)


def spoil(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """A spoiled text, and whether its numbers are still those of the report (only lines are gone, moved or doubled)."""
    honest = True
    for _ in range(chance.randint(1, 3)):
        kind = chance.choice(("cut", "drop", "drop", "shuffle", "double", "flip", "join", "letters"))
        text, kept = _SPOIL[kind](chance, text, other)
        honest = honest and kept
    return text, honest


def _cut(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """The beginning or the end is missing."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join(lines[at:] if chance.random() < 0.5 else lines[:at]), True


def _drop(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """One to five lines are missing."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 5)):
        if len(lines) > 1:
            del lines[chance.randrange(len(lines))]
    return "\n".join(lines), True


def _shuffle(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """All lines, or a few neighbours, in another order."""
    lines = text.split("\n")
    first = chance.randrange(len(lines))
    last = len(lines) if chance.random() < 0.3 else min(len(lines), first + chance.randint(2, 8))
    part = lines[first:last]
    chance.shuffle(part)
    return "\n".join([*lines[:first], *part, *lines[last:]]), True


def _double(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """A part stands there twice."""
    lines = text.split("\n")
    first = chance.randrange(len(lines))
    last = min(len(lines), first + chance.randint(1, 12))
    return "\n".join([*lines[:last], *lines[first:]]), True


def _flip(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """One to six bits are wrong."""
    letters = list(text)
    for _ in range(chance.randint(1, 6)):
        if letters:
            at = chance.randrange(len(letters))
            letters[at] = chr(ord(letters[at]) ^ 1 << chance.randrange(7))
    return "".join(letters), False


def _letters(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """A piece inside a line is missing."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 200) :], False


def _join(chance: Random, text: str, other: str) -> tuple[str, bool]:
    """The beginning of one text and the end of another."""
    mine, theirs = text.split("\n"), other.split("\n")
    return "\n".join([*mine[: chance.randrange(len(mine) + 1)], *theirs[chance.randrange(len(theirs) + 1) :]]), False


_SPOIL = {
    "cut": _cut,
    "drop": _drop,
    "shuffle": _shuffle,
    "double": _double,
    "flip": _flip,
    "letters": _letters,
    "join": _join,
}
