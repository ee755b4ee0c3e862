"""axe over every page and what can be opened on it, by screen and colours; nothing is wider than its screen.

One table for all of it. Each case is a visit: the states of one group come one after the other on the same page, so
that Python starts once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.accessibility import violations
from browser.sandbox_visit import PYTHON, TIMES, command_line
from browser.waiting import becomes

REPORTS = Path(__file__).parents[1] / "clinic/reports"
SCREENS = {
    "light desk": {"viewport": {"width": 1440, "height": 900}},
    "dark phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1024, "height": 700}, "forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
}


@dataclass
class State:
    address: str
    """"" stays where the state before it was"""
    part: str
    """what is there once the state is there"""
    act: Callable[[Page], None] | None = None
    """what a visitor does first"""


# ------------------------------------------------------------- what a visitor does


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click(timeout=TIMES)


def tab(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("tab", name=name, exact=True).click()


def answer_with_a_zone(page: Page) -> None:
    page.locator("bs-predict").get_by_role("radio").first.check()


def answer_with_a_function(page: Page) -> None:
    page.locator("bs-predict").get_by_role("radio", name="rmqueue").check()
    page.locator("bs-predict").get_by_role("button", name=re.compile("^Lock in")).click()


def build_ones_own(page: Page) -> None:
    page.get_by_text("Build one of your own").click(timeout=PYTHON)


def work(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Matchbox")).click(timeout=PYTHON)
    expect(page.locator("bs-sandbox")).to_contain_text("Undo", timeout=TIMES)
    command_line(page, "a = alloc_pages order=3 gfp=GFP_ATOMIC")
    expect(page.locator("bs-requests .list code")).to_have_count(2, timeout=TIMES)
    command_line(page, "b = aloc_pages")
    for name in ("bs-ask details", "bs-workload", "bs-time"):
        for summary in page.locator(f"{name} summary").all():
            summary.click()


def whole_log(page: Page) -> None:
    tab("Log")(page)
    page.get_by_label("The whole history").check()


def set_up_a_second(page: Page) -> None:
    press("Duplicate…")(page)
    press("Add blocks")(page)


def compare(page: Page) -> None:
    press("Take the blocks of line 1 away")(page)
    page.get_by_role("group", name=re.compile("^Watermarks")).get_by_label("Normal").fill("9 9 9")
    press("Run the same requests on it")(page)
    expect(page.locator("bs-compare .parting")).to_be_visible(timeout=TIMES)
    for summary in page.locator("bs-compare summary").all():
        summary.click()


def ask_on_this_machine(page: Page) -> None:
    count = "() => document.querySelector('bs-stage').history?.commands.length ?? -1"
    becomes(page, lambda: page.evaluate(count), 0)
    command_line(page, "a = alloc_pages order=3")
    becomes(page, lambda: page.evaluate(count), 1)
    page.evaluate("() => document.dispatchEvent(new CustomEvent('bs-seek', { detail: { cursor: 9 } }))")


def share(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        if not page.get_by_role("tab", name=name, exact=True).is_visible():
            page.get_by_role("button", name="Share", exact=True).click()
        tab(name)(page)

    return act


def explain(file: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        if page.get_by_role("button", name="Change the text").first.is_visible():
            page.get_by_role("button", name="Change the text").first.click()
        page.locator("bs-clinic textarea").fill((REPORTS / f"{file}.txt").read_text(encoding="utf-8"))
        page.keyboard.press("Control+Enter")

    return act


def nothing_about_memory(page: Page) -> None:
    page.get_by_role("button", name="Change the text").first.click()
    page.locator("bs-clinic textarea").fill("The weather is fine.")
    page.keyboard.press("Control+Enter")


def run_the_skeleton(page: Page) -> None:
    page.get_by_role("button", name="Run").first.click(timeout=TIMES)
    expect(page.locator("bs-lab-run h2")).to_be_visible(timeout=PYTHON)
    expect(page.locator("bs-lab .progress")).to_have_count(0, timeout=PYTHON)


def judge_the_sample(page: Page) -> None:
    press("Try this log")(page)
    page.get_by_role("button", name="Judge").click(timeout=TIMES)
    expect(page.locator("bs-lab-log bs-lab-run h2")).to_be_visible(timeout=PYTHON)


def start(page: Page) -> None:
    page.get_by_role("button", name="Start").click()


# ------------------------------------------------------------- the table

LESSON_STEPS = {
    step: State(f"#/lesson/{step}", "bs-predict:visible, bs-question:visible, bs-challenge:visible")
    for step in [
        *("powers/three", "powers/largest", "powers/challenge", "free-lists/six", "free-lists/challenge"),
        *("bitmap/both", "bitmap/challenge", "merge/challenge", "fragmentation/refused", "zones/challenge"),
        *("watermarks/challenge", "gfp/sets", "split/ask", "split/challenge", "split/one"),
    ]
}
GROUPS: dict[str, dict[str, State]] = {
    "lessons": {
        **LESSON_STEPS,
        "several zones": State("#/lesson/zones", "bs-stage canvas"),
        "the call graph": State("#/lesson/call-graph", "bs-callgraph button"),
        "a zone is chosen": State("#/lesson/zones/user", "bs-predict input:checked", answer_with_a_zone),
        "a function was wrong": State("#/lesson/call-graph/woken", "bs-predict section.wrong", answer_with_a_function),
    },
    "sandbox": {
        "the choice of machines": State("#/sandbox", "bs-machines h2"),
        "a machine of one's own": State("", "bs-machine-editor", build_ones_own),
        "at work": State("", "bs-console .error", work),
        "code": State("", "bs-code select", tab("Code")),
        "charts": State("", "bs-charts dl", tab("Charts")),
        "log": State("", "bs-log-all h3", whole_log),
        "settings of a second machine": State("", "bs-compare #setup", set_up_a_second),
        "two machines": State("", "bs-compare .parting", compare),
        "save as": State("", "bs-save-menu [popover]", press("Save as…")),
        "two nodes": State("#/sandbox/two-nodes", "bs-stage .walk li", ask_on_this_machine),
        "a large machine": State("#/sandbox/pc-1g", "bs-stage .walk li", ask_on_this_machine),
    },
    "practice": {
        "practice": State("#/practice", "#lesson > bs-practice li a"),
        "a task by hand": State("#/practice/allocator/merges/3", "bs-practice-hands:visible .chip"),
        "decisions": State("#/practice/allocator/numa/3", "bs-practice-hands:visible .chip"),
        "a question with choices": State("#/practice/questions/zone/3", "bs-question:visible input"),
        "a question": State("#/practice/questions/landed/3", "bs-predict:visible input"),
        "a failed request": State("#/practice/cases/failures/3", "bs-practice-case:visible input"),
        "a challenge": State("#/practice/saboteur/small", "bs-practice-duel:visible .chip"),
    },
    "pages": {
        "the course map": State("#/map", "bs-map h2"),
        "recall cards": State("#/review", "bs-review h1"),
        "the clinic": State("#/clinic", "bs-clinic textarea"),
        "two reports": State("", "bs-clinic-answer .category", explain("519-fail-order4-boost-two")),
        "reports compared": State("", "bs-clinic .compared li", tab("Compare")),
        "cannot tell": State(
            "", "bs-clinic-answer .category:has-text('Cannot tell')", explain("412-stall-order10-nomeminfo")
        ),
        "no report": State("", "bs-clinic h1:has-text('Nothing about memory')", nothing_about_memory),
        "an own allocator": State("#/lab", "bs-lab-editor textarea"),
        "an allocator that failed": State("", "bs-lab-run h2, bs-lab .ending", run_the_skeleton),
        "no log yet": State("#/lab/log", "bs-lab-log textarea"),
        "a judged log": State("", "bs-lab-log bs-lab-run h2", judge_the_sample),
        "a lab for a course": State("#/lab/course", "bs-lab-course h2"),
        "for teachers": State("#/teacher/split", "bs-teacher h2"),
        "a handout": State("#/print/split", "bs-print section"),
        "cards on paper": State("#/print/split?cards=1", "bs-print .cards li"),
        "presenting": State("#/present/split/ask", "bs-present button"),
        "notes": State("", "bs-present textarea", press("Notes")),
        "a poll": State("", "bs-present svg, bs-present img", press("Poll")),
        "privacy": State("privacy/", "h1"),
        "fidelity": State("fidelity/", "h1"),
        "the map in Spanish": State("?lang=es#/map", "bs-map h2"),
        "cards in Spanish": State("#/review", "bs-review h1"),
        "for teachers in Spanish": State("#/teacher/split", "bs-teacher h2"),
        "a lesson in Spanish": State("#/lesson/split/source", "bs-lesson h2"),
    },
    "sharing": {
        "link": State("#/lesson/split/ask", "bs-share bs-qr, bs-share img, bs-share svg", share("Link")),
        "embed": State("", "bs-share-embed iframe", share("Embed")),
        "picture": State("", "bs-share-picture button", share("Picture")),
        "class": State("", "bs-share-class a", share("Class")),
        "a poster": State("embed/?lesson=split&step=ask", "button"),
        "an embed": State("", "bs-stage canvas", start),
        "an embed that cannot be read": State("embed/#/s/1/abc", "p"),
        "the page of examples": State("examples/embed.html", "h1"),
    },
}


def come(page: Page, site: str, state: State) -> None:
    """The state is there, and what is loaded late as well."""
    if state.address.startswith("#"):
        # in the language that the page has
        page.goto(page.url.partition("#")[0] + state.address)
    elif state.address:
        page.goto(site + state.address)
    if state.act:
        state.act(page)
    expect(page.locator(state.part).locator("visible=true").first).to_be_visible(timeout=PYTHON)


@pytest.mark.browser
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_all_of_it_fits(screen, group, new_page, site):
    page = new_page(reduced_motion="reduce", **SCREENS[screen])
    page.goto(site)
    found = {}
    for name, state in GROUPS[group].items():
        come(page, site, state)
        if wrong := violations(page):
            found[name] = wrong
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > SCREENS[screen]["viewport"]["width"] and "examples" not in state.address:
            found.setdefault(name, []).append(f"{wide} pixels wide")
    assert found == {}, json.dumps(found, indent=1)
