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
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from buddyscope import commands
from buddyscope.errors import InputError, unknown_word
from buddyscope.formats.buddyinfo import parse_buddyinfo
from buddyscope.presets import SLOW, preset

from .goals import parse_goal
from .model import Challenge, Choice, Expect, Lesson, Predict, Question, Run, Step, Text

FENCE = re.compile(r"```\s*(.*)\Z")
HEADING = re.compile(r"##\s+(.*?)\s*\{#([a-z][a-z0-9-]*)((?:\s+\.[a-z]+)*)(?:\s+machine=([\w-]+))?\s*\}\s*\Z")
FIELD = re.compile(r"([a-z]+):\s*(.*)\Z")
CHOICE = re.compile(r"-\s+\[([ x])\]\s+(.*?)\s+--\s+(.*)\Z")
ID = re.compile(r"[a-z][a-z0-9-]*\Z")

EXPECT_FORMATS = ("buddyinfo", "lists", "bits", "blocks", "zone", "facts", "arithmetic")
PREDICT_KINDS = ("page", "list", "count", "counts", "bit", "zone")
GOAL_FORMATS = ("buddyinfo", "facts")
BOOTS = ("at once", "slow")
STAGE_PARTS = ("map", "lists", "bitmap", "watermarks", "callgraph")
FRONT_KEYS = ("id", "title", "after", "machine", "source")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its words, and its lines with their numbers."""

    line: int
    words: tuple[str, ...]
    lines: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """The body."""
        return "\n".join(line for _, line in self.lines).strip()


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
    """The same from text in memory."""
    try:
        return _parse(text, file, lang)
    except InputError as error:
        raise error.at(file) from None


def _parse(text: str, file: str, lang: str) -> Lesson:
    front, body = _front_matter(text)
    _check_front(front)
    steps = list(_steps(body, str(front["title"])))
    ids = [step.id for step in steps]
    for step in steps:
        if ids.count(step.id) > 1:
            raise InputError(
                f"two steps are called {step.id!r}", line=step.line, expected="an id of its own for each step"
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
    )


# ---------------------------------------------------------------------- front matter


def _front_matter(text: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != "+++":
        raise InputError("no front matter", line=1, found=repr(lines[0][:40]) if lines else "nothing", expected="+++")
    try:
        end = next(at for at, line in enumerate(lines[1:], 1) if line.strip() == "+++")
    except StopIteration:
        raise InputError("the front matter does not end", line=1, expected="a second +++") from None
    try:
        front = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"at line (\d+)", str(error))
        raise InputError(f"not TOML: {error}", line=1 + int(match[1]) if match else 1) from None
    return front, list(enumerate(lines[end + 1 :], end + 2))


def _check_front(front: dict[str, Any]) -> None:
    for key in front:
        if key not in FRONT_KEYS:
            raise unknown_word("key of the front matter", key, FRONT_KEYS).at(line=1)
    for key, kind in (("id", str), ("title", str), ("machine", dict), ("source", dict)):
        if not isinstance(front.get(key), kind):
            raise InputError(f"the front matter has no {key}", line=1, expected=f"{key} of type {kind.__name__}")
    if not ID.match(front["id"]):
        raise InputError("bad id", line=1, found=front["id"], expected="small letters, digits and -")
    for key in ("book", "spec"):
        if key not in front["source"]:
            raise InputError(f"[source] has no {key}", line=1, expected="the section that the lesson follows")
    for key in front["machine"]:
        if key not in ("preset", "boot"):
            raise unknown_word("key of [machine]", key, ("preset", "boot")).at(line=1)
    if (boot := front["machine"].get("boot", BOOTS[0])) not in BOOTS:
        raise unknown_word("boot", str(boot), BOOTS).at(line=1)
    _known_machine(str(front["machine"].get("preset", "")), 1)


def _machine_of(front: dict[str, Any]) -> str:
    slow = front["machine"].get("boot") == "slow"
    return str(front["machine"]["preset"]) + (SLOW if slow else "")


def _known_machine(name: str, line: int) -> None:
    try:
        preset(name)
    except ValueError as error:
        raise InputError(str(error), line=line) from None


# ---------------------------------------------------------------------- steps


def _steps(body: Sequence[tuple[int, str]], title: str) -> Iterator[Step]:
    step = Step("start", title, body[0][0] if body else 1)
    prose: list[tuple[int, str]] = []
    for part in _parts(body):
        if isinstance(part, Fence):
            _directive(step, part)
            continue
        line, text = part
        if text.startswith("#"):
            yield _with_prose(step, prose)
            step, prose = _heading(line, text), []
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


def _heading(line: int, text: str) -> Step:
    match = HEADING.match(text)
    if not match:
        raise InputError("not the heading of a step", line=line, found=repr(text[:60]), expected="## Title {#step-id}")
    classes = match[3].replace(".", " ").split()
    for word in classes:
        if word not in ("fresh", "on"):
            raise unknown_word("class of a step", word, ("fresh", "on")).at(line=line)
    machine = match[4] or ""
    if machine:
        _known_machine(machine, line)
    return Step(
        match[2], match[1], line, fresh="fresh" in classes or bool(machine), machine=machine, on="on" in classes
    )


def _parts(body: Sequence[tuple[int, str]]) -> Iterator[Fence | tuple[int, str]]:
    lines = iter(body)
    for line, text in lines:
        match = FENCE.match(text)
        if not match:
            yield line, text
            continue
        yield Fence(line, tuple(match[1].split()), tuple(_inside(lines, line, text)))


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
    if step.question and step.question.gate and not step.runs():
        raise InputError("a gate, but nothing to play", line=step.question.line, expected="a ```run block")
    if (step.goal or step.facts) and not step.challenge:
        line = step.goal[0] if step.goal else step.facts[0].line
        raise InputError("a goal without a challenge", line=line, expected="a ```challenge block in the same step")


# ---------------------------------------------------------------------- directives


def _directive(step: Step, fence: Fence) -> None:
    if not fence.words:
        raise InputError("a block without a word", line=fence.line, expected=f"one of {', '.join(DIRECTIVES)}")
    if fence.words[0] not in DIRECTIVES:
        raise unknown_word("directive", fence.words[0], DIRECTIVES).at(line=fence.line)
    DIRECTIVES[fence.words[0]](step, fence)


def _word(fence: Fence, known: Sequence[str], kind: str) -> str:
    if len(fence.words) != 2:
        raise InputError(f"{fence.words[0]} of what {kind}?", line=fence.line, expected=f"one of {', '.join(known)}")
    if fence.words[1] not in known:
        raise unknown_word(kind, fence.words[1], known).at(line=fence.line)
    return fence.words[1]


def _runs(fence: Fence) -> list[Run]:
    runs = []
    for line, text in fence.lines:
        if body := text.partition("#")[0].strip():
            try:
                runs.append(Run(line, body, commands.parse(body)))
            except InputError as error:
                raise error.at(line=line) from None
    return runs


def _run(step: Step, fence: Fence) -> None:
    step.events += _runs(fence)


def _solution(step: Step, fence: Fence) -> None:
    step.solution = _runs(fence)


def _expect(step: Step, fence: Fence) -> None:
    format_ = _word(fence, EXPECT_FORMATS, "format")
    lines = tuple((line, text.strip()) for line, text in fence.lines if text.strip())
    step.events.append(Expect(fence.line, format_, lines))


def _goal(step: Step, fence: Fence) -> None:
    if _word(fence, GOAL_FORMATS, "format") == "facts":
        step.facts += [parse_goal(text, line) for line, text in fence.lines if text.strip()]
        return
    step.goal = (fence.line, parse_buddyinfo("\n".join(text for _, text in fence.lines), "", fence.line + 1))


def _hint(step: Step, fence: Fence) -> None:
    step.hints.append(Text(fence.line + 1, fence.text))


def _show(step: Step, fence: Fence) -> None:
    words = fence.text.split()
    for word in words:
        if word not in STAGE_PARTS:
            raise unknown_word("part of the stage", word, STAGE_PARTS).at(line=fence.line)
    step.show = tuple(words)


def _predict(step: Step, fence: Fence) -> None:
    _only_one(step.predict, fence)
    kind = _word(fence, PREDICT_KINDS, "kind")
    prompt, fields = _fields(fence, ("answer", "right", "wrong"), ("unsure",))
    answer = fields["answer"].markdown
    step.predict = Predict(fence.line, kind, prompt, answer, fields["right"], fields["wrong"], fields.get("unsure"))


def _challenge(step: Step, fence: Fence) -> None:
    _only_one(step.challenge, fence)
    prompt, fields = _fields(fence, ("par", "done"), ("forbid", "rules", "offer"))
    par = fields["par"]
    if not par.markdown.isdigit():
        raise InputError(
            "par is no number",
            line=par.line,
            found=repr(par.markdown),
            expected="operations of the best solution",
        )
    none = Text(fence.line, "")
    forbid, rules, offer = (fields.get(name, none) for name in ("forbid", "rules", "offer"))
    orders = tuple(_forbidden(forbid, word) for word in forbid.markdown.split())
    offers = tuple(_offer(offer.line, text.strip()) for text in offer.markdown.split(";") if text.strip())
    step.challenge = Challenge(fence.line, prompt, int(par.markdown), orders, rules, fields["done"], offers)
    step.fresh = True


def _offer(line: int, text: str) -> str:
    """A command in which ? stands for what the learner fills in."""
    example = text.replace("? = ", "x = ").replace("=?", "=1")
    try:
        commands.parse(example)
    except InputError as error:
        raise error.at(line=line) from None
    if "?" not in text:
        raise InputError("nothing to fill in", line=line, found=repr(text), expected="? = rmqueue want=?")
    return text


def _forbidden(text: Text, word: str) -> int:
    key, _, number = word.partition("=")
    if key != "order" or not number.isdigit():
        raise InputError("cannot forbid that", line=text.line, found=repr(word), expected="order=NUMBER")
    return int(number)


def _question(step: Step, fence: Fence) -> None:
    _only_one(step.question, fence)
    prompt: list[str] = []
    choices = []
    gate = False
    for line, text in fence.lines:
        match = CHOICE.match(text)
        if text.startswith("gate:"):
            gate = _yes(line, text.removeprefix("gate:").strip())
        elif match:
            choices.append(Choice(line, Text(line, match[2]), match[1] == "x", Text(line, match[3])))
        elif text.strip().startswith("- ["):
            raise InputError("not a choice", line=line, found=repr(text[:40]), expected="- [x] text -- why")
        else:
            prompt.append(text)
    if len(choices) < 2 or not any(choice.correct for choice in choices):
        raise InputError(
            "too few choices",
            line=fence.line,
            found=str(len(choices)),
            expected="two or more, one of them [x]",
        )
    step.question = Question(fence.line, Text(fence.line + 1, "\n".join(prompt).strip()), tuple(choices), gate)


def _yes(line: int, word: str) -> bool:
    if word not in ("yes", "no"):
        raise InputError("gate is yes or no", line=line, found=repr(word), expected="gate: yes")
    return word == "yes"


def _only_one(there: object, fence: Fence) -> None:
    if there:
        raise InputError(f"a second {fence.words[0]} in this step", line=fence.line, expected="one a step")


def _fields(fence: Fence, names: Sequence[str], optional: Sequence[str] = ()) -> tuple[Text, dict[str, Text]]:
    """The prompt, and the `name: text` fields after it; a field goes on over lines indented by two spaces."""
    prompt: list[str] = []
    found: dict[str, tuple[int, list[str]]] = {}
    last: list[str] = prompt
    for line, text in fence.lines:
        match = FIELD.match(text)
        if match:
            if match[1] not in (*names, *optional):
                raise unknown_word(f"field of {fence.words[0]}", match[1], (*names, *optional)).at(line=line)
            last = [match[2]]
            found[match[1]] = (line, last)
        elif last is prompt or text.startswith("  ") or not text.strip():
            last.append(text.strip())
        else:
            raise InputError(
                "text between fields",
                line=line,
                found=repr(text[:40]),
                expected="two spaces before a line that goes on",
            )
    for name in names:
        if name not in found:
            raise InputError(f"{fence.words[0]} has no {name}", line=fence.line, expected=f"a line {name}: …")
    return Text(fence.line + 1, "\n".join(prompt).strip()), {
        name: Text(line, "\n".join(lines).strip()) for name, (line, lines) in found.items()
    }


DIRECTIVES: dict[str, Callable[[Step, Fence], None]] = {
    "run": _run,
    "expect": _expect,
    "predict": _predict,
    "question": _question,
    "challenge": _challenge,
    "goal": _goal,
    "hint": _hint,
    "solution": _solution,
    "show": _show,
}
