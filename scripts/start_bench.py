"""Measures the start in Chromium: lesson readable, first frame playable, Python ready; cold and warm, on two links.

Run by `buddyscope bench --start [--json]` in a checkout with a built site. Times are from navigation, medians of
several fresh browsers. Beside them, in the same run: the time that the bytes of a first visit need on that link, and
the time that a bare Pyodide needs to start from this machine; Python ready is judged by their sum. The slow link is
made by Chromium itself (9 Mbit/s, 170 ms). That it holds for Python's files too is checked: they must not arrive
faster than such a link carries them, and the worker must not fetch any by itself.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from buddyscope.cli.serve import make_server

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "web/dist"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SLOW = {"offline": False, "latency": 170, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8}
LINKS: dict[str, dict[str, Any] | None] = {"fast": None, "slow": SLOW}
# seconds; only the slow link has goals of its own
GOALS = {"readable": 1.5, "playable": 2.5, "python": 7.0}
RATIO_GOAL = 1.5

# Looks once a frame, from before the page's own scripts.
WATCH = """
window.startTimes = {};
const at = name => window.startTimes[name] ??= performance.now();
const text = element => element?.shadowRoot?.querySelector("h1, h2") && element.shadowRoot.textContent.trim();
const look = () => {
  if (text(document.querySelector("bs-lesson"))?.length > 200) at("readable");
  const canvas = document.querySelector("bs-stage")?.shadowRoot?.querySelector("canvas[role=slider]");
  const player = document.querySelector("bs-transport")?.shadowRoot?.querySelector("input[type=range]");
  if (canvas?.width > 0 && player) at("playable");
  if (performance.getEntriesByName("python ready").length) return at("python");
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
FETCH_ALL = """async files => {
  const start = performance.now();
  await Promise.all(files.map(file => fetch(file).then(response => response.arrayBuffer())));
  return performance.now() - start;
}"""
BARE = """async () => {
  const start = performance.now();
  const { loadPyodide } = await import("./pyodide.mjs");
  await loadPyodide();
  return performance.now() - start;
}"""
PARTS = ("worker", "compile", "bytes", "compiled", "install", "ready")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = make_server(folder, 0, "127.0.0.1")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def chromium() -> str:
    finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
    return subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()


def open_page(context: BrowserContext, link: dict[str, Any] | None) -> Page:
    page = context.new_page()
    if link:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", link)
    return page


def wait_for_python(page: Page, patience: float = 180) -> None:
    # the page's policy forbids page.wait_for_function()
    end = time.monotonic() + patience
    while not page.evaluate("window.startTimes.python ?? 0"):
        if time.monotonic() > end:
            raise RuntimeError(f"Python was not ready after {patience} seconds.")
        page.wait_for_timeout(100)


def visit(context: BrowserContext, address: str, link: dict[str, Any] | None) -> dict[str, Any]:
    """One visit: times in seconds, the marks of the start, and what was fetched by whom."""
    page = open_page(context, link)
    page.add_init_script(WATCH)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address)
    wait_for_python(page)
    times = {name: time / 1000 for name, time in page.evaluate("window.startTimes").items()}
    marks = page.evaluate(
        "names => names.map(n => performance.getEntriesByName('python ' + n)[0]?.startTime ?? 0)", PARTS
    )
    entries = page.evaluate("performance.getEntriesByType('resource').map(e => [e.name, e.transferSize])")
    page.close()
    local = [url for url in fetched if url.startswith(address)]
    return {
        "times": times,
        "marks": dict(zip(PARTS, (mark / 1000 for mark in marks), strict=True)),
        "fetched": local,
        "bytes": sum(size for name, size in entries if name.startswith(address)),
    }


def bytes_alone(browser: Browser, address: str, link: dict[str, Any] | None, files: list[str]) -> float:
    """Seconds that the files of a first visit need when nothing else is done, all asked for at once."""
    context = browser.new_context(bypass_csp=True)
    page = open_page(context, link)
    page.goto(address + "fidelity/fidelity.css")
    seconds = float(page.evaluate(FETCH_ALL, files)) / 1000
    context.close()
    return seconds


