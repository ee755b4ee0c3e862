"""Check exercises: what the textbook allocator gives against what the file says, and the file against itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError

from .answers import ASKS
from .exercise import Answer, Exercise, Step
from .format import SIX_POLICIES, read_exercise
from .run import Outcome, Run, with_policy

COUNT_KEYS = ("ok", "block", "splits", "merges", "free", "waste")
ADDRESS_KEYS = ("ok", "at", "block", "addresses")
LEAST_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that does not agree."""

    line: int
    subject: str
    """such as "step 3, free A: waste" """
    expected: str
    """what the file says"""
    found: str
    """what the allocator gives"""


@dataclass(slots=True)
class Report:
    """What came of one exercise."""

    exercise: Exercise
    run: Run
    answers: list[tuple[Answer, Any]] = field(default_factory=list)
    """with what was found"""
    differences: list[Difference] = field(default_factory=list)
    published_right: int = 0
    published_wrong: int = 0


def check_exercise(exercise: Exercise) -> Report:
    """Run it and compare everything that its file says. Raises InputError for a start that cannot be."""
    report = Report(exercise, Run(exercise).to())
    for step, outcome in zip((exercise.start, *exercise.steps), report.run.outcomes, strict=True):
        _check_step(report, step, outcome)
    for answer in exercise.answers:
        _check_answer(report, answer)
    _check_status(report)
    _check_policies(report)
    return report


# ------------------------------------------------------------------ steps


def _check_step(report: Report, step: Step, outcome: Outcome) -> None:
    subject = f"step {step.number}, {step.do}" if step.number else "start"
    found = {key: getattr(outcome, key) for key in (*COUNT_KEYS, *ADDRESS_KEYS)}
    for key, expected in step.expected.items():
        if not _same(report, key, expected, found[key]):
            _differ(report, step.line, f"{subject}: {key}", key, expected, found[key])
    wrong = []
    for key, published in step.published.items():
        if _same(report, key, published, found[key]):
            report.published_right += 1
        else:
            wrong.append(key)
    report.published_wrong += len(wrong)
    _check_why(report, step.line, subject, step.why, wrong)


def _check_why(report: Report, line: int, subject: str, why: str, wrong: list[str]) -> None:
    if wrong and not why:
        report.differences.append(
            Difference(line, f"{subject}: why", "published values are right", f"wrong: {', '.join(wrong)}")
        )
    if why and not wrong:
        report.differences.append(Difference(line, f"{subject}: why", "a wrong published value", "none is wrong"))


def _same(report: Report, key: str, expected: Any, found: Any) -> bool:
    if key == "waste":
        return same_value(expected, report.exercise.units.number(found))
    return bool(expected == found)


def _differ(report: Report, line: int, subject: str, key: str, expected: Any, found: Any) -> None:
    if key == "waste":
        found = report.exercise.units.number(found)
    else:
        expected, found = (in_unit(report.exercise, key, value) for value in (expected, found))
    report.differences.append(Difference(line, subject, _text(expected), _text(found)))


def in_unit(exercise: Exercise, key: str, value: Any) -> Any:
    """A result in bytes as the file would write it."""
    number = exercise.units.number
    if value is None or key in ("ok", "splits", "merges"):
        return value
    if key == "free":
        return {number(size): count for size, count in value.items()}
    if key == "addresses":
        return {number(size): list(map(number, offsets)) for size, offsets in value.items()}
    return number(value)


def _text(value: Any) -> str:
    return "nothing" if value is None else str(value)


# ------------------------------------------------------------------ answers


def _check_answer(report: Report, answer: Answer) -> None:
    subject = f"answer {answer.ask}" + "".join(f" {key}={value}" for key, value in answer.arguments.items())
    try:
        found = find_answer(report.exercise, answer)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
        message = f"the question makes no sense: {subject}"
        raise InputError(
            message, report.exercise.file, answer.line, found=str(error), expected="other arguments"
        ) from None
    report.answers.append((answer, found))
    if not same_value(answer.correct, found):
        report.differences.append(Difference(answer.line, subject, _text(answer.correct), _text(found)))
    if "binary" in answer.arguments and not _same_binary(answer.arguments["binary"], found):
        report.differences.append(
            Difference(answer.line, f"{subject}: binary", answer.arguments["binary"], f"{found:b}")
        )
    if answer.published is None:
        _check_why(report, answer.line, subject, answer.why, [])
        return
    wrong = [] if same_value(answer.published, found) else ["published"]
    report.published_wrong += len(wrong)
    report.published_right += not wrong
    _check_why(report, answer.line, subject, answer.why, wrong)


def find_answer(exercise: Exercise, answer: Answer) -> Any:
    """What the allocator answers, after the step that is meant."""
    return ASKS[answer.ask].find(Run(exercise).to(answer.arguments.get("step", len(exercise.steps))), answer)


def _same_binary(text: str, found: int) -> bool:
    return bool(text) and not text.strip("01") and int(text, 2) == found


