"""axe over every page of the site: light, dark, and in the reader's own colours."""

from __future__ import annotations

import pytest
from accessibility import violations
from playwright.sync_api import Page, expect

PYTHON = 60_000
PAGES = {
    "a lesson": "#/lesson/split/ask",
    "several zones": "#/lesson/zones",
    "the call graph": "#/lesson/call-graph",
    "a challenge": "#/lesson/merge/challenge",
    "the choice of machines": "#/sandbox",
    "two nodes": "#/sandbox/two-nodes",
    "the course map": "#/map",
    "recall cards": "#/review",
    "for teachers": "#/teacher/split",
    "practice": "#/practice",
    "a task by hand": "#/practice/allocator/splits/7",
    "a question": "#/practice/questions/page/7",
    "a failed request": "#/practice/cases/failures/7",
    "a handout": "#/print/split",
}
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


def settled(page: Page) -> None:
    """What is loaded late is there, and nothing moves any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_any_page(scheme, new_page, site):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **SCHEMES[scheme])
    page.goto(site)
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)
    found = {}
    for name, route in PAGES.items():
        page.goto(f"{site}{route}")
        settled(page)
        found[name] = violations(page)
    assert {name: some for name, some in found.items() if some} == {}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", ["privacy/", "fidelity/", "embed/?lesson=split&step=ask", "examples/embed.html"])
def test_axe_finds_nothing_beside_it(scheme, path, new_page, site):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **SCHEMES[scheme])
    page.goto(site + path)
    settled(page)
    assert violations(page) == []
