"""Every number in the prose of a lesson must be asserted: an `expect` block of its step, or of one before, has it."""

import re
from collections.abc import Iterable, Iterator

from buddyscope.errors import InputError
from buddyscope.kernels.registry import kernel_named
from buddyscope.lessons.model import Challenge, Expect, Lesson, Step, Text

NUMBER = re.compile(r"(?<![\w.#])\d+(?![\w]|\.\d)")
CODE = re.compile(r"`[^`]*`")
LESSON = re.compile(r"\b(?:lesson|lección) \d+", re.IGNORECASE)
VERSION = re.compile(r"\b\d+\.\d+(\.\d+)*\b")
MOST_DIGITS = 40
"""of a number that anybody reads; a bitmap has more"""
LINK = re.compile(r"\]\([^)]*\)")


def unbacked_numbers(lesson: Lesson) -> Iterator[InputError]:
    """Numbers that a learner reads, and that neither the step nor one before it asserts."""
    known = set(_machine_numbers(lesson, lesson.preset))
    for step in lesson.steps:
        known |= set(_asserted(step))
        known |= set(_machine_numbers(lesson, step.machine)) if step.machine else set()
        for text in step.texts():
            yield from _not_among(known, text, lesson.file)
    for text in lesson.teacher.texts() if lesson.teacher else ():
        yield from _not_among(known, text, lesson.file)


def _not_among(known: set[int], text: Text, file: str) -> Iterator[InputError]:
    for line, number in _numbers(text):
        if number not in known:
            yield InputError(
                f"the number {number} is not backed",
                file,
                line,
                found=repr(text.markdown.splitlines()[line - text.line][:60]),
                expected="an ```expect block in this step or before that has it",
            )


def _numbers(text: Text) -> Iterator[tuple[int, int]]:
    for offset, line in enumerate(text.markdown.splitlines()):
        plain = VERSION.sub(" ", LESSON.sub(" ", CODE.sub(" ", LINK.sub("]", line))))
        for match in NUMBER.finditer(plain):
            yield text.line + offset, int(match[0][:MOST_DIGITS])


def _machine_numbers(lesson: Lesson, name: str) -> Iterable[int]:
    kernel = kernel_named(lesson.kernel)
    return kernel.numbers(kernel.preset(name))


def _asserted(step: Step) -> Iterable[int]:
    for event in step.events:
        if isinstance(event, Expect):
            for _, text in event.lines:
                yield from (int(word) for word in re.findall(rf"\d{{1,{MOST_DIGITS}}}", text))
        else:
            yield from (value for value in event.command.args.values() if isinstance(value, int))
    if step.exam:
        yield from (step.exam.count, step.exam.needed)
    if step.challenge:
        yield from _challenge_numbers(step.challenge, step)


def _challenge_numbers(challenge: Challenge, step: Step) -> Iterable[int]:
    yield challenge.par
    yield from challenge.forbidden_orders
    for run in step.solution:
        yield from (value for value in run.command.args.values() if isinstance(value, int))
    for goal in step.facts:
        yield from goal.numbers()
    if step.goal:
        yield from (count for row in step.goal[1] for count in row.counts)
