"""Answers of predictions about functions, several lists or bits, and orders: taken from the run, with their records."""

import pytest

from buddyscope.errors import InputError
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson

LESSON = """+++
id = "x"
title = "T"
[machine]
preset = "{preset}"
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
```
```run
{commands}
```
"""


def asked(kind, answer, commands="a = alloc_pages order=0", preset="matchbox"):
    text = LESSON.format(kind=kind, answer=answer, commands=commands, preset=preset)
    return perform(parse_lesson(text, "x/en.md")).steps[1].resolved


def chosen(found):
    answers = found.answer if isinstance(found.answer, list) else [found.answer]
    return [found.options[answer] for answer in answers]


@pytest.mark.parametrize(
    ("answer", "function"),
    [
        ("first_call a __alloc_pages", "rmqueue"),
        ("last_call a rmqueue", "expand"),
        ("after a _alloc_pages", "__alloc_pages"),
        ("caller a expand", "rmqueue"),
    ],
)
def test_a_function_that_was_called(answer, function):
    found = asked("function", answer)
    assert chosen(found) == [function]
    assert found.options[:3] == ("alloc_pages", "_alloc_pages", "alloc_pages_pgdat")


def test_the_record_that_shows_it_is_its_call():
    #  record 0 alloc_pages, 1 _alloc_pages, 2 __alloc_pages, then rmqueue after the watermark test (3 and 4)
    assert asked("function", "after a __alloc_pages").at == (5,)


def test_the_freeing_graph_is_offered_for_a_freeing_command():
    found = asked("function", "after a __free_pages", "a = alloc_pages order=0\n__free_pages a")
    assert found.options == ("__free_pages", "__free_pages_ok", "lru_cache_del", "__lru_cache_del")
    assert chosen(found) == ["__free_pages_ok"]


def test_the_way_to_a_function_in_order():
    found = asked("order", "callers a expand")
    assert chosen(found) == ["alloc_pages", "_alloc_pages", "__alloc_pages", "rmqueue", "expand"]
    assert found.options == ("__alloc_pages", "_alloc_pages", "alloc_pages", "expand", "rmqueue")
    assert found.at == (0, 1, 2, 5, 9)


def test_choices_that_would_stand_in_the_right_order_stand_backwards():
    found = asked("order", "callers a __free_pages_ok", "a = alloc_pages order=0\n__free_pages a")
    assert chosen(found) == ["__free_pages", "__free_pages_ok"]
    assert found.options == ("__free_pages_ok", "__free_pages")


def test_the_zones_of_a_request_in_the_order_in_which_they_are_asked():
    drain = "\n".join(f"x{n} = rmqueue order=9 zone=Normal" for n in range(24))
    found = asked("order", "zones a", f"{drain}\na = alloc_pages order=0 gfp=GFP_KERNEL", "pc-64m")
    assert chosen(found) == ["Normal", "DMA"]
    assert found.options == ("DMA", "Normal")


def test_the_lists_that_a_request_changes():
    found = asked("lists", "touched a")
    assert found.answer == [0, 1, 2, 3, 4]
    assert found.options == ("0", "1", "2", "3", "4")


def test_the_bits_that_a_request_flips():
    assert chosen(asked("bits", "flipped a")) == ["0:7", "1:3", "2:1", "3:0"]


def test_what_a_prediction_is_about_crosses_with_it():
    commands = "a = alloc_pages order=0\nb = alloc_pages order=0\n__free_pages a"
    found = asked("count", "merges a", commands)
    assert found.about() == {"word": "merges", "start": found.start, "end": found.end, "at": [], "bit": None}
    assert asked("bit", "bit order=0 pair=7").about()["bit"] == [0, 7]


def test_with_several_nodes_a_zone_is_named_as_buddyinfo_names_it():
    assert asked("zone", "zone a", preset="two-nodes").options == ("Node 0, Normal", "Node 1, Normal")


@pytest.mark.parametrize(
    ("kind", "answer", "message"),
    [
        ("function", "next a rmqueue", "unknown answer of function 'next'"),
        ("function", "after a rmqueu", "this function is not called"),
        ("function", "after a rmqueu", "did you mean rmqueue?"),
        ("function", "after a", "a command and a function, as in: a rmqueue"),
        ("function", "after a expand", "no function of the call graph"),
        ("function", "after b rmqueue", "no command is called that (found b, expected a)"),
        ("order", "zones a", "nothing to put in order"),
        ("lists", "landed a", "unknown answer of lists 'landed'"),
    ],
)
def test_an_answer_that_cannot_be_worked_out_is_told_where_and_why(kind, answer, message):
    with pytest.raises(InputError) as caught:
        asked(kind, answer)
    assert message in str(caught.value)
    assert caught.value.line == 13


def test_bits_are_not_asked_for_where_there_are_too_many():
    with pytest.raises(InputError, match="too many bits to choose from"):
        asked("bits", "flipped a", preset="shoebox")
