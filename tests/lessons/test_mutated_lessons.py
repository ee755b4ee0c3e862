"""Every lesson of this project, broken in ten ways and more: each is told, with the right line."""

import re
from pathlib import Path

import pytest

from buddyscope.errors import InputError
from buddyscope.lessons.check.check import findings_of
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson, read_lesson
from buddyscope.lessons.source.translation import drift

LESSONS = Path(__file__).parents[2] / "lessons"
ENGLISH = sorted(LESSONS.glob("*/en.md"))
SPANISH = sorted(LESSONS.glob("*/es.md"))
HEADING = re.compile(r"## .*\{#([a-z0-9-]+)")


class Lines(list):
    """The lines of a lesson, and where things are; line numbers count from 1."""

    def find(self, start: str, after: int = 0) -> int:
        return next(at for at, line in enumerate(self) if at >= after and line.startswith(start))

    def has(self, start: str) -> bool:
        return any(line.startswith(start) for line in self)

    def cut_block(self, at: int) -> list[str]:
        end = self.find("```", at + 1)
        block = self[at : end + 1]
        del self[at : end + 1]
        return block


def name_of(path: Path) -> str:
    return f"{path.parent.name}.{path.stem}"


def found(text: str, path: Path) -> list[InputError]:
    try:
        lesson = parse_lesson(text, str(path), path.stem)
        perform(lesson)
    except InputError as error:
        return [error]
    return list(findings_of(lesson))


# ---------------------------------------------------------------------- ten ways: each gives the line that is at fault


def unknown_directive(lines):
    at = lines.find("```run")
    lines[at] = "```rnu"
    return at + 1


def wrong_number(lines):
    at = lines.find("```expect") + 1
    lines[at] = re.sub(r"\d+(?=\D*\Z)", lambda match: str(int(match[0]) + 1), lines[at])
    return at + 1


def missing_hint(lines):
    asks = min(at for at in range(len(lines)) if lines[at].startswith(("```predict", "```challenge")))
    lines.cut_block(lines.find("```hint", asks))
    return asks + 1


def unreachable_step(lines):
    first = lines.find("## ")
    second = lines.find("## ", first + 1)
    lines[second] = lines[second].replace(HEADING.match(lines[second])[1], HEADING.match(lines[first])[1])
    return second + 1


def goal_met_at_the_start(lines):
    at = lines.find("```goal")
    while lines.has("```goal"):
        lines.cut_block(lines.find("```goal"))
    lines[at:at] = ["```goal facts", "live >= 0", "```"]
    return at + 2


def solution_that_does_not_solve(lines):
    at = lines.find("```solution") + 1
    end = lines.find("```", at)
    body = [line for line in lines[at:end] if line.strip()]
    lines[at:end] = body[:-1] or [re.sub(r"\d+", "0", body[0], count=1)]
    return at + 1


def number_that_nothing_backs(lines):
    at = next(at for at in range(lines.find("## ") + 1, len(lines)) if re.match(r"[A-Z]", lines[at]))
    lines[at] += " There are 987654."
    return at + 1


def missing_card(lines):
    cards = [at for at, line in enumerate(lines) if line == "```recall"]
    lines.cut_block(cards[-1])
    return cards[-2] + 1


def missing_source(lines):
    while lines.has("```source"):
        lines.cut_block(lines.find("```source"))
    return max(at for at, line in enumerate(lines) if line.startswith("## ")) + 1


def missing_prediction(lines):
    while lines.has("```predict"):
        lines.cut_block(lines.find("```predict"))
    return max(at for at, line in enumerate(lines) if line.startswith("## ")) + 1


def nothing_for_the_teacher(lines):
    at = lines.find("[teacher]")
    end = min(lines.find("+++", at), lines.find("[translates]", at) if lines.has("[translates]") else len(lines))
    del lines[at:end]
    return 1


def link_to_nowhere(lines):
    at = next(at for at in range(lines.find("## ") + 1, len(lines)) if re.match(r"[A-Z]", lines[at]))
    lines[at] += " See [there](#/lesson/nowhere)."
    return at + 1


