"""What lies beside the lessons: languages, course map, review, teachers' pages, search, progress as a text, preview."""

import re
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.lesson_visit import PYTHON, ROOT
from buddyscope.cli.preview import make_preview, watch

WIDE = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
SLOW = 30_000


@pytest.mark.browser
def test_the_language_changes_without_moving_anything(site, new_page):
    page = new_page(**WIDE)
    page.goto(f"{site}?lang=en#/lesson/split/ask")
    expect(page.locator("bs-lesson h2")).to_have_text("Ask for one page")
    page.locator("bs-header select").select_option("es")
    expect(page.locator("bs-lesson h2")).to_have_text("Pedir una página")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page).to_have_title(re.compile("Un bloque grande"))
    assert "lang=" not in page.url
    page.reload()
    expect(page.locator("bs-lesson h2")).to_have_text("Pedir una página", timeout=SLOW)


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en-x-long", "en-x-accent"])
@pytest.mark.parametrize("width", [1440, 320])
def test_longer_and_accented_words_fit(lang, width, site, new_page):
    page = new_page(viewport={"width": width, "height": 844})
    for route in ("#/lesson/split/ask", "#/map", "#/review", "#/clinic", "#/teacher/split"):
        page.goto(f"{site}?lang={lang}{route}")
        expect(page.locator("h1:visible").first).to_be_visible(timeout=SLOW)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, route


@pytest.mark.browser
def test_the_course_map_leads_on(site, new_page):
    page = new_page(**WIDE)
    page.goto(f"{site}?lang=en#/map")
    expect(page.locator("bs-map .way")).to_have_count(3, timeout=SLOW)
    page.locator("bs-map .way a.btn").nth(1).click()
    expect(page.locator("bs-lesson h1")).to_contain_text("The lists hold what is free")
    page.go_back()
    page.locator("bs-map .teacher a").nth(2).click()
    expect(page.locator("bs-teacher h1")).to_contain_text("A big block is halved")
    expect(page.locator("bs-teacher .asked").first).to_be_visible()


@pytest.mark.browser
def test_cards_are_reviewed_by_keyboard_alone(site, new_page):
    page = new_page(**WIDE)
    page.goto(f"{site}?lang=en#/review")
    page.locator("bs-review .first").focus(timeout=SLOW)
    for number in range(1, 4):
        page.keyboard.press("Enter")
        expect(page.locator("bs-review .back")).to_be_focused()
        page.keyboard.press("Tab")
        if number == 2:
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("bs-review .count")).to_contain_text(str(number))
        expect(page.locator("bs-review .first")).to_be_focused()


@pytest.mark.browser
def test_search_finds_a_function_and_leads_to_the_step(site, new_page):
    page = new_page(**WIDE)
    page.goto(f"{site}?lang=en#/lesson/split/ask")
    expect(page.locator("bs-lesson h2")).to_have_text("Ask for one page", timeout=SLOW)
    expect(page.locator("bs-search dialog")).to_be_attached(timeout=SLOW)
    page.keyboard.press("Control+k")
    page.keyboard.type("free_list")
    expect(page.locator("bs-search li").first).to_be_visible(timeout=SLOW)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("bs-search dialog")).to_be_hidden()
    expect(page.locator("bs-lesson h1")).to_contain_text("The lists hold what is free")
    page.keyboard.press("/")
    page.get_by_label("A function, a flag or a word").fill("zzzz")
    expect(page.locator("bs-search .count")).to_contain_text("Nothing has “zzzz” in it")


@pytest.mark.browser
def test_progress_goes_with_the_learner(site, new_page):
    page = new_page(**WIDE)
    page.goto(f"{site}?lang=en#/lesson/split/ask")
    page.locator("bs-predict .act .link").click(timeout=SLOW)
    page.locator("bs-header .crumb").click()
    page.locator("bs-progress summary").first.click()
    page.locator("bs-progress details .btn").first.click()
    field = page.locator("bs-progress textarea[readonly]")
    expect(field).to_have_value(re.compile(r"^BS1\."))
    text = field.input_value()
    other = new_page(**WIDE)
    other.goto(f"{site}?lang=en#/lesson/split/ask")
    expect(other.locator("bs-predict .gate:not(.told)")).to_be_visible(timeout=SLOW)
    other.locator("bs-header .crumb").click()
    other.locator("bs-progress summary").nth(1).click()
    other.locator("bs-progress textarea.paste").fill(text[:-2])
    other.locator("bs-progress details .btn").last.click()
    expect(other.locator("bs-progress .failed")).to_contain_text("Nothing was changed")
    other.locator("bs-progress textarea.paste").fill(text)
    other.locator("bs-progress details .btn").last.click()
    expect(other.locator("bs-progress .said")).to_contain_text("Brought in: 1 lesson")
    expect(other.locator("bs-predict .told")).to_be_attached()
    other.locator("bs-progress .row .link").last.click()
    other.locator("bs-progress .row .btn").first.click()
    expect(other.locator("bs-predict .gate:not(.told)")).to_be_attached()


@pytest.mark.browser
def test_a_request_that_waits_for_ever_says_so(site, new_page):
    page = new_page(**WIDE)
    page.goto(f"{site}?lang=en#/lesson/split/start")
    page.locator("bs-controls .invite .link").click()
    order_3 = page.locator("bs-controls button[title$='alloc_pages order=3']")
    order_3.click(timeout=PYTHON)
    expect(page.locator("bs-controls button[title='free_pages a']")).to_be_visible(timeout=SLOW)
    order_3.click()
    expect(page.locator("bs-controls .stuck")).to_contain_text("waits for ever", timeout=SLOW)


ONE_LESSON = """
[[part]]
title = "Part I"
planned = 1

[[part.lesson]]
id = "split"
number = 1
"""


@pytest.mark.browser
def test_a_lesson_loads_itself_anew_while_it_is_written(tmp_path, new_page):
    lessons = tmp_path / "lessons"
    shutil.copytree(ROOT / "lessons/split", lessons / "split")
    (lessons / "order.toml").write_text(ONE_LESSON, encoding="utf-8")
    file = lessons / "split/en.md"
    server, workshop = make_preview(lessons, ROOT / "web/dist", 0)
    ended = threading.Event()
    for work in (server.serve_forever, lambda: watch(workshop, ended)):
        threading.Thread(target=work, daemon=True).start()
    try:
        page = new_page(**WIDE)
        page.goto(f"http://127.0.0.1:{server.server_port}/?lang=en#/lesson/split/ask")
        expect(page.locator("bs-lesson h2")).to_have_text("Ask for one page", timeout=SLOW)
        rewrite(file, "## Ask for one page {#ask}", "## Ask for a single page {#ask}")
        expect(page.locator("bs-lesson h2")).to_have_text("Ask for a single page", timeout=PYTHON)
        rewrite(file, "```run", "```rnu")
        expect(page.locator("bs-preview li").first).to_contain_text("unknown directive 'rnu'", timeout=PYTHON)
        expect(page.locator("bs-preview b").first).to_contain_text(re.compile(r"split/en\.md, line \d+"))
        page.locator("bs-predict .act .link").click()
        expect(page.locator("bs-predict .told")).to_be_visible()
    finally:
        ended.set()
        server.shutdown()
        server.server_close()


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
