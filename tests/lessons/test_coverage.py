"""Every point of the chapter is taught by a step, or says why not; the table is right about who teaches what."""

import json
from pathlib import Path

import pytest

from buddyscope.cli.parser import main
from buddyscope.errors import InputError
from buddyscope.lessons.check.book_coverage import read_points, survey

LESSONS = Path(__file__).parents[2] / "lessons"

LESSON = """+++
id = "x"
title = "T"
[machine]
preset = "matchbox"
[source]
book = "6.2"
spec = "6.1"
+++

Sixteen pages.

## One {#one}

```run
a = alloc_pages order=0
```

```teaches
6.1a
```

## Back {#back}

```run
__free_pages a
```
"""

POINTS = """[[point]]
id = "6.1a"
kind = "concept"
about = "A block has 2 to the power of its order pages."

[[point]]
id = "table-6.5"
kind = "table"
about = "Composite flags."
left_out = "Not yet."
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "en.md").write_text(LESSON)
    (tmp_path / "order.toml").write_text('[[part]]\ntitle="P"\nplanned=1\n[[part.lesson]]\nid="x"\nnumber=1\n')
    (tmp_path / "book-chapter-6.toml").write_text(POINTS)
    return tmp_path


def test_a_point_has_the_steps_that_declare_it_and_an_edge_those_that_light_it(folder):
    points, alone = survey(folder)
    steps = {point.id: point.steps for point in points}
    assert steps["6.1a"] == ["x/one"]
    assert steps["table-6.5"] == []
    assert steps["rmqueue -> expand"] == ["x/one"]
    assert steps["__free_pages -> __free_pages_ok"] == ["x/back"]
    assert steps["__alloc_pages -> yield"] == []
    assert alone == []


def test_an_edge_that_no_step_lights_is_uncovered(folder, capsys):
    assert main(["lessons", "coverage", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "6.1a" in out and "(left out: Not yet.)" in out
    assert "__alloc_pages -> yield" in out.splitlines()[-1]


def test_a_point_without_a_step_and_without_a_reason_is_uncovered(folder, capsys):
    path = folder / "book-chapter-6.toml"
    path.write_text(path.read_text().replace('left_out = "Not yet."\n', ""))
    assert main(["lessons", "coverage", "--json", str(folder)]) == 1
    assert "table-6.5" in json.loads(capsys.readouterr().out)["uncovered"]


def test_a_step_cannot_teach_what_the_chapter_does_not_tell(folder):
    path = folder / "x" / "en.md"
    path.write_text(LESSON.replace("6.1a\n", "6.1q\n"))
    with pytest.raises(InputError, match=r"unknown point of the chapter '6.1q'.*did you mean") as caught:
        survey(folder)
    assert (Path(caught.value.file).name, caught.value.line) == ("en.md", 20)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "concept"\n', "", "a point has no kind"),
        ('kind = "concept"', 'kind = "consept"', "did you mean concept?"),
        ("about", "abuot", "did you mean about?"),
        ('"table-6.5"', '"6.1a"', "two points are called '6.1a'"),
        ("[[point]]", "[[pont]]", "expected [[point]] id, kind, about"),
    ],
)
def test_a_list_of_points_that_cannot_be_read_says_what_was_expected(folder, old, new, message):
    path = folder / "book-chapter-6.toml"
    path.write_text(POINTS.replace(old, new))
    with pytest.raises(InputError) as caught:
        read_points(path)
    assert message in str(caught.value)


def test_check_tells_it_too(folder, capsys):
    path = folder / "x" / "en.md"
    path.write_text(LESSON.replace("6.1a\n", "6.1q\n"))
    assert main(["lessons", "check", str(folder)]) == 1
    assert "en.md:20: unknown point of the chapter '6.1q'" in capsys.readouterr().out


def test_every_point_and_every_edge_is_taught_or_says_why_not(capsys):
    assert main(["lessons", "coverage", str(LESSONS)]) == 0
    assert "0 uncovered" in capsys.readouterr().out


def test_lesson_11_lights_the_whole_graph_by_itself():
    assert survey(LESSONS)[1] == ["call-graph"]


def test_the_chapter_has_seven_tables_and_four_figures():
    kinds = [point.kind for point in read_points(LESSONS / "book-chapter-6.toml")]
    assert kinds.count("figure") == 4
    assert kinds.count("table") == 7
