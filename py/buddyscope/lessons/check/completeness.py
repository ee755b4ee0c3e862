"""What every lesson has, beside being right: predictions, hints, recall cards, its source, a page for the teacher."""

import re
from collections.abc import Iterator
from pathlib import Path

from buddyscope.errors import InputError
from buddyscope.lessons.model import Lesson, Step, Text

HINTS = 3
CARDS = 3
LINK = re.compile(r"\]\(#/lesson/([\w-]*)(?:/([\w-]*))?\)")
HEADING_ID = re.compile(r"^## .*\{#([a-z0-9-]+)", re.MULTILINE)


def missing_parts(lesson: Lesson) -> Iterator[InputError]:
    """What is missing, each with the line where it could stand."""
    last = lesson.steps[-1].line
    cards = [card for step in lesson.steps for card in step.cards]
    if len(cards) != CARDS:
        line = cards[-1].line if cards else last
        found = f"{len(cards)} recall cards"
        yield InputError(f"not {CARDS} recall cards", lesson.file, line, 0, found, f"{CARDS} blocks ```recall")
    if not any(aside.kind == "source" for step in lesson.steps for aside in step.asides):
        yield InputError(
            "no source", lesson.file, last, expected="a ```source block: where the book and the code say it"
        )
    if not any(step.predict for step in lesson.steps):
        yield InputError("no prediction", lesson.file, last, expected="a ```predict block before something plays")
    if lesson.teacher is None:
        yield InputError("nothing for the teacher", lesson.file, 1, expected="a table [teacher] in the front matter")
    for step in lesson.steps:
        yield from _step_lacks(step, lesson.file)


def _step_lacks(step: Step, file: str) -> Iterator[InputError]:
    asks = step.predict or step.challenge
    if asks and len(step.hints) != HINTS:
        found = f"{len(step.hints)} hints"
        yield InputError(
            f"not {HINTS} hints", file, asks.line, 0, found, "a nudge, a pointer, nearly the answer: ```hint"
        )
    yield from _reasons_lack(step, file)
    if step.predict and not step.runs():
        yield InputError("a prediction, but nothing to play", file, step.predict.line, expected="a ```run block")
    has = step.prose.markdown or step.events or step.predict or step.question or step.challenge or step.exam
    if not (has or step.cards or step.asides):
        yield InputError(f"nothing in step {step.id!r}", file, step.line, expected="a text, or something to do")


def _reasons_lack(step: Step, file: str) -> Iterator[InputError]:
    """One hint with a reason, and its neighbour without, looks like a hole."""
    if not any(hint.why for hint in step.hints):
        return
    for number, hint in enumerate(step.hints, 1):
        if not hint.why:
            expected = "a line why: …, as the other hints of this step have"
            yield InputError("a hint without a reason", file, hint.text.line, 0, f"hint {number}", expected)


def dead_links(lesson: Lesson) -> Iterator[InputError]:
    """Links to lessons and steps that are not there. A text in memory has no neighbours, so nothing to look at."""
    folder = Path(lesson.file).parent.parent
    for step in lesson.steps:
        for text in step.texts():
            yield from _dead_links_of(text, folder, lesson.file)


def _dead_links_of(text: Text, folder: Path, file: str) -> Iterator[InputError]:
    for offset, line in enumerate(text.markdown.splitlines()):
        for match in LINK.finditer(line):
            if why := _why_dead(folder, match[1], match[2] or ""):
                yield InputError("the link leads nowhere", file, text.line + offset, 0, match[0][2:-1], why)


def _why_dead(folder: Path, lesson: str, step: str) -> str:
    path = folder / lesson / "en.md"
    if not path.is_file():
        there = sorted(each.parent.name for each in folder.glob("*/en.md"))
        return f"one of {', '.join(there)}"
    ids = ["start", *HEADING_ID.findall(path.read_text(encoding="utf-8"))]
    return "" if not step or step in ids else f"one of {', '.join(ids)}"
