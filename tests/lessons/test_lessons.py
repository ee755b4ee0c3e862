"""The lessons of this project hold, and lessons that do not hold are told why, where and what to do."""

import json
from pathlib import Path

import pytest

from buddyscope.cli.parser import main
from buddyscope.errors import InputError
from buddyscope.lessons.check.backed_numbers import unbacked_numbers
from buddyscope.lessons.check.check import check_lesson, find_lessons
from buddyscope.lessons.course import read_order
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson
from buddyscope.lessons.source.scaffold import write_new

LESSONS = Path(__file__).parents[2] / "lessons"


@pytest.mark.parametrize("path", find_lessons([LESSONS]), ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_the_lesson_holds(path):
    performance = check_lesson(path)
    assert performance.steps


def test_the_signature_prediction_is_page_15():
    performance = check_lesson(LESSONS / "split" / "en.md")
    assert [step.resolved.answer for step in performance.steps if step.resolved] == [15, 14]


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
    for finding in unbacked_numbers(lesson):
        raise finding
    return performance


def test_a_small_lesson_holds():
    performance = check(GOOD)
    assert [(step.step.id, step.history, step.first, step.last) for step in performance.steps] == [
        ("start", 0, 0, 0),
        ("ask", 0, 0, 1),
        ("try", 1, 0, 0),
    ]


def test_a_hint_may_say_why_it_leads_there():
    text = GOOD.replace("Half of it.", "Half of it.\nwhy: The whole is\n  too large.")
    (hint,) = parse_lesson(FRONT + text, "x/en.md").steps[2].hints
    assert (hint.text.markdown, hint.why.markdown) == ("Half of it.", "The whole is\ntoo large.")
    (plain,) = parse_lesson(FRONT + GOOD, "x/en.md").steps[2].hints
    assert plain.why is None


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
    ("Half of it.", "Half of it.\nwyh: It is.", "unknown field of hint 'wyh'", "did you mean why?"),
    ("## Try {#try}", "## Try", "not the heading of a step", "## Title {#step-id}"),
    ("## Try {#try}", "## Try {#ask}", "two steps are called 'ask': the second cannot be reached", "an id of its own"),
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


def test_check_on_the_command_line(capsys):
    assert main(["lessons", "check", str(LESSONS)]) == 0
    assert f"{len(find_lessons([LESSONS]))} lessons hold, 0 do not" in capsys.readouterr().out


def test_build_on_the_command_line(tmp_path):
    assert main(["lessons", "build", str(LESSONS), "-o", str(tmp_path / "out")]) == 0
    index = json.loads((tmp_path / "out" / "index.json").read_text())
    assert [lesson["id"] for lesson in index["lessons"]] == [place.id for place in read_order(LESSONS / "order.toml")]
    lesson = json.loads((tmp_path / "out" / "split.en.json").read_text())
    assert lesson["steps"][2]["predict"]["answer"] == 15
    assert "histories" not in lesson
    records = json.loads((tmp_path / "out" / "split.records.json").read_text())
    assert len(records["histories"][0]["records"]) % 5 == 0
    assert len(records["histories"]) == 3


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
    (folder / "x" / "en.md").write_text(FRONT + GOOD.replace("```run", "```rum"))
    assert main(["lessons", "check", str(folder)]) == 2


def test_no_raw_html_gets_through(tmp_path):
    from buddyscope.lessons.source.markdown import to_html

    assert to_html("a <script>alert(1)</script> *b*") == "<p>a &lt;script&gt;alert(1)&lt;/script&gt; <em>b</em></p>"
    assert "javascript:" not in to_html("[x](javascript:alert(1))").replace("(javascript:", "")


# ---------------------------------------------------------------------- predictions of other kinds, facts, offers

WIDE = """Sixteen pages.

## Merge {#merge}
```run
a = alloc_pages order=0
b = alloc_pages order=0
free_pages a
```
```expect facts
merges a = 0
splits a = 4
taken b = 0
live = 1
free_blocks = 4
largest = 3
bit order=0 pair=7 = 1
buddyinfo = 1 1 1 1 0
```

## Then {#then}
```predict count
How many merges?
answer: merges b
right: Yes.
wrong: No.
unsure: Look.
```
```run
free_pages b
```

## Gate {#gate}
```question
Will it work?
gate: yes
- [x] yes -- It does.
- [ ] no -- It does.
```
```run
c = rmqueue want=3
```
```expect facts
wasted c = 1
waste = 25%
requested = 3
served c = 1
```

## Large {#large machine=shoebox}
```predict list
Which order?
answer: taken e
right: Yes.
wrong: No.
```
```run
e = alloc_pages order=9
```

## Try {#try}
```challenge
Fill it.
par: 1
offer: ? = rmqueue want=?
done: Good.
```
```goal facts
requested >= 5
waste <= 50%
```
```solution
x = rmqueue want=5
```
```hint
Five.
```
"""


def test_a_lesson_with_all_kinds_of_things_holds():
    steps = {played.step.id: played for played in check(WIDE).steps}
    assert steps["then"].resolved.answer == 4
    assert steps["large"].resolved.answer == 9
    assert steps["large"].resolved.options == tuple("0123456789")
    assert steps["large"].history != steps["gate"].history
    assert steps["gate"].step.question.gate
    assert steps["try"].step.challenge.offers == ("? = rmqueue want=?",)


@pytest.mark.parametrize(
    ("kind", "answer", "truth"),
    [
        ("count", "merges b", 4),
        ("list", "landed b", 4),
        ("bit", "bit order=0 pair=7", 0),
        ("counts", "buddyinfo", [0, 0, 0, 0, 1]),
        ("count", "free_pages", 16),
    ],
)
def test_the_answer_is_taken_from_the_run(kind, answer, truth):
    text = WIDE.replace("predict count", f"predict {kind}").replace("answer: merges b", f"answer: {answer}")
    assert next(played.resolved.answer for played in check(text).steps if played.step.id == "then") == truth


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("answer: merges b", "answer: merges a", "no command is called that (found a, expected b)"),
        ("answer: merges b", "answer: mergs b", "did you mean merges?"),
        ("answer: merges b", "answer: splits b", "no command is called that"),
        ("predict count", "predict counts", "no answer to a prediction of kind counts"),
        ("predict count", "predict bit", "no answer to a prediction of kind bit"),
        ("unsure: Look.", "unsrue: Look.", "did you mean unsure?"),
        ("gate: yes", "gate: maybe", "gate is yes or no"),
        ("machine=shoebox", "machine=shoebax", "did you mean shoebox?"),
        ("offer: ? = rmqueue want=?", "offer: ? = rmqueu want=?", "did you mean rmqueue?"),
        ("offer: ? = rmqueue want=?", "offer: rmqueue", "the learner is not offered this"),
        ("x = rmqueue want=5", "x = alloc_pages order=3", "the learner is not offered this"),
        ("waste <= 50%", "waste <= 20%", "wanted waste <= 20%, found 37.5"),
        ("requested >= 5", "requested >= 0", "the goal is met at the start"),
        ("goal facts", "goal fact", "did you mean facts?"),
        ("splits a = 4", "splits a = 3", "splits a is not as expected (found 4, expected 3)"),
        ("splits a = 4", "splits a", "expected merges b = 2"),
        ("pair=7 = 1", "pair=8 = 1", "no such bit"),
        ("c = rmqueue want=3", "c = rmqueue order=3\nd = alloc_pages order=3", "the request would wait for ever"),
        ("c = rmqueue want=3", "c = alloc_pages order=4", "this command gave no block"),
    ],
)
def test_what_does_not_hold_of_it_is_told(old, new, message):
    assert old in WIDE
    with pytest.raises(InputError) as caught:
        check(WIDE.replace(old, new, 1))
    assert message in str(caught.value)
    assert str(caught.value).startswith("x/en.md:")


