"""A tab that was put away, a clock that jumps, two tabs at once: nobody's work is lost."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from browser.sandbox_visit import (
    TAB,
    TIMES,
    expect_history,
    expect_kept,
    goes_on,
    kept,
    open_sandbox,
    run,
)

pytestmark = [pytest.mark.browser, pytest.mark.own_profile]
PROGRESS = "buddyscope:1:progress:split"


@pytest.fixture
def wide(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 1440, "height": 900})


HIDE = """() => {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_what_was_just_done_is_saved_when_the_tab_is_hidden(site: str, wide: Page) -> None:
    # a phone may end a tab that is hidden, and tells it nothing any more: no timer may be waited for
    wide.add_init_script("""
        const later = window.setTimeout;
        window.setTimeout = (act, wait, ...more) => wait === 400 ? 0 : later(act, wait, ...more);
    """)
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1")
    expect_history(wide, "a = alloc_pages order=1")
    wide.evaluate(HIDE)
    assert [entry["commands"] for entry in kept(wide)] == [["a = alloc_pages order=1"]]


def test_a_tab_that_was_frozen_had_saved_and_goes_on(site: str, wide: Page) -> None:
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1\nb = alloc_pages order=0")
    expect_history(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")
    session = wide.context.new_cdp_session(wide)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    # another tab sees what the frozen one has kept
    other = wide.context.new_page()
    other.goto(f"{site}privacy/")
    expect_kept(other, "a = alloc_pages order=1", "b = alloc_pages order=0")
    other.close()
    session.send("Page.setWebLifecycleState", {"state": "active"})
    wide.bring_to_front()
    goes_on(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")


def test_a_tab_that_was_killed_comes_back_with_its_history(site: str, wide: Page) -> None:
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1")
    expect_history(wide, "a = alloc_pages order=1")
    expect_kept(wide, "a = alloc_pages order=1")
    context, tab = wide.context, wide.evaluate(f"sessionStorage['{TAB}']")
    # the process of the tab is gone, its worker with it
    with wide.expect_event("crash"), contextlib.suppress(Error):
        wide.goto("chrome://crash", timeout=10_000)
    wide.close()
    # a browser that opens the tab again gives it its session
    other = context.new_page()
    other.add_init_script(f"sessionStorage['{TAB}'] ??= '{tab}'")
    other.goto(f"{site}#/sandbox/matchbox")
    goes_on(other, "a = alloc_pages order=1")


JUMPS = """
const [now, tick] = [Date.now, performance.now.bind(performance)];
globalThis.jump = 0;
Date.now = () => now() + globalThis.jump;
performance.now = () => tick() + globalThis.jump;
"""
YEAR = 365 * 24 * 3600 * 1000


@pytest.mark.parametrize("jump", [YEAR, -YEAR], ids=["forwards", "backwards"])
def test_a_clock_that_jumps_loses_nothing_and_stops_nothing(site: str, wide: Page, jump: int) -> None:
    wide.add_init_script(JUMPS)
    # entries of other tabs, made before the clock was set
    for number in range(5):
        entry = {
            "v": 1,
            "name": "",
            "title": "Matchbox",
            "machine": {"preset": "matchbox"},
            "commands": ["x = alloc_page"],
        }
        entry |= {"cursor": 1, "at": 1_795_000_000_000 + number, "writer": "x", "revision": 1}
        key = f"buddyscope:1:sandbox:other{number}"
        wide.add_init_script(f"localStorage['{key}'] ??= {json.dumps(json.dumps(entry))}")
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1")
    expect_history(wide, "a = alloc_pages order=1")
    wide.evaluate("jump => { globalThis.jump = jump }", jump)
    run(wide, "b = alloc_pages order=0")
    expect_history(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")
    expect_kept(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")
    # the picture comes to rest, the table follows, and a workload runs to its end
    expect(wide.locator("bs-transport .buttons .round").last).to_be_disabled(timeout=TIMES)
    wide.reload()
    goes_on(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")


def answer(page: Page, site: str, step: str) -> None:
    page.goto(f"{site}#/lesson/split/{step}")
    page.get_by_role("button", name="not sure yet").click(timeout=TIMES)
    expect(page.locator("bs-lesson")).to_contain_text("gets page", timeout=TIMES)


def test_two_tabs_at_one_lesson_keep_both_answers(site: str, wide: Page) -> None:
    other = wide.context.new_page()
    wide.goto(f"{site}#/lesson/split/again")
    other.goto(f"{site}#/lesson/split/ask")
    # both have read what was kept, which is nothing, before either answers
    for page in (wide, other):
        expect(page.get_by_role("button", name="not sure yet")).to_be_visible(timeout=TIMES)
    answer(other, site, "ask")
    answer(wide, site, "again")
    progress = json.loads(wide.evaluate(f"localStorage['{PROGRESS}']"))
    assert set(progress["predictions"]) == {"ask", "again"}
