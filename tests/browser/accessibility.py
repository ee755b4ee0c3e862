"""What axe finds wrong on a page: WCAG 2.2, levels A and AA."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from browser.waiting import stands_still

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


def violations(page: Page) -> list[str]:
    """One line for each rule that is broken, with the elements and what to do; empty when all is well."""
    stands_still(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations"
        ".map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary)}`))"
    )
