"""The fenced blocks of a lesson: each puts what it says into its step. A closed set; the table is at the end."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from buddyscope.errors import InputError, unknown_word
from buddyscope.formats.buddyinfo import parse_buddyinfo
from buddyscope.kernels.api.command import parse
from buddyscope.kernels.api.kernel import Kernel
from buddyscope.lessons.model import (
    Aside,
    Card,
    Challenge,
    Choice,
    Expect,
    Hint,
    Misconception,
    Predict,
    Question,
    Run,
    Step,
    Text,
)

from .exams import read_exam
from .goals import parse_goal
from .whole_numbers import whole_number

FIELD = re.compile(r"([a-z]+):\s*(.*)\Z")
WRONG_VALUE = re.compile(r"(wrong \S.*?):\s+(.*)\Z")
"""a wrong answer with a text of its own; values may hold a colon"""
CHOICE = re.compile(r"-\s+\[([ x])\]\s+(.*?)\s+--\s+(.*)\Z")
VERSION = re.compile(r"\b\d+\.\d+")
GOAL_FORMATS = ("buddyinfo", "facts")
WAITS = "waits"
"""a `run` whose last request waits for ever, and is to"""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its words, and its lines with their numbers."""

    line: int
    words: tuple[str, ...]
    lines: tuple[tuple[int, str], ...]
    kernel: Kernel
    """whose words it is read in"""

    @property
    def text(self) -> str:
        """The body."""
        return "\n".join(line for _, line in self.lines).strip()


def directive(step: Step, fence: Fence) -> None:
    """Put what the block says into the step. Raises InputError."""
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
                runs.append(Run(line, body, parse(body, fence.kernel)))
            except InputError as error:
                raise error.at(line=line) from None
    return runs


def _run(step: Step, fence: Fence) -> None:
    if fence.words[1:] not in ((), (WAITS,)):
        raise unknown_word("way to run", fence.words[1], (WAITS,)).at(line=fence.line)
    runs = _runs(fence)
    if WAITS in fence.words and runs:
        runs[-1] = replace(runs[-1], waits=True)
    step.events += runs


def _solution(step: Step, fence: Fence) -> None:
    step.solution = _runs(fence)


def _expect(step: Step, fence: Fence) -> None:
    format_ = _word(fence, fence.kernel.vocabulary.expects, "format")
    lines = tuple((line, text.strip()) for line, text in fence.lines if text.strip())
    step.events.append(Expect(fence.line, format_, lines))


def _goal(step: Step, fence: Fence) -> None:
    if _word(fence, GOAL_FORMATS, "format") == "facts":
        step.facts += [parse_goal(text, fence.kernel, line) for line, text in fence.lines if text.strip()]
        return
    step.goal = (fence.line, parse_buddyinfo("\n".join(text for _, text in fence.lines), "", fence.line + 1))


def _hint(step: Step, fence: Fence) -> None:
    text, fields = _fields(fence, (), ("why",))
    step.hints.append(Hint(text, fields.get("why")))


def _show(step: Step, fence: Fence) -> None:
    words = fence.text.split()
    for word in words:
        if word not in fence.kernel.stage_parts:
            raise unknown_word("part of the stage", word, fence.kernel.stage_parts).at(line=fence.line)
    step.show = tuple(words)


def _teaches(step: Step, fence: Fence) -> None:
    step.teaches += tuple((line, word) for line, text in fence.lines for word in text.split())


def _predict(step: Step, fence: Fence) -> None:
    _only_one(step.predict, fence)
    kind = _word(fence, fence.kernel.vocabulary.predictions, "kind")
    prompt, fields = _fields(fence, ("answer", "right", "wrong"), ("unsure",), WRONG_VALUE)
    answer = fields["answer"].markdown
    misconceptions = tuple(
        Misconception(name.removeprefix("wrong ").strip(), text)
        for name, text in fields.items()
        if name.startswith("wrong ")
    )
    step.predict = Predict(
        fence.line, kind, prompt, answer, fields["right"], fields["wrong"], fields.get("unsure"), misconceptions
    )


