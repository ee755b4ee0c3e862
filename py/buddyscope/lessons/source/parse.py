"""The text of a lesson -> Lesson. Markdown with TOML front matter and a closed set of fenced directives.

    +++
    id = "split"
    …
    +++
    prose of the first step

    ## Title of a step {#step-id}         or {#step-id .fresh}, {#step-id machine=shoebox}, or {#step-id .on}
    prose
    ```predict page
    …
    ```

A directive is a fence whose first word is one of DIRECTIVES; other words are an error, and so is anything that a
reader would not find where it belongs. Every error is an InputError with file, line, what was found and expected.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.kernel import Kernel
from buddyscope.kernels.registry import DEFAULT, kernel_named
from buddyscope.lessons.model import Lesson, Step, Teacher, Text

from .directives import Fence, directive
from .front_matter import check_front, line_of
from .stage import read_stage
from .toml_text import read_toml

FENCE = re.compile(r"```\s*(.*)\Z")
HEADING = re.compile(r"##\s+(.*?)\s*\{#([a-z][a-z0-9-]*)((?:\s+\.[a-z]+)*)(?:\s+machine=([\w-]+))?\s*\}\s*\Z")


def read_lesson(path: Path) -> Lesson:
    """Read `<id>/<lang>.md`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", str(path)) from None
    lesson = parse_lesson(text, str(path), path.stem)
    if lesson.id != path.parent.name:
        raise InputError(
            "the lesson's id is not the name of its folder",
            str(path),
            2,
            found=lesson.id,
            expected=path.parent.name,
        )
    return lesson


def parse_lesson(text: str, file: str = "", lang: str = "en") -> Lesson:
    """A lesson from its text. `file` and `lang` stand in errors and in the result. Raises InputError."""
    try:
        return _parse(text, file, lang)
    except InputError as error:
        raise error.at(file) from None


def _parse(text: str, file: str, lang: str) -> Lesson:
    front, lines, body = _front_matter(text)
    check_front(front, lines)
    kernel = _kernel_of(front, lines)
    _known_machine(_machine_of(front), kernel, line_of(lines, "preset"))
    steps = list(_steps(body, str(front["title"]), kernel))
    ids = [step.id for step in steps]
    for step in steps:
        if ids.count(step.id) > 1:
            second = [other.line for other in steps if other.id == step.id][1]
            raise InputError(
                f"two steps are called {step.id!r}: the second cannot be reached",
                line=second,
                expected="an id of its own for each step",
            )
        _check_step(step)
    return Lesson(
        file,
        str(front["id"]),
        lang,
        str(front["title"]),
        _machine_of(front),
        tuple(front.get("after", ())),
        {str(key): str(value) for key, value in front["source"].items()},
        steps,
        _teacher(front.get("teacher"), lines),
        kernel.name,
        dict(front.get("translates", {})),
        read_stage(front, steps, lines),
    )


# ---------------------------------------------------------------------- front matter


