"""A learning platform as Moodle and its like are: accounts, courses, records on a server, scorm-again in its page.

Who is signed in stands in a cookie, and the server asks it at every request, as real ones do. A package lies in a frame
of the platform's page, on the same server.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from conftest import ROOT
from playwright.sync_api import Frame, Page, expect

from browser.playing import Learner, compiled

PAGE = """<!doctype html><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,">
<script src="/scorm12.min.js"></script><script>const FAULT = "%(fault)s", COURSE = "%(course)s";</script>
<script src="/platform.js"></script><style>iframe { width: 100%%; height: 95vh }</style>
<iframe name="sco" src="/packages/%(package)s.html"></iframe>"""

# FAULT is how the page begins; window.fault can be changed while it is open
SCRIPT = """
function talk(method, body) {
  const request = new XMLHttpRequest();
  request.open(method, `/record?course=${COURSE}`, false);
  request.send(body);
  return request;
}
const record = JSON.parse(talk('GET').responseText);
const inner = new Scorm12API({ autocommit: false, mastery_override: false });
if (record.cmi) inner.loadFromJSON(record.cmi);
inner.cmi.core.student_id = record.who;
if (record.mode) inner.cmi.core.lesson_mode = record.mode;
window.fault = FAULT;
window.calls = [];
const save = () => talk('POST', JSON.stringify(inner.renderCMIToJSONObject().cmi)).status === 204;
const API = {
  LMSInitialize: () => window.fault === 'refuses' ? 'false' : inner.LMSInitialize(''),
  LMSGetValue: name => inner.LMSGetValue(name),
  LMSSetValue: (name, value) => window.fault === 'set' ? 'false' : inner.LMSSetValue(name, value),
  LMSCommit: () => {
    window.calls.push('commit');
    if (window.fault === 'throws') throw new Error('the platform is gone');
    if (window.fault === 'commit' || inner.LMSCommit('') !== 'true') return 'false';
    return String(save());
  },
  LMSFinish: () => { window.calls.push('finish'); const done = inner.LMSFinish(''); save(); return done; },
  LMSGetLastError: () => window.fault ? '101' : inner.LMSGetLastError(),
};
if (FAULT !== 'missing') window.API = API;
"""


@dataclass
class Platform:
    """Its accounts' records, by (account, course), as they were committed last."""

    folder: Path
    address: str = ""
    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    fault: str = ""
    mode: str = ""

    def sign_in(self, page: Page, who: str) -> None:
        page.context.add_cookies([{"name": "who", "value": who, "url": self.address}])

    def open(self, page: Page, course: str = "one", package: str = "split") -> Frame:
        """Open the activity of a course, and wait for the lesson."""
        page.goto(f"{self.address}course/{course}/{package}")
        return self.entered(page)

    def entered(self, page: Page) -> Frame:
        frame = page.frame("sco")
        assert frame is not None
        expect(frame.locator("bs-lesson h1")).to_be_visible(timeout=120_000)
        return frame

    def score(self, who: str, course: str = "one") -> tuple[str, str]:
        """(score, status) that the server has."""
        core = self.records.get((who, course), {}).get("core", {})
        return str(core.get("score", {}).get("raw", "")), str(core.get("lesson_status", ""))

    def answers(self, who: str, course: str = "one", lesson: str = "split") -> dict[str, Any]:
        """Predictions that the server has, by step."""
        text = self.records.get((who, course), {}).get("suspend_data") or '{"l":{}}'
        predictions: dict[str, Any] = json.loads(text)["l"].get(lesson, {}).get("p", {})
        return predictions

    def new_attempt(self, who: str, course: str = "one") -> None:
        """The teacher, or the platform, begins another: the record is empty again."""
        del self.records[who, course]


@contextmanager
def platform_of(folder: Path) -> Iterator[Platform]:
    """A platform with the packages `folder/*.html`, on a free port."""
    platform = Platform(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(platform))
    platform.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield platform
    server.shutdown()
    server.server_close()
    thread.join()


def handler_for(platform: Platform) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Nothing."""

        def key(self) -> tuple[str, str]:
            cookie = SimpleCookie(self.headers.get("Cookie", ""))
            return cookie["who"].value, parse_qs(urlsplit(self.path).query)["course"][0]

        def do_GET(self) -> None:
            words = urlsplit(self.path).path.strip("/").split("/")
            if words[0] == "course":
                page = PAGE % {"fault": platform.fault, "course": words[1], "package": words[2]}
                self.answer("text/html", page.encode())
            elif words[0] == "packages":
                self.answer("text/html", (platform.folder / words[1]).read_bytes())
            elif words[0] == "record":
                record = {"who": self.key()[0], "cmi": platform.records.get(self.key()), "mode": platform.mode}
                self.answer("application/json", json.dumps(record).encode())
            elif words[0] == "platform.js":
                self.answer("text/javascript", SCRIPT.encode())
            elif words[0] == "scorm12.min.js":
                library = ROOT / "node_modules/scorm-again/dist/scorm12.min.js"
                self.answer("text/javascript", library.read_bytes())
            else:
                self.answer("text/html", b"<!doctype html><title>Elsewhere</title><link rel=icon href=data:,>")

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            platform.records[self.key()] = json.loads(self.rfile.read(length))
            self.send_response(204)
            self.end_headers()

        def answer(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def go_to(frame: Frame, step: dict[str, Any], lesson: str = "split") -> None:
    frame.evaluate("hash => { location.hash = hash }", f"#/lesson/{lesson}/{step['id']}")
    expect(frame.locator("bs-lesson h2").first).to_have_text(step["title"], timeout=20_000)


def learner_in(frame: Frame, lesson: str = "split") -> Learner:
    page: Any = frame
    return Learner(page, compiled(lesson))


def predictions_of(lesson: str = "split") -> list[dict[str, Any]]:
    """The steps that ask for a prediction."""
    return [step for step in compiled(lesson)["steps"] if step["predict"]]


def predict(frame: Frame, step: dict[str, Any], lesson: str = "split") -> None:
    """Answer the prediction of a step, right."""
    go_to(frame, step, lesson)
    learner_in(frame, lesson).predict(step, step["predict"]["answer"], "right")


def do_everything(frame: Frame) -> None:
    """Every task of the lesson, right, as a learner does them."""
    learner = learner_in(frame)
    for step in compiled("split")["steps"]:
        go_to(frame, step)
        if step["predict"]:
            learner.predict(step, step["predict"]["answer"], "right")
        if step["question"]:
            learner.answer(step, right=True)
        if step["challenge"]:  # Python comes with the first
            expect(frame.locator("bs-header .pill.ready")).to_be_visible(timeout=120_000)
            learner.solve(step)
