"""The embed page by itself, and the page of examples: poster, parameters, messages, weight, axe."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from browser.waiting import becomes

ROOT = Path(__file__).parents[2]
SLOW = 60_000
# the worker and what it fetches; how to start one is part of the page
OF_PYTHON = re.compile(r"/py/|/assets/worker-")


def start(page: Page | FrameLocator) -> None:
    page.get_by_role("button", name="Start").click()
    expect(page.locator("bs-stage canvas")).to_be_visible(timeout=SLOW)


def slider(page: Page | FrameLocator):
    return page.locator("bs-transport input[type=range]")


@pytest.mark.browser
def test_a_poster_comes_first_and_python_does_not(site, page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}embed/?lesson=split")
    picture = page.get_by_role("img", name="split: the memory at the beginning of this step")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth") > 0
    start(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("halved")
    assert not [url for url in asked if OF_PYTHON.search(url)]


@pytest.mark.browser
def test_ten_embeds_on_a_page_are_light(site, page):
    page.goto(f"{site}examples/embed.html")
    lessons = [entry["id"] for entry in json.loads((ROOT / "web/dist/lessons/index.json").read_text())["lessons"]]
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.evaluate(
        """async ({ lessons }) => {
          document.querySelector("main").replaceChildren(...Array.from({ length: 10 }, (_, i) => {
            const frame = document.createElement("iframe");
            frame.src = `../embed/?lesson=${lessons[i % lessons.length]}`;
            return frame;
          }));
          await Promise.all([...document.querySelectorAll("iframe")].map((frame) =>
            new Promise((done) => frame.addEventListener("load", done))));
        }""",
        {"lessons": lessons},
    )
    for i in range(10):
        expect(page.frame_locator("iframe").nth(i).get_by_role("button", name="Start")).to_be_visible(timeout=SLOW)
    page.wait_for_load_state("networkidle")
    sizes = {
        url: (ROOT / "web/dist" / url.removeprefix(site).split("?")[0]).stat().st_size
        for url in asked
        if not url.split("?")[0].endswith("/")
    }
    own = [size for url, size in sizes.items() if "/posters/" in url]
    shared = [size for url, size in sizes.items() if "/posters/" not in url]
    assert not [url for url in asked if "/py/" in url or "/lessons/" in url]
    # before compression: a picture each, and one small script for all of them
    assert max(own) < 40_000
    assert sum(shared) < 30_000


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("lesson=split", ["bs-lesson", "bs-transport", ".head"], []),
        ("lesson=split&chrome=0", ["bs-transport"], ["bs-lesson", ".head"]),
        ("lesson=split&controls=0", ["bs-lesson"], ["bs-transport"]),
        ("lesson=split&visual-only=1", ["bs-stage"], ["bs-lesson", "bs-transport", ".head"]),
        ("lesson=split&unknown=1&step=&loop=maybe", ["bs-lesson", "bs-transport"], []),
    ],
)
def test_parameters_say_what_is_shown(site, page, query, there, gone):
    page.goto(f"{site}embed/?{query}")
    start(page)
    for part in there:
        expect(page.locator(part)).to_be_visible()
    for part in gone:
        expect(page.locator(part)).to_have_count(0)


@pytest.mark.browser
def test_a_range_is_played_round_and_round(site, still_page):
    page = still_page
    page.goto(f"{site}embed/?lesson=split&step=ask&chrome=0&from=3&to=9&loop=1&motion=reduce")
    start(page)
    expect(slider(page)).to_have_value("3")
    expect(slider(page)).to_have_attribute("max", "9")
    slider(page).focus()
    page.keyboard.press("End")
    expect(slider(page)).to_have_value("9")
    page.locator("bs-transport").get_by_role("button", name=re.compile("^Play")).click()
    expect(slider(page)).not_to_have_value("9", timeout=SLOW)
    assert page.evaluate("document.documentElement.dataset.motion") == "reduce"


@pytest.mark.browser
def test_theme_and_language_come_from_the_address(site, page):
    page.goto(f"{site}embed/?lesson=split&theme=dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 27)"
    assert page.locator("img").get_attribute("src").endswith(".en.svg#dark")
    expect(page.locator("img")).to_have_js_property("complete", True)
    ground = page.locator("img").evaluate(
        """(img) => {
          const pen = document.createElement("canvas").getContext("2d");
          pen.drawImage(img, 0, 0);
          return [...pen.getImageData(1, 1, 1, 1).data];
        }"""
    )
    assert ground == [18, 21, 27, 255]
    page.goto(f"{site}embed/?lesson=split&lang=es&chrome=0")
    page.get_by_role("button", name="Empezar").click()
    expect(page.locator("bs-stage canvas")).to_be_visible(timeout=SLOW)
    expect(page.locator("bs-stage")).to_contain_text("páginas")
    expect(page.locator("html")).to_have_attribute("lang", "es")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "query", "lang", "words"),
    [
        ("es-MX", "", "es", "Empezar"),
        ("es-MX", "&lang=en", "en", "Start"),
        ("en-GB", "&lang=fr", "en", "Start"),
        ("fr-FR", "", "en", "Start"),
    ],
)
def test_a_poster_speaks_the_readers_language(site, new_page, locale, query, lang, words):
    page = new_page(viewport={"width": 800, "height": 600}, locale=locale)
    page.goto(f"{site}embed/?lesson=split{query}")
    button = page.get_by_role("button", name=words)
    expect(button).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.locator("img")).to_have_attribute("src", re.compile(rf"posters/split\.start\.{lang}\.svg$"))
    button.click()
    expect(page.locator("bs-stage canvas")).to_be_visible(timeout=SLOW)
    expect(page.locator("html")).to_have_attribute("lang", lang)


@pytest.mark.browser
def test_the_next_step_begins_at_its_heading(site, page):
    page.set_viewport_size({"width": 500, "height": 500})
    page.goto(f"{site}embed/?lesson=split")
    start(page)
    page.get_by_role("button", name="Next", exact=True).click()
    lesson = json.loads((ROOT / "web/dist/lessons/split.en.json").read_text())
    heading = page.get_by_role("heading", level=2, name=lesson["steps"][1]["title"], exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


@pytest.mark.browser
def test_what_an_embed_does_not_hold_is_a_link_to_the_whole_site(site, page):
    page.goto(f"{site}embed/?lesson=read-the-machine&step=cases")
    start(page)
    exam = page.get_by_role("link", name="This exercise needs the whole site: do it in Buddyscope")
    expect(exam).to_have_attribute("href", f"{site}#/lesson/read-the-machine/cases")
    lesson = json.loads((ROOT / "web/dist/lessons/read-the-machine.en.json").read_text())
    for _ in lesson["steps"][lesson["steps"].index(step_of(lesson, "cases")) + 1 :]:
        page.get_by_role("button", name="Next", exact=True).click()
    expect(exam).to_have_count(0)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="All lessons").click()
    assert popup.value.url == f"{site}#/map"


def step_of(lesson: dict, name: str) -> dict:
    return next(step for step in lesson["steps"] if step["id"] == name)


@pytest.mark.browser
def test_a_lesson_that_is_not_there_is_told(site, page, trouble):
    trouble.expected.append("404")
    page.goto(f"{site}embed/?lesson=nothing")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("status")).to_contain_text("There is no lesson “nothing” here.", timeout=SLOW)
    page.goto(f"{site}embed/")
    expect(page.locator("main")).to_contain_text("Which lesson? This address names none.")


@pytest.mark.browser
def test_the_worked_example_hears_and_is_heard(site, page):
    page.set_viewport_size({"width": 1280, "height": 2400})
    page.goto(f"{site}examples/embed.html")
    messages = page.locator("#messages")
    expect(messages).to_contain_text('"type":"ready","lesson":"split"', timeout=SLOW)
    expect(messages).to_contain_text('"type":"size"')
    frame = page.frame_locator("#element iframe")
    expect(page.locator("#element iframe")).to_have_attribute("title", "Buddyscope: splitting a block")
    expect(page.locator("#element a")).to_have_attribute("href", f"{site}#/lesson/split")

    page.get_by_role("button", name="To record 5").click()
    expect(slider(frame)).to_have_value("5", timeout=SLOW)
    expect(messages).to_contain_text('"started":true')
    expect(messages).to_contain_text('"type":"step"')
    page.get_by_role("button", name="Dark").click()
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Play").click()
    expect(slider(frame)).not_to_have_value("5", timeout=SLOW)
    page.get_by_role("button", name="Pause").click()

    # embed.js gives the frame the height that it asked for
    wanted = frame.locator("main").evaluate("one => Math.ceil(one.getBoundingClientRect().height)")
    expect(page.locator("#element iframe")).to_have_css("height", f"{wanted}px")


@pytest.mark.browser
def test_progress_and_score_are_told_as_the_learner_answers(site, page):
    page.goto(f"{site}examples/embed.html")
    page.evaluate(
        """() => {
          window.heard = [];
          addEventListener("message", ({ data }) => heard.push(data));
          const frame = document.querySelector("#plain");
          frame.removeAttribute("sandbox");
          frame.src = "../embed/?lesson=split&step=ask";
        }"""
    )
    frame = page.frame_locator("#plain")
    start(frame)
    lesson = json.loads((ROOT / "web/dist/lessons/split.en.json").read_text())
    asks = sum(step[part] is not None for step in lesson["steps"] for part in ("predict", "question", "challenge"))
    answer = next(step["predict"]["answer"] for step in lesson["steps"] if step["id"] == "ask")
    canvas = frame.locator("bs-stage canvas")
    canvas.focus()
    page.keyboard.press("Home")
    for _ in range(answer):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    frame.get_by_role("button", name=re.compile("Lock in")).first.click()
    told = [
        {"buddyscope": 1, "type": "progress", "lesson": "split", "done": 1, "of": asks},
        {"buddyscope": 1, "type": "score", "lesson": "split", "right": 1, "of": asks},
    ]

    def scores() -> list[object]:
        return [one for one in page.evaluate("heard") if one.get("type") in ("progress", "score")]

    assert becomes(page, scores, lambda found: found[-2:] == told)[-2:] == told


@pytest.mark.browser
def test_everything_fits_320_pixels(site, narrow_page):
    narrow_page.goto(f"{site}embed/?lesson=split&step=ask")
    start(narrow_page)
    assert narrow_page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_a_shared_state_shows_the_part_that_its_link_names(site, page):
    samples = json.loads((ROOT / "tests/links/version-1.json").read_text(encoding="utf-8"))
    zoomed = next(sample for sample in samples if "camera" in sample["document"].get("view", {}))
    page.goto(f"{site}embed/{zoomed['hash']}")
    page.get_by_role("button", name="Load Python and open it").click()
    # how far Python is stands where the button was
    expect(page.locator(".poster button")).to_contain_text("Python", timeout=SLOW)
    expect(slider(page)).to_have_value("12", timeout=SLOW)
    view = page.evaluate("document.querySelector('bs-stage').view")
    assert view["zone"] == 0
    assert (view["camera"]["from"], view["camera"]["span"]) == (16, 64.5)


@pytest.mark.browser
def test_a_python_that_falls_silent_is_told_and_started_anew(site, page):
    page.goto(f"{site}embed/?lesson=split")
    start(page)
    page.get_by_role("button", name="Try your own requests from here").click()
    ask = page.locator("bs-controls .chip").first
    expect(ask).to_be_enabled(timeout=SLOW)
    # nothing of its worker comes any more, and no event tells
    page.workers[0].evaluate("() => { self.postMessage = () => {}; }")
    ask.click()
    expect(page.locator("bs-waiting [role=alert]")).to_contain_text("has not answered", timeout=SLOW)
    page.get_by_role("button", name="Stop and start anew").click()
    expect(page.locator("bs-waiting [role=alert]")).to_have_count(0)
    expect(ask).to_be_enabled(timeout=SLOW)
    ask.click()
    expect(page.get_by_role("button", name="Undo")).to_be_enabled(timeout=SLOW)
