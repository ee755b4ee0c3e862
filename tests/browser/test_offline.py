"""The site without network: saved on the learner's wish, or cut in the middle of a visit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import DIST, Trouble
from playwright.sync_api import Page, expect

from browser.serving import served
from browser.waiting import becomes

pytestmark = [pytest.mark.browser, pytest.mark.own_profile]
PYTHON = 120_000


@pytest.fixture
def page(python_page: Page) -> Page:
    return python_page


def ready(page: Page) -> None:
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)


def test_saved_once_the_site_opens_without_network(page: Page, site_subpath: str, trouble: Trouble) -> None:
    trouble.expected = ["ERR_INTERNET_DISCONNECTED"]
    page.goto(site_subpath)
    ready(page)
    page.locator("bs-header .crumb").click()
    page.get_by_role("button", name="Save for offline use").click(timeout=30_000)
    expect(page.locator("bs-offline")).to_contain_text("this site works without network", timeout=PYTHON)
    page.context.set_offline(True)
    page.goto(f"{site_subpath}#/lesson/bitmap")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("One bit is enough for two buddies", timeout=PYTHON)
    ready(page)
    # what a visit fetches only when it is wanted is there as well
    assert page.evaluate(FETCH_LATER)


FETCH_LATER = """async () => {
  const { files } = await (await fetch('./offline.json')).json();
  const [path] = files.find(([path]) => path.startsWith('py/later'));
  return (await fetch(path)).ok;
}"""


# of what this visit fetched from the site, what the worker has not put away yet
NOT_KEPT = """async () => {
  const cache = await caches.open('buddyscope');
  const urls = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)]
    .filter(url => url.startsWith(location.origin) && !url.endsWith('/sw.js'));
  const kept = await Promise.all(urls.map(url => cache.match(url.split('#')[0])));
  return urls.filter((_, i) => !kept[i]);
}"""


def test_the_second_visit_survives_a_network_that_is_cut(page: Page, site: str, trouble: Trouble) -> None:
    trouble.expected = ["ERR_INTERNET_DISCONNECTED"]
    page.goto(site)
    ready(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # this visit goes through the worker, which keeps what it sees
    ready(page)
    becomes(page, lambda: page.evaluate(NOT_KEPT), [])
    page.context.set_offline(True)
    page.reload()
    ready(page)
    expect(page.locator("bs-stage canvas[role=slider]")).to_be_visible()


def test_frames_have_none_of_it(page: Page, site: str) -> None:
    page.route("**/frame.html", lambda route: route.fulfill(body=FRAME, content_type="text/html"))
    page.goto(site + "frame.html")
    frame = page.frames[1]
    # Python has run the lesson: what it says comes after all that a page does when Python has arrived
    expect(frame.locator("bs-header")).to_contain_text("Python ready · live", timeout=PYTHON)
    assert frame.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    expect(frame.get_by_role("button", name="Save for offline use")).to_have_count(0)


FRAME = '<!doctype html><link rel="icon" href="data:,"><iframe src="./index.html"></iframe>'


def test_a_newer_site_is_told(page: Page, tmp_path: Path) -> None:
    folder = shutil.copytree(DIST, tmp_path / "site", ignore=shutil.ignore_patterns("posters", "one-file"))
    with served(folder) as address:
        page.goto(address)
        ready(page)
        # the first visit has no worker yet that could be followed by a newer one
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()
        ready(page)
        worker = folder / "sw.js"
        worker.write_text(worker.read_text(encoding="utf-8") + "\n// newer\n", encoding="utf-8")
        # what a browser does by itself from time to time
        page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)")
        expect(page.locator("bs-lesson")).to_contain_text("newer version", timeout=PYTHON)
