"""axe over every page of the site: light, dark, and in the reader's own colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.accessibility import violations

PYTHON = 60_000
# address, and what stands on the page once it is there
PAGES = {
    "a lesson": ("#/lesson/split/ask", "bs-predict .act .btn"),
    "several zones": ("#/lesson/zones", "bs-stage canvas"),
    "the call graph": ("#/lesson/call-graph", "bs-callgraph button"),
    "a challenge": ("#/lesson/merge/challenge", "bs-challenge .card"),
    "the choice of machines": ("#/sandbox", "bs-machines h2"),
    "two nodes": ("#/sandbox/two-nodes", "bs-ask button"),
    "the course map": ("#/map", "bs-map h2"),
    "recall cards": ("#/review", "bs-review h1"),
    "for teachers": ("#/teacher/split", "bs-teacher h2"),
    "practice": ("#/practice", "#lesson > bs-practice h2"),
    "a task by hand": ("#/practice/allocator/splits/7", "#lesson > bs-practice-hands button"),
    "a question": ("#/practice/questions/page/7", "#lesson > bs-practice button"),
    "a failed request": ("#/practice/cases/failures/7", "#lesson > bs-practice button"),
    "a handout": ("#/print/split", "bs-print section"),
}
BESIDE = {
    "privacy/": "h1",
    "fidelity/": "h1",
    "embed/?lesson=split&step=ask": "button",
    "examples/embed.html": "h1",
}
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


def come(page: Page, address: str, part: str) -> None:
    """The page is there, and what is loaded late as well."""
    page.goto(address)
    expect(page.locator(part).first).to_be_visible(timeout=PYTHON)
    page.wait_for_load_state("networkidle")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_any_page(scheme, new_page, site):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **SCHEMES[scheme])
    page.goto(site)
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)
    found = {}
    for name, (route, part) in PAGES.items():
        come(page, f"{site}{route}", part)
        found[name] = violations(page)
    assert {name: some for name, some in found.items() if some} == {}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", BESIDE)
def test_axe_finds_nothing_beside_it(scheme, path, new_page, site):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **SCHEMES[scheme])
    come(page, site + path, BESIDE[path])
    assert violations(page) == []
