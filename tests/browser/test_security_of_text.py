"""What must not work: script in the text of a lesson, wherever a lesson has text."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Trouble
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser
TIMES = 60_000

HOSTILE = """<p>Read me</p><script>window.ran = 1</script><img src="x" onerror="window.ran = 2">
<svg onload="window.ran = 3"><script>window.ran = 4</script></svg><a href="javascript:window.ran = 5">link</a>
<iframe srcdoc="<script>parent.ran = 6</script>"></iframe><style>body { display: none }</style>
<form action="https://elsewhere.invalid"><input name="a" autofocus onfocus="window.ran = 7"><button>Send</button></form>
<details open ontoggle="window.ran = 8"><summary>more</summary></details><base href="https://elsewhere.invalid/">
<meta http-equiv="refresh" content="0;url=https://elsewhere.invalid">
<math><mtext><style><img src onerror=ran=9></style>
<svg><a xlink:href="javascript:window.ran = 10"><text y="20">drawn</text></a><animate onbegin="window.ran = 11"/></svg>
<a href="data:text/html,<script>opener.ran = 12</script>">data</a><object data="javascript:window.ran = 13"></object>
<video><source onerror="window.ran = 14"></video><p style="position: fixed; inset: 0">over all</p>
<template><img src=x onerror="window.ran = 15"></template><a href="vbscript:x" formaction="javascript:x">old</a>"""

# what the page takes for text, not for a name or a number of its own
TEXTS = (
    "html",
    "title",
    "prompt",
    "right",
    "wrong",
    "unsure",
    "why",
    "done",
    "rules",
    "because",
    "front",
    "back",
    "text",
)
TEXTS += ("book", "code", "part", "objective", "question", "answer", "misconceptions")
FORBIDDEN = (
    "script",
    "iframe",
    "style",
    "form",
    "base",
    "meta",
    "object",
    "[onerror]",
    "[onload]",
    "[style]",
)


def poisoned(value: Any, key: str = "") -> Any:
    """The same lesson, with all of it behind each of its texts."""
    if isinstance(value, dict):
        return {name: poisoned(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [poisoned(each, key) for each in value]
    return value + HOSTILE if isinstance(value, str) and key in TEXTS else value


def poison(route: Route) -> None:
    route.fulfill(json=poisoned(route.fetch().json()))


@pytest.fixture
def hostile(page: Page, trouble: Trouble) -> Page:
    # the cleaner reads the text in a document of its own, and the policy speaks up even there
    trouble.expected += ["Content Security Policy", "CSP:", "404"]
    page.route("**/lessons/split.en.json", poison)
    return page


def expect_harmless(page: Page) -> None:
    """Nothing ran, and nothing is there that could."""
    prose = page.locator("bs-lesson, bs-teacher, bs-print, bs-cards, bs-asides").locator(".prose, .text, p, li, h1")
    for forbidden in FORBIDDEN:
        assert prose.locator(forbidden).count() == 0, forbidden
    for link in prose.locator("a").all():
        address = link.get_attribute("href") or ""
        assert not address.startswith(("javascript", "data", "vbscript")), address
    assert page.evaluate("window.ran") is None


def test_no_text_of_a_lesson_runs_script(hostile: Page, site: str) -> None:
    hostile.goto(f"{site}#/lesson/split/start")
    expect(hostile.locator("bs-lesson .prose").get_by_text("Read me").first).to_be_visible(timeout=TIMES)
    expect_harmless(hostile)
    # a click on what was a link of script does nothing either
    hostile.locator("bs-lesson .prose a", has_text="link").first.click()
    assert hostile.evaluate("[window.ran, location.hash]") == [None, "#/lesson/split/start"]


def test_none_of_it_runs_in_what_is_told_after_an_answer(hostile: Page, site: str) -> None:
    hostile.goto(f"{site}#/lesson/split/ask")
    hostile.get_by_role("button", name="not sure yet").click(timeout=TIMES)
    expect(hostile.locator("bs-predict section .prose").get_by_text("Read me").last).to_be_visible(timeout=TIMES)
    for details in hostile.locator("bs-hints summary, bs-asides summary").all():
        details.click()
    expect_harmless(hostile)


@pytest.mark.parametrize("place", ["#/teacher/split", "#/print/split"])
def test_none_of_it_runs_on_the_other_pages_of_a_lesson(hostile: Page, site: str, place: str) -> None:
    hostile.goto(f"{site}{place}")
    expect(hostile.locator("bs-teacher, bs-print").get_by_text("Read me").first).to_be_visible(timeout=TIMES)
    expect_harmless(hostile)
