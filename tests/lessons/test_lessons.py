"""The lessons of this project hold, and lessons that do not hold are told why, where and what to do."""

import json
from pathlib import Path

import pytest

from buddyscope.cli import main
from buddyscope.errors import InputError
from buddyscope.lessons.check import check_lesson, check_numbers, find_lessons
from buddyscope.lessons.format import parse_lesson
from buddyscope.lessons.play import perform

LESSONS = Path(__file__).parents[2] / "lessons"


@pytest.mark.parametrize("path", find_lessons([LESSONS]), ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_the_lesson_holds(path):
    performance = check_lesson(path)
    assert performance.steps


def test_the_signature_prediction_is_page_15():
    performance = check_lesson(LESSONS / "split" / "en.md")
    assert [step.answer for step in performance.steps if step.step.predict] == [15, 14]


FRONT = """+++
id = "x"
title = "T"
[machine]
preset = "matchbox"
[source]
book = "6.2"
spec = "6.1"
+++
"""

GOOD = """Sixteen pages.

## Ask {#ask}
```predict page
Which page?
answer: a
right: Yes.
wrong: No.
```
```run
a = alloc_pages order=0
```
```expect blocks
a = 15 order 0
```

## Try {#try}
```challenge
Reach it.
par: 1
forbid: order=0
rules: Not order 0.
done: Good.
```
```goal buddyinfo
Node 0, zone Normal 0 0 0 1 0
```
```solution
x = alloc_pages order=3
```
```hint
Half of it.
```
"""


def check(body, front=FRONT):
    lesson = parse_lesson(front + body, "x/en.md")
    performance = perform(lesson)
    check_numbers(lesson)
    return performance


def test_a_small_lesson_holds():
    performance = check(GOOD)
    assert [(step.step.id, step.history, step.first, step.last) for step in performance.steps] == [
        ("start", 0, 0, 0),
        ("ask", 0, 0, 1),
        ("try", 1, 0, 0),
    ]


WRONG = [
    ("```run", "```rum", "x/en.md:19: unknown directive 'rum'", "did you mean run?"),
    ("```predict page", "```predict lst", "unknown kind 'lst'", "did you mean list?"),
    ("right: Yes.", "rihgt: Yes.", "unknown field of predict 'rihgt'", "did you mean right?"),
    ("right: Yes.\n", "", "predict has no right", "expected a line right: …"),
    (
        "answer: a",
        "answer: z",
        "the prediction has no answer",
        "a block that this step's 1 commands allocate: a",
    ),
    (
        "a = alloc_pages order=0\n```",
        "a = alloc_pgaes order=0\n```",
        "x/en.md:20",
        "did you mean alloc_pages?",
    ),
    (
        "a = 15 order 0",
        "a = 14 order 0",
        "x/en.md:23: block a (page, order) is not as expected",
        "found (15, 0), expected (14, 0)",
    ),
    ("```expect blocks", "```expect block", "unknown format 'block'", "did you mean blocks?"),
    ("0 0 0 1 0", "0 0 0 0 1", "the goal is met at the start", "something left to do"),
    ("0 0 0 1 0", "0 0 1 1 0", "the solution does not solve", "wanted 0 0 1 1 0, found 0 0 0 1 0"),
    (
        "x = alloc_pages order=3",
        "x = alloc_pages order=0",
        "the solution breaks the rules",
        "no request of that order",
    ),
    ("par: 1", "par: 2", "par is not what the solution needs", "found par 2, expected 1 operations"),
    ("par: 1", "par: few", "par is no number", "'few'"),
    ("```hint\nHalf of it.\n```\n", "", "the challenge has no hint", "expected a ```hint block"),
    ("## Try {#try}", "## Try", "not the heading of a step", "## Title {#step-id}"),
    ("## Try {#try}", "## Try {#ask}", "two steps are called 'ask'", "an id of its own"),
    (
        "Sixteen pages.",
        "Sixteen pages, 17 even.",
        "x/en.md:10: the number 17 is not backed",
        "an ```expect block",
    ),
    ("wrong: No.", "wrong: No, page 13.", "the number 13 is not backed", ""),
    (
        "```solution\nx = alloc_pages order=3\n```",
        "```solution\nx = alloc_pages order=3",
        "the block does not end",
        "expected ```",
    ),
    (
        "order=0\n```\n```expect",
        "order=0\n```\nIt is page 15.\n```expect",
        "text after the block would give the answer away",
        "",
    ),
    ("Node 0, zone Normal 0", "Zone Normal 0", "x/en.md:35: not a line of /proc/buddyinfo", "Node 0, zone"),
]


@pytest.mark.parametrize(("old", "new", "message", "detail"), WRONG, ids=[row[2][:40] for row in WRONG])
def test_a_lesson_that_does_not_hold_is_told_why(old, new, message, detail):
    assert old in GOOD
    with pytest.raises(InputError) as caught:
        check(GOOD.replace(old, new, 1))
    assert message in str(caught.value)
    assert detail in str(caught.value)
    assert str(caught.value).startswith("x/en.md:")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("+++\nid", "id", "no front matter"),
        ('spec = "6.1"\n+++', 'spec = "6.1"', "the front matter does not end"),
        ('title = "T"', 'titel = "T"', "did you mean title?"),
        ('title = "T"', 'title = "T', "not TOML"),
        ('id = "x"', 'id = "X Y"', "bad id"),
        ('"matchbox"', '"matchbax"', "did you mean matchbox?"),
        ('book = "6.2"\n', "", "[source] has no book"),
    ],
)
def test_front_matter_that_cannot_be_used_is_told_why(old, new, message):
    with pytest.raises(InputError) as caught:
        check(GOOD, FRONT.replace(old, new, 1))
    assert message in str(caught.value)


def test_check_and_build_on_the_command_line(tmp_path, capsys):
    assert main(["lessons", "check", str(LESSONS)]) == 0
    assert "0 do not" in capsys.readouterr().out
    assert main(["lessons", "build", str(LESSONS), "-o", str(tmp_path / "out")]) == 0
    index = json.loads((tmp_path / "out" / "index.json").read_text())
    assert [lesson["id"] for lesson in index["lessons"]] == [
        "powers",
        "free-lists",
        "split",
        "bitmap",
        "merge",
        "fragmentation",
    ]
    lesson = json.loads((tmp_path / "out" / "split.en.json").read_text())
    assert lesson["steps"][2]["predict"]["answer"] == 15
    assert len(lesson["histories"][0]["records"]) % 5 == 0
    assert len(lesson["histories"]) == 3


def test_a_lesson_that_does_not_hold_is_not_compiled(tmp_path, capsys):
    folder = tmp_path / "lessons"
    (folder / "x").mkdir(parents=True)
    (folder / "x" / "en.md").write_text(FRONT + GOOD.replace("a = 15", "a = 3"))
    (folder / "order.toml").write_text('[[part]]\ntitle="P"\nplanned=1\n[[part.lesson]]\nid="x"\nnumber=1\n')
    assert main(["lessons", "check", str(folder)]) == 1
    assert "FAIL" in capsys.readouterr().out
    assert main(["lessons", "build", str(folder), "-o", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()
    assert main(["lessons", "check", str(tmp_path / "nowhere")]) == 2


def test_no_raw_html_gets_through(tmp_path):
    from buddyscope.lessons.markdown import to_html

    assert to_html("a <script>alert(1)</script> *b*") == "<p>a &lt;script&gt;alert(1)&lt;/script&gt; <em>b</em></p>"
    assert "javascript:" not in to_html("[x](javascript:alert(1))").replace("(javascript:", "")
