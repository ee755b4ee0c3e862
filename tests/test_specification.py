"""The specification in words is part of the project, and whatever cites a section of it cites one that is there."""

import re
import tomllib
from pathlib import Path

import pytest

from buddyscope.kernels.linux_2_4_22.service.book_notes import NOTES, SECTIONS

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs/spec/linux-2.4.22.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^#{2,3} (\d+(?:\.\d+)*)\.? (.+)$", re.MULTILINE)
HEADINGS = dict(SECTION.findall(TEXT))
OF_7_3 = dict(SECTION.findall((ROOT / "docs/spec/linux-7.3.md").read_text(encoding="utf-8")))
CITATION = re.compile(r"\bspec(?:ification)?(?:,? sections?)? ((?:\d+(?:\.\d+)*(?:, | and | or )?)+)")
NUMBER = re.compile(r"\d+(?:\.\d+)*")
FIELD = re.compile(r"^spec(?: = |: )\"?(.+?)\"?$", re.MULTILINE)
SUFFIXES = {".py", ".md", ".js", ".ts"}


def cited_files() -> list[Path]:
    folders = [ROOT / folder for folder in ("py", "lessons", "web/src", "docs")]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES)


def citations() -> list[tuple[str, str]]:
    found = []
    for path in cited_files():
        text = path.read_text(encoding="utf-8")
        for match in CITATION.finditer(text):
            found += [(str(path.relative_to(ROOT)), number) for number in NUMBER.findall(match[1])]
    return found


def lesson_fields() -> list[tuple[str, str, str]]:
    """(file, number, name) of each section that a lesson's front matter or a source block names."""
    found = []
    for path in sorted(ROOT.glob("lessons/*/*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
        fields = [tomllib.loads(front)["source"]["spec"], *FIELD.findall(body)]
        for part in re.split(r"[,;] ", ", ".join(fields)):
            number, _, name = part.partition(" ")
            found.append((str(path.relative_to(ROOT)), number, name))
    return found


def test_the_specification_has_its_eleven_sections():
    assert [number for number in HEADINGS if "." not in number] == [str(number) for number in range(1, 12)]
    assert HEADINGS["6.2"].startswith("expand")


def headings_for(file: str) -> dict[str, str]:
    """Sections of the specification that a file cites."""
    return OF_7_3 if "linux_7_3" in file else HEADINGS


def test_every_section_cited_is_a_heading_of_the_specification():
    found = citations()
    assert len(found) >= 20
    assert [(file, number) for file, number in found if number not in headings_for(file)] == []


def test_every_section_that_a_lesson_names_is_a_heading_with_that_name():
    found = lesson_fields()
    assert len(found) >= 26
    wrong = [one for one in found if not HEADINGS.get(one[1], "").replace("`", "").lower().startswith(one[2].lower())]
    assert wrong == []


@pytest.mark.parametrize("function", sorted(SECTIONS))
def test_the_sections_of_each_function_are_headings(function):
    number, _, step = SECTIONS[function][1].partition(", step ")
    assert number in HEADINGS
    assert step == "" or step[0] in "12345678"


def test_there_are_as_many_notes_as_differences_between_book_and_code():
    section = TEXT.split("## 10. ")[1].split("## 11. ")[0]
    assert len(re.findall(r"^\d+\. ", section, re.MULTILINE)) == len(NOTES) == 18


def test_the_specification_speaks_about_the_project_alone():
    assert not re.search(r"\.\./|/work|/tmp|/root|shared/", TEXT)


def test_the_recordings_that_the_specification_names_are_in_the_project():
    named = re.findall(r"`(tests/vectors/[a-z0-9_]+\.jsonl\.xz)`", TEXT)
    assert named == ["tests/vectors/drain_kernel_then_atomic.jsonl.xz"]
    assert [name for name in named if not (ROOT / name).is_file()] == []