def bare_pyodide(browser: Browser, address: str) -> float:
    """Seconds that an unchanged Pyodide needs from this machine's disk, without any package."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "index.html")
    seconds = float(page.evaluate(BARE)) / 1000
    context.close()
    return seconds


@contextmanager
def pyodide_served() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "node_modules/pyodide", folder, dirs_exist_ok=True)
        (Path(folder) / "index.html").write_text("<!doctype html><title>bare</title>")
        with served(Path(folder)) as address:
            yield address


def measure_link(browser: Browser, site: str, link: dict[str, Any] | None, runs: int) -> dict[str, Any]:
    cold, warm, alone = [], [], []
    for _ in range(runs):
        context = browser.new_context()
        cold.append(visit(context, site, link))
        warm.append(visit(context, site, link))
        context.close()
        alone.append(bytes_alone(browser, site, link, cold[0]["fetched"]))
    return {"cold": cold, "warm": warm, "bytes": statistics.median(alone)}


def check_link(found: dict[str, Any]) -> None:
    """The slow link was slow for everything: all files came through the page, and no faster than the link carries."""
    visit = found["cold"][0]
    if not any("/py/" in url for url in visit["fetched"]):
        raise RuntimeError("Python's files were not fetched by the page, so they were not slowed down.")
    least = visit["bytes"] / SLOW["downloadThroughput"]
    if visit["marks"]["bytes"] < 0.95 * least:
        raise RuntimeError(f"{visit['bytes']} bytes came in {visit['marks']['bytes']:.1f} s: the link was not slow.")


def dominates(visit: dict[str, Any]) -> str:
    """Where the time until Python was ready went, as shares of it."""
    marks = visit["marks"]
    first = marks["bytes"] or marks["worker"]
    parts = {"bytes": first, "compile": max(0.0, marks["compiled"] - first)}
    begun = first + parts["compile"]
    parts["start"] = max(0.0, marks["install"] - begun)
    parts["Buddyscope"] = max(0.0, marks["ready"] - max(begun, marks["install"]))
    total = sum(parts.values()) or 1.0
    return ", ".join(f"{name} {100 * share / total:.0f} %" for name, share in parts.items())


def entry(value: float, unit: str, workload: str, goal: float | None) -> dict[str, Any]:
    ok = goal is None or value <= goal
    return {"value": round(value, 3), "unit": unit, "workload": workload, "goal": goal, "ok": ok}


def entries(name: str, found: dict[str, Any], bare: float) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for state in ("cold", "warm"):
        visits = found[state]
        for what in GOALS:
            value = statistics.median(visit["times"][what] for visit in visits)
            goal = GOALS[what] if (name, state) == ("slow", "cold") else None
            about = f"{what}, {state}, {name} link"
            if what == "python":
                about += f": {dominates(visits[0])}"
            out[f"start.{name}.{state}.{what}"] = entry(value, "s", about, goal)
    out[f"start.{name}.bytes"] = entry(found["bytes"], "s", f"{found['cold'][0]['bytes']} bytes alone", None)
    ratio = out[f"start.{name}.cold.python"]["value"] / (found["bytes"] + bare)
    about = "Python ready, cold, by the bytes alone and a bare Pyodide"
    out[f"start.{name}.ratio"] = entry(ratio, "ratio", about, RATIO_GOAL)
    return out


def bench(runs: int) -> dict[str, Any]:
    with sync_playwright() as playwright, served(DIST) as site, pyodide_served() as pyodide:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        visit(browser.new_context(), site, None)  # the browser's own first time
        bare = statistics.median(bare_pyodide(browser, pyodide) for _ in range(runs))
        out = {"start.bare": entry(bare, "s", "an unchanged Pyodide from this machine", None)}
        for name, link in LINKS.items():
            found = measure_link(browser, site, link, runs)
            if link:
                check_link(found)
            out |= entries(name, found, bare)
        browser.close()
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    found = bench(options.runs)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        for name, one in found.items():
            goal = "" if one["goal"] is None else f"  (goal {one['goal']:g}{'' if one['ok'] else ': MISSED'})"
            print(f"{name:26} {one['value']:7.2f} {one['unit']:5}{goal}  {one['workload']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
