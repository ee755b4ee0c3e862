"""The author's linter: `buddyscope lessons check`. A lesson that passes is right in every number that it prints."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from buddyscope.errors import InputError, nearest
from buddyscope.lessons.course import read_order
from buddyscope.lessons.model import Expect, Lesson
from buddyscope.lessons.run.play import Performance, perform
from buddyscope.lessons.source.parse import read_lesson
from buddyscope.lessons.source.translation import drift

from .backed_numbers import unbacked_numbers
from .book_coverage import unknown_points
from .completeness import dead_links, missing_parts
from .exams import broken_exams


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
    """Run and check a lesson that has been read. Raises the first finding."""
    performance = perform(lesson)
    for finding in findings_of(lesson):
        raise finding
    return performance


def findings_of(lesson: Lesson) -> Iterator[InputError]:
    """What is wrong with a lesson that can be read and played; in the order of its lines."""
    found = [
        *unbacked_numbers(lesson),
        *missing_parts(lesson),
        *dead_links(lesson),
        *unknown_points(lesson),
        *broken_exams(lesson),
    ]
    english = Path(lesson.file).with_name("en.md")
    if lesson.lang != "en" and english.exists():
        found += drift(read_lesson(english), lesson)
    yield from sorted(found, key=lambda finding: finding.line)


def check_paths(paths: Sequence[Path]) -> int:
    """Check all and say so, a line each. Exit status 1 when a lesson does not hold, 2 when one cannot be read."""
    found = find_lessons(paths)
    statuses = [_check_one(path) for path in found]
    failed = _check_courses(paths)
    broken = sum(status > 0 for status in statuses)
    print(f"{len(found) - broken} lessons hold, {broken} do not")
    return max([*statuses, 1 if failed else 0])


def _check_one(path: Path) -> int:
    """0: it holds, 1: it does not, 2: it cannot be read. Says everything that was found."""
    status = 2
    try:
        lesson = read_lesson(path)
        status = 1
        performance = perform(lesson)
    except InputError as error:
        print(f"FAIL {error}")
        return status
    found = list(findings_of(lesson))
    for finding in found:
        print(f"FAIL {finding}")
    if not found:
        print(f"ok   {path}: {_summary(performance)}")
    return min(1, len(found))


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
    order = [place.id for place in read_order(folder / "order.toml")]
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
    try:
        after = read_lesson(path).after
    except InputError:
        return  # said already, where the lesson itself was checked
    for wanted in after:
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
