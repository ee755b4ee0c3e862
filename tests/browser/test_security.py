"""What must not work: script in a lesson's text, and learner's Python that reaches out of its worker."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, Route, expect

PYTHON = 60_000

HOSTILE = """<p>Read me</p><script>window.ran = 1</script><img src="x" onerror="window.ran = 2">
<svg onload="window.ran = 3"><script>window.ran = 4</script></svg><a href="javascript:window.ran = 5">link</a>
<iframe srcdoc="<script>parent.ran = 6</script>"></iframe><style>body { display: none }</style>
<form action="https://elsewhere.invalid"><input name="a" autofocus onfocus="window.ran = 7"><button>Send</button></form>
<details open ontoggle="window.ran = 8"><summary>more</summary></details><base href="https://elsewhere.invalid/">
<meta http-equiv="refresh" content="0;url=https://elsewhere.invalid">
<math><mtext><style><img src onerror=ran=9></style>"""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another origin that would answer anybody, and what it was asked for."""
    asked: list[str] = []

    class Open(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(b"reached")

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Open)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_the_text_of_a_lesson_cannot_run_script(page: Page, site: str, trouble) -> None:
    # the cleaner reads the text in a document of its own, and the policy speaks up even there
    trouble.expected += ["Content Security Policy", "CSP:", "404"]

    def poison(route: Route) -> None:
        lesson = route.fetch().json()
        lesson["steps"][0]["html"] = HOSTILE
        route.fulfill(json=lesson)

    page.route("**/lessons/split.en.json", poison)
    page.goto(f"{site}#/lesson/split/start")
    expect(page.get_by_text("Read me")).to_be_visible()
    link = page.get_by_text("link", exact=True)
    assert "javascript" not in (link.get_attribute("href") or "")
    lesson = page.locator("bs-lesson")
    for forbidden in ("script", "iframe", "style", "form", "input", "base", "meta"):
        assert lesson.locator(f".text {forbidden}, .prose {forbidden}").count() == 0
    assert page.evaluate("window.ran") is None


def ask_python(page: Page, code: str) -> str:
    """What the prompt prints."""
    prompt = page.get_by_label("Python", exact=True).and_(page.locator("input, textarea"))
    prompt.fill(code)
    prompt.press("Enter")
    done = page.locator("bs-console").get_by_text(re.compile(r"REACHED|REFUSED")).last
    expect(done).to_be_visible(timeout=20_000)
    return done.inner_text()


@pytest.fixture
def prompt(page: Page, site: str) -> Callable[[str], str]:
    page.goto(f"{site}#/sandbox/matchbox")
    expect(page.locator("bs-sandbox")).to_contain_text("Undo", timeout=PYTHON)
    page.get_by_role("tab", name="Python").click()
    return lambda code: ask_python(page, code)


TRY_ALL = """
import js
reached = []
for what, how in {tries!r}.items():
    try:
        eval(how)
        reached.append(what)
    except Exception:
        pass
print(f"REACHED {{reached}}" if reached else "REFUSED")
"""


def tried(prompt: Callable[[str], str], tries: dict[str, str]) -> str:
    """REFUSED, or which of the tries got through."""
    return prompt(f"exec({TRY_ALL.format(tries=tries)!r})")


@pytest.mark.browser
def test_learners_code_reaches_no_other_origin(prompt, elsewhere, trouble) -> None:
    address, asked = elsewhere
    trouble.expected += ["Content Security Policy", "CSP:", address]
    ask = "(lambda x: (x.open('GET', '{0}/a', False), x.send()))(js.XMLHttpRequest.new())"
    tries = {"a request": ask.format(address), "a script": f"js.importScripts('{address}/b')"}
    assert tried(prompt, tries) == "REFUSED"
    # fetch() refuses later; what counts is that nobody was asked
    prompt(f"exec({f'import js; js.fetch({address!r}); print("REFUSED")'!r})")
    assert asked == []


@pytest.mark.browser
def test_learners_code_reaches_neither_storage_nor_the_page(prompt, trouble) -> None:
    trouble.expected += ["Content Security Policy", "CSP:", "TrustedScript"]
    tries = {
        "a database": "js.indexedDB.open('x')",
        "the page's storage": "js.localStorage.getItem('x')",
        "cookies": "js.document.cookie",
        "the page around": "js.parent.document",
        "code from text": "js.eval('1')",
        "a function from text": "js.Function.new('return 1')",
    }
    assert tried(prompt, tries) == "REFUSED"


@pytest.mark.browser
def test_the_guards_are_what_refuses(prompt) -> None:
    assert tried(prompt, {"sums": "1 + 1"}) == "REACHED ['sums']"