def _front_matter(text: str) -> tuple[dict[str, Any], list[str], list[tuple[int, str]]]:
    """What it says, its lines, and the numbered lines after it."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != "+++":
        raise InputError("no front matter", line=1, found=repr(lines[0][:40]) if lines else "nothing", expected="+++")
    try:
        end = next(at for at, line in enumerate(lines[1:], 1) if line.strip() == "+++")
    except StopIteration:
        raise InputError("the front matter does not end", line=1, expected="a second +++") from None
    front = read_toml("\n".join(lines[1:end]), before=1)
    return front, lines[1:end], list(enumerate(lines[end + 1 :], end + 2))


def _teacher(table: dict[str, Any] | None, lines: Sequence[str]) -> Teacher | None:
    if table is None:
        return None

    def text(value: str) -> Text:
        first = value.strip().splitlines()[0]
        here = next((number for number, line in enumerate(lines, 2) if first in line), line_of(lines, "teacher"))
        return Text(here, value.strip())

    return Teacher(
        text(table["objective"]),
        table["minutes"],
        tuple(map(text, table["misconceptions"])),
        tuple((text(each["question"]), text(each["answer"])) for each in table["discussion"]),
    )


def _kernel_of(front: dict[str, Any], lines: Sequence[str]) -> Kernel:
    try:
        return kernel_named(str(front["machine"].get("kernel", DEFAULT)))
    except InputError as error:
        raise error.at(line=line_of(lines, "kernel")) from None


def _machine_of(front: dict[str, Any]) -> str:
    slow = front["machine"].get("boot") == "slow"
    return str(front["machine"]["preset"]) + ("-slow" if slow else "")


def _known_machine(name: str, kernel: Kernel, line: int) -> None:
    try:
        kernel.preset(name)
    except InputError as error:
        raise error.at(line=line) from None


# ---------------------------------------------------------------------- steps


def _steps(body: Sequence[tuple[int, str]], title: str, kernel: Kernel) -> Iterator[Step]:
    step = Step("start", title, body[0][0] if body else 1)
    prose: list[tuple[int, str]] = []
    for part in _parts(body, kernel):
        if isinstance(part, Fence):
            directive(step, part)
            continue
        line, text = part
        if text.startswith("#"):
            yield _with_prose(step, prose)
            step, prose = _heading(line, text, kernel), []
        elif text.strip() and (step.predict or step.challenge):
            expected = "right:, wrong: or done: inside the block, or the next step"
            raise InputError(
                "text after the block would give the answer away",
                line=line,
                found=repr(text[:40]),
                expected=expected,
            )
        else:
            prose.append((line, text))
    yield _with_prose(step, prose)


def _with_prose(step: Step, prose: Sequence[tuple[int, str]]) -> Step:
    first = next((line for line, text in prose if text.strip()), step.line)
    step.prose = Text(first, "\n".join(text for line, text in prose if line >= first).strip())
    return step


def _heading(line: int, text: str, kernel: Kernel) -> Step:
    match = HEADING.match(text)
    if not match:
        raise InputError("not the heading of a step", line=line, found=repr(text[:60]), expected="## Title {#step-id}")
    classes = match[3].replace(".", " ").split()
    for word in classes:
        if word not in ("fresh", "on"):
            raise unknown_word("class of a step", word, ("fresh", "on")).at(line=line)
    machine = match[4] or ""
    if machine:
        _known_machine(machine, kernel, line)
    return Step(
        match[2], match[1], line, fresh="fresh" in classes or bool(machine), machine=machine, on="on" in classes
    )


def _parts(body: Sequence[tuple[int, str]], kernel: Kernel) -> Iterator[Fence | tuple[int, str]]:
    lines = iter(body)
    for line, text in lines:
        match = FENCE.match(text)
        if not match:
            yield line, text
            continue
        yield Fence(line, tuple(match[1].split()), tuple(_inside(lines, line, text)), kernel)


def _inside(lines: Iterator[tuple[int, str]], start: int, fence: str) -> Iterator[tuple[int, str]]:
    for number, text in lines:
        if text.strip() == "```":
            return
        if text.startswith("```"):
            raise InputError("the block does not end", line=start, found=f"{text!r} in line {number}", expected="```")
        yield number, text
    raise InputError("the block does not end", line=start, found=repr(fence), expected="```")


def _check_step(step: Step) -> None:
    if step.challenge and not ((step.goal or step.facts) and step.solution and step.hints):
        missing = "goal" if not (step.goal or step.facts) else "solution" if not step.solution else "hint"
        raise InputError(
            f"the challenge has no {missing}",
            line=step.challenge.line,
            expected=f"a ```{missing} block in the same step",
        )
    if (step.goal or step.facts) and not step.challenge:
        line = step.goal[0] if step.goal else step.facts[0].line
        raise InputError("a goal without a challenge", line=line, expected="a ```challenge block in the same step")
