"""Hours of use in one tab, in minutes: `make endurance`, or `scripts/endurance.py` in .venv with a built site.

In rounds, the real page in Chromium gets a million requests, by workloads of the sandbox, and ten thousand seeks, forks
and changes of lesson. The sandbox is reset between workloads, as a visitor would do it: one history of a million
requests is not what this shows. After each round the page is brought to the same state, garbage is collected, and what
is there is counted: heap and buffers, nodes, listeners, workers, the worker's heap and WebAssembly's memory, and what a
frame costs (processor time, as in web_bench.py). Growth is that from the second round to the last: the first fills what
is kept on purpose. Exit status 1 when anything is left over; the cost of a frame is told and not judged.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, expect, sync_playwright
from web_bench import FLAGS, PYTHON, SEED, chromium, new_page, rounds, site
from worker_eyes import WorkerEyes

from buddyscope.bench.figures import figure, figure_line

ROOT = Path(__file__).resolve().parent.parent
MACHINE = {"preset": "pc-64m"}
EACH = 10_000
"""requests on one machine, before the sandbox is reset"""
SHARES = {"seeks": 0.8, "forks": 0.12, "lessons": 0.08}
MB = 1 << 20
# what may be there more after the last round than after the second, and in which unit
GOALS = {
    "heap": ("MB", 2.0),
    "buffers": ("MB", 2.0),
    "nodes": ("nodes", 50.0),
    "listeners": ("listeners", 10.0),
    "documents": ("documents", 0.0),
    "workers": ("workers", 0.0),
    "worker_heap": ("MB", 2.0),
    "wasm": ("MB", 0.0),
}

type Json = dict[str, Any]
type Counts = dict[str, float]


def do(page: Page, what: str, *values: object) -> None:
    page.evaluate(f"values => window.endure.{what}(...values)", list(values))


def steps_of_lessons() -> list[tuple[str, str]]:
    """(lesson, step) of every step that there is."""
    folder = ROOT / "web/dist/lessons"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))["lessons"]
    lessons = [json.loads((folder / f"{one['id']}.en.json").read_text(encoding="utf-8")) for one in index]
    return [(lesson["id"], step["id"]) for lesson in lessons for step in lesson["steps"]]


def play(page: Page, number: int, requests: int, moves: int) -> None:
    """One round."""
    seed = number * 1_000_000
    wish = {"machine": MACHINE, "requests": requests, "each": EACH, "seed": seed}
    do(page, "requests", wish)
    do(page, "seeks", round(moves * SHARES["seeks"]), seed)
    do(page, "open", MACHINE)
    do(page, "work", 500, seed)
    do(page, "forks", round(moves * SHARES["forks"]), seed)
    do(page, "lessons", steps_of_lessons(), round(moves * SHARES["lessons"]))


def settle(page: Page) -> None:
    """The state in which rounds are compared: always the same machine with the same history."""
    do(page, "open", MACHINE)
    do(page, "work", 3000, SEED)


def measured(page: Page, session: CDPSession, eyes: WorkerEyes, frames: int) -> Counts:
    settle(page)
    cost = {f"frame_{kind}": statistics.median(rounds(page, kind, frames, 1)[0]) for kind in ("pan", "playback")}
    settle(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
        page.wait_for_timeout(100)
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return {
        "heap": found["JSHeapUsedSize"] / MB,
        "buffers": session.send("Runtime.getHeapUsage")["backingStorageSize"] / MB,
        "nodes": found["Nodes"],
        "listeners": found["JSEventListeners"],
        "documents": found["Documents"],
        "workers": len(page.workers),
        "worker_heap": eyes.heap() / MB,
        "wasm": eyes.wasm() / MB,
        **cost,
    }


def endure(count: int, requests: int, moves: int, frames: int) -> list[Counts]:
    found = []
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = new_page(browser)
        page.add_init_script(path=ROOT / "scripts/endurance_page.js")
        eyes = WorkerEyes(page)
        session = page.context.new_cdp_session(page)
        for domain in ("HeapProfiler", "Performance"):
            session.send(f"{domain}.enable")
        page.goto(f"{address}#/sandbox")
        eyes.watch()
        expect(page.locator("bs-machines button.card").first).to_be_visible(timeout=PYTHON)
        for number in range(1, count + 1):
            start = time.monotonic()
            play(page, number, requests // count, moves // count)
            found.append(measured(page, session, eyes, frames))
            tell(number, found[-1], time.monotonic() - start)
        browser.close()
    return found


def tell(number: int, counts: Counts, seconds: float) -> None:
    """A line for people, as it goes: standard output is for the figures."""
    words = ", ".join(f"{name} {value:,.2f}".removesuffix(".00") for name, value in counts.items())
    print(f"round {number}: {words} ({seconds:.0f} s)", file=sys.stderr, flush=True)


def figures(found: list[Counts], requests: int, moves: int) -> Json:
    about = f"{len(found)} rounds, {requests:,} requests, {moves:,} seeks, forks and changes of lesson"
    out = {}
    for name, (unit, most) in GOALS.items():
        growth = found[-1][name] - found[1][name]
        out[f"endurance_{name}_growth"] = figure(
            [growth], unit, f"{name} from round 2 to the last; {about}", at_most=most
        )
        out[f"endurance_{name}"] = figure([one[name] for one in found], unit, f"{name} after each round; {about}")
    for name in ("frame_pan", "frame_playback"):
        cost = [one[name] for one in found]
        out[f"endurance_{name}"] = figure(cost, "ms", f"median after each round; {about}")
        out[f"endurance_{name}_ratio"] = figure([cost[-1] / cost[1]], "ratio", f"the last round by the second; {about}")
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print {name: {value, unit, workload, goal, ok}}")
    parser.add_argument("--requests", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--moves", type=int, default=10_000, metavar="N", help="seeks, forks and changes of lesson")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="2 or more (default 5)")
    options = parser.parse_args()
    if not (ROOT / "web/dist/index.html").exists():
        sys.exit("No site in web/dist: make build first.")
    if options.rounds < 2:
        sys.exit("Growth needs two rounds or more.")
    counts = endure(options.rounds, options.requests, options.moves, 100)
    found = figures(counts, options.requests, options.moves)
    print(json.dumps(found, indent=2) if options.json else "\n".join(figure_line(*one) for one in found.items()))
    return 0 if all(one["ok"] is not False for one in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
