"""Firefox and WebKit, each started once. `make test-engines` installs them; one that is missing fails its tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from selenium import webdriver

from browser.serving import served
from buddyscope.export.single_file import write_single_file
from engines.visitor import PlaywrightDriver, SeleniumDriver, Visitor

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "web/dist"
# Playwright's own probing of a page, which the page's policy refuses, and rightly; and what a page did not get because
# it was left while it loaded. The last is how the one file ends where it cannot begin
NOT_OURS = [
    "an inline style (style-src-elem)",
    "A ServiceWorker intercepted the request",
    "This browser cannot unpack the page.",
]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with served(DIST) as address:
        yield address


class Course:
    """A server of its own, that is another origin, for the pages around frames."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def page_around(self, address: str, sandbox: str = "allow-scripts") -> str:
        """A page with one frame, which may run scripts and nothing else. Gives where it is."""
        return self.page(f'<iframe id="embed" sandbox="{sandbox}" src="{address}" title="Buddyscope"></iframe>')

    def page(self, body: str) -> str:
        style = "<style>body { margin: 0 } iframe { width: 100%; height: 98vh; border: 0 }</style>"
        head = f'<meta charset=utf-8><title>Week 3</title><link rel=icon href="data:,">{style}'
        (self.folder / "week3.html").write_text(f"<!doctype html><html lang=en>{head}<body>{body}", encoding="utf-8")
        return f"{self.address}week3.html"


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    (tmp_path / "index.html").write_text("<!doctype html><title>Course</title>", encoding="utf-8")
    with served(tmp_path) as address:
        yield Course(tmp_path, address)


@pytest.fixture(scope="session")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as `buddyscope export single-file` writes it."""
    file = tmp_path_factory.mktemp("stick") / "buddyscope.html"
    write_single_file(DIST, file)
    return file


@contextmanager
def firefox() -> Iterator[Visitor]:
    found = os.environ.get("BUDDYSCOPE_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        pytest.fail("Firefox is missing. Debian: apt-get install firefox-esr", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(channel="moz-firefox", executable_path=found)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        try:
            yield Visitor("firefox", PlaywrightDriver(page))
        finally:
            browser.close()
    assert [error for error in errors if not any(part in error for part in NOT_OURS)] == []


@contextmanager
def screen() -> Iterator[None]:
    """A virtual screen, where there is none: WebKit's MiniBrowser has no headless mode."""
    if os.environ.get("DISPLAY"):
        yield
        return
    ours, theirs = os.pipe()
    size = ["-screen", "0", "1440x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", "-displayfd", str(theirs), *size], pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = ":" + os.read(ours, 20).decode().strip()
    try:
        yield
    finally:
        server.terminate()
        server.wait()
        del os.environ["DISPLAY"]


def minibrowser() -> str:
    named = os.environ.get("BUDDYSCOPE_MINIBROWSER")
    found = [named] if named else sorted(str(path) for path in Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    if not found or not shutil.which("WebKitWebDriver"):
        pytest.fail("WebKit is missing. Debian: apt-get install webkit2gtk-driver xvfb", pytrace=False)
    return found[-1]


@contextmanager
def webkit() -> Iterator[Visitor]:
    options = webdriver.WebKitGTKOptions()
    options.binary_location = minibrowser()
    options.add_argument("--automation")
    with screen():
        driver = webdriver.WebKitGTK(
            options=options, service=webdriver.WebKitGTKService(shutil.which("WebKitWebDriver"))
        )
        try:
            driver.set_window_size(1280, 900)
            yield Visitor("webkit", SeleniumDriver(driver))
        finally:
            driver.quit()


ENGINES = {"firefox": firefox, "webkit": webkit}


@pytest.fixture(scope="module", params=ENGINES)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with ENGINES[request.param]() as one:
        yield one
