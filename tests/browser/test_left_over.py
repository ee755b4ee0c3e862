"""What a step asked is let go with the step: nothing of it stays in memory. `make endurance` looks at much more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
# a step for each kind of answer that is given by radio buttons, and one with none
ASKS = [("powers", "largest"), ("split", "one"), ("bitmap", "both"), ("zones", "user"), ("call-graph", "woken")]
REST = ("powers", "start")


def title_of(lesson: str, step: str) -> str:
    steps = json.loads((ROOT / f"web/dist/lessons/{lesson}.en.json").read_text(encoding="utf-8"))["steps"]
    return next(one["title"] for one in steps if one["id"] == step)


def visit(page: Page, lesson: str, step: str) -> None:
    page.evaluate("hash => { location.hash = hash; }", f"#/lesson/{lesson}/{step}")
    expect(page.locator("bs-lesson h2").first).to_have_text(title_of(lesson, step))


def left_over(session: CDPSession) -> tuple[int, int]:
    """(nodes, listeners), after a collection."""
    session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return found["Nodes"], found["JSEventListeners"]


def test_the_choices_of_a_step_are_gone_with_it(new_page, site: str) -> None:
    page = new_page()
    page.goto(f"{site}#/lesson/powers/start")
    session = page.context.new_cdp_session(page)
    for domain in ("HeapProfiler", "Performance"):
        session.send(f"{domain}.enable")
    counts = []
    for _ in range(4):
        for lesson, step in ASKS:
            visit(page, lesson, step)
            expect(page.locator("bs-lesson input[type=radio]").first).to_be_visible()
        visit(page, *REST)
        counts.append(left_over(session))
    # five forms of a dozen nodes and five listeners would be left by each round
    (nodes, listeners), last = counts[1], counts[-1]
    assert last[1] - listeners < 10, counts
    assert last[0] - nodes < 100, counts
