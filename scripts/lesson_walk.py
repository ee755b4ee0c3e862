"""A walk over all lessons of the built site: figures of each, and whether what answers is in view with the picture.

    python scripts/lesson_walk.py                      figures, as a Markdown table on standard output
    python scripts/lesson_walk.py --sizes              look at each step that asks, in four sizes (after `make build`)
    python scripts/lesson_walk.py --sizes --lang en    of one language
    python scripts/lesson_walk.py --write docs/lesson-walk.md

Exit status 1 when a step plays longer than 15 seconds, or when a lesson asks less than one thought in two steps.
A control is in view when one of its buttons or fields is, as a whole; the picture, when 80 pixels of its canvas are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"1440×900": (1440, 900), "1280×720": (1280, 720), "800×640": (800, 640), "390×844": (390, 844)}
LONGEST = 15.05
FEWEST = 2
"""one thought in so many steps, at least"""
IN_VIEW = """() => {
  const roots = [document];
  for (let at = 0; at < roots.length; at++)
    for (const one of roots[at].querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const seen = (one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    if (right <= left || bottom <= top || top < 0 || bottom > innerHeight) return false;
    let node = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    while (node?.shadowRoot) {
      const inner = node.shadowRoot.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!inner || inner === node) break;
      node = inner;
    }
    return node !== null && (one.contains(node) || node.contains(one));
  };
  const canvas = all("bs-stage canvas, canvas").find((one) => one.getBoundingClientRect().height > 0);
  const box = canvas?.getBoundingClientRect();
  const holder = document.querySelector("#stage")?.getBoundingClientRect();
  const bottom = Math.min(innerHeight, holder?.bottom ?? innerHeight, box?.bottom ?? 0);
  const picture = box ? bottom - Math.max(0, box.top) >= 80 : false;
  const control = all(".gate .act button, .gate .field input, fieldset .act button, .box .chip, bs-practice button")
    .some(seen);
  return { picture, control };
}"""


def figures() -> list[dict[str, Any]]:
    """What scripts/lesson_figures.mjs finds in the compiled lessons."""
    node = ["node", str(ROOT / "scripts/lesson_figures.mjs"), str(ROOT / "web/public/lessons")]
    found: list[dict[str, Any]] = json.loads(subprocess.run(node, check=True, capture_output=True, text=True).stdout)
    return found


def look(lessons: Iterable[dict[str, Any]]) -> dict[tuple[str, str, str], tuple[int, int, list[str]]]:
    """By lesson, language and size: steps that ask, those with picture and control in view, and the others' ids."""
    from playwright.sync_api import sync_playwright

    from buddyscope.cli.serve import make_server

    server = make_server(ROOT / "web/dist", 0, "127.0.0.1")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    seen: dict[tuple[str, str, str], tuple[int, int, list[str]]] = {}
    with sync_playwright() as playwright:
        finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
        path = subprocess.run(finder, check=True, capture_output=True, text=True).stdout.strip()
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
            page = context.new_page()
            page.route("**/*.wasm", lambda route: route.abort())
            for lesson in lessons:
                seen[lesson["id"], lesson["lang"], size] = _steps_in_view(page, address, lesson)
            context.close()
        browser.close()
    server.shutdown()
    return seen


def _steps_in_view(page: Any, address: str, lesson: dict[str, Any]) -> tuple[int, int, list[str]]:
    if not page.url.startswith(address):
        page.goto(address)
    page.evaluate("lang => localStorage.setItem('buddyscope:1:lang', lang)", lesson["lang"])
    asking = [step["id"] for step in lesson["steps"] if step["asks"]]
    hidden = []
    page.goto(f"{address}#/lesson/{lesson['id']}")
    page.reload()
    for step in asking:
        page.evaluate("hash => { location.hash = hash; }", f"#/lesson/{lesson['id']}/{step}")
        page.wait_for_selector("bs-stage canvas", state="attached")
        page.wait_for_timeout(600)
        found = page.evaluate(IN_VIEW)
        if not (found["picture"] and found["control"]):
            hidden.append(step)
    return len(asking), len(asking) - len(hidden), hidden


def table(lessons: list[dict[str, Any]], seen: dict[tuple[str, str, str], tuple[int, int, list[str]]]) -> str:
    """The figures as Markdown."""
    sizes = list(SIZES) if seen else []
    head = ["lesson", "language", "steps", "thoughts asked", "words before the first", "longest play (s)", *sizes]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for lesson in lessons:
        steps = lesson["steps"]
        row = [f"{lesson['number']} {lesson['id']}", lesson["lang"], len(steps), sum(step["asks"] for step in steps)]
        row += [lesson["before"], f"{max(step['seconds'] for step in steps):.1f}"]
        for size in sizes:
            of, in_view, hidden = seen[lesson["id"], lesson["lang"], size]
            row.append(f"{in_view} of {of}" + (f" (not {', '.join(hidden)})" if hidden else ""))
        lines.append("| " + " | ".join(map(str, row)) + " |")
    return "\n".join(lines) + "\n"


def goals(lessons: list[dict[str, Any]]) -> list[str]:
    """What does not hold, a line each."""
    missed = []
    for lesson in lessons:
        where = f"{lesson['id']} ({lesson['lang']})"
        missed += [
            f"{where}: step {step['id']} plays {step['seconds']:.1f} s"
            for step in lesson["steps"]
            if step["seconds"] > LONGEST
        ]
        asked = Counter(step["asks"] for step in lesson["steps"])[True]
        if asked * FEWEST < len(lesson["steps"]):
            missed.append(f"{where}: {asked} thoughts in {len(lesson['steps'])} steps")
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description="Walk over all lessons and print what each asks and how it fits.")
    parser.add_argument("--sizes", action="store_true", help="look at every step that asks, in four sizes")
    parser.add_argument("--lang", help="one language only")
    parser.add_argument("--write", type=Path, help="write the table into this file, after its own text")
    args = parser.parse_args()
    lessons = [lesson for lesson in figures() if args.lang in (None, lesson["lang"])]
    text = table(lessons, look(lessons) if args.sizes else {})
    if args.write:
        kept = args.write.read_text(encoding="utf-8").partition("\n| lesson |")[0] if args.write.exists() else ""
        args.write.write_text(kept.rstrip("\n") + "\n\n" + text, encoding="utf-8")
    print(text, end="")
    missed = goals(lessons)
    for line in missed:
        print(line, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
