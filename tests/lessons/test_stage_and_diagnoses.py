"""The stage of a lesson grows by its front matter, and wrong answers have texts of their own."""

import pytest

from buddyscope.errors import InputError
from buddyscope.lessons.build import compile_lesson
from buddyscope.lessons.course import Place
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson

LESSON = """+++
id = "x"
title = "T"
[machine]
preset = "matchbox"
{stage}
[source]
book = "6.2"
spec = "6.1"
+++
Sixteen pages.

## Ask {{#ask}}
```predict {kind}
What?
answer: {answer}
right: Yes.
wrong: No.
{wrong}
```
```run
a = alloc_pages order=1
```
```show
{show}
```
"""
PLACE = Place("x", 1, "Part I", {}, 1)
GROWS = '[stage]\nstart = ["map"]\n[stage.new]\nlists = "ask"'


def compiled(stage="", kind="page", answer="a", wrong="", show="map"):
    text = LESSON.format(stage=stage, kind=kind, answer=answer, wrong=wrong, show=show)
    return compile_lesson(perform(parse_lesson(text, "x/en.md")), PLACE)["steps"]


def test_an_instrument_comes_with_its_step():
    first, second = compiled(GROWS)
    assert (first["parts"], first["arriving"]) == (["map"], [])
    assert (second["parts"], second["arriving"]) == (["map", "lists"], ["lists"])


def test_a_lesson_without_a_stage_names_no_parts():
    assert "parts" not in compiled()[0]


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        ('[stage]\nstart = ["maps"]', "unknown instrument"),
        (GROWS.replace('"ask"', '"asks"'), "unknown step"),
        (GROWS.replace("lists", "map"), "map comes twice"),
        ('[stage]\nstart = ["lists"]', "shows map, which is not on the stage yet"),
        ("[stage]\nstart = []", "start is empty or too small"),
    ],
)
def test_a_stage_that_cannot_be_is_refused(stage, says):
    with pytest.raises(InputError, match=says):
        compiled(stage)


def test_a_wrong_answer_has_its_own_text_and_any_page_of_the_block_is_right():
    predict = compiled(wrong="wrong 0: The lower half went back.\nwrong 13: It begins\n  one page earlier.")[1][
        "predict"
    ]
    assert (predict["answer"], predict["pages"]) == (14, 2)
    assert predict["diagnoses"] == [
        {"answer": 0, "html": "<p>The lower half went back.</p>"},
        {"answer": 13, "html": "<p>It begins\none page earlier.</p>"},
    ]


def test_wrong_answers_of_kinds_with_choices_are_compiled_to_their_places():
    by_list = compiled(kind="list", answer="taken a", wrong="wrong 1: The order that was asked for.")[1]["predict"]
    assert [each["answer"] for each in by_list["diagnoses"]] == [1]
    bits = compiled(kind="bits", answer="flipped a", wrong="wrong 1:3 0:7: Both.")[1]["predict"]
    assert [bits["options"][at] for at in bits["diagnoses"][0]["answer"]] == ["0:7", "1:3"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("wrong 15: Really.", "this answer is right"),
        ("wrong lower: No.", "wrong answer is no number"),
        ("wrong 0: One.\nwrong 0: Two.", "the same wrong answer twice"),
        ("wrong 0: One.\nwrong 00: Two.", "the same wrong answer twice"),
        ("wron 0: One.", "text between fields"),
    ],
)
def test_a_diagnosis_that_nobody_can_get_is_refused(wrong, says):
    with pytest.raises(InputError, match=says):
        compiled(wrong=wrong)


def test_a_choice_that_is_not_there_is_refused():
    with pytest.raises(InputError, match="unknown answer"):
        compiled(kind="list", answer="taken a", wrong="wrong 7: No such list.")
