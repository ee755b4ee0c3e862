"""The network is cut, or sends something else, at any moment of a visit: what was done stays, and there is a way on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import Trouble
from playwright.sync_api import Page, expect

from browser.broken_host import BrokenHost, broken_host
from browser.sandbox_visit import TIMES, begin_with, expect_history, goes_on, python_starts_anew

pytestmark = [pytest.mark.browser, pytest.mark.own_profile]

# what a browser itself writes into its console when a file does not come
TOLD_BY_BROWSER = ["ERR_", "Failed to load", "MIME type", "404", "Failed to fetch dynamically", "Unable to preload CSS"]
PART = "A part of this page could not be fetched. What you see goes on working"


@pytest.fixture
def host(trouble: Trouble) -> Iterator[BrokenHost]:
    trouble.expected = TOLD_BY_BROWSER
    with broken_host() as host:
        yield host


# ------------------------------------------------------------- Python on its way

PARTS_OF_PYTHON = {
    "worker": r"/assets/worker-",
    "code": r"/py/python\..*\.js\.gz",
    "wasm": r"/py/python\..*\.wasm\.gz",
    "library": r"/py/library\.",
    "package": r"/py/buddyscope\.",
    "wire": r"/assets/connect-",
}


@pytest.mark.parametrize("part", PARTS_OF_PYTHON)
def test_a_connection_cut_in_the_middle_of_a_file_of_python(host: BrokenHost, page: Page, part: str) -> None:
    begin_with(page, "a = alloc_pages order=1", "b = alloc_pages order=0")
    host.faults[PARTS_OF_PYTHON[part]] = "cut"
    page.goto(f"{host.address}#/sandbox/matchbox")
    told = page.locator("bs-loading [role=alert]")
    expect(told).to_contain_text("Python did not start.", timeout=TIMES)
    expect(told).to_contain_text("heck the connection")
    host.mend()
    python_starts_anew(page)
    goes_on(page, "a = alloc_pages order=1", "b = alloc_pages order=0")


def test_a_network_that_goes_before_anything_of_python_has_come(host: BrokenHost, page: Page) -> None:
    begin_with(page, "a = alloc_pages order=1")
    page.route("**/py/**", lambda route: route.abort())
    page.route("**/assets/connect-*", lambda route: route.abort())
    page.goto(f"{host.address}#/sandbox/matchbox")
    expect(page.locator("bs-loading [role=alert]")).to_contain_text("heck the connection", timeout=TIMES)
    page.unroute_all()
    python_starts_anew(page)
    goes_on(page, "a = alloc_pages order=1")


# ------------------------------------------------------------- lessons

FAULTS = {
    "cut": "could not be fetched. Check the connection|arrived, but cannot be read",
    "missing": r"is not on this server \(status 404\)",
    "sign-in": "arrived, but cannot be read: .* another page came in its place",
}
FILES = {"index": r"/lessons/index\.json", "text": r"/lessons/split\.en\.json", "records": r"/split\.records\.json"}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("file", FILES)
def test_a_lesson_that_does_not_come_can_be_asked_for_again(
    host: BrokenHost, page: Page, file: str, fault: str
) -> None:
    page.add_init_script(
        "localStorage['buddyscope:1:progress:split'] = JSON.stringify({ predictions: { ask: { page: null } } })"
    )
    host.faults[FILES[file]] = fault
    page.goto(f"{host.address}#/lesson/split/ask")
    lesson = page.locator("bs-lesson")
    expect(lesson).to_contain_text(re.compile(FAULTS[fault]), timeout=TIMES)
    host.mend()
    page.get_by_role("button", name="Try again").click()
    # what was answered before is still answered
    expect(lesson).to_contain_text("A gets page 15", timeout=TIMES)


# ------------------------------------------------------------- parts of the page that come later


@pytest.mark.parametrize("fault", ["cut", "missing", "sign-in"])
def test_a_sandbox_whose_script_does_not_come(host: BrokenHost, page: Page, fault: str) -> None:
    begin_with(page, "a = alloc_pages order=1")
    host.faults["/assets/sandbox-wire-"] = fault
    page.goto(f"{host.address}#/sandbox/matchbox")
    told = page.get_by_role("alert").filter(has_text=PART)
    expect(told).to_be_visible(timeout=TIMES)
    expect(told).to_contain_text("check the connection and load the page again")
    host.mend()
    page.reload()
    expect(told).to_be_hidden()
    goes_on(page, "a = alloc_pages order=1")


# by a pattern: what asks for it, and what is there when it has come
LATER = {
    "/assets/bs-share-": ("share", "bs-share dialog"),
    "/assets/share-wire-": ("share", "bs-share dialog"),
    "/assets/shell-deferred-": ("search", "bs-search dialog"),
    "/assets/course-wire-": ("search", "bs-search dialog"),
    "/assets/course-deferred-": ("#/map", "bs-map h1"),
    "/assets/practice-wire-": ("#/practice", "bs-practice h1"),
    "/assets/bs-practice-hands-": ("#/practice", "bs-practice h1"),
    "/assets/charts-plot-": ("charts", "bs-charts canvas"),
    "/assets/print-": ("#/print/split", "bs-print h1"),
    "/assets/present-": ("#/present/split", "bs-present button"),
    "/assets/es-": ("español", "html[lang=es]"),
}


# one of each kind: wiring, a component, a dictionary. The others ask for their parts in the same way
EACH_KIND = ["/assets/share-wire-", "/assets/charts-plot-", "/assets/es-"]
assert set(EACH_KIND) <= LATER.keys()


@pytest.mark.parametrize(
    "pattern", [pytest.param(one, marks=[] if one in EACH_KIND else [pytest.mark.heavy]) for one in LATER]
)
def test_a_part_that_does_not_come_leaves_a_page_that_works(host: BrokenHost, page: Page, pattern: str) -> None:
    what, there = LATER[pattern]
    host.faults[pattern] = "missing"
    page.goto(f"{host.address}#/lesson/split/ask")
    expect(page.locator("bs-lesson h1")).to_be_visible(timeout=TIMES)
    page.get_by_role("button", name="not sure yet").click(timeout=TIMES)
    want(page, what)
    expect(page.get_by_text(PART).locator("visible=true").first).to_be_visible(timeout=TIMES)
    host.mend()
    page.goto(f"{host.address}#/lesson/split/ask")
    page.reload()
    expect(page.locator("bs-lesson")).to_contain_text("A gets page 15", timeout=TIMES)
    want(page, what)
    expect(page.locator(there).first).to_be_visible(timeout=TIMES)


def want(page: Page, what: str) -> None:
    """Ask for a part of the page, as a visitor does."""
    if what.startswith("#"):
        page.evaluate("hash => { location.hash = hash }", what)
    elif what == "share":
        page.get_by_role("button", name="Share", exact=True).click()
    elif what == "search":
        page.get_by_role("button", name="Search").click()
    elif what == "charts":
        page.get_by_role("button", name="More views").click()
        page.get_by_role("tab", name="Charts").click()
    else:
        page.locator("bs-header select").select_option("es")


def test_a_page_whose_own_script_does_not_come_says_what_to_do(host: BrokenHost, page: Page) -> None:
    host.faults[r"/assets/(index|site|picture)-.*\.js"] = "cut"
    page.goto(host.address)
    expect(page.get_by_text("Check the connection and load the page again.")).to_be_visible(timeout=TIMES)
    host.mend()
    page.reload()
    expect(page.locator("bs-lesson h1")).to_be_visible(timeout=TIMES)
    expect(page.get_by_text("Still here?")).to_have_count(0)


def test_a_history_outlives_a_network_that_goes_while_one_works(host: BrokenHost, page: Page) -> None:
    begin_with(page, "a = alloc_pages order=1")
    page.goto(f"{host.address}#/sandbox/matchbox")
    expect_history(page, "a = alloc_pages order=1")
    page.context.set_offline(True)
    goes_on(page, "a = alloc_pages order=1")
    page.context.set_offline(False)