def test_a_slow_boot_is_asked_for_in_the_front_matter():
    front = FRONT.replace('"matchbox"\n', '"matchbox"\nboot = "slow"\n')
    body = "All reserved.\n\n## Go {#go}\n```run\nboot_page page=0\n```\n```expect lists\norder 0: 0\n```\n"
    performance = check(body, front)
    assert performance.histories[0]["machine"]["preset"] == "matchbox-slow"
    with pytest.raises(InputError, match="did you mean slow"):
        check(body, front.replace('"slow"', '"slwo"'))
    with pytest.raises(InputError, match="did you mean boot"):
        check(body, front.replace("boot =", "boto ="))


# ---------------------------------------------------------------------- the course, and new lessons


def course(folder, order, there):
    for name in there:
        write_new(folder, name)
    lessons = "".join(f'[[part.lesson]]\nid="{name}"\nnumber=1\n' for name in order)
    (folder / "order.toml").write_text(f'[[part]]\ntitle="P"\nplanned=1\n{lessons}')


def test_a_lesson_that_no_course_lists_cannot_be_reached(tmp_path, capsys):
    course(tmp_path, ["x"], ["x", "y"])
    assert main(["lessons", "check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "lesson 'y' cannot be reached" in out
    assert "2 lessons hold" in out


def test_a_lesson_comes_after_those_it_needs(tmp_path, capsys):
    course(tmp_path, ["x", "y"], ["x", "y"])
    assert main(["lessons", "check", str(tmp_path)]) == 0
    text = (tmp_path / "x" / "en.md").read_text()
    (tmp_path / "x" / "en.md").write_text(text.replace("\n\n[machine]", '\nafter = ["y"]\n\n[machine]', 1))
    assert main(["lessons", "check", str(tmp_path)]) == 1
    assert "comes after 'y', which does not come before it" in capsys.readouterr().out


def test_a_listed_lesson_that_is_not_there_is_told(tmp_path, capsys):
    course(tmp_path, ["x", "z"], ["x"])
    assert main(["lessons", "check", str(tmp_path)]) == 1
    assert "lesson 'z' is not there" in capsys.readouterr().out


def test_a_new_lesson_holds_from_its_first_line(tmp_path, capsys):
    assert main(["lessons", "new", "watermarks", "--folder", str(tmp_path)]) == 0
    assert 'id = "watermarks"' in capsys.readouterr().out
    assert main(["lessons", "check", str(tmp_path)]) == 0
    assert main(["lessons", "new", "watermarks", "--folder", str(tmp_path)]) == 2
    assert main(["lessons", "new", "Water Marks", "--folder", str(tmp_path)]) == 2


def test_a_step_may_go_on_with_the_fresh_machine(tmp_path):
    body = """A.

## New {#new .fresh}
```run
a = alloc_pages order=0
```

## Further {#further .on}
```run
b = alloc_pages order=0
```
```expect blocks
b = 14 order 0
```

## Back {#back}
```run
c = alloc_pages order=0
```
```expect blocks
c = 15 order 0
```
"""
    assert [(played.history, played.first, played.last) for played in check(body).steps] == [
        (0, 0, 0),
        (1, 0, 1),
        (1, 1, 2),
        (0, 0, 1),
    ]
