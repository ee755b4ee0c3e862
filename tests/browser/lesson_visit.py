"""A visit to a lesson: open a step, answer in the picture, use the player's keys."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
PYTHON = 60_000


def open_step(page: Page, site: str, step: str) -> None:
    page.goto(f"{site}#/lesson/split/{step}")
    expect(page.get_by_role("heading", level=1)).to_have_text("A big block is halved until one piece fits")


def click_page(page: Page, number: int) -> None:
    """Click a page frame in the map, at the place where the picture has it."""
    canvas = page.locator("bs-stage canvas")
    canvas.scroll_into_view_if_needed()
    spot = page.evaluate(
        """number => { const { x, y, w, h, size, first } = document.querySelector("bs-stage").scene.map;
                       return { x: x + (number - first + 0.5) * w / size, y: y + h - 12 }; }""",
        number,
    )
    canvas.click(position=spot)


def lock_in(page: Page, number: int) -> None:
    click_page(page, number)
    page.get_by_role("region", name="Lesson").get_by_role("button", name=f"Lock in page {number}").click()


def key(page: Page, keys: str) -> None:
    page.locator("bs-lesson h1").click()  # the keyboard is the player's as long as nothing else wants it
    page.keyboard.press(keys)


def open_prediction(page: Page, site: str, lesson: str, step: str) -> None:
    """At a step that asks before it shows."""
    page.goto(f"{site}#/lesson/{lesson}/{step}")
    expect(page.locator("bs-predict .gate")).to_be_visible(timeout=20_000)
