"""Every lesson played through in the real browser: predictions, questions, the challenge, the way on."""

import json
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from test_first_light import PYTHON, ROOT, key, lock_in

LESSONS = [
    "powers",
    "free-lists",
    "split",
    "bitmap",
    "merge",
    "fragmentation",
    "zones",
    "watermarks",
    "thresholds",
    "gfp",
    "call-graph",
    "numa",
]
DIST_LESSONS = ROOT / "web/dist/lessons"
ORDER_REQUEST = re.compile(r"(\w+) = alloc_pages order=(\d+)\Z")


def compiled(name: str) -> dict:
    return json.loads((ROOT / f"web/dist/lessons/{name}.en.json").read_text(encoding="utf-8"))


def column(page: Page) -> Locator:
    return page.get_by_role("region", name="Lesson")


def answer(page: Page, predict: dict) -> None:
    """Lock in what the recorded run gave."""
    kind, truth = predict["kind"], predict["answer"]
    if kind == "page":
        lock_in(page, truth)
        return
    fields = page.locator("bs-predict .field input")
    if kind in ("list", "bit", "zone", "function"):
        fields.nth(truth).check()
    else:
        for field, value in zip(fields.all(), truth if kind == "counts" else [truth], strict=True):
            field.fill(str(value))
    column(page).get_by_role("button", name=re.compile("Lock in")).click()


def solve(page: Page, challenge: dict) -> None:
    """Do what the author's solution does, by the buttons and fields that a learner has."""
    names: dict[str, str] = {}
    used = page.locator("bs-challenge .ops b")
    for number, command in enumerate(challenge["solution"], 1):
        do(page, challenge, command, names)
        expect(used).to_have_text(str(number), timeout=20_000)


def offer_of(offers: list[str], command: str) -> int:
    """Which of the offered commands this one is, filled in."""
    shapes = [re.escape(offer).replace(r"\?", r"\w+") for offer in offers]
    return next(number for number, shape in enumerate(shapes) if re.fullmatch(shape, command))


def do(page: Page, challenge: dict, command: str, names: dict[str, str]) -> None:
    if challenge["offers"]:
        form = page.locator("bs-challenge .offer").nth(offer_of(challenge["offers"], command))
        for field in form.locator("input").all():
            name = field.get_attribute("name")
            field.fill(re.search(rf"\b{name}=(\d+)", command)[1])
        form.locator("button").click()
    elif match := ORDER_REQUEST.match(command):
        button = page.locator(f"bs-controls button[title$='alloc_pages order={match[2]}']")
        names[match[1]] = (button.get_attribute("title") or "").split()[0]
        button.click()
    else:
        wanted = command.split()[-1]
        page.locator(f"bs-controls button[title='free_pages {names.get(wanted, wanted)}']").click()


def picture(page: Page, name: str) -> None:
    """With BUDDYSCOPE_PICTURES=folder, what a step looks like once it is answered."""
    if folder := os.environ.get("BUDDYSCOPE_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def play_step(page: Page, step: dict) -> None:
    expect(page.locator("bs-lesson h2")).to_have_text(step["title"])
    predict, question = step["predict"], step["question"]
    if predict or (question and question["gate"]):
        # nothing of the future can be had before the learner commits
        expect(page.get_by_role("button", name="Play", exact=True)).to_be_disabled()
    if predict:
        answer(page, predict)
        expect(page.locator("bs-predict h3")).to_have_text("Right")
    if question:
        right = next(number for number, choice in enumerate(question["choices"]) if choice["correct"])
        page.locator("bs-question input").nth(right).check()
        column(page).get_by_role("button", name="Lock in").click()
        expect(page.locator("bs-question .correct").first).to_be_visible()
        expect(page.locator("bs-question")).to_contain_text("Your answer: right")
    if step["challenge"]:
        expect(page.locator("bs-challenge")).not_to_contain_text("Solved")
        solve(page, step["challenge"])
        expect(page.locator("bs-challenge")).to_contain_text("Solved")
    elif step["last"] > step["first"]:
        key(page, "End")
        expect(page.get_by_role("button", name="To the end")).to_be_disabled()


@pytest.mark.browser
@pytest.mark.parametrize("name", LESSONS)
def test_the_lesson_plays_to_its_end(name, site, new_page):
    lesson = compiled(name)
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/{name}")
    expect(page.get_by_role("heading", level=1)).to_have_text(lesson["title"])
    expect(page.locator("bs-header")).to_contain_text("live", timeout=PYTHON)
    for number, step in enumerate(lesson["steps"]):
        play_step(page, step)
        picture(page, f"{name}-{number:02}-{step['id']}")
        if number + 1 < len(lesson["steps"]):
            column(page).get_by_role("button", name="Next").click()
    order = [entry["id"] for entry in json.loads((DIST_LESSONS / "index.json").read_text())["lessons"]]
    following = order[order.index(name) + 1 :]
    if following:
        page.get_by_role("link", name="Next lesson").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(compiled(following[0])["title"])
    else:
        expect(page.get_by_role("button", name="All lessons").last).to_be_visible()


@pytest.mark.browser
def test_wrong_and_not_sure_are_told_in_their_own_words(site, new_page):
    page = new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/free-lists/six")
    page.get_by_role("button", name="not sure yet").click()
    expect(page.locator("bs-predict")).to_contain_text("Whenever both halves of a block are free")
    page.goto(f"{site}#/lesson/free-lists/rest")
    page.get_by_label("Your number").fill("5")
    page.get_by_role("button", name="Lock in 5").click()
    expect(page.locator("bs-predict h3")).to_have_text("Not this time")
    expect(page.locator("bs-predict dd").nth(1)).to_have_text("1")
    page.goto(f"{site}#/lesson/fragmentation/refused")
    page.get_by_role("button", name="not sure yet").click()
    expect(page.locator("bs-question")).to_contain_text("no 4 of them in one block")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_new_fields_are_accessible_and_fit(width, site, new_page):
    page = new_page(viewport={"width": width, "height": 844})
    source = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    steps = ["powers/three", "powers/largest", "powers/challenge", "free-lists/six", "free-lists/challenge"]
    for step in [
        *steps,
        "bitmap/both",
        "bitmap/challenge",
        "merge/challenge",
        "fragmentation/refused",
        "zones/challenge",
        "watermarks/challenge",
        "gfp/sets",
    ]:
        page.goto(f"{site}#/lesson/{step}")
        expect(page.locator("bs-lesson h2").first).to_be_visible()
        expect(page.locator("bs-lesson .steps a[aria-current]")).to_have_attribute("href", f"#/lesson/{step}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(source)
        found = page.evaluate(
            "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations"
            ".map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary)}`))"
        )
        assert found == [], step + json.dumps(found, indent=1)


@pytest.mark.browser
def test_a_step_offers_commands_to_whoever_tries_freely_and_all_of_it_can_be_taken_back(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/watermarks/change")
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)
    page.get_by_role("button", name="Try your own requests from here").click()
    memfrac, storm = page.locator("bs-controls .offer").nth(0), page.locator("bs-controls .offer").nth(1)
    memfrac.get_by_label("Ratio").fill("16")
    memfrac.get_by_role("button").click()
    expect(page.locator("bs-side")).to_contain_text("pages_high of zone Normal is 192 now.")
    storm.get_by_label("How often").fill("2000")
    storm.get_by_role("button").click()
    expect(page.locator("bs-side")).to_contain_text("959 requests were served; the next one was not.")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("bs-side")).to_contain_text("nothing has happened yet")
