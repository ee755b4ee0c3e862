"""What must not work: learner's Python that reaches out of its worker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from browser.waiting import becomes

PYTHON = 60_000


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


def ask_python(page: Page, code: str) -> str:
    """What the prompt prints, of this input and no other."""
    answers = page.locator("bs-console .out pre")
    before = answers.count()
    prompt = page.get_by_label("Python", exact=True).and_(page.locator("input, textarea"))
    prompt.fill(code)
    prompt.press("Enter")
    expect(answers).to_have_count(before + 1, timeout=20_000)
    return answers.last.inner_text().strip()


@pytest.fixture
def prompt(page: Page, site: str) -> Callable[[str], str]:
    page.goto(f"{site}#/sandbox/matchbox")
    expect(page.locator("bs-sandbox")).to_contain_text("Undo", timeout=PYTHON)
    page.get_by_role("tab", name="Python").click()
    return lambda code: ask_python(page, code)


# what refuses at once
ELSEWHERE = {
    "a request": "(lambda x: (x.open('GET', '{0}/a', False), x.send()))(js.XMLHttpRequest.new())",
    "a script": "js.importScripts('{0}/b')",
    "a worker": "js.Worker.new('{0}/c')",
    "a shared worker": "js.SharedWorker.new('{0}/d')",
    "a beacon": "js.navigator.sendBeacon('{0}/e', 'x')",
    "a picture": "js.Image.new()",
    "an element": "js.document.createElement('img')",
    "a window": "js.open('{0}/f')",
    "a peer": "js.RTCPeerConnection.new()",
    "the page's address": "js.location.assign('{0}/g')",
    "a library of Python": "__import__('urllib.request').request.urlopen('{0}/h')",
    "a socket of Python": "__import__('http.client').client.HTTPConnection('{0}'[7:]).request('GET', '/i')",
}

# a Blob is an object of this origin: whether it may be run as a module is the policy's to say
IMPORT = """
import js
from pyodide.code import run_js
try:
    run_js("import('{0}/import.js')")
    print("REACHED")
except Exception:
    print("REFUSED")
"""

# what refuses later, by an event: each says how it ended
LATER = """
import js
from pyodide.ffi import create_proxy
ended = {{}}
def end(what, how):
    return create_proxy(lambda *_: ended.setdefault(what, how))
try:
    js.fetch('{0}/j').then(end('a fetch', 'REACHED'), end('a fetch', 'REFUSED'))
except Exception:
    ended['a fetch'] = 'REFUSED'
for what, make in (('events', lambda: js.EventSource.new('{0}/k')), ('a socket', lambda: js.WebSocket.new('{1}/l'))):
    try:
        one = make()
        one.onopen = end(what, 'REACHED')
        one.onerror = end(what, 'REFUSED')
    except Exception:
        ended[what] = 'REFUSED'
"""
ENDED = "{'a fetch': 'REFUSED', 'a socket': 'REFUSED', 'events': 'REFUSED'}"

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
def test_learners_code_reaches_no_other_origin(page, prompt, elsewhere, trouble) -> None:
    address, asked = elsewhere
    trouble.expected += ["Content Security Policy", "CSP:", address]
    tries = {what: how.format(address) for what, how in ELSEWHERE.items()}
    assert tried(prompt, tries) == "REFUSED"
    prompt(f"exec({LATER.format(address, address.replace('http', 'ws'))!r}); print('asked')")
    becomes(page, lambda: prompt("print(dict(sorted(ended.items())))"), ENDED)
    assert prompt(f"exec({IMPORT.format(address)!r})") == "REFUSED"
    assert asked == []


@pytest.mark.browser
def test_learners_code_reaches_neither_storage_nor_the_page(prompt, trouble) -> None:
    trouble.expected += ["Content Security Policy", "CSP:", "TrustedScript"]
    tries = {
        "a database": "js.indexedDB.open('x')",
        "a database by Python": "(lambda seen: (__import__('pyodide_js').FS.filesystems.IDBFS.getDB('x',"
        " lambda *a: seen.append(a)), 1 / (not seen)))([])",
        "what the site has cached": "js.caches.open('buddyscope')",
        "the store of cookies": "js.cookieStore.getAll()",
        "a folder": "js.navigator.storage.getDirectory()",
        "a bucket": "js.navigator.storageBuckets.keys()",
        "an old folder": "js.webkitRequestFileSystemSync(0, 1)",
        "an old folder, later": "js.webkitRequestFileSystem(0, 1)",
        "other tabs": "js.BroadcastChannel.new('x')",
        "locks of other tabs": "js.navigator.locks.query()",
        "the worker of the site": "js.navigator.serviceWorker.register('x.js')",
        "the tab's storage": "js.sessionStorage.getItem('x')",
        "a worker with all of it": "js.Worker.new('data:,')",
        "scripts that are trusted": "js.trustedTypes.createPolicy('x')",
        "the page's storage": "js.localStorage.getItem('x')",
        "cookies": "js.document.cookie",
        "the page around": "js.parent.document",
        "a message to the page around": "js.parent.postMessage('x')",
        "the page that opened it": "js.opener.document",
        "the page on top": "js.top.document",
        "code from text": "js.eval('1')",
        "a function from text": "js.Function.new('return 1')",
    }
    assert tried(prompt, tries) == "REFUSED"


@pytest.mark.browser
def test_the_guards_are_what_refuses(prompt) -> None:
    assert tried(prompt, {"sums": "1 + 1"}) == "REACHED ['sums']"
