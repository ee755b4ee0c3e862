"""Embeds where course pages put them: host pages on another origin, each with its own way of being difficult.

The site is served on one port, the page around it on another, so that they are two origins (and with `localhost`
two sites). Every request of every page and frame is watched: none may leave this machine's two servers.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from conftest import DIST, FLAGS, Trouble, served
from playwright.sync_api import FrameLocator, Page, expect

from buddyscope.cli.serve import SiteHandler

SLOW = 60_000
# as Share and <buddy-scope> write it
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-same-origin"
ROOT = Path(__file__).parents[2]
SAMPLE = json.loads((ROOT / "tests/links/version-1.json").read_text(encoding="utf-8"))[0]["hash"]


class Course:
    """A server for host pages, on an origin of its own."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def page(self, body: str, head: str = "", name: str = "week3.html") -> str:
        head = f'<meta charset=utf-8><title>Week 3</title><link rel=icon href="data:,">{head}'
        html = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
        (self.folder / name).write_text(html, encoding="utf-8")
        return f"{self.address}{name}"


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    (tmp_path / "index.html").write_text("<!doctype html><title>Course</title>", encoding="utf-8")
    with served(tmp_path) as address:
        yield Course(tmp_path, address)


def frame_of(src: str, sandbox: str | None = None) -> str:
    attribute = "" if sandbox is None else f' sandbox="{sandbox}"'
    return f'<iframe id="embed" src="{src}" title="Buddyscope" width="900" height="900"{attribute}></iframe>'


def start(page: Page) -> FrameLocator:
    frame = page.frame_locator("#embed")
    frame.get_by_role("button", name="Start").click(timeout=SLOW)
    expect(frame.locator("bs-stage canvas")).to_be_visible(timeout=SLOW)
    return frame


def try_one_request(frame: FrameLocator) -> None:
    """The way that needs Python: a request of one's own, from the step that is open."""
    frame.get_by_role("button", name="Try your own requests from here").click()
    button = frame.locator("bs-controls .chip").first
    expect(button).to_be_enabled(timeout=SLOW)
    button.click()
    expect(frame.get_by_role("button", name="Undo")).to_be_enabled(timeout=SLOW)


def origin_in(page: Page) -> str:
    return page.frames[1].evaluate("self.origin")


def storage_in(page: Page) -> str:
    return page.frames[1].evaluate(
        "() => { try { localStorage.setItem('a', '1'); return 'kept' } catch (error) { return error.name } }"
    )


@pytest.mark.browser
def test_without_a_sandbox(site, course, page):
    page.goto(course.page(frame_of(f"{site}embed/?lesson=split")))
    try_one_request(start(page))
    assert origin_in(page) == site.rstrip("/")


@pytest.mark.browser
@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-popups allow-popups-to-escape-sandbox"])
def test_in_an_opaque_origin(site, course, page, sandbox):
    page.goto(course.page(frame_of(f"{site}embed/?lesson=split", sandbox)))
    try_one_request(start(page))
    assert origin_in(page) == "null"
    assert storage_in(page) == "SecurityError"


@pytest.mark.browser
def test_with_an_origin_of_its_own(site, course, page):
    page.goto(course.page(frame_of(f"{site}embed/?lesson=split", SANDBOX)))
    try_one_request(start(page))
    assert origin_in(page) == site.rstrip("/")
    assert page.frames[1].evaluate(
        "() => { try { return top.document.title } catch (error) { return error.name } }"
    ) == ("SecurityError")


@pytest.mark.browser
def test_a_shared_state_in_an_opaque_origin_runs_when_it_is_asked_for(site, course, page):
    page.goto(course.page(frame_of(f"{site}embed/{SAMPLE}", "allow-scripts")))
    frame = page.frame_locator("#embed")
    expect(frame.locator("main")).to_contain_text("This machine needs Python")
    frame.get_by_role("button", name="Load Python and open it").click()
    expect(frame.locator("bs-transport input[type=range]")).to_have_value("24", timeout=SLOW)


@pytest.mark.browser
def test_a_damaged_state_is_told(site, course, page):
    page.goto(course.page(frame_of(f"{site}embed/{SAMPLE[:-5]}", "allow-scripts")))
    frame = page.frame_locator("#embed")
    frame.get_by_role("button", name="Load Python and open it").click()
    expect(frame.get_by_role("status")).to_contain_text("This link is damaged", timeout=SLOW)


