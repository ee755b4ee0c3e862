"""What axe finds wrong on a page: WCAG 2.2, levels A and AA."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from browser.waiting import stands_still

# what a page must fit and be legible at
SCREENS = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 1024, "height": 700}, "forced_colors": "active"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
}
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


def violations(page: Page) -> list[str]:
    """One line for each rule that is broken, with the elements and what to do; empty when all is well."""
    stands_still(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations"
        ".map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary)}`))"
    )
