"""What a learner's own code does to Python: it never ends, takes all memory, breaks the model, makes its worker dumb.

Each test ends where it must: the history is there, a sentence says what to do, and the next request is answered.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.sandbox_visit import (
    TIMES,
    expect_history,
    expect_kept,
    goes_on,
    open_sandbox,
    python,
    python_starts_anew,
    run,
)

pytestmark = [pytest.mark.browser, pytest.mark.own_profile]


@pytest.fixture
def busy(site: str, new_page: Callable[..., Page]) -> Page:
    """A sandbox with one request in it."""
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    run(page, "a = alloc_pages order=1")
    expect_history(page, "a = alloc_pages order=1")
    return page


def answered(page: Page) -> None:
    """Python has answered what was typed."""
    expect(page.locator("bs-console").get_by_role("button", name="Run", exact=True)).to_be_enabled(timeout=TIMES)


ENDLESS = {
    "a loop": "while True: pass",
    "a loop that catches all": "while True:\n    try:\n        1 / 0\n    except BaseException:\n        pass",
    "one call in C": "sum(iter(int, 1))",
    "a pattern": "import re; re.match(r'(a+)+$', 'a' * 60 + 'b')",
}


def test_code_that_never_ends_is_stopped(busy: Page) -> None:
    said = busy.locator("bs-console").get_by_text("Stopped. Python starts anew; the history is as it was")
    for number, code in enumerate(ENDLESS.values(), 1):
        python(busy, code)
        python_starts_anew(busy, "Stop")
        expect(said).to_have_count(number)
    goes_on(busy, "a = alloc_pages order=1")


# each breaks a function that the model really calls, or what it is made of
BROKEN = {
    "a function of the model": (
        "import buddyscope.kernels.linux_2_4_22.page_alloc as p; p.rmqueue = lambda *a, **k: 1 / 0",
        "ZeroDivisionError: division by zero",
    ),
    "the bridge": (
        "import buddyscope.worker.bridge as b; b.HANDLERS['run'] = lambda message: {}['the run']",
        "KeyError: 'the run'",
    ),
}


def test_a_model_that_was_broken_by_hand_is_told_and_starts_whole(busy: Page) -> None:
    told = busy.locator("bs-loading [role=alert]")
    for code, why in BROKEN.values():
        python(busy, code)
        answered(busy)
        run(busy, "b = alloc_pages order=0")
        expect(told).to_contain_text(f"Python has stopped. Python stopped with an error: {why}", timeout=TIMES)
        expect(told).to_contain_text("What you have done is still here. Retry starts Python anew")
        python_starts_anew(busy)
    goes_on(busy, "a = alloc_pages order=1")


def test_a_function_of_the_model_that_never_ends_can_be_stopped(busy: Page) -> None:
    python(busy, "import buddyscope.worker.bridge as b; b.HANDLERS['run'] = lambda message: sum(iter(int, 1))")
    answered(busy)
    run(busy, "b = alloc_pages order=0")
    told = busy.locator("bs-waiting [role=alert]")
    expect(told).to_contain_text("Python has not answered for a while", timeout=TIMES)
    expect(told).to_contain_text("You can wait, or stop it: it then starts anew")
    python_starts_anew(busy, "Stop and start anew")
    expect(busy.locator("bs-waiting [role=alert]")).to_have_count(0)
    expect(busy.locator("bs-console")).to_contain_text("Python was stopped before it answered")
    goes_on(busy, "a = alloc_pages order=1")


def test_a_worker_that_dies_without_a_word_is_noticed(busy: Page) -> None:
    # nothing of it comes any more, and no event tells: as when its process is killed
    busy.workers[0].evaluate("() => { self.postMessage = () => {}; }")
    run(busy, "b = alloc_pages order=0")
    expect(busy.locator("bs-waiting [role=alert]")).to_contain_text("has not answered", timeout=TIMES)
    expect_kept(busy, "a = alloc_pages order=1")
    # what needs no Python goes on meanwhile
    busy.get_by_role("tab", name="Table").click()
    expect(busy.locator("aside bs-twin .now")).not_to_be_empty()
    python_starts_anew(busy, "Stop and start anew")
    goes_on(busy, "a = alloc_pages order=1")


def test_a_request_that_takes_long_and_is_answered_is_not_complained_of_any_more(busy: Page) -> None:
    python(busy, "import time; time.sleep(10); print('at last')")
    expect(busy.locator("bs-waiting [role=alert]")).to_be_visible(timeout=TIMES)
    expect(busy.locator("bs-console")).to_contain_text("at last", timeout=TIMES)
    expect(busy.locator("bs-waiting [role=alert]")).to_have_count(0)
    goes_on(busy, "a = alloc_pages order=1")


WAYS_OUT = [
    "import js; js.close()",
    "import js; js.self.close()",
    "import js; js.onmessage = None",
    "import js; js.self.onerror = js.self.onmessageerror = None",
    "exit()",
    "import sys; sys.exit(3)",
    "raise KeyboardInterrupt",
]


def test_the_ways_out_are_closed(busy: Page) -> None:
    for code in WAYS_OUT:
        python(busy, code)
        answered(busy)
    goes_on(busy, "a = alloc_pages order=1")
    assert busy.locator("bs-loading [role=alert]").count() == 0


FORGED = (
    "import js; from pyodide.ffi import to_js; js.postMessage(to_js({message}, dict_converter=js.Object.fromEntries))"
)


def test_code_that_answers_in_pythons_place_harms_nothing_beyond_a_restart(busy: Page) -> None:
    # a module of its own in place of Python's would be what the next Python is started from
    module = "js.WebAssembly.Module.new(js.Uint8Array.new(to_js([0, 97, 115, 109, 1, 0, 0, 0])))"
    python(busy, FORGED.format(message=f"{{'v': 1, 'type': 'compiled', 'module': {module}}}"))
    answered(busy)
    python(busy, FORGED.format(message="{'v': 1, 'type': 'failed', 'error': {'message': '<img src=x onerror=ran=1>'}}"))
    expect(busy.locator("bs-loading [role=alert]")).to_contain_text("<img src=x onerror=ran=1>", timeout=TIMES)
    python_starts_anew(busy)
    goes_on(busy, "a = alloc_pages order=1")


TOO_MUCH = {
    "asked for at once": "x = [bytearray(2 ** 31 - 100) for _ in range(3)]",
    "a list that grows": "x = []\nwhile True: x.append(bytearray(2 ** 26))",
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_memory_that_runs_out_is_told(busy: Page, what: str) -> None:
    python(busy, TOO_MUCH[what])
    stopped = busy.locator("bs-loading [role=alert]")
    error = busy.locator("bs-console").get_by_text("MemoryError")
    expect(error.or_(stopped).first).to_be_visible(timeout=TIMES)
    if not stopped.count():
        # Python caught it; whether it can still work is known when it is asked
        run(busy, "b = alloc_pages order=0")
        next_one = busy.locator("bs-requests .list code").get_by_text("b = alloc_pages")
        expect(next_one.or_(stopped).first).to_be_visible(timeout=TIMES)
    if stopped.count():
        expect(stopped).to_contain_text("Python has stopped. No memory was left")
        expect(busy.locator("bs-header")).to_contain_text("Python has stopped")
        python_starts_anew(busy)
        goes_on(busy, "a = alloc_pages order=1")
    else:
        goes_on(busy, "a = alloc_pages order=1", "b = alloc_pages order=0")
