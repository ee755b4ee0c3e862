"""The site as one file: from a disk, and in a sandbox without an origin on another server's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import DIST, Trouble, served
from playwright.sync_api import Frame, Page, expect

from browser.waiting import becomes
from buddyscope.export.single_file import write_single_file

pytestmark = [pytest.mark.browser, pytest.mark.own_profile]
PYTHON = 120_000


@pytest.fixture
def page(python_page: Page) -> Page:
    return python_page


# a console error or a blocked request would fail these tests as any others; only the file itself is no http address
FROM_DISK = ["request to another origin: file:///"]


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("stick") / "buddyscope.html"
    assert write_single_file(DIST, file) <= 10_000_000
    return file


HOST = """<!doctype html><title>Course</title><link rel="icon" href="data:,">
<style>iframe { width: 100%; height: 95vh }</style>
<iframe sandbox="allow-scripts" src="buddyscope.html"></iframe>"""


@pytest.fixture(scope="module")
def host_page(one_file: Path) -> Iterator[str]:
    """A course page that allows nothing but scripts."""
    (one_file.parent / "index.html").write_text(HOST)
    with served(one_file.parent) as address:
        yield address


def allocate(page: Page | Frame) -> None:
    page.get_by_role("link", name="Sandbox").click()
    page.get_by_role("button", name=re.compile("^Matchbox")).click(timeout=PYTHON)
    page.get_by_role("button", name="Allocate a").click(timeout=PYTHON)
    expect(page.get_by_role("button", name="Free a, page 15")).to_be_enabled(timeout=PYTHON)


def twin_cursor(page: Page) -> int:
    return int(
        page.evaluate("() => document.querySelector('bs-twin').shadowRoot.querySelector('.zone').dataset.cursor")
    )


def test_a_double_click_is_all_it_takes(page: Page, one_file: Path, trouble: Trouble) -> None:
    trouble.expected = FROM_DISK
    page.goto(f"{one_file.as_uri()}#/lesson/split/left")
    expect(page.get_by_role("heading", level=1)).to_have_text("A big block is halved until one piece fits")
    expect(page.locator("bs-header")).to_contain_text("Python ready · live", timeout=PYTHON)
    page.get_by_role("button", name="To the start").click()
    before = twin_cursor(page)
    page.get_by_role("button", name="Forward one stop").click()
    becomes(page, lambda: twin_cursor(page), lambda cursor: cursor > before)
    allocate(page)


def test_it_asks_no_network_for_anything(page: Page, one_file: Path, trouble: Trouble) -> None:
    trouble.expected = FROM_DISK
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(one_file.as_uri())
    expect(page.locator("bs-header")).to_contain_text("Python ready · live", timeout=PYTHON)
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [one_file.as_uri()]


def test_all_lessons_are_in_it(page: Page, one_file: Path, trouble: Trouble) -> None:
    trouble.expected = FROM_DISK
    for lesson in ("powers", "bitmap", "merge", "fragmentation"):
        page.goto(f"{one_file.as_uri()}#/{lesson}")
        page.reload()
        expect(page.locator("bs-stage canvas[role=slider]")).to_be_visible(timeout=PYTHON)
        expect(page.locator("bs-lesson")).not_to_contain_text("could not be fetched")


def test_it_runs_in_a_sandbox_on_the_page_of_another_server(page: Page, host_page: str) -> None:
    page.goto(host_page)
    frame = page.frames[1]
    assert frame.evaluate("() => self.origin") == "null"
    expect(frame.locator("bs-header")).to_contain_text("Python ready · live", timeout=PYTHON)
    allocate(frame)


def test_its_policy_lets_nothing_out(page: Page, one_file: Path, site: str, trouble: Trouble) -> None:
    trouble.expected = [*FROM_DISK, "Content Security Policy", "CSP:", "TrustedScript"]
    page.goto(one_file.as_uri())
    expect(page.locator("bs-header")).to_contain_text("Python ready · live", timeout=PYTHON)
    # XMLHttpRequest, because the page's fetch() is its own
    ask = f"""() => new Promise(tell => {{
      const request = new XMLHttpRequest();
      request.onload = () => tell('reached'); request.onerror = () => tell('refused');
      request.open('GET', {site!r}); request.send(); }})"""
    assert page.evaluate(ask) == "refused"
    assert page.workers[0].evaluate(ask) == "refused"
    added = """() => { const script = document.createElement('script'); script.id = 'added';
      try { script.textContent = 'document.title = "taken over"'; document.head.append(script); } catch {}
      return document.title; }"""
    assert "taken over" not in page.evaluate(added)