WAYS = {
    unknown_directive: "unknown directive 'rnu'",
    wrong_number: "not as expected",
    missing_hint: "not 3 hints",
    unreachable_step: "the second cannot be reached",
    goal_met_at_the_start: "the goal is met at the start",
    solution_that_does_not_solve: "the solution does not solve",
    number_that_nothing_backs: "the number 987654 is not backed",
    missing_card: "not 3 recall cards",
    missing_source: "no source",
    missing_prediction: "no prediction",
    nothing_for_the_teacher: "nothing for the teacher",
    link_to_nowhere: "the link leads nowhere",
}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("path", ENGLISH, ids=name_of)
def test_a_broken_lesson_is_told_with_its_line(path, way):
    lines = Lines(path.read_text(encoding="utf-8").split("\n"))
    line = way(lines)
    told = [(error.message, error.line) for error in found("\n".join(lines), path)]
    assert any(WAYS[way] in message and at == line for message, at in told), (line, told)


REASONED = [path for path in ENGLISH if "\nwhy: " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", REASONED, ids=name_of)
def test_a_hint_without_the_reason_that_its_neighbours_have_is_told(path):
    lines = Lines(path.read_text(encoding="utf-8").split("\n"))
    at = lines.find("why: ")
    del lines[at]
    told = [(error.message, error.line, error.found) for error in found("\n".join(lines), path)]
    assert ("a hint without a reason", at, "hint 1") in told


# ---------------------------------------------------------------------- translations


def drifted(path: Path, text: str) -> list[tuple[str, int]]:
    english = read_lesson(path.with_name("en.md"))
    return [(error.message, error.line) for error in drift(english, parse_lesson(text, str(path), path.stem))]


def other_command(lines):
    at = lines.find("```run") + 1
    lines.insert(at, "cpu number=0")
    return at + 1


def other_answer(lines):
    at = lines.find("```predict")
    answer = lines.find("answer:", at)
    lines[answer] += "x"
    return at + 1


def one_hint_less(lines):
    lines.cut_block(lines.find("```hint"))


@pytest.mark.parametrize("path", REASONED, ids=name_of)
def test_a_translation_needs_the_reasons_of_its_hints(path):
    spanish = path.with_name("es.md")
    lines = Lines(spanish.read_text(encoding="utf-8").split("\n"))
    at = lines.find("why: ")
    del lines[at]
    assert at in [line for _, line in drifted(spanish, "\n".join(lines))]


def other_step_id(lines):
    """Of the last step, which no [stage] names: an instrument of an unknown step would not parse at all."""
    at = max(at for at, line in enumerate(lines) if line.startswith("## "))
    lines[at] = lines[at].replace("{#", "{#x")
    return at + 1


@pytest.mark.parametrize(
    "way", [other_command, other_answer, one_hint_less, other_step_id], ids=lambda way: way.__name__
)
@pytest.mark.parametrize("path", SPANISH, ids=name_of)
def test_a_translation_that_has_drifted_is_told(path, way):
    lines = Lines(path.read_text(encoding="utf-8").split("\n"))
    assert drifted(path, "\n".join(lines)) == []
    line = way(lines)
    told = drifted(path, "\n".join(lines))
    assert told
    assert line is None or line in [at for _, at in told], (line, told)


@pytest.mark.parametrize("path", SPANISH, ids=name_of)
def test_a_changed_english_step_makes_its_translation_stale(path):
    original = path.with_name("en.md")
    text = original.read_text(encoding="utf-8")
    step = HEADING.search(text)[1]
    at = text.index("\n\n", text.index("{#" + step)) + 2
    english = parse_lesson(text[:at] + "Something new. " + text[at:], str(original))
    told = list(drift(english, read_lesson(path)))
    if text[at:].startswith(("```", "##")):
        pytest.skip("the first step has no prose of its own")
    assert [error.message for error in told] == [f"the English of step '{step}' has changed since it was translated"]
    lines = path.read_text(encoding="utf-8").split("\n")
    assert "{#" + step in lines[told[0].line - 1]
    assert "buddyscope lessons stamp" in told[0].expected


def test_stamps_are_written_and_hold(tmp_path):
    from buddyscope.lessons.source.translation import write_stamps

    folder = tmp_path / "split"
    folder.mkdir()
    for name in ("en.md", "es.md"):
        (folder / name).write_text((LESSONS / "split" / name).read_text(encoding="utf-8"), encoding="utf-8")
    text = (folder / "en.md").read_text(encoding="utf-8").replace("Who cuts,", "Who is it that cuts,")
    (folder / "en.md").write_text(text, encoding="utf-8")
    english = read_lesson(folder / "en.md")
    assert [error.line for error in drift(english, read_lesson(folder / "es.md"))]
    write_stamps(english, folder / "es.md")
    assert list(drift(english, read_lesson(folder / "es.md"))) == []
    again = (folder / "es.md").read_text(encoding="utf-8")
    write_stamps(english, folder / "es.md")
    assert (folder / "es.md").read_text(encoding="utf-8") == again
