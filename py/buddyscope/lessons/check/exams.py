"""Exams of a lesson: whether each draw of them has tasks with one right answer."""

from collections.abc import Iterator

from buddyscope.errors import InputError
from buddyscope.kernels.registry import kernel_part
from buddyscope.lessons.model import Exam, Lesson
from buddyscope.lessons.source.exams import MOST

SEEDS = range(1, 9)
"""the exams that the check draws"""


def broken_exams(lesson: Lesson) -> Iterator[InputError]:
    """Exams for which the engine has no tasks, or tasks with more than one answer. Drawn from a few seeds."""
    for exam in (step.exam for step in lesson.steps if step.exam):
        for seed in SEEDS:
            if why := _why_broken(lesson.kernel, exam, seed):
                yield InputError(why, lesson.file, exam.line, found=f"seed {seed}", expected="one right answer")
                return


def _why_broken(kernel: str, exam: Exam, seed: int) -> str:
    if exam.kind == "operations":
        tasks = kernel_part(kernel, "practice.api").make_exam(exam.count, seed)
        return "" if len(tasks) == exam.count and all(task.moves for task in tasks) else "an operation without moves"
    make_case = kernel_part(kernel, "practice.api").make_case
    cases = [make_case(seed * MOST + number) for number in range(exam.count)]
    return "" if all(has_exactly_one_repair(case["repairs"]) for case in cases) else "a case without its one repair"


def has_exactly_one_repair(repairs: object) -> bool:
    """Exactly one of the changes works."""
    return isinstance(repairs, list) and [repair["works"] for repair in repairs].count(True) == 1