@pytest.mark.browser
def test_on_another_site_with_storage_blocked(site, course, chromium, tmp_path_factory, trouble: Trouble):
    profile = tmp_path_factory.mktemp("profile")
    (profile / "Default").mkdir()
    settings = {"profile": {"block_third_party_cookies": True, "cookie_controls_mode": 1}}
    (profile / "Default/Preferences").write_text(json.dumps(settings))
    kind = chromium.browser_type
    context = kind.launch_persistent_context(
        str(profile), executable_path=chromium_path(), args=[*FLAGS, "--test-third-party-cookie-phaseout"]
    )
    try:
        page = context.pages[0]
        context.on("request", trouble.on_request)
        page.on("console", trouble.on_console)
        host = course.page(frame_of(f"{site}embed/?lesson=split")).replace("127.0.0.1", "localhost")
        page.goto(host)
        try_one_request(start(page))
        assert storage_in(page) == "SecurityError"
    finally:
        context.close()
    outside = [
        text for text in trouble.unexpected() if not text.startswith("request to another origin: http://localhost:")
    ]
    assert outside == []


def chromium_path() -> str:
    finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
    return subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.browser
def test_under_a_strict_policy_of_the_course_page(site, course, page):
    policy = f"default-src 'none'; img-src data:; frame-src {site}; script-src {site}embed.js"
    policy += "; require-trusted-types-for 'script'"
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    body = f'<buddy-scope lesson="split" step="ask"></buddy-scope><script src="{site}embed.js" async></script>'
    page.goto(course.page(body, head))
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Start").click(timeout=SLOW)
    expect(frame.locator("bs-stage canvas")).to_be_visible(timeout=SLOW)
    height = page.locator("iframe").evaluate("one => one.getBoundingClientRect().height")
    assert height > 400


class MoodleLike(SiteHandler):
    """Knows the types that Moodle's table has, and calls everything else document/unknown. No CORS, no nosniff."""

    extensions_map: ClassVar[dict[str, str]] = {
        "": "document/unknown",
        ".css": "text/css",
        ".gz": "application/g-zip",
        ".html": "text/html",
        ".js": "application/x-javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".zip": "application/zip",
    }

    def guess_type(self, path: Any) -> str:
        return self.extensions_map.get(Path(path).suffix.lower(), "document/unknown")

    def send_header(self, keyword: str, value: str) -> None:
        if keyword not in ("Access-Control-Allow-Origin", "X-Content-Type-Options"):
            super().send_header(keyword, value)


@contextmanager
def served_by(handler: type[SiteHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(DIST)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.browser
def test_from_a_server_with_moodles_file_types(course, page):
    with served_by(MoodleLike) as site:
        page.goto(course.page(frame_of(f"{site}embed/?lesson=split")))
        try_one_request(start(page))


# the page around an embed says these; none of them is of the protocol
NOT_OF_THE_PROTOCOL = """[
  null, 7, 'play', [], {},
  { type: 'goto', cursor: 7 },
  { buddyscope: 2, type: 'goto', cursor: 7 },
  { buddyscope: 1, type: 'goto' },
  { buddyscope: 1, type: 'goto', cursor: -1 },
  { buddyscope: 1, type: 'goto', cursor: '7' },
  { buddyscope: 1, type: 'goto', cursor: 1e300 },
  { buddyscope: 1, type: 'goto', cursor: 7, step: '../../x' },
  { buddyscope: 1, type: 'goto', cursor: 7, step: '<img src=x onerror=ran=1>' },
  { buddyscope: 1, type: 'run', code: 'x' },
  { buddyscope: 1, type: 'theme', theme: '"><style>' },
  { buddyscope: 1, type: 'constructor' }, new Error('x')]"""


@pytest.mark.browser
def test_messages_of_others_are_not_heard(site, course, page):
    body = (
        frame_of(f"{site}embed/?lesson=split&step=ask&chrome=0", "allow-scripts")
        + '<iframe id="other" srcdoc="<p>x"></iframe>'
    )
    page.goto(course.page(body))
    frame = start(page)
    slider = frame.locator("bs-transport input[type=range]")
    before = slider.input_value()
    # a frame beside it is not the page around it
    to_embed = "document.querySelector('#embed').contentWindow.postMessage"
    page.frames[-1].evaluate(f"parent.{to_embed}({{ buddyscope: 1, type: 'goto', cursor: 7 }}, '*')")
    page.evaluate(f"{NOT_OF_THE_PROTOCOL}.forEach(message => {to_embed}(message, '*'))")
    # what is told after all of these is heard: so they have been, and were not obeyed
    page.evaluate(f"{to_embed}({{ buddyscope: 1, type: 'theme', theme: 'dark' }}, '*')")
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    assert slider.input_value() == before
    page.evaluate(f"{to_embed}({{ buddyscope: 1, type: 'goto', cursor: 7 }}, '*')")
    expect(slider).to_have_value("7")
