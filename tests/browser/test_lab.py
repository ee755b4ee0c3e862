"""Somebody's own allocator in a real browser: found, shrunk and scored; and four that do harm."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.lesson_visit import PYTHON
from browser.sandbox_visit import command_line

HEAD = "def boot(pages, max_order):\n    pass\n\n\ndef free(page, order):\n    pass\n\n\n"
ENDLESS = f"{HEAD}def alloc(order):\n    n = 0\n    while True:\n        n += 1\n"
BOMB = f"{HEAD}hoard = []\n\n\ndef alloc(order):\n    while True:\n        hoard.append(bytearray(10_000_000))\n"
GLOBALS = f"import builtins\n\n{HEAD}def alloc(order):\n    builtins.len = None\n"
RAISES = f"{HEAD}def alloc(order):\n    return [][order]\n"


def open_lab(page: Page, site: str) -> None:
    page.goto(f"{site}?lang=en#/lab")
    expect(page.get_by_role("heading", name="Own allocator")).to_be_visible()


def run(page: Page, text: str) -> None:
    page.locator("bs-lab-editor textarea").fill(text)
    page.keyboard.press("Control+Enter")


@pytest.mark.browser
def test_allocators_that_do_harm_are_told_so_and_the_history_stays(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}?lang=en#/sandbox/matchbox")
    command_line(page, "a = alloc_pages order=3")
    asked = page.locator("bs-requests .list code", has_text="a = alloc_pages order=3")
    expect(asked).to_have_count(1, timeout=PYTHON)
    page.evaluate("location.hash = '#/lab'")
    ending = page.locator("bs-lab .ending")
    for source, words in [
        (ENDLESS, "didn't return within 5 seconds"),
        (BOMB, "took more memory than the 512 MiB"),
        (GLOBALS, "wrote to names that aren't its own: builtins.len"),
    ]:
        run(page, source)
        expect(ending).to_contain_text(re.compile(words), timeout=2 * PYTHON)
        expect(page.locator("bs-lab-editor textarea")).to_have_value(source)
    run(page, RAISES)
    expect(page.locator("bs-lab-run h2")).to_have_text(
        "allocator.py, line 10: IndexError: list index out of range", timeout=2 * PYTHON
    )
    expect(page.locator("bs-lab-editor .mark")).to_have_text("raised here")
    page.evaluate("location.hash = '#/sandbox/matchbox'")
    expect(asked).to_have_count(1)


@pytest.mark.browser
def test_a_broken_example_is_shrunk_played_and_scored(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_lab(page, site)
    page.locator("bs-lab .right").get_by_role("button", name="Broken: the buddy").click()
    expect(page.locator("bs-lab-editor textarea")).to_have_value(re.compile(r"buddy = page \+"), timeout=PYTHON)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("bs-lab-run h2")).to_have_text(
        "After free(1, 0) blocks 0 and 1 of order 0 are both free and were not merged.", timeout=PYTHON
    )
    expect(page.locator("bs-lab-picture").nth(1)).to_contain_text("1 ^ 1 = 0 is free, merges to 0–1")
    page.locator("bs-lab-run .steps").get_by_role("button").last.press("ArrowLeft")
    expect(page.locator("bs-lab-run [aria-current=step]")).to_contain_text("request 3")
    expect(page.locator("bs-lab-score")).to_contain_text("of 12", timeout=PYTHON)
    expect(page.get_by_role("button", name="results.json")).to_be_enabled(timeout=2 * PYTHON)


@pytest.mark.browser
def test_what_was_written_is_there_after_a_reload(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 720})
    open_lab(page, site)
    page.locator("bs-lab-editor textarea").fill(RAISES)
    page.reload()
    expect(page.locator("bs-lab-editor textarea")).to_have_value(RAISES)


@pytest.mark.browser
def test_a_log_is_judged_with_its_line(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, color_scheme="dark", reduced_motion="reduce")
    page.goto(f"{site}?lang=en#/lab/log")
    page.get_by_role("button", name="Try this log").click()
    page.get_by_role("button", name="Judge").click()
    expect(page.locator("bs-lab-run h2")).to_contain_text("blocks 0 and 1 of order 0", timeout=PYTHON)
    expect(page.locator("bs-lab-log")).to_contain_text("line 6, request 4")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
