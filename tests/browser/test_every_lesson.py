"""Every lesson in every language, played to its end: wrong, not sure, hints, right, the challenge by its solution."""

import os

import pytest
from playwright.sync_api import expect

from browser.playing import Learner, Typist, built, compiled, other_answer, picture

WIDE = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
# every kind of question and of challenge is in them; tests/web/page plays all lessons without a browser
CHOSEN = [("merge", "en"), ("bitmap", "en"), ("gfp", "en"), ("numa", "es")]
ANSWERED = [("free-lists", "en")]
BY_KEYBOARD = ["powers", "split", "merge"]


def chosen(*lessons: object) -> list[object]:
    """These in every run, all others where there is time for them."""
    return [pytest.param(*one, marks=[] if one in lessons else [pytest.mark.heavy]) for one in built()]


def answered(learner: Learner, step: dict, way: str) -> None:
    """`way` is "wrong" or "unsure"; hints are read before a wrong answer."""
    if step["predict"]:
        if way == "wrong":
            learner.read_hints(step)
        learner.predict(step, other_answer(step["predict"]) if way == "wrong" else None, way)
    if step["question"]:
        learner.answer(step, right=False if way == "wrong" else None)


@pytest.mark.browser
@pytest.mark.parametrize(("name", "lang"), chosen(*ANSWERED), ids=lambda part: part)
def test_the_lesson_can_be_answered_wrongly_and_not_at_all(name, lang, site, new_page):
    learner = Learner(new_page(**WIDE), compiled(name, lang))
    learner.open(site)
    for way in ("wrong", "unsure"):
        for step in learner.steps:
            if step["predict"] or step["question"]:
                learner.go_to(step)
                answered(learner, step, way)
        if any(step["predict"] or step["question"] for step in learner.steps):
            learner.forget()


@pytest.mark.browser
@pytest.mark.parametrize(("name", "lang"), chosen(*CHOSEN), ids=lambda part: part)
def test_the_lesson_plays_to_its_end(name, lang, site, new_page):
    play(Learner(new_page(**WIDE), compiled(name, lang)), site)


@pytest.mark.browser
@pytest.mark.parametrize(
    "name", [BY_KEYBOARD[0], *(pytest.param(one, marks=pytest.mark.heavy) for one in BY_KEYBOARD[1:])]
)
def test_the_lesson_plays_to_its_end_by_keyboard_alone(name, site, new_page):
    play(Typist(new_page(**WIDE), compiled(name)), site)


def play(learner: Learner, site: str) -> None:
    learner.open(site)
    folder = os.environ.get("BUDDYSCOPE_PICTURES")
    for number, step in enumerate(learner.steps):
        learner.sees(step)
        if step["predict"]:
            learner.predict(step, step["predict"]["answer"], "right")
        if step["question"]:
            learner.answer(step, right=True)
        if step["challenge"]:
            learner.solve(step)
        if step["cards"]:
            learner.turn_cards(step)
        learner.see_the_end(step)
        name = f"{learner.lesson['id']}-{learner.lesson['lang']}-{number:02}-{step['id']}"
        picture(learner.page, folder, name)
        if number + 1 < len(learner.steps):
            learner.next()
    last = learner.page.locator("bs-lesson .nav span .btn").last
    expect(last).to_be_visible()
    learner.page.evaluate("location.hash = '#/map'")
    row = learner.page.locator(
        "bs-map tbody tr", has=learner.page.locator(f"a[href='#/lesson/{learner.lesson['id']}']")
    )
    expect(row.locator(".stop i.done").first).to_be_visible()
