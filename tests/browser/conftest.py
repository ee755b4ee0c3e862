"""Fixtures for the tests that drive the built site in a real Chromium.

A page that logs an error, breaks its own security policy or asks another origin for anything fails its test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from browser.own_pages import built
from browser.serving import served

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "web/dist"

# an answer is waited for as long as a slow machine may need; a right one ends the wait at once
expect.set_options(timeout=20_000)

# Chromium's own errands at start (updates, look-ups) have no place in a test
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# As the browser of somebody who saves data: Python starts when something needs it, and not before
SAVE_DATA = "Object.defineProperty(NetworkInformation.prototype, 'saveData', { get: () => true });"

# a violation inside a worker or before the console is heard is caught by the page itself
WATCH_POLICY = """
addEventListener('securitypolicyviolation', event => console.error(
  `CSP: ${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`));
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
    found = subprocess.run(finder, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Address of the built site."""
    with served(DIST) as address:
        yield address


@pytest.fixture(scope="session")
def site_subpath() -> Iterator[str]:
    """The same site where a university's server would have it, under a path."""
    with served(DIST, "/course/os/") as address:
        yield address


@pytest.fixture(scope="session")
def engine_page() -> Iterator[str]:
    """A page with nothing on it but the engine."""
    with served(built("engine_page")) as address:
        yield address


@pytest.fixture(scope="session")
def engine_page_subpath() -> Iterator[str]:
    """The same page under a path."""
    with served(built("engine_page"), "/course/os/") as address:
        yield address


@dataclass
class Trouble:
    """What a page did that it must not do. A test that provokes some of it names it in `expected`."""

    found: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def unexpected(self) -> list[str]:
        return [text for text in self.found if not any(part in text for part in self.expected)]

    def on_console(self, message: ConsoleMessage) -> None:
        text = message.text
        if message.type == "error" or "Content Security Policy" in text or "TrustedScript" in text:
            self.found.append(f"console: {text} ({message.location.get('url', '')})")

    def on_request(self, request: Request) -> None:
        local = ("http://127.0.0.1:", "blob:http://127.0.0.1:", "data:", "blob:null")
        if not request.url.startswith(local):
            self.found.append(f"request to another origin: {request.url}")


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


class Profile:
    """A browser profile that the tests of a process use one after the other.

    What was fetched and compiled stays; what a test leaves in storage is cleared away, as visitors clear site data.
    """

    def __init__(self, browser: Browser, *, save_data: bool) -> None:
        self.context = new_context(browser, save_data=save_data)
        self.blank = self.context.new_page()
        self.session = self.context.new_cdp_session(self.blank)
        self.in_use = False

    def new_page(self, viewport: Any = None, **media: Any) -> Page:
        page = self.context.new_page()
        if viewport:
            page.set_viewport_size(viewport)
        if media:
            page.emulate_media(**media)
        return page

    def clear(self, origins: set[str]) -> None:
        for page in self.context.pages:
            if page != self.blank:
                keep_picture(page)
                page.close()
        for origin in origins:
            self.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self.in_use = False


def new_context(browser: Browser, *, save_data: bool, **options: Any) -> BrowserContext:
    context = browser.new_context(**options)
    context.add_init_script(WATCH_POLICY)
    if save_data:
        context.add_init_script(SAVE_DATA)
    return context


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Iterator[dict[bool, Profile]]:
    """By whether its visitor saves data."""
    found = {save_data: Profile(chromium, save_data=save_data) for save_data in (True, False)}
    yield found
    for profile in found.values():
        profile.context.close()


# of a page, and not of a whole profile
OF_A_PAGE = {"viewport", "color_scheme", "forced_colors", "reduced_motion"}


@pytest.fixture
def new_page(
    chromium: Browser, profiles: dict[bool, Profile], trouble: Trouble, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Makes pages with the options of a Playwright context: color_scheme="dark", viewport={…}.

    Their visitor saves data; with `save_data=False` Python starts by itself after the first picture. Each page is
    another visitor's; all pages of tests that are marked `own_profile` begin with nothing fetched.
    """
    own = request.node.get_closest_marker("own_profile") is not None
    contexts: list[BrowserContext] = []
    origins: set[str] = set()

    def on_request(request: Request) -> None:
        trouble.on_request(request)
        parts = urlsplit(request.url)
        if parts.scheme == "http":
            origins.add(f"{parts.scheme}://{parts.netloc}")

    def make(*, save_data: bool = True, **options: Any) -> Page:
        profile = profiles[save_data]
        if own or profile.in_use or options.keys() - OF_A_PAGE:
            context = new_context(chromium, save_data=save_data, **options)
            contexts.append(context)
            page = context.new_page()
        else:
            profile.in_use = True
            context = profile.context
            page = profile.new_page(**options)
        context.on("request", on_request)
        page.on("console", trouble.on_console)
        page.on("pageerror", lambda error: trouble.found.append(f"page error: {error}"))
        return page

    yield make
    for context in contexts:
        keep_picture(context.pages[-1]) if context.pages else None
        context.close()
    for profile in profiles.values():
        if profile.in_use:
            profile.clear(origins)
            profile.context.remove_listener("request", on_request)
    assert trouble.unexpected() == []


def keep_picture(page: Page) -> None:
    """With BUDDYSCOPE_PICTURES=folder, each test leaves a screenshot of its last page there."""
    if folder := os.environ.get("BUDDYSCOPE_PICTURES"):
        name = os.environ.get("PYTEST_CURRENT_TEST", "page").split("::")[-1].split(" ")[0]
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of 1280 × 800."""
    return new_page(viewport={"width": 1280, "height": 800})


@pytest.fixture
def python_page(new_page: Callable[..., Page]) -> Page:
    """The same for a visitor who does not save data: Python starts by itself."""
    return new_page(viewport={"width": 1280, "height": 800}, save_data=False)


@pytest.fixture
def narrow_page(new_page: Callable[..., Page]) -> Page:
    """The narrowest page that everything must work on: 320 px (WCAG 1.4.10)."""
    return new_page(viewport={"width": 320, "height": 640})


@pytest.fixture
def dark_page(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 1280, "height": 800}, color_scheme="dark")


@pytest.fixture
def forced_colors_page(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 1280, "height": 800}, forced_colors="active")


@pytest.fixture
def still_page(new_page: Callable[..., Page]) -> Page:
    """A page of somebody who asked for reduced motion."""
    return new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
