"""Exams in a lesson: what an author may write, what is told about what cannot be, and what is compiled."""

from pathlib import Path

import pytest

from buddyscope.errors import InputError
from buddyscope.lessons.build import compile_step
from buddyscope.lessons.check.exams import broken_exams, has_exactly_one_repair
from buddyscope.lessons.model import Exam
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.exams import read_exam
from buddyscope.lessons.source.parse import read_lesson

LESSON = Path(__file__).parents[2] / "lessons/read-the-machine/en.md"


def test_an_exam_is_read():
    assert read_exam(7, ["cases=5", "pass=4"], "") == Exam(7, "cases", 5, 4)
    assert read_exam(7, ["operations=6", "pass=5"], "") == Exam(7, "operations", 6, 5)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["cases=5"], "not an exam"),
        (["cases=5", "operations=5", "pass=4"], "not an exam"),
        (["case=5", "pass=4"], "not an exam"),
        (["cases=5", "pass=6"], "an exam that cannot be"),
        (["cases=50", "pass=6"], "an exam that cannot be"),
        (["cases=5", "pass=0"], "an exam that cannot be"),
    ],
)
def test_what_is_no_exam_is_told_with_its_line(words, message):
    with pytest.raises(InputError) as told:
        read_exam(7, words, "")
    assert (told.value.message, told.value.line) == (message, 7)


def test_the_exams_of_lesson_13_can_be_made_and_are_compiled():
    lesson = read_lesson(LESSON)
    assert list(broken_exams(lesson)) == []
    steps = {played.step.id: compile_step(played)["practice"] for played in perform(lesson).steps}
    assert steps["cases"] == {"kind": "cases", "count": 5, "pass": 4}
    assert steps["by-hand"] == {"kind": "allocator", "count": 6, "pass": 5}
    assert steps["start"] is None


def test_a_case_works_with_one_repair_only():
    assert has_exactly_one_repair([{"works": False}, {"works": True}])
    assert not has_exactly_one_repair([{"works": True}, {"works": True}])
    assert not has_exactly_one_repair([{"works": False}])
