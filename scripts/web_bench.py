"""Measures what a frame costs in Chromium: scripting and drawing, for pan, zoom and playback at four sizes.

Run it in .venv: `python scripts/web_bench.py [--quick]`. It prints JSON, {name: {value, unit, workload, goal, ok}},
in milliseconds, the median and the 99th percentile of each. The page is the stage alone with its call graph and text
twin, software raster. Histories are made here, by the Python model; the page only replays them.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from buddyscope.history import history, snapshot
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout
from buddyscope.machine import Machine
from buddyscope.presets import MachineSpec, preset

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / ".cache/stage_page"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SIZES = {"16": 16, "16K": 1 << 14, "1M": 1 << 20, "16.7M": 1 << 24}
GOALS = {"median": 8.0, "p99": 16.0}
SEEK_GOAL = 50.0
DMA = 4096

# One frame: something changes, the components render, the canvas is drawn, and its pixels are there.
FRAMES = """async ([kind, frames, seed]) => {
  const element = document.querySelector("bs-stage"), times = [];
  const canvas = element.shadowRoot.querySelector("canvas[role=slider]");
  const box = canvas.getBoundingClientRect();
  let state = seed;
  const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const somewhere = () => ({ clientX: box.x + 100 + chance() * (box.width - 200), clientY: box.y + 200 });
  const wheel = init => canvas.dispatchEvent(new WheelEvent("wheel",
    { bubbles: true, cancelable: true, ...somewhere(), ...init }));
  const { timeline } = window.stage;
  if (kind === "pan") for (let i = 0; i < 6; i++) wheel({ ctrlKey: true, deltaY: -120 });
  await element.updateComplete;
  const acts = {
    pan: i => wheel({ deltaX: i % 40 < 20 ? 30 : -30 }),
    zoom: i => wheel({ ctrlKey: true, deltaY: i % 48 < 24 ? -60 : 60 }),
    playback: i => window.stage.seek(Math.max(0, timeline.length - frames) + i),
    seek: () => window.stage.seek(Math.floor(chance() * timeline.length)),
  };
  for (let i = 0; i < frames; i++) {
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    await acts[kind](i);
    await element.updateComplete;
    canvas.getContext("2d").getImageData(0, 0, 1, 1);
    times.push(performance.now() - start);
  }
  return times;
}"""


def spec_of(pages: int) -> MachineSpec:
    """One zone of 16 pages, or a machine with a DMA zone and a Normal zone."""
    if pages == 16:
        return preset("matchbox")
    return MachineSpec("bench", "bench", Layout((NodeLayout(0, (DMA, pages - DMA, 0)),)))


def mixed_requests(machine: Machine, records: int, seed: int) -> None:
    """Blocks of many orders, about half of them given back, in random order, until there are so many records."""
    chance = random.Random(seed)
    orders = [0, 1, 2] if machine.system.max_order < 10 else [0, 0, 0, 1, 1, 2, 3, 5, 7]
    held: list[str] = []
    number = 0
    while len(machine.system.log) < records * 5:
        if held and chance.random() < 0.45:
            machine.run(f"__free_pages {held.pop(chance.randrange(len(held)))}")
            continue
        number += 1
        name = f"b{number}"
        if machine.run(f"{name} = alloc_pages order={chance.choice(orders)} gfp=GFP_ATOMIC").page is not None:
            held.append(name)


def write_history(spec: MachineSpec, records: int, file: Path) -> None:
    machine = Machine(spec)
    start = snapshot(machine.system)
    mixed_requests(machine, records, seed=1)
    story = history(machine, start)
    story["records"] = list(story["records"])
    file.write_text(json.dumps(story, separators=(",", ":")), encoding="utf-8")


def build_page() -> None:
    vite = ["node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]
    subprocess.run([*vite, "--config", "tests/browser/stage_page/vite.config.js"], cwd=ROOT, check=True)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the page, and the histories under /stories/ from another folder."""

    stories: Path

    def translate_path(self, path: str) -> str:
        if path.startswith("/stories/"):
            return str(self.stories / Path(path).name)
        return super().translate_path(path)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def serve(stories: Path) -> http.server.ThreadingHTTPServer:
    handler = type("Handler", (Quiet,), {"stories": stories})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(PAGE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def p99(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def measure(page: Page, kind: str, frames: int) -> list[float]:
    page.evaluate(FRAMES, [kind, min(frames, 12), 7])  # the browser compiles what it will run
    times: list[float] = page.evaluate(FRAMES, [kind, frames, 11])
    return times


def entry(value: float, workload: str, goal: float) -> dict[str, Any]:
    return {"value": round(value, 3), "unit": "ms", "workload": workload, "goal": goal, "ok": value < goal}


def frame_entries(page: Page, size: str, frames: int) -> dict[str, Any]:
    found = {}
    for kind in ("pan", "zoom", "playback"):
        times = measure(page, kind, frames)
        workload = f"{kind}, {size} pages, {frames} frames, scripting and drawing"
        found[f"web.{kind}.{size}.median"] = entry(statistics.median(times), workload, GOALS["median"])
        found[f"web.{kind}.{size}.p99"] = entry(p99(times), workload, GOALS["p99"])
    return found


def seek_entries(page: Page, records: int, frames: int) -> dict[str, Any]:
    page.evaluate("() => window.stage.seek(window.stage.timeline.length)")  # the first pass leaves the checkpoints
    times = measure(page, "seek", frames)
    workload = f"random seek to the new picture, {records} records, {frames} seeks"
    return {
        "web.seek.median": entry(statistics.median(times), workload, SEEK_GOAL),
        "web.seek.worst": entry(max(times), workload, SEEK_GOAL),
    }


def open_story(page: Page, address: str, spec: MachineSpec, records: int, stories: Path) -> None:
    write_history(spec, records, stories / "story.json")
    page.goto(address)
    page.evaluate("() => window.stage.open('./stories/story.json')")
    page.evaluate("() => window.stage.seek(window.stage.timeline.length)")


def chromium() -> str:
    finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
    return subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()


def bench(frames: int, long: int) -> dict[str, Any]:
    build_page()
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        stories = Path(folder)
        server = serve(stories)
        address = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for size, pages in SIZES.items():
            page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
            open_story(page, address, spec_of(pages), 2000 if pages == 16 else 60_000, stories)
            found |= frame_entries(page, size, frames)
            page.close()
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        open_story(page, address, preset("pc-64m"), long, stories)
        found |= seek_entries(page, long, frames)
        browser.close()
        server.shutdown()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer frames, a shorter history")
    quick = parser.parse_args().quick
    found = bench(frames=60 if quick else 300, long=100_000 if quick else 1_000_000)
    print(json.dumps(found, indent=1))
    return 0 if all(one["ok"] for one in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
