"""The site without network: saved on the learner's wish, or cut in the middle of a visit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import DIST, Trouble
from playwright.sync_api import Page, Request, expect
from waiting import comes_to

from browser.serving import served

pytestmark = pytest.mark.browser
PYTHON = 120_000


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


def test_the_second_visit_survives_a_network_that_is_cut(page: Page, site: str, trouble: Trouble) -> None:
    trouble.expected = ["ERR_INTERNET_DISCONNECTED"]
    page.goto(site)
    ready(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    asked: set[str] = set()
    page.on("requestfinished", lambda request: asked.update(address_of(request, site)))
    page.reload()  # this visit goes through the worker, which keeps what it sees
    ready(page)
    page.wait_for_load_state("networkidle")
    comes_to(page, lambda: asked - set(page.evaluate(KEPT)), set())
    page.context.set_offline(True)
    page.reload()
    ready(page)
    expect(page.locator("bs-stage canvas[role=slider]")).to_be_visible()


def address_of(request: Request, site: str) -> list[str]:
    """Of what the worker keeps: the site's own, asked for by the page."""
    page = request.service_worker is None and request.url.startswith(site)
    return [request.url.split("#")[0]] if page and not request.url.endswith("/sw.js") else []


KEPT = """async () => {
  const cache = await caches.open('buddyscope');
  return (await cache.keys()).map(({ url }) => url);
}"""


def test_frames_have_none_of_it(page: Page, site: str) -> None:
    page.add_init_script(COUNT)
    page.route("**/frame.html", lambda route: route.fulfill(body=FRAME, content_type="text/html"))
    page.goto(site + "frame.html")
    frame = page.frames[1]
    expect(frame.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)
    # a page of its own would register the worker as soon as this part is here
    comes_to(page, lambda: frame.evaluate("document.querySelector('bs-offline').phase"), "off")
    frame.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert frame.evaluate("registrations") == 0
    assert frame.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    expect(frame.get_by_role("button", name="Save for offline use")).to_have_count(0)


COUNT = """(() => {
  const { register } = ServiceWorkerContainer.prototype;
  window.registrations = 0;
  ServiceWorkerContainer.prototype.register = function (...given) {
    window.registrations++;
    return register.apply(this, given);
  };
})()"""
FRAME = '<!doctype html><link rel="icon" href="data:,"><iframe src="./index.html"></iframe>'


def test_a_newer_site_is_told(page: Page, tmp_path: Path) -> None:
    folder = shutil.copytree(DIST, tmp_path / "site", ignore=shutil.ignore_patterns("posters", "one-file"))
    with served(folder) as address:
        page.goto(address)
        ready(page)
        # the first visit has no worker yet that could be followed by a newer one
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        worker = folder / "sw.js"
        worker.write_text(worker.read_text(encoding="utf-8") + "\n// newer\n", encoding="utf-8")
        page.reload()
        ready(page)
        expect(page.locator("bs-lesson")).to_contain_text("newer version", timeout=PYTHON)
