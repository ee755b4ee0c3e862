"""What breaks on the learner's machine: storage, Python itself, memory, the clock, a second tab.

Each test ends where it must: the history is there, a sentence says what to do, and the next request is answered.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Trouble
from playwright.sync_api import Page, expect
from waiting import comes_to

PYTHON = 120_000
TIMES = 60_000

FULL = """
Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
"""
REFUSED = """
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
"""


@pytest.fixture
def wide(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")


def open_sandbox(page: Page, site: str) -> None:
    page.goto(f"{site}#/sandbox/matchbox")
    expect(page.locator("bs-sandbox")).to_contain_text("Undo", timeout=PYTHON)


def run(page: Page, text: str) -> None:
    page.get_by_role("tab", name="Console").click()
    field = page.get_by_role("combobox", name="Command")
    field.fill(text)
    field.press("Escape")
    field.press("Enter")


def python(page: Page, code: str) -> None:
    page.get_by_role("tab", name="Python").click()
    field = page.get_by_role("combobox", name="Python")
    field.fill(code)
    field.press("Escape")
    field.press("Enter")


def expect_history(page: Page, *texts: str) -> None:
    """Newest first, boot last."""
    wanted = [*reversed(texts), "boot"]
    expect(page.locator("bs-requests .list code")).to_have_text(wanted, timeout=PYTHON)


def goes_on(page: Page, *before: str) -> None:
    """The next request is answered, after all of those before it."""
    expect_history(page, *before)
    run(page, "z = alloc_pages order=0")
    expect_history(page, *before, "z = alloc_pages order=0")


# ------------------------------------------------------------- storage


@pytest.mark.browser
@pytest.mark.parametrize("fault", [FULL, REFUSED], ids=["full", "refused"])
def test_a_sandbox_without_storage_lives_in_the_tab_and_says_so(site: str, wide: Page, fault: str) -> None:
    wide.add_init_script(fault)
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1")
    expect_history(wide, "a = alloc_pages order=1")
    expect(wide.locator("bs-sandbox")).to_contain_text("the sandbox is lost when the tab closes", timeout=TIMES)
    expect(wide.locator("bs-sandbox")).to_contain_text("“Save as…” has it as text")
    goes_on(wide, "a = alloc_pages order=1")


KEPT = """() => Object.entries(localStorage).filter(([key]) => key.startsWith('buddyscope:1:sandbox:'))
  .flatMap(([, text]) => JSON.parse(text).commands)"""


@pytest.mark.browser
def test_room_that_runs_out_takes_nothing_that_was_kept(site: str, wide: Page) -> None:
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1")
    expect_history(wide, "a = alloc_pages order=1")
    # a moment of rest is when it is saved
    comes_to(wide, lambda: wide.evaluate(KEPT), ["a = alloc_pages order=1"])
    wide.evaluate("""() => {
        for (let size = 2 ** 22; size > 0; size >>= 1)
            try { for (let i = 0; ; i++) localStorage.setItem(`other:${size}:${i}`, 'x'.repeat(size)); } catch {}
    }""")
    run(wide, "\n".join(f"b{number} = alloc_pages order=0" for number in range(8)))
    expect(wide.locator("bs-sandbox")).to_contain_text("has no room", timeout=TIMES)
    # what had been kept before is still there for the next visit
    wide.reload()
    expect_history(wide, "a = alloc_pages order=1")
    wide.evaluate(
        "() => Object.keys(localStorage).filter(key => key.startsWith('other:'))"
        ".forEach(key => localStorage.removeItem(key))"
    )
    goes_on(wide, "a = alloc_pages order=1")
    expect(wide.locator("bs-sandbox")).not_to_contain_text("has no room")


@pytest.mark.browser
@pytest.mark.parametrize("fault", [FULL, REFUSED], ids=["full", "refused"])
def test_a_lesson_without_storage_keeps_answers_while_the_page_is_open(site: str, wide: Page, fault: str) -> None:
    wide.add_init_script(fault)
    answer(wide, site, "ask")
    expect(wide.locator("bs-lesson")).to_contain_text("your answers are lost when the tab closes", timeout=TIMES)
    answer(wide, site, "again")
    wide.goto(f"{site}#/lesson/split/ask")
    # what was answered is not asked again
    expect(wide.locator("bs-lesson")).to_contain_text("A gets page 15", timeout=TIMES)
    expect(wide.get_by_role("button", name="not sure yet")).to_have_count(0)


def answer(page: Page, site: str, step: str) -> None:
    page.goto(f"{site}#/lesson/split/{step}")
    page.get_by_role("button", name="not sure yet").click(timeout=TIMES)
    expect(page.locator("bs-lesson")).to_contain_text("gets page", timeout=TIMES)


# ------------------------------------------------------------- Python


@pytest.mark.browser
def test_python_that_breaks_down_is_told_and_started_again(site: str, wide: Page, trouble: Trouble) -> None:
    trouble.expected = ["the worker broke"]
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1\nb = alloc_pages order=0")
    expect_history(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")
    wide.workers[0].evaluate("() => { setTimeout(() => { throw new Error('the worker broke') }) }")
    told = wide.locator("bs-loading [role=alert]")
    expect(told).to_contain_text("Python has stopped. Python stopped with an error:", timeout=TIMES)
    expect(told).to_contain_text("What you have done is still here. Retry starts Python anew")
    expect_history(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")
    # undo and redo need no Python
    wide.get_by_role("button", name="Undo").click()
    expect_history(wide, "a = alloc_pages order=1")
    wide.get_by_role("button", name="Redo (1)").click()
    wide.get_by_role("button", name="Retry").click()
    expect(wide.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)
    goes_on(wide, "a = alloc_pages order=1", "b = alloc_pages order=0")


@pytest.mark.browser
@pytest.mark.parametrize(
    "code",
    ["import os; os._exit(1)", "import js; js.postMessage('not of the protocol')"],
    ids=["leaves", "babbles"],
)
def test_learners_code_that_ends_python_does_not_end_the_page(
    site: str, wide: Page, trouble: Trouble, code: str
) -> None:
    open_sandbox(wide, site)
    run(wide, "a = alloc_pages order=1")
    expect_history(wide, "a = alloc_pages order=1")
    python(wide, code)
    expect(wide.locator("bs-loading [role=alert]")).to_contain_text("Python has stopped.", timeout=TIMES)
    wide.get_by_role("button", name="Retry").click()
    expect(wide.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)
    goes_on(wide, "a = alloc_pages order=1")
