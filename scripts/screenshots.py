"""Pictures of the real site: six situations of the machine in four sizes. Run in .venv after `make build`.

    python scripts/screenshots.py FOLDER [--only fallback] [--size wide]
    python scripts/screenshots.py docs/images --docs

Each situation is a few commands in the sandbox and a moment of the last one: a function that is just being called, or a
place among its records. The pictures of the documentation are chosen from these.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from buddyscope.cli.serve import make_server

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PYTHON = 120_000

SIZES = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "small": {"viewport": {"width": 800, "height": 450}},
}


@dataclass(frozen=True)
class Situation:
    """What was asked of which machine, and at which moment to look."""

    machine: str
    commands: tuple[str, ...]
    function: str
    """the cursor stands after the last call of this function"""
    further: int = 0
    """and so many records on"""


DRAIN_NORMAL = tuple(f"x{n} = rmqueue order=9 zone=Normal" for n in range(23))
DRAIN_SHOEBOX = (
    *(f"x{n} = rmqueue order=6" for n in range(13)),
    *(f"y{n} = rmqueue order=4" for n in range(9)),
    "reclaimable y0",
    "reclaimable y3",
    "reclaimable y5",
    "reclaimable y6",
    "reclaimable x2",
    "reclaimable x3",
)
SITUATIONS = {
    "split": Situation("matchbox", ("a = alloc_pages order=0",), "expand", 5),
    "merge": Situation("matchbox", ("a = alloc_pages order=0", "__free_pages a"), "__free_pages_ok", 6),
    "fallback": Situation(
        "pc-64m",
        (
            *DRAIN_NORMAL,
            "b = rmqueue order=8 zone=Normal",
            "c = rmqueue order=6 zone=Normal",
            "a = alloc_pages order=2",
        ),
        "expand",
        3,
    ),
    "kswapd": Situation("shoebox", (*DRAIN_SHOEBOX, "a = alloc_pages order=3", "kswapd"), "__free_pages_ok", 3),
    "reclaim": Situation(
        "shoebox", (*DRAIN_SHOEBOX, "z = rmqueue order=5", "a = alloc_pages order=2"), "try_to_free_pages_zone", 14
    ),
    "nodes": Situation(
        "two-nodes",
        (*(f"x{n} = rmqueue order=6 node=0" for n in range(16)), "a = alloc_pages order=2 gfp=GFP_ATOMIC"),
        "expand",
        3,
    ),
}

RUN = "text => document.dispatchEvent(new CustomEvent('bs-script', { detail: { text } }))"
COUNT = "() => document.querySelector('bs-stage').history?.commands.length ?? 0"
# the record after the last call of a function, and so many more
MOMENT = """([name, further]) => {
  const { history } = document.querySelector('bs-stage');
  const { start, end } = history.commands.at(-1);
  const isCall = at => history.records[at * 5] === 20 && history.functions[history.records[at * 5 + 1]].name === name;
  let last = start;
  for (let at = start; at < end; at++) if (isCall(at)) last = at;
  const cursor = Math.min(end, last + 1 + further);
  document.dispatchEvent(new CustomEvent('bs-seek', { detail: { cursor } }));
}"""


@contextlib.contextmanager
def site() -> Iterator[str]:
    server = make_server(ROOT / "web/dist", 0, "127.0.0.1", "/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def bring_about(page: Page, address: str, situation: Situation) -> None:
    page.goto(f"{address}#/sandbox/{situation.machine}")
    expect(page.locator("bs-sandbox")).to_contain_text("Undo", timeout=PYTHON)
    before = page.evaluate(COUNT)
    page.evaluate(RUN, "\n".join(situation.commands))
    wanted = before + len(situation.commands)
    for _ in range(600):
        if page.evaluate(COUNT) >= wanted:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(300)
    page.evaluate(MOMENT, [situation.function, situation.further])
    page.evaluate("() => document.querySelector('bs-stage').scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(700)


def take_for_docs(browser: Browser, address: str, folder: Path, name: str) -> None:
    """The stage alone, and whole."""
    context = browser.new_context(viewport={"width": 1440, "height": 1500}, reduced_motion="reduce")
    page = context.new_page()
    bring_about(page, address, SITUATIONS[name])
    page.locator("bs-stage").screenshot(path=str(folder / f"{name}.png"))
    context.close()
    print(f"{name}.png")


def take(browser: Browser, address: str, folder: Path, name: str, size: str) -> None:
    context = browser.new_context(**SIZES[size], reduced_motion="reduce")
    page = context.new_page()
    bring_about(page, address, SITUATIONS[name])
    page.screenshot(path=str(folder / f"{name}-{size}.png"))
    context.close()
    print(f"{name}-{size}.png")


def chromium() -> str:
    finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
    return subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", choices=SITUATIONS, default=list(SITUATIONS))
    parser.add_argument("--size", nargs="*", choices=SIZES, default=list(SIZES))
    parser.add_argument("--docs", action="store_true", help="the stage alone, for the documentation")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name in options.only:
            if options.docs:
                take_for_docs(browser, address, options.folder, name)
                continue
            for size in options.size:
                take(browser, address, options.folder, name, size)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