def _challenge(step: Step, fence: Fence) -> None:
    _only_one(step.challenge, fence)
    prompt, fields = _fields(fence, ("par", "done"), ("forbid", "rules", "offer"))
    par = fields["par"]
    best = whole_number(par.markdown)
    if best is None:
        raise InputError(
            "par is no number",
            line=par.line,
            found=repr(par.markdown),
            expected="operations of the best solution",
        )
    none = Text(fence.line, "")
    forbid, rules, offer = (fields.get(name, none) for name in ("forbid", "rules", "offer"))
    orders = tuple(_forbidden(forbid, word) for word in forbid.markdown.split())
    offers = tuple(_offer(offer.line, text.strip(), fence.kernel) for text in offer.markdown.split(";") if text.strip())
    step.challenge = Challenge(fence.line, prompt, best, orders, rules, fields["done"], offers)
    step.fresh = True


def _offer(line: int, text: str, kernel: Kernel) -> str:
    """A command; ? stands for what the learner fills in."""
    example = text.replace("? = ", "x = ").replace("=?", "=1")
    try:
        parse(example, kernel)
    except InputError as error:
        raise error.at(line=line) from None
    return text


def _offers(step: Step, fence: Fence) -> None:
    step.offers = tuple(_offer(line, text.strip(), fence.kernel) for line, text in fence.lines if text.strip())


def _forbidden(text: Text, word: str) -> int:
    key, _, number = word.partition("=")
    order = whole_number(number)
    if key != "order" or order is None:
        raise InputError("cannot forbid that", line=text.line, found=repr(word), expected="order=NUMBER")
    return order


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


def _recall(step: Step, fence: Fence) -> None:
    prompt, fields = _fields(fence, ("answer",))
    if not prompt.markdown or not fields["answer"].markdown:
        raise InputError("a card with an empty side", line=fence.line, expected="a question, then answer: …")
    step.cards.append(Card(fence.line, prompt, fields["answer"]))


ASIDES = {"source": ((), ("book", "spec")), "today": ((), ()), "note": (("book", "code"), ())}


def _aside(step: Step, fence: Fence) -> None:
    kind = fence.words[0]
    text, fields = _fields(fence, *ASIDES[kind])
    if text.markdown:
        fields = {"text": text, **fields}
    elif kind != "note":
        raise InputError(f"{kind} says nothing", line=fence.line, expected="a text in the block")
    if kind == "today" and not VERSION.search(text.markdown):
        raise InputError("today without a version", line=fence.line, expected="which Linux it is true of: 6.12, or 2.6")
    step.asides.append(Aside(fence.line, kind, fields))


def _yes(line: int, word: str) -> bool:
    if word not in ("yes", "no"):
        raise InputError("gate is yes or no", line=line, found=repr(word), expected="gate: yes")
    return word == "yes"


def _only_one(there: object, fence: Fence) -> None:
    if there:
        raise InputError(f"a second {fence.words[0]} in this step", line=fence.line, expected="one a step")


def _fields(
    fence: Fence, names: Sequence[str], optional: Sequence[str] = (), valued: re.Pattern[str] | None = None
) -> tuple[Text, dict[str, Text]]:
    """The prompt, and the `name: text` fields after it; a field goes on over lines indented by two spaces.

    `valued` matches fields that have a value besides their name; they may come several times, with other values.
    """
    prompt: list[str] = []
    found: dict[str, tuple[int, list[str]]] = {}
    last: list[str] = prompt
    for line, text in fence.lines:
        match = FIELD.match(text) or (valued.match(text) if valued else None)
        if match:
            if match[1].partition(" ")[0] not in (*names, *optional):
                raise unknown_word(f"field of {fence.words[0]}", match[1], (*names, *optional)).at(line=line)
            if match[1] in found and " " in match[1]:
                raise InputError("the same wrong answer twice", line=line, found=match[1], expected="one text for each")
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


def _practice(step: Step, fence: Fence) -> None:
    _only_one(step.exam, fence)
    step.exam = read_exam(fence.line, fence.words[1:], fence.text)


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
    "teaches": _teaches,
    "recall": _recall,
    "source": _aside,
    "today": _aside,
    "note": _aside,
    "offer": _offers,
    "practice": _practice,
}
