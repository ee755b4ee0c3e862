"""Goals about the way of a request, in the real browser: the call graph lit, nodes, a request that never ends."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.lesson_visit import PYTHON, key

READY = re.compile("live|en vivo")


def goal(page: Page, number: int) -> str:
    """What one row of the goal says is true now."""
    return page.locator("bs-challenge .facts tbody tr").nth(number).locator("td").nth(1).inner_text()


def ask(page: Page, form: int, value: str | None, used: int) -> None:
    """Send one of the offered commands; `used`: operations after it."""
    offer = page.locator("bs-controls .offer").nth(form)
    if value is not None:
        offer.locator("input").fill(value)
    offer.locator("button").click()
    expect(page.locator("bs-challenge .ops b")).to_have_text(str(used), timeout=20_000)


@pytest.mark.browser
def test_a_clumsy_way_lights_less_and_a_better_one_solves(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/call-graph/challenge")
    expect(page.locator("bs-header")).to_contain_text(READY, timeout=PYTHON)
    ask(page, 0, "5", 1)
    assert [goal(page, row) for row in range(3)] == ["55%", "0", "1"]
    ask(page, 0, "4", 2)
    assert [goal(page, row) for row in range(3)] == ["88%", "0", "2"]
    page.get_by_role("button", name="Start over").click()
    for number, order in enumerate(("5", "4", "3", "1"), 1):
        ask(page, 1, order, number)
    expect(page.locator("bs-challenge")).not_to_contain_text("Solved")
    ask(page, 0, "3", 5)
    assert [goal(page, row) for row in range(3)] == ["100%", "1", "5"]
    expect(page.locator("bs-challenge")).to_contain_text("Solved")
    expect(page.locator("bs-challenge")).to_contain_text("It can be done in 4.")


@pytest.mark.browser
def test_all_on_one_node_is_remote_and_reclaims(site, new_page):
    page = new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(f"{site}?lang=es#/lesson/numa/challenge")
    expect(page.locator("bs-header")).to_contain_text(READY, timeout=PYTHON)
    ask(page, 1, "512", 1)
    assert [goal(page, row) for row in (1, 2)] == ["0", "0"]
    ask(page, 1, "512", 2)
    assert [goal(page, row) for row in (1, 2)] == ["1", "1"]
    expect(page.locator("bs-challenge")).not_to_contain_text("Resuelto")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Here the model stops alloc_pages()"), ("es", "Aquí el modelo detiene alloc_pages()")]
)
def test_a_request_that_never_ends_is_not_said_to_have_failed(lang, told, site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}?lang={lang}#/lesson/numa/forever")
    expect(page.locator("bs-lesson h2").first).to_be_visible()
    key(page, "End")
    expect(page.locator("bs-side")).to_contain_text(told)
