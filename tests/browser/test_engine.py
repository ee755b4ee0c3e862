"""The engine alone in a real browser: Python starts, answers, and says clearly what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Trouble
from playwright.sync_api import Page, Route

from browser.waiting import becomes
from buddyscope.fidelity.recording_files import read_lines

VECTORS = Path(__file__).parents[1] / "vectors"
pytestmark = [pytest.mark.browser, pytest.mark.own_profile]

READY = "() => window.engine.ready.then(() => 'ready', error => error.message)"
OPEN = "() => window.engine.ask('open', { machine: { preset: 'matchbox' } })"


def outcome(page: Page, address: str) -> str:
    """'ready', or the sentence that a person would read."""
    page.goto(address)
    return str(page.evaluate(READY))


def test_python_gets_ready_and_the_bytes_are_real(page: Page, engine_page: str) -> None:
    assert outcome(page, engine_page) == "ready"
    steps: list[dict[str, Any]] = page.evaluate("() => window.progress")
    loaded = [step["loaded"] for step in steps]
    assert loaded == sorted(loaded)
    assert steps[-1]["phase"] == "ready"
    assert steps[-1]["loaded"] == steps[-1]["total"] > 5_000_000
    assert {step["phase"] for step in steps} == {"download", "compile", "install", "ready"}


def test_the_package_leaves_the_link_to_the_wasm(page: Page, engine_page: str) -> None:
    held: list[Route] = []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*.wasm.gz", lambda route: held.append(route))
    with page.expect_response("**/library.*.zip.gz") as library:
        page.goto(engine_page)
    library.value.finished()
    assert len(held) == 1
    assert not any("/buddyscope." in url for url in asked)
    held[0].continue_()
    assert page.evaluate(READY) == "ready"
    assert any("/buddyscope." in url for url in asked)


def test_a_machine_opens_and_its_records_arrive_as_numbers(page: Page, engine_page: str) -> None:
    assert outcome(page, engine_page) == "ready"
    history = page.evaluate(f"async () => {{ const h = await ({OPEN})(); {DESCRIBE} }}")
    assert history["kernel"] == "2.4.22"
    ran = page.evaluate(
        "async () => { const h = await window.engine.ask('run',"
        f" {{ commands: ['a = alloc_pages order=0'], keep: 0 }}); {DESCRIBE} }}"
    )
    assert ran["type"] == "Int32Array"
    assert ran["length"] > 0
    assert ran["length"] % 5 == 0


DESCRIBE = """return {
  kernel: h.machine?.kernel, type: h.records?.constructor.name, length: h.records?.length };"""


def test_a_recording_replays_in_the_browser(page: Page, engine_page: str) -> None:
    text = "\n".join(read_lines(VECTORS / "reclaim_dma_normal_high.jsonl.xz"))
    assert outcome(page, engine_page) == "ready"
    ask = "([name, text]) => window.engine.ask('replay', { name, text })"
    found = page.evaluate(ask, ["reclaim", text])
    assert found == {"ops": 153, "compared": found["compared"], "divergences": 0, "first": ""}
    wrong = page.evaluate(ask, ["reclaim", text.replace('"yield":1', '"yield":2')])
    assert wrong["divergences"] > 0
    assert "yield differs" in wrong["first"]


def test_a_refusal_is_a_sentence(page: Page, engine_page: str) -> None:
    assert outcome(page, engine_page) == "ready"
    message = page.evaluate(
        f"async () => {{ await ({OPEN})(); return window.engine.ask('run',"
        " { commands: ['a = aloc_pages order=0'], keep: 0 }).catch(error => error.message); }"
    )
    assert isinstance(message, str)
    assert "Traceback" not in message


def test_stopping_rejects_what_was_asked_and_python_starts_again(page: Page, engine_page: str) -> None:
    assert outcome(page, engine_page) == "ready"
    message = page.evaluate(
        f"() => {{ const asked = ({OPEN})().then(() => 'answered', error => error.message);"
        " window.engine.restart(); return asked; }"
    )
    assert message.startswith("Python was stopped before it answered")
    assert page.evaluate(READY) == "ready"
    assert page.evaluate(f"async () => {{ const h = await ({OPEN})(); {DESCRIBE} }}")["kernel"] == "2.4.22"


def test_it_starts_in_a_sandboxed_frame_too(page: Page, engine_page: str) -> None:
    page.route("**/frame.html", lambda route: route.fulfill(body=FRAME, content_type="text/html"))
    page.goto(engine_page + "frame.html")
    frame = page.frames[1]
    assert frame.evaluate("() => self.origin") == "null"
    assert frame.evaluate(READY) == "ready"


FRAME = '<!doctype html><iframe sandbox="allow-scripts" src="./index.html"></iframe>'


def test_it_starts_under_a_path(page: Page, engine_page_subpath: str) -> None:
    assert outcome(page, engine_page_subpath) == "ready"


def test_the_policy_of_the_page_holds_inside_the_worker(
    page: Page, engine_page: str, engine_page_subpath: str, trouble: Trouble
) -> None:
    # a worker loaded from the network would be free of it: learner code could call any server
    trouble.expected = ["Content Security Policy", "CSP:"]
    assert outcome(page, engine_page) == "ready"
    worker = page.workers[0]
    elsewhere = f"() => fetch({engine_page_subpath!r}).then(() => 'reached', () => 'refused')"
    assert worker.evaluate(elsewhere) == "refused"
    assert worker.evaluate(LATER_EVAL) == "refused"


# what the test itself evaluates is let through by the debugger; what runs later is not
LATER_EVAL = """() => new Promise(tell => setTimeout(() => {
  try { tell(eval('1')) } catch { tell('refused') }
}))"""


@pytest.mark.parametrize("pattern", ["python.*.wasm.gz", "library.*.zip.gz", "python.*.js.gz", "buddyscope.*.zip.gz"])
def test_a_missing_file_is_named(page: Page, engine_page: str, trouble: Trouble, pattern: str) -> None:
    trouble.expected = ["404"]
    page.route(f"**/py/{pattern}", lambda route: route.fulfill(status=404, body="no"))
    message = outcome(page, engine_page)
    assert f"{pattern.split('.')[0]}." in message
    assert "is missing on the server (status 404)" in message


@pytest.mark.parametrize("pattern", ["python.*.wasm.gz", "python.*.js.gz"])
def test_a_page_in_place_of_a_file_is_noticed(page: Page, engine_page: str, trouble: Trouble, pattern: str) -> None:
    trouble.expected = ["MIME type"]
    sign_in = {"body": "<!doctype html>Please sign in", "content_type": "text/html"}
    page.route(f"**/py/{pattern}", lambda route: route.fulfill(**sign_in))
    assert "The server sent a web page instead of" in outcome(page, engine_page)


@pytest.mark.parametrize("pattern", ["python.*.wasm.gz", "python.*.js.gz", "library.*.zip.gz", "buddyscope.*.zip.gz"])
def test_a_file_cut_short_is_noticed(page: Page, engine_page: str, pattern: str) -> None:
    def cut(route: Route) -> None:
        body = route.fetch().body()
        route.fulfill(body=body[: len(body) // 2], content_type="application/octet-stream")

    page.route(f"**/py/{pattern}", cut)
    message = outcome(page, engine_page)
    assert "arrived damaged" in message
    assert "Load the page again" in message


def test_no_file_needs_a_type(page: Page, engine_page: str) -> None:
    # learning platforms know neither .wasm nor .mjs, and some serve whatever they do not know as plain text
    def as_text(route: Route) -> None:
        route.fulfill(body=route.fetch().body(), content_type="text/plain")

    page.route("**/py/*", as_text)
    page.route("**/assets/worker-*.js", as_text)
    assert outcome(page, engine_page) == "ready"


@pytest.mark.parametrize("pattern", ["python.*.wasm.gz", "library.*.zip.gz"])
def test_a_damaged_file_of_the_right_size_is_noticed(page: Page, engine_page: str, pattern: str) -> None:
    def damage(route: Route) -> None:
        body = bytearray(route.fetch().body())
        body[100_000:100_400] = b"x" * 400
        route.fulfill(body=bytes(body), content_type="application/octet-stream")

    page.route(f"**/py/{pattern}", damage)
    message = outcome(page, engine_page)
    assert "arrived damaged and could not be unpacked" in message or "could not compile Python" in message


def test_a_host_that_unpacks_gz_on_its_own_does_no_harm(page: Page, engine_page: str) -> None:
    def encoded(route: Route) -> None:
        headers = {"Content-Encoding": "gzip", "Content-Type": "application/wasm"}
        route.fulfill(body=route.fetch().body(), headers=headers)

    page.route("**/py/python.*.wasm.gz", encoded)
    assert outcome(page, engine_page) == "ready"


def test_a_lost_connection_is_a_sentence(page: Page, engine_page: str, trouble: Trouble) -> None:
    trouble.expected = ["ERR_FAILED"]
    page.route("**/py/library.*.zip.gz", lambda route: route.abort())
    assert "could not be fetched. Check the connection" in outcome(page, engine_page)


def test_python_starts_again_without_the_network(page: Page, engine_page: str) -> None:
    assert outcome(page, engine_page) == "ready"
    page.context.set_offline(True)
    assert page.evaluate("() => window.engine.restart().then(() => 'ready', error => error.message)") == "ready"


def test_a_download_that_failed_begins_again(page: Page, engine_page: str, trouble: Trouble) -> None:
    trouble.expected = ["ERR_FAILED"]
    page.route("**/py/library.*.zip.gz", lambda route: route.abort())
    assert "could not be fetched" in outcome(page, engine_page)
    page.unroute("**/py/library.*.zip.gz")
    assert page.evaluate("() => window.engine.restart().then(() => 'ready', error => error.message)") == "ready"


def python(page: Page, code: str) -> str:
    page.evaluate(OPEN)
    answer = page.evaluate("code => window.engine.ask('python', { code })", code)
    return str(answer["output"])


def test_the_rest_of_the_library_comes_when_it_is_imported(page: Page, engine_page: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    assert outcome(page, engine_page) == "ready"
    assert not [url for url in fetched if "later" in url or "micropip" in url]
    assert python(page, "import statistics, random; statistics.mean([1, 2, 3])") == "2\n"
    assert not [url for url in fetched if "later" in url]
    assert python(page, "import wave, xml.dom.minidom, email.mime.text; wave.WAVE_FORMAT_PCM") == "1\n"
    assert python(page, "import csv, unittest, ssl; csv.QUOTE_ALL") == "1\n"
    assert len([url for url in fetched if "later" in url]) == 1


MAKE_WHEEL = """
import zipfile
with zipfile.ZipFile('/tmp/spam-1.0-py3-none-any.whl', 'w') as wheel:
    wheel.writestr('spam.py', 'eggs = 42')
    wheel.writestr('spam-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: spam\\nVersion: 1.0\\n')
    wheel.writestr('spam-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr('spam-1.0.dist-info/RECORD', '')
import asyncio, micropip
task = asyncio.ensure_future(micropip.install('emfs:/tmp/spam-1.0-py3-none-any.whl'))
"""


def test_micropip_comes_when_it_is_imported_and_installs_a_wheel(page: Page, engine_page: str) -> None:
    assert outcome(page, engine_page) == "ready"
    assert python(page, MAKE_WHEEL) == ""
    becomes(page, lambda: python(page, "task.done()"), "True\n")
    assert python(page, "import spam; spam.eggs") == "42\n"


def test_an_import_without_network_says_what_to_do(page: Page, engine_page: str, trouble: Trouble) -> None:
    trouble.expected = ["ERR_INTERNET_DISCONNECTED"]
    assert outcome(page, engine_page) == "ready"
    page.context.set_offline(True)
    said = python(page, "import wave")
    assert said.endswith("could not be fetched. Check the connection and try again.\n")
    page.context.set_offline(False)
    assert python(page, "import wave; wave.WAVE_FORMAT_PCM") == "1\n"


def test_a_missing_worker_is_a_sentence(page: Page, engine_page: str, trouble: Trouble) -> None:
    trouble.expected = ["404"]
    page.route("**/assets/worker-*.js", lambda route: route.fulfill(status=404, body="no"))
    assert "The worker that Python runs in could not be fetched" in outcome(page, engine_page)


def test_silence_ends_with_a_sentence(page: Page, engine_page: str) -> None:
    page.route("**/py/**", lambda route: None)
    assert outcome(page, engine_page + "?patience=1000").startswith("Nothing has arrived for 1 second while")


def test_a_browser_without_webassembly_is_told_so(page: Page, engine_page: str) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    assert outcome(page, engine_page).startswith("This browser has no WebAssembly")


def test_a_browser_that_refuses_workers_is_told_so(page: Page, engine_page: str) -> None:
    page.add_init_script("globalThis.Worker = class { constructor() { throw new Error('refused'); } }")
    assert outcome(page, engine_page).startswith("The browser refused to start the worker")
