"""Presenter mode, answer codes, handouts and cards."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.playing import compiled

LESSON = compiled("split")


def slider(page: Page):
    return page.locator("bs-transport input[type=range]")


def answer_with_page(page: Page, number: int) -> str:
    """A student's visit: predict by keyboard, and read the code."""
    canvas = page.locator("bs-stage canvas")
    expect(page.locator("bs-shared")).to_contain_text("Then your code appears here.")
    canvas.focus()
    page.keyboard.press("Home")
    for _ in range(number):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Lock in")).first.click()
    code = page.locator("bs-shared [data-code]")
    expect(code).to_have_text(re.compile("^[2-9A-Z]{4}$"))
    return code.inner_text()


@pytest.mark.browser
def test_a_class_answers_by_codes_and_no_server(site, new_page):
    codes = []
    for number in (15, 15, 0):
        student = new_page(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
        student.goto(f"{site}#/lesson/split/ask/poll")
        codes.append(answer_with_page(student, number))
    assert codes[0] == codes[1] != codes[2]

    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/present/split/ask")
    page.get_by_role("button", name="Poll").click()
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    page.get_by_label("Codes").fill(" ".join(codes).lower() + " ZZZZ")
    expect(page.locator("bs-present")).to_contain_text("3 answers")
    expect(page.locator("bs-present")).to_contain_text("1 code is not of this question: ZZZZ")
    rows = page.locator("bs-present tbody tr")
    assert [re.sub(r"\s+", " ", text).strip() for text in rows.all_inner_texts()] == ["page 0 1", "page 15 2"]
    page.get_by_label("Mark the right answer").check()
    expect(rows.nth(1)).to_contain_text("right")


@pytest.mark.browser
def test_a_clicker_leads_and_answers_wait_until_they_are_asked_for(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/lesson/split/ask")
    page.get_by_role("button", name="not sure yet").first.click()  # the teacher's own answer, from before
    page.goto(f"{site}#/present/split/ask")
    bar = page.get_by_role("navigation", name="Presenter")
    expect(bar).to_contain_text("Step 3 of 9")
    expect(page.locator("bs-header")).not_to_be_visible()
    expect(page.locator("bs-lesson")).to_contain_text("Predict before you play")
    assert page.url.endswith("#/lesson/split/ask")

    page.keyboard.press("PageDown")  # the answer
    expect(page.locator("bs-lesson")).to_contain_text("Now you know")
    page.keyboard.press("PageDown")  # the request
    end = slider(page).get_attribute("max")
    expect(slider(page)).to_have_value(str(end))
    page.keyboard.press("PageDown")  # the next step
    expect(bar).to_contain_text("Step 4 of 9")
    page.keyboard.press("PageUp")
    expect(bar).to_contain_text("Step 3 of 9")

    page.keyboard.press(".")
    expect(page.get_by_text("The screen is blank. Press any key.")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.get_by_text("The screen is blank. Press any key.")).not_to_be_visible()
    expect(bar).to_contain_text("Step 3 of 9")

    page.get_by_role("button", name="Notes").click()
    page.get_by_label("Notes for this step").fill("Ask who says 0.")
    page.keyboard.press("Escape")
    expect(bar).not_to_be_visible()
    expect(page.locator("bs-header")).to_be_visible()
    page.goto(f"{site}#/present/split/ask")
    page.get_by_role("button", name="Notes").click()
    expect(page.get_by_label("Notes for this step")).to_have_value("Ask who says 0.")


@pytest.mark.browser
def test_large_type(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{site}#/present/split/ask")
    expect(page.get_by_role("navigation", name="Presenter")).to_be_visible()
    size = page.locator("bs-lesson .prose").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 21


@pytest.mark.browser
@pytest.mark.parametrize(("query", "size"), [("", (595, 842)), ("?paper=letter", (612, 792))])
def test_a_handout_prints_on_paper(site, page, tmp_path, query, size):
    page.goto(f"{site}#/print/split{query}")
    expect(page.get_by_role("heading", level=1)).to_have_text(LESSON["title"])
    expect(page).to_have_title(f"{LESSON['title']} · handout · Buddyscope")
    sections = page.locator("bs-print section")
    expect(sections).to_have_count(len(LESSON["steps"]))
    expect(page.locator("bs-print img").first).to_have_js_property("complete", True)
    pdf = page.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
    assert box is not None
    assert (round(float(box[1])), round(float(box[2]))) == size


@pytest.mark.browser
def test_answers_are_on_paper_only_when_they_are_wanted(site, page):
    page.goto(f"{site}#/print/split")
    sheet = page.locator("bs-print")
    expect(sheet).to_contain_text("Your prediction:")
    expect(sheet).not_to_contain_text("Answer: page 15")
    expect(sheet).not_to_contain_text("One way:")
    # a question about the request is not answered by the request
    asked = next(step for step in LESSON["steps"] if step["question"] and step["question"]["gate"])
    section = page.locator("bs-print section", has_text=asked["title"]).last
    expect(section).not_to_contain_text("What is asked for:")
    page.get_by_label("With answers").check()
    expect(sheet).to_contain_text("Answer: page 15")
    expect(sheet).to_contain_text("One way:")
    assert page.url.endswith("#/print/split?answers=1")
    page.get_by_role("link", name="Back to the lesson").click()
    expect(page.locator("bs-lesson")).to_be_visible()
    expect(sheet).to_have_count(0)


@pytest.mark.browser
def test_paper_asks_what_the_step_asks(site, page):
    def printed(lesson: str, title: str, query: str = "") -> Locator:
        page.goto(f"{site}#/print/{lesson}{query}")
        page.reload()
        return page.locator("bs-print section").filter(has=page.get_by_role("heading", name=title)).locator(".ask")

    steps = {name: compiled(name)["steps"] for name in ("free-lists", "gfp", "merge", "call-graph")}
    counted = next(step for step in steps["free-lists"] if step["id"] == "six")
    blanks = printed("free-lists", counted["title"]).locator(".options .fill")
    expect(blanks).to_have_text([f"order {order}" for order in counted["predict"]["options"]])
    ordered = next(step for step in steps["gfp"] if step["id"] == "rank")
    options, answer = ordered["predict"]["options"], ordered["predict"]["answer"]
    paper = printed("gfp", ordered["title"], "?answers=1")
    expect(paper.locator(".options .fill")).to_have_text(options)
    expect(paper).to_contain_text(f"Answer: {', '.join(options[number] for number in answer)}")
    freed = next(step for step in steps["merge"] if step["challenge"])
    expect(printed("merge", freed["title"]).locator(".goals li")).to_have_text(["Merges, free by free: 0 0 1 2"])
    lit = next(step for step in steps["call-graph"] if step["challenge"])
    expect(printed("call-graph", lit["title"]).locator(".goals li")).to_have_text(
        ["Call graph lit: 100%", "Calls of yield(): 1", "Requests: at most 5"]
    )


@pytest.mark.browser
def test_cards_know_their_buddies(site, page):
    page.goto(f"{site}#/print/split?cards=1")
    cards = page.locator("bs-print .cards li")
    expect(cards).to_have_count(16)
    expect(cards.nth(4)).to_contain_text("0100")
    expect(cards.nth(4)).to_contain_text("order 0: buddy 5")
    expect(cards.nth(4)).to_contain_text("order 1: buddy 6")
    expect(cards.nth(4)).to_contain_text("order 2: buddy 0")


@pytest.mark.browser
def test_a_lesson_that_is_not_there_is_told_on_paper_too(site, page):
    page.goto(f"{site}#/print/nothing")
    expect(page.get_by_role("alert")).to_contain_text("The lesson could not be fetched")
