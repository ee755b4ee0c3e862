"""What the lessons' fields say and how they fit. Every lesson is played in test_every_lesson.py."""

import pytest
from playwright.sync_api import expect

from browser.lesson_visit import PYTHON


@pytest.mark.browser
def test_wrong_and_not_sure_are_told_in_their_own_words(site, new_page):
    page = new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/free-lists/six")
    page.get_by_role("button", name="not sure yet").click()
    expect(page.locator("bs-predict")).to_contain_text("Whenever both halves of a block are free")
    page.goto(f"{site}#/lesson/free-lists/rest")
    page.get_by_label("Your number").fill("5")
    page.get_by_role("button", name="Lock in 5").click()
    expect(page.locator("bs-predict h3")).to_have_text("Not this time")
    expect(page.locator("bs-predict dd").nth(1)).to_have_text("1")
    page.goto(f"{site}#/lesson/fragmentation/refused")
    page.get_by_role("button", name="not sure yet").click()
    expect(page.locator("bs-question")).to_contain_text("no 4 of them in one block")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()


@pytest.mark.browser
def test_a_step_offers_commands_to_whoever_tries_freely_and_all_of_it_can_be_taken_back(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/watermarks/change")
    page.get_by_role("button", name="Try your own requests from here").click()
    memfrac, storm = page.locator("bs-controls .offer").nth(0), page.locator("bs-controls .offer").nth(1)
    expect(memfrac.get_by_role("button")).to_be_enabled(timeout=PYTHON)
    memfrac.get_by_label("Ratio").fill("16")
    memfrac.get_by_role("button").click()
    expect(page.locator("bs-side")).to_contain_text("pages_high of zone Normal is 192 now.")
    storm.get_by_label("How often").fill("2000")
    storm.get_by_role("button").click()
    expect(page.locator("bs-side")).to_contain_text("959 requests were served; the next one was not.")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("bs-side")).to_contain_text("nothing has happened yet")
