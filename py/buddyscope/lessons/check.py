"""The author's linter: `buddyscope lessons check`. A lesson that passes is right in every number that it prints."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from buddyscope.errors import InputError, nearest
from buddyscope.presets import preset

from .course import read_order
from .format import read_lesson
from .model import Challenge, Expect, Lesson, Step, Text
from .play import Performance, perform

NUMBER = re.compile(r"(?<![\w.#])\d+(?![\w]|\.\d)")
CODE = re.compile(r"`[^`]*`")
LESSON = re.compile(r"\b[Ll]esson \d+")
VERSION = re.compile(r"\b\d+\.\d+(\.\d+)*\b")


def find_lessons(paths: Sequence[Path]) -> list[Path]:
    """Files as given; every `<id>/<lang>.md` of a folder. Raises InputError when there is none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted([*path.glob("*.md"), *path.glob("*/*.md")])
        elif path.exists():
            found.append(path)
        else:
            raise InputError("no such file or folder", str(path))
    if not found:
        raise InputError("no lesson here", ", ".join(map(str, paths)), expected="<id>/<lang>.md")
    return found


def check_lesson(path: Path) -> Performance:
    """Read, run and check one lesson. Raises InputError with file and line for the first thing that is wrong."""
    return prove(read_lesson(path))


def prove(lesson: Lesson) -> Performance:
    """Run and check a lesson that has been read."""
    performance = perform(lesson)
    check_numbers(lesson)
    return performance


def check_paths(paths: Sequence[Path]) -> int:
    """Check all and say so, a line each. Exit status 1 when a lesson does not hold, 2 when one cannot be read."""
    found = find_lessons(paths)
    statuses = [_check_one(path) for path in found]
    failed = _check_courses(paths)
    broken = sum(status > 0 for status in statuses)
    print(f"{len(found) - broken} lessons hold, {broken} do not")
    return max([*statuses, 1 if failed else 0])


def _check_one(path: Path) -> int:
    """0: it holds, 1: it does not, 2: it cannot be read."""
    status = 2
    try:
        lesson = read_lesson(path)
        status = 1
        performance = prove(lesson)
    except InputError as error:
        print(f"FAIL {error}")
        return status
    print(f"ok   {path}: {_summary(performance)}")
    return 0


def _check_courses(paths: Sequence[Path]) -> int:
    """How many folders have an order.toml that does not fit their lessons; says why."""
    failed = 0
    for path in paths:
        if (path / "order.toml").exists():
            try:
                check_course(path)
            except InputError as error:
                failed += 1
                print(f"FAIL {error}")
    return failed


def check_course(folder: Path) -> None:
    """Every lesson of the folder can be reached, every one that is listed is there, and comes after those it needs."""
    file = str(folder / "order.toml")
    order = [name for _, _, _, name in read_order(folder / "order.toml")]
    there = sorted({path.parent.name for path in folder.glob("*/*.md")})
    for name in there:
        if name not in order:
            raise InputError(f"lesson {name!r} cannot be reached", file, expected=f'[[part.lesson]] id = "{name}"')
    for at, name in enumerate(order):
        if name not in there or name in order[:at]:
            raise InputError(f"lesson {name!r} is not there, or is there twice", file, expected=", ".join(there))
        for path in sorted((folder / name).glob("*.md")):
            _check_after(path, order[:at])


def _check_after(path: Path, before: Sequence[str]) -> None:
    for wanted in read_lesson(path).after:
        if wanted not in before:
            raise InputError(
                f"comes after {wanted!r}, which does not come before it",
                str(path),
                1,
                expected=f"one of {', '.join(before) or 'no lesson'}",
                nearest=nearest(wanted, before),
            )


def _summary(performance: Performance) -> str:
    steps = performance.lesson.steps
    commands = sum(len(step.runs()) for step in steps)
    expects = sum(len(event.lines) for step in steps for event in step.events if isinstance(event, Expect))
    predictions = sum(step.predict is not None for step in steps)
    challenges = sum(step.challenge is not None for step in steps)
    return (
        f"{len(steps)} steps, {commands} commands, {expects} expectations, "
        f"{predictions} predictions, {challenges} challenges"
    )


# ---------------------------------------------------------------------- numbers in prose


def check_numbers(lesson: Lesson) -> None:
    """Every number that a learner reads is one that the step (or one before it) asserts."""
    known = set(_machine_numbers(lesson.preset))
    for step in lesson.steps:
        known |= set(_asserted(step))
        known |= set(_machine_numbers(step.machine)) if step.machine else set()
        for text in step.texts():
            for line, number in _numbers(text):
                if number not in known:
                    raise InputError(
                        f"the number {number} is not backed",
                        lesson.file,
                        line,
                        found=repr(text.markdown.splitlines()[line - text.line][:60]),
                        expected="an ```expect block in this step or before that has it",
                    )


def _numbers(text: Text) -> Iterator[tuple[int, int]]:
    for offset, line in enumerate(text.markdown.splitlines()):
        plain = VERSION.sub(" ", LESSON.sub(" ", CODE.sub(" ", line)))
        for match in NUMBER.finditer(plain):
            yield text.line + offset, int(match[0])


def _machine_numbers(name: str) -> Iterable[int]:
    layout = preset(name).layout
    yield from (layout.max_order, layout.max_order - 1)
    for node in layout.nodes:
        yield from (size for size in node.sizes if size)
    for title in preset(name).overrides:
        yield from (int(word) for word in re.findall(r"\d+", title))


def _asserted(step: Step) -> Iterable[int]:
    for event in step.events:
        if isinstance(event, Expect):
            for _, text in event.lines:
                yield from (int(word) for word in re.findall(r"\d+", text))
        else:
            yield from (value for value in event.command.args.values() if isinstance(value, int))
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
