"""Lessons, and the order of them, as an author may leave them while writing: told with a line, in the preview too."""

from __future__ import annotations

import re
from pathlib import Path

from buddyscope.lessons.check.book_coverage import read_points
from buddyscope.lessons.check.check import findings_of
from buddyscope.lessons.course import read_order, read_routes
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson, read_lesson
from buddyscope.lessons.source.translation import drift
from hostile.mutations import broken_text, holds
from hostile.samples import told

ROOT = Path(__file__).parents[2]
WHOLE = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("lessons/*/en.md"))]


# one step each: a break is found in what it broke, and a whole lesson takes twenty times as long
def front_of(text: str) -> str:
    """The front matter without [stage], which names steps that an excerpt does not have."""
    return re.sub(r"\n\[stage\]\n.*?(?=\n\[(?!stage)|\n\+\+\+)", "", text[: text.index("## ")], flags=re.DOTALL)


LESSONS = [f"{front_of(text)}## {step}" for text in WHOLE for step in text.split("\n## ")[1:]]
LITTLE = (Path(__file__).parent / "lesson.md").read_text(encoding="utf-8")
FRONT = LITTLE.partition("## ")[0]
ORDER = "\n".join(
    [
        '[[part]]\ntitle = "Part I"\ntitles = { es = "Parte I" }\nplanned = 13',
        '[[part.lesson]]\nid = "powers"\nnumber = 1',
        '[[route]]\nid = "short"\ntitles = { en = "Short" }\nabouts = { en = "Quick" }\nlessons = ["powers"]',
    ]
)
POINT = '[[point]]\nid = "expand"\nkind = "function"\nabout = "cuts"\nleft_out = ""\n'


def test_a_lesson() -> None:
    assert all(parse_lesson(text).steps for text in LESSONS)
    holds(broken_text(LESSONS), lambda text: told(parse_lesson, text, "lesson.md"))


def test_the_front_of_a_lesson() -> None:
    holds(broken_text([FRONT]), lambda text: told(parse_lesson, text, "lesson.md"))


def test_a_lesson_that_is_run_and_checked() -> None:
    english = parse_lesson(LITTLE, "lesson.md")

    def proved(text: str) -> None:
        lesson = parse_lesson(text, "lesson.md")
        perform(lesson)
        for finding in [*findings_of(lesson), *drift(english, lesson)]:
            assert finding.message

    proved(LITTLE)
    holds(broken_text([LITTLE]), lambda text: told(proved, text))


def test_the_order_of_lessons(tmp_path: Path) -> None:
    path = tmp_path / "order.toml"

    def check(text: str) -> None:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        told(read_order, path)
        told(read_routes, path)

    holds(broken_text([ORDER]), check)


def test_the_points_of_the_chapter(tmp_path: Path) -> None:
    path = tmp_path / "points.toml"

    def check(text: str) -> None:
        path.write_bytes(text.encode("latin-1", "replace"))
        told(read_points, path)

    holds(broken_text([POINT, POINT + POINT.replace("expand", "rmqueue")]), check)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "lesson/en.md"
    path.parent.mkdir()

    def check(text: str) -> None:
        path.write_bytes(text.encode("latin-1", "replace"))
        told(read_lesson, path)

    holds(broken_text([FRONT]), check)
