"""What this browser keeps may be somebody else's: it does not leave the machine by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.playing import Learner, compiled
from browser.waiting import becomes

pytestmark = [pytest.mark.browser, pytest.mark.own_profile]
SLOW = 60_000
KEY = "buddyscope:1:progress:split"
# answers as an earlier visitor of the site left them, one of them wrong
EARLIER = {"predictions": {"ask": {"page": 3}}, "questions": {}, "challenges": {}}


def step_of(name: str) -> Any:
    return next(step for step in compiled("split")["steps"] if step["id"] == name)


def leave_earlier(page: Page, site: str) -> None:
    page.goto(f"{site}privacy/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(EARLIER)])


@pytest.mark.parametrize("claims", [True, False])
def test_an_embed_reports_earlier_answers_only_when_the_reader_says_that_they_are_theirs(
    site: str, still_page: Page, claims: bool
) -> None:
    page = still_page
    leave_earlier(page, site)
    page.goto(f"{site}examples/embed.html")
    page.evaluate(
        """() => {
          window.heard = [];
          addEventListener("message", ({ data }) => heard.push(data));
          const frame = document.querySelector("#plain");
          frame.removeAttribute("sandbox");
          frame.src = "../embed/?lesson=split&step=ask";
        }"""
    )
    frame = page.frame_locator("#plain")
    frame.get_by_role("button", name="Start").click()
    expect(frame.locator("bs-stage canvas")).to_be_visible(timeout=SLOW)

    def done() -> list[int]:
        return [one["done"] for one in page.evaluate("heard") if one.get("type") == "progress"]

    becomes(page, done, lambda found: found[-1:] == [0])
    line = frame.locator(".earlier")
    expect(line).to_contain_text("If they are yours")
    line.get_by_role("button", name="Use my earlier answers" if claims else "Start afresh").click()
    expect(line).to_be_hidden()
    if claims:
        assert becomes(page, done, lambda found: found[-1:] == [1])[-1] == 1
        return
    inside = page.locator("#plain").element_handle().content_frame()
    learner: Any = Learner(inside, compiled("split"))
    learner.predict(step_of("ask"), step_of("ask")["predict"]["answer"], "right")
    assert becomes(page, done, lambda found: found[-1:] == [1])[-1] == 1
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", KEY)) == EARLIER


def test_a_poll_code_says_what_is_answered_now(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    leave_earlier(page, site)
    page.goto(f"{site}#/lesson/split/ask/poll")
    expect(page.locator("bs-shared")).to_contain_text("Then your code appears here.", timeout=SLOW)
    Learner(page, compiled("split")).predict(step_of("ask"), 15, "right")
    expect(page.locator("bs-shared [data-code]")).to_be_visible()
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["predictions"] == {"ask": {"page": 15}}


def test_a_presentation_leaves_answers_of_another_tab_alone(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    leave_earlier(page, site)
    page.goto(f"{site}#/present/split/ask")
    expect(page.locator("bs-present")).to_be_visible(timeout=SLOW)
    # meanwhile, in another tab, a question is answered
    more = {**EARLIER, "questions": {"why": {"choice": 1}}}
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(more)])
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(page.locator("bs-present")).to_have_count(0)
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", KEY)) == more
