"""What a frame costs on the real page, in Chromium: `buddyscope bench --web`, or `scripts/web_bench.py` in .venv.

The built site is opened in the sandbox with machines of four sizes, a workload is run, and then the page pans, zooms,
plays and seeks. A frame is what the page does from the event to the pixels: scripting of all components, style and
layout, and the drawing of every canvas on the stage (software raster). It is measured as processor time of the page's
main thread, from Chromium's trace, so that other work on the machine does not count. Each figure is the median of
several rounds, with their range.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from buddyscope.bench.figures import figure, figure_line
from buddyscope.cli.serve import make_server

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
MEDIAN_GOAL, P99_GOAL, SEEK_GOAL = 8.0, 16.0, 50.0
PYTHON = 180_000
SEED = 7

type Json = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """A machine, and how much is done on it before anything is measured."""

    name: str
    pages: str
    machine: Json
    requests: int


ONE_NODE = {"build": "uma", "nodes": [{"DMA": 4096, "Normal": (1 << 20) - 4096}]}
SIZES = (
    Size("16", "16", {"preset": "matchbox"}, 300),
    Size("16K", "16,384", {"preset": "pc-64m"}, 3000),
    Size("1M", "1,048,576", {"custom": ONE_NODE}, 3000),
    Size("16.7M", "16,777,216", {"preset": "big-server"}, 3000),
)
LONG = Size("64m", "16,384", {"preset": "pc-64m"}, 0)

OPEN = "machine => document.dispatchEvent(new CustomEvent('bs-machine', { detail: { machine } }))"
WORK = """work => document.dispatchEvent(new CustomEvent('bs-workload', { detail: work }))"""
STATE = """() => {
  const { history } = document.querySelector('bs-stage');
  return [history?.commands.length ?? 0, (history?.records.length ?? 0) / 5];
}"""

# One frame: something happens, all components render, layout is done, every canvas is drawn and its pixels are there.
# All of it is one run of microtasks, after the animation frame: that is how it is found in the trace.
FRAMES = """async ([kind, frames, seed]) => {
  const stage = document.querySelector('bs-stage');
  const canvas = stage.shadowRoot.querySelector('canvas[role=slider]');
  const strips = [...stage.shadowRoot.querySelectorAll('bs-stage-strip')];
  const canvases = () => [canvas, ...strips.map(one => one.shadowRoot.querySelector('canvas'))];
  const box = canvas.getBoundingClientRect();
  const length = stage.history.records.length / 5;
  let state = seed;
  const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const somewhere = () => ({ clientX: box.x + 100 + chance() * (box.width - 200), clientY: box.y + 200 });
  const wheel = init => canvas.dispatchEvent(new WheelEvent('wheel',
    { bubbles: true, cancelable: true, ...somewhere(), ...init }));
  const seek = cursor => document.dispatchEvent(new CustomEvent('bs-seek', { detail: { cursor } }));
  const rendered = async () => { for (let i = 0; i < 50; i++) await null; };
  if (kind === 'pan') for (let i = 0; i < 6; i++) wheel({ ctrlKey: true, deltaY: -120 });
  const acts = {
    pan: i => wheel({ deltaX: i % 40 < 20 ? 30 : -30 }),
    zoom: i => wheel({ ctrlKey: true, deltaY: i % 48 < 24 ? -60 : 60 }),
    playback: i => seek(Math.max(0, length - frames - 1) + i),
    seek: () => seek(Math.floor(chance() * length)),
  };
  for (let i = 0; i < frames; i++) {
    await new Promise(requestAnimationFrame);
    acts[kind](i);
    await rendered();
    document.body.offsetHeight;
    for (const one of canvases()) one?.getContext('2d').getImageData(0, 0, 1, 1);
  }
}"""
MICROTASKS = 50


@contextlib.contextmanager
def site() -> Iterator[str]:
    server = make_server(ROOT / "web/dist", 0, "127.0.0.1", "/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def wait_for(page: Page, commands: int) -> None:
    """Until the history has so many commands and no more come."""
    before = -1
    while True:
        now, _ = page.evaluate(STATE)
        if now >= commands and now == before:
            return
        before = now
        page.wait_for_timeout(500)


def open_machine(page: Page, address: str, size: Size) -> None:
    page.goto(f"{address}#/sandbox")
    # before Python is there, machines are named and cannot be chosen
    expect(page.locator("bs-machines button.card").first).to_be_visible(timeout=PYTHON)
    page.evaluate(OPEN, size.machine)
    expect(page.locator("bs-sandbox")).to_contain_text("Undo", timeout=PYTHON)
    wait_for(page, 0)


def work(page: Page, requests: int, seed: int = 1) -> int:
    """Run a workload; gives the number of records that there are then."""
    before, _ = page.evaluate(STATE)
    page.evaluate(WORK, {"name": "steady", "seed": seed, "requests": requests, "params": {}})
    wait_for(page, before + requests)
    records: int = page.evaluate(STATE)[1]
    return records


def work_until(page: Page, records: int) -> int:
    """Workloads, until there are so many records."""
    there, seed = work(page, 2000), 2
    while there < records:
        there = work(page, 4000, seed)
        seed += 1
    return there


def p99(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def traced(page: Page, kind: str, frames: int, seed: int) -> list[float]:
    """Milliseconds of the main thread for each frame."""
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["v8", "v8.execute"])
    page.evaluate(FRAMES, [kind, frames, seed])
    events = json.loads(browser.stop_tracing())["traceEvents"]
    runs = [event for event in events if event["name"] == "RunMicrotasks" and "tdur" in event]
    times = [run["tdur"] / 1000 for run in runs if run["args"].get("microtask_count", 0) >= MICROTASKS]
    if len(times) < frames * 0.95:
        raise RuntimeError(f"Chromium's trace has {len(times)} of {frames} frames.")
    return times


def rounds(page: Page, kind: str, frames: int, count: int) -> list[list[float]]:
    page.evaluate(FRAMES, [kind, 60, SEED])  # the browser compiles what it will run
    return [traced(page, kind, frames, SEED + number) for number in range(count)]


def frame_figures(page: Page, size: Size, frames: int, count: int) -> Json:
    found = {}
    for kind in ("pan", "zoom", "playback"):
        if kind != "playback" and size.name == "16":
            continue  # sixteen pages are all in view: there is nothing to pan or zoom
        times = rounds(page, kind, frames, count)
        workload = f"{kind}, {size.pages} pages, {count} rounds of {frames} frames, processor time"
        medians, tails = [statistics.median(one) for one in times], [p99(one) for one in times]
        found[f"web_{kind}_{size.name}_median"] = figure(medians, "ms", workload, at_most=MEDIAN_GOAL)
        found[f"web_{kind}_{size.name}_p99"] = figure(tails, "ms", workload, at_most=P99_GOAL)
    return found


def seek_figures(page: Page, records: int, frames: int, count: int) -> Json:
    times = rounds(page, "seek", frames, count)
    workload = f"random seek to the new picture, {records:,} records, {count} rounds of {frames}, processor time"
    medians, worst = [statistics.median(one) for one in times], [max(one) for one in times]
    return {
        "web_seek_median": figure(medians, "ms", workload, at_most=SEEK_GOAL),
        "web_seek_worst": figure(worst, "ms", workload),
    }


def new_page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")


def bench(frames: int, count: int, long: int) -> Json:
    found: Json = {}
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for size in SIZES:
            page = new_page(browser)
            open_machine(page, address, size)
            work(page, size.requests)
            found |= frame_figures(page, size, frames, count)
            page.context.close()
        page = new_page(browser)
        open_machine(page, address, LONG)
        found |= seek_figures(page, work_until(page, long), frames, count)
        browser.close()
    return found


def chromium() -> str:
    finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
    return subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print {name: {value, unit, workload, goal, ok}}")
    parser.add_argument("--quick", action="store_true", help="fewer frames and rounds, a shorter history")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="rounds of each measurement (default 3)")
    options = parser.parse_args()
    if not (ROOT / "web/dist/index.html").exists():
        sys.exit("No site in web/dist: make build first.")
    quick = options.quick
    found = bench(60 if quick else 200, 1 if quick else options.runs, 100_000 if quick else 1_000_000)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        print("\n".join(figure_line(name, one) for name, one in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
