"""The stage of a lesson grows, answers are given on it, and what answers is in view."""

import pytest
from playwright.sync_api import expect

from browser.lesson_visit import open_prediction

PYTHON = 120_000


@pytest.mark.browser
def test_lesson_1_begins_with_sixteen_boxes_and_nothing_else(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/powers")
    expect(page.locator("bs-lesson h1")).to_be_visible(timeout=20_000)
    kinds = "() => document.querySelector('bs-stage').scene.shapes.map(shape => shape.kind)"
    page.wait_for_function("() => document.querySelector('bs-stage').scene?.shapes.length > 0")
    assert page.evaluate(kinds).count("block") == 16
    assert set(page.evaluate(kinds)) == {"block", "text"}
    expect(page.locator(".player")).to_be_hidden()
    expect(page.locator("bs-side [role=tab]")).to_have_count(0)
    # whoever wants the views beside the stage has them
    page.get_by_role("button", name="More views").click()
    expect(page.get_by_role("tab", name="Call graph")).to_be_focused()


@pytest.mark.browser
def test_an_instrument_is_named_in_the_step_with_which_it_comes(site, new_page):
    page = new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/free-lists/nothing")
    expect(page.locator("bs-stage .new")).to_contain_text("New: the free lists.", timeout=20_000)
    page.evaluate("location.hash = '#/lesson/free-lists/first'")
    expect(page.locator("bs-stage .new")).to_have_count(0)


@pytest.mark.browser
def test_in_a_challenge_keys_ask_and_a_click_on_a_block_gives_it_back(site, new_page):
    page = new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/split/challenge")
    expect(page.locator("bs-header .pill.ready")).to_be_visible(timeout=PYTHON)
    expect(page.locator("bs-controls .chip").first).to_be_in_viewport(ratio=1)
    page.locator("bs-stage canvas").focus()
    page.keyboard.press("1")
    expect(page.locator("bs-challenge .ops b")).to_have_text("1")
    block = page.evaluate(
        """() => {
          const stage = document.querySelector('bs-stage');
          const { x, y, w, h } = stage.scene.shapes.find(shape => shape.holder === 'a');
          const box = stage.shadowRoot.querySelector('canvas').getBoundingClientRect();
          return [box.x + x + w / 2, box.y + y + h / 2];
        }"""
    )
    page.mouse.click(*block)
    expect(page.locator("bs-challenge .ops b")).to_have_text("2")
    expect(page.locator("bs-twin .zone")).to_contain_text("16 of 16")


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1280, 720), (800, 640), (390, 844)])
def test_question_picture_and_control_are_on_one_screen(site, new_page, size):
    page = new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    open_prediction(page, site, "split", "ask")
    expect(page.locator("bs-predict .prose").first).to_be_in_viewport(ratio=1)
    expect(page.locator("bs-predict .act button").first).to_be_in_viewport(ratio=1)
    expect(page.locator("bs-stage canvas")).to_be_in_viewport(ratio=0.4)


@pytest.mark.browser
def test_after_the_difference_was_seen_the_way_goes_on(site, new_page):
    page = new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    open_prediction(page, site, "split", "ask")
    page.locator("bs-stage canvas").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.locator("bs-predict .act .btn").click()
    expect(page.locator("bs-predict h3")).to_be_focused()
    page.get_by_role("button", name="See where it went differently").click()
    expect(page.locator("bs-stage .caption p")).to_contain_text("Here it goes differently.", timeout=20_000)
    expect(page.locator("bs-lesson .nav .btn:not(.quiet)")).to_have_text("Next", timeout=20_000)
    expect(page.locator("bs-predict .prose").last).to_contain_text("A gets page 15")