def same_value(expected: Any, found: Any) -> bool:
    """Equal; fractions to the digits that are written, at least two; lists of numbers in any order only if sorted."""
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(expected, float) and isinstance(found, (int, float)):
        digits = max(LEAST_DIGITS, len(str(expected).partition(".")[2]))
        tolerance: float = 0.5 * 10**-digits + 1e-12
        return abs(expected - found) <= tolerance
    return bool(expected == found)


# ------------------------------------------------------------------ the file against itself


def _check_status(report: Report) -> None:
    wrong, right = report.published_wrong, report.published_right
    expected = {
        "agrees": not wrong,
        "published-wrong": wrong > 0,
        "unanswered": not wrong and not right,
        "derived": True,
    }[report.exercise.status]
    if not expected:
        found = f"{right} published values are right, {wrong} wrong"
        report.differences.append(Difference(1, "status", report.exercise.status, found))


def _check_policies(report: Report) -> None:
    exercise = report.exercise
    if exercise.same_counts is None and exercise.same_addresses is None:
        return
    counts, addresses = same_policies(report)
    for key, listed, found in (
        ("same_counts", exercise.same_counts, counts),
        ("same_addresses", exercise.same_addresses, addresses),
    ):
        if listed is not None and sorted(listed) != sorted(found):
            report.differences.append(Difference(1, key, ", ".join(listed), ", ".join(found)))


def same_policies(report: Report) -> tuple[list[str], list[str]]:
    """The half/choice of the six that give the same counts, and those that give the same addresses, in every state."""
    counts, addresses = [], []
    for name in SIX_POLICIES:
        other = Run(report.exercise, with_policy(report.exercise.layout, name)).to().outcomes
        counts += [name] if _agree(report.run.outcomes, other, COUNT_KEYS) else []
        addresses += [name] if _agree(report.run.outcomes, other, ADDRESS_KEYS) else []
    return counts, addresses


def _agree(some: Iterable[Outcome], others: Iterable[Outcome], keys: tuple[str, ...]) -> bool:
    return all(
        getattr(one, key) == getattr(other, key) for one, other in zip(some, others, strict=True) for key in keys
    )


# ------------------------------------------------------------------ the command


def find_exercises(paths: Iterable[Path]) -> list[Path]:
    """The TOML files among paths and in folders. Raises InputError when there are none."""
    paths = list(paths)
    for path in paths:
        if not path.exists():
            raise InputError("no such file or folder", str(path), expected="exercises, or a folder of them")
    found = [file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]
    if not found:
        raise InputError("no exercises here", ", ".join(map(str, paths)), expected="*.toml")
    return found


def check_paths(paths: Iterable[Path], *, quiet: bool = False) -> int:
    """`buddyscope exercises check`: print states and answers against the expected; 1 when anything differs."""
    files = find_exercises(paths)
    differences = 0
    for path in files:
        report = check_exercise(read_exercise(path))
        differences += len(report.differences)
        lines = report_lines(report, quiet=quiet)
        print("\n".join(lines))
    print(f"total: {len(files)} exercises, {differences} differences")
    return 1 if differences else 0


def report_lines(report: Report, *, quiet: bool = False) -> Iterator[str]:
    """The exercise as text: its states, its answers, what differs."""
    exercise = report.exercise
    yield f"{exercise.id}: {len(exercise.steps)} steps, {len(exercise.answers)} answers, " + (
        f"{len(report.differences)} differences" if report.differences else "all as expected"
    )
    if not quiet:
        for step, outcome in zip((exercise.start, *exercise.steps), report.run.outcomes, strict=True):
            yield f"  {_state_line(exercise, step, outcome)}"
        for answer, found in report.answers:
            yield f"  {_answer_line(answer, found)}"
    for difference in report.differences:
        where = f"{exercise.file}:{difference.line}" if exercise.file else f"line {difference.line}"
        yield f"  DIFFERS {where}: {difference.subject}: expected {difference.expected}, found {difference.found}"


def _state_line(exercise: Exercise, step: Step, outcome: Outcome) -> str:
    number = exercise.units.number
    if outcome.at is not None and outcome.block is not None:
        given = f"-> {number(outcome.at)}, block {number(outcome.block)}"
    else:
        given = "" if outcome.ok else "-> fails"
    lists = " ".join(
        f"{size}: {', '.join(map(str, offsets))};"
        for size, offsets in in_unit(exercise, "addresses", outcome.addresses).items()
    )
    moves = f"{outcome.splits} splits, {outcome.merges} merges, waste {number(outcome.waste)}"
    label = f"{step.number:>3} {step.do}" if step.number else "    start"
    line = f"{label:24} {given:22} free {lists.rstrip(';') or 'nothing'} | {moves}"
    return line + (f" | published wrong: {step.why}" if step.why else "")


def _answer_line(answer: Answer, found: Any) -> str:
    arguments = _arguments(answer.arguments)
    line = f"    {answer.ask}{arguments}: {found} (expected {answer.correct})"
    return line + (f" | published {answer.published}: {answer.why}" if answer.why else "")


def _arguments(arguments: Mapping[str, Any]) -> str:
    return "".join(f" {key}={value}" for key, value in arguments.items())
