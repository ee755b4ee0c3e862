"""A translation against the English it was made from: what must be equal, and what has changed since.

Equal: step ids and their machines, commands, expectations, answers, goals, solutions, what a choice is worth, how many
hints and cards. Prose is free; a stamp of each English step, kept in [translates] of the translation, says whether its
prose has changed since. `buddyscope lessons stamp FILE` writes the stamps, once somebody has looked.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from buddyscope.errors import InputError
from buddyscope.lessons.model import Expect, Lesson, Step

TABLE = re.compile(r"\[translates\]\n(?:[\w-]+ = \"\w*\"\n)*\n?")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that must be the same in every language, and the line where it stands."""

    what: str
    line: int
    value: object


def drift(english: Lesson, other: Lesson) -> Iterator[InputError]:
    """Every way in which the translation has drifted, with file and line of the translation."""
    ids, wanted = [step.id for step in other.steps], [step.id for step in english.steps]
    head = (english.preset, english.after, english.source, english.stage)
    if head != (other.preset, other.after, other.source, other.stage):
        yield InputError("machine, after, source or stage is not the English one", other.file, 1, expected=_shown(head))
    if ids != wanted:
        at = next((at for at, pair in enumerate(zip(ids, wanted, strict=False)) if pair[0] != pair[1]), len(wanted) - 1)
        line = other.steps[min(at, len(ids) - 1)].line
        yield InputError("the steps are not the English ones", other.file, line, 0, ", ".join(ids), ", ".join(wanted))
        return
    for step, translated in zip(english.steps, other.steps, strict=True):
        yield from _step_drift(english, step, other, translated)
    if (english.teacher is None) != (other.teacher is None):
        yield InputError("[teacher] is in one language only", other.file, 1, expected="in both, or in none")


def _step_drift(english: Lesson, step: Step, other: Lesson, translated: Step) -> Iterator[InputError]:
    ours, theirs = list(parts(step)), list(parts(translated))
    for one, two in zip(ours, theirs, strict=False):
        if (one.what, one.value) != (two.what, two.value):
            yield InputError(
                f"{two.what} is not the English one (line {one.line} of {Path(english.file).name})",
                other.file,
                two.line,
                0,
                _shown((two.what, two.value)),
                _shown((one.what, one.value)),
            )
            return
    if len(ours) != len(theirs):
        more = (theirs if len(theirs) > len(ours) else ours)[min(len(ours), len(theirs))]
        where = "is missing here" if len(ours) > len(theirs) else "is not in English"
        line = translated.line if len(ours) > len(theirs) else more.line
        yield InputError(f"{more.what} {where}", other.file, line, expected=f"as in step {step.id!r} in English")
    elif other.translates.get(step.id) != stamp(step):
        yield InputError(
            f"the English of step {step.id!r} has changed since it was translated",
            other.file,
            translated.line,
            expected=f"a look at line {step.line} of {english.file}, then `buddyscope lessons stamp {other.file}`",
        )


def parts(step: Step) -> Iterator[Part]:
    """What of a step is the same in every language, in order."""
    yield Part("the heading", step.line, (step.fresh, step.machine, step.on))
    for event in step.events:
        if isinstance(event, Expect):
            yield Part("expect", event.line, (event.format, tuple(text for _, text in event.lines)))
        else:
            yield Part("run", event.line, event.text)
    if step.predict:
        has = step.predict
        values = tuple(misconception.value for misconception in has.misconceptions)
        yield Part("predict", has.line, (has.kind, has.answer, bool(has.unsure), values))
    if step.question:
        marks = tuple(choice.correct for choice in step.question.choices)
        yield Part("question", step.question.line, (step.question.gate, marks))
    if step.challenge:
        task = step.challenge
        yield Part("challenge", task.line, (task.par, task.forbidden_orders, task.offers, bool(task.rules.markdown)))
    if step.exam:
        yield Part("practice", step.exam.line, (step.exam.kind, step.exam.count, step.exam.needed))
    if step.goal:
        yield Part("goal", step.goal[0], tuple((row.node, row.zone, tuple(row.counts)) for row in step.goal[1]))
    yield from (Part("goal", goal.line, goal.text) for goal in step.facts)
    yield from (Part("solution", run.line, run.text) for run in step.solution)
    yield from (Part("hint", hint.text.line, (number, bool(hint.why))) for number, hint in enumerate(step.hints))
    yield from (Part("recall", card.line, number) for number, card in enumerate(step.cards))
    yield from (Part(aside.kind, aside.line, tuple(aside.fields)) for aside in step.asides)
    yield Part("offer", step.line, step.offers)
    yield Part("show", step.line, step.show)


def stamp(step: Step) -> str:
    """Changes when the prose of the step does."""
    prose = "\n\0".join(text.markdown for text in step.texts())
    return hashlib.sha256(prose.encode()).hexdigest()[:8]


def _shown(value: object) -> str:
    return str(value)[:120]


def write_stamps(english: Lesson, path: Path) -> None:
    """Say in the translation that it is made from the English as it is now."""
    text = path.read_text(encoding="utf-8")
    table = "[translates]\n" + "".join(f'{step.id} = "{stamp(step)}"\n' for step in english.steps)
    front, end, body = text.removeprefix("+++\n").partition("\n+++\n")
    front = TABLE.sub("", front + "\n").rstrip("\n")
    path.write_text(f"+++\n{front}\n\n{table}+++\n{body}" if end else text, encoding="utf-8")
