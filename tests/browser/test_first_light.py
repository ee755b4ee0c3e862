"""A person's way through the first lesson, in the real browser, with Python's answers beside the picture's."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from browser.lesson_visit import PYTHON, ROOT, key, lock_in, open_step
from browser.waiting import becomes
from buddyscope.machine.history import snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

SHARED = json.loads((ROOT / "tests/links/version-1.json").read_text(encoding="utf-8"))[0]["hash"]
END_OF_A = 26  # records of the lesson's first request


def twin(page: Page) -> dict:
    """What the page says in words: the text twin's facts."""
    return page.evaluate(
        """() => { const root = document.querySelector("bs-twin").shadowRoot, zone = root.querySelector(".zone");
            const rows = [...zone.querySelectorAll("tr[data-order]")];
            const blocks = [...zone.querySelectorAll("[data-kind=allocated]")];
            return { cursor: +zone.dataset.cursor, free: +zone.dataset.free, balance: +zone.dataset.needBalance,
              lists: Object.fromEntries(rows.map(({ dataset }) => [dataset.order, dataset.blocks])),
              bits: Object.fromEntries(rows.map(({ dataset }) => [dataset.order, dataset.bits ?? ""])),
              blocks: blocks.map(({ dataset }) => [+dataset.page, +dataset.order, dataset.name]).sort() } }"""
    )


def model_twin(machine: Machine) -> dict:
    """The same from the model in this process."""
    state = snapshot(machine)
    zone = state["zones"][0]
    area = machine.system.zones[0].free_area
    return {
        "cursor": machine.timeline.cursor,
        "free": zone["free_pages"],
        "balance": zone["need_balance"],
        "lists": {str(order): ", ".join(map(str, pages)) for order, pages in enumerate(zone["lists"])},
        "bits": {str(order): "".join(map(str, one.map)) for order, one in enumerate(area)},
        "blocks": sorted([page, order, machine.names[name]] for page, order, name in state["blocks"]),
    }


def seek(page: Page, cursor: int) -> None:
    page.locator("bs-transport input[type=range]").fill(str(cursor))
    expect(page.locator("bs-twin .zone")).to_have_attribute("data-cursor", str(cursor))


@pytest.mark.browser
def test_the_whole_lesson(site_subpath, new_page):
    site = site_subpath
    page = new_page(viewport={"width": 1440, "height": 900})
    open_step(page, site, "start")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()

    # nothing of the future can be had before the learner commits
    expect(page.get_by_role("heading", name="Predict before you play")).to_be_visible()
    expect(page.locator("bs-transport")).to_be_hidden()
    expect(page.locator("bs-transport .round.play")).to_be_disabled()
    key(page, "End")
    assert twin(page)["cursor"] == 0

    lock_in(page, 7)
    expect(page.locator("bs-lesson")).to_contain_text("A gets page 15")
    # it is watched up to the moment that decides against the answer, and then to its end
    page.get_by_role("button", name="See where it went differently").click()
    expect(page.locator("bs-transport .count")).to_have_text("here it goes differently", timeout=60_000)
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("bs-twin .zone")).to_have_attribute("data-cursor", str(END_OF_A), timeout=60_000)

    # the picture's words and the model agree at five cursors, forwards and backwards
    machine = Machine(preset("matchbox"))
    machine.run("a = alloc_pages order=0")
    page.get_by_role("button", name="More views").click()
    page.get_by_role("tab", name="Table").click()
    for cursor in (END_OF_A, 3, 19, 11, 15):
        machine.timeline.seek(cursor)
        seek(page, cursor)
        assert twin(page) == model_twin(machine)

    page.goto(f"{site}#/lesson/split/again")
    lock_in(page, 14)
    expect(page.locator("bs-lesson")).to_contain_text("Yes, page 14")

    page.goto(f"{site}#/lesson/split/challenge")
    order_1 = page.get_by_role("button", name=re.compile(r"order 1|2 pages", re.I)).first
    expect(order_1).to_be_enabled(timeout=PYTHON)
    order_1.click()
    expect(page.locator("bs-twin [data-kind=allocated]")).to_have_count(1, timeout=20_000)
    expect(page.locator("bs-lesson")).not_to_contain_text("Solved.")
    expect(order_1).to_be_enabled()
    order_1.click()
    expect(page.locator("bs-lesson")).to_contain_text("Solved.", timeout=20_000)


@pytest.mark.browser
def test_the_lesson_plays_before_python_is_there(site, new_page, trouble):
    page = new_page(save_data=False)
    held = []
    page.route("**/py/*", lambda route: held.append(route))  # not answered until the end
    open_step(page, site, "ask")
    lock_in(page, 15)
    expect(page.locator("bs-lesson")).to_contain_text("Yes, page 15")
    key(page, "End")
    expect(page.locator("bs-twin .zone")).to_have_attribute("data-cursor", str(END_OF_A))
    expect(page.locator("bs-header")).not_to_contain_text("ready")
    trouble.expected.append("net::ERR_FAILED")
    for route in held:
        route.abort()
    assert held


@pytest.mark.browser
def test_python_gets_the_same_records_as_the_recording(site, python_page):
    open_step(python_page, site, "lists")
    expect(python_page.locator("bs-header")).to_contain_text("live", timeout=PYTHON)


OF_PYTHON = re.compile(r"/py/|/assets/(connect|worker)-")


@pytest.mark.browser
@pytest.mark.parametrize(("saves", "search"), [(True, ""), (False, "?python=later")], ids=["saves data", "later"])
def test_python_waits_until_it_is_asked_for(saves, search, site, new_page):
    page = new_page(save_data=saves)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}{search}#/lesson/split/start")
    expect(page.locator("bs-header")).to_contain_text("Python waits")
    told = re.compile(r"Python \(5\.\d MB\) starts when something needs it")
    expect(page.locator("bs-loading")).to_contain_text(told)
    # what comes late, comes: the sandbox's own part is the last but one
    becomes(page, lambda: any("/assets/start-" in url for url in asked), True)
    assert [url for url in asked if OF_PYTHON.search(url)] == []
    page.get_by_role("button", name="Start it now").click()
    expect(page.locator("bs-header")).to_contain_text("Python ready · live", timeout=PYTHON)
    expect(page.get_by_role("button", name="Start it now")).to_have_count(0)


# what cannot go on without Python, and what is there once Python is
NEEDS_PYTHON = {
    "the sandbox": ("#/sandbox/matchbox", "bs-ask button"),
    "practice": ("#/practice/allocator/splits/7", "#lesson > bs-practice-hands button"),
    "a challenge": ("#/lesson/split/challenge", "bs-header .ready"),
    "an exam in a lesson": ("#/lesson/read-the-machine/cases", "bs-lesson > bs-practice input"),
    "a shared link": (SHARED, "bs-ask button"),
}


@pytest.mark.browser
@pytest.mark.parametrize("what", NEEDS_PYTHON)
def test_whatever_needs_python_starts_it(what, site, page):
    place, there = NEEDS_PYTHON[what]
    page.goto(f"{site}#/lesson/split/start")
    expect(page.locator("bs-header")).to_contain_text("Python waits")
    page.evaluate("hash => { location.hash = hash }", place)
    expect(page.locator(there).first).to_be_visible(timeout=PYTHON)


@pytest.mark.browser
@pytest.mark.parametrize("what", ["Code", "Try your own requests from here"])
def test_what_is_wanted_in_a_lesson_starts_python(what, site, page):
    page.goto(f"{site}#/lesson/split/start")
    expect(page.locator("bs-header")).to_contain_text("Python waits")
    if what == "Code":
        page.get_by_role("button", name="More views").click()
        page.get_by_role("tab", name=what).click()
        expect(page.locator("bs-code select")).to_be_visible(timeout=PYTHON)
    else:
        page.get_by_role("button", name=what).click()
        expect(page.get_by_role("button", name=re.compile("order 0|1 page", re.I)).first).to_be_enabled(timeout=PYTHON)


@pytest.mark.browser
def test_who_saves_data_can_have_python_at_once(site, page):
    page.goto(f"{site}?python=now#/lesson/split/start")
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)


@pytest.mark.browser
def test_seeking_back_gives_the_very_same_picture(site, new_page):
    page = new_page(reduced_motion="reduce")
    open_step(page, site, "ask")
    lock_in(page, 15)
    canvas = page.locator("bs-stage canvas")
    pictures = {}
    for cursor in (0, 8, 14, END_OF_A, 14, 8, 0, END_OF_A, 8):
        seek(page, cursor)
        page.mouse.move(2, 2)
        picture = canvas.evaluate("canvas => canvas.toDataURL()")
        assert pictures.setdefault(cursor, picture) == picture
    assert len(set(pictures.values())) == 4


@pytest.mark.browser
def test_three_granularities_by_keyboard(site, new_page):
    page = new_page(reduced_motion="reduce")
    open_step(page, site, "ask")
    lock_in(page, 15)
    key(page, "Home")
    stops = {}
    for grain, digit in (("request", "1"), ("function", "2"), ("step", "3")):
        seek(page, 0)
        page.get_by_role("button", name="Forward one stop").focus()
        page.keyboard.press(digit)
        expect(page.get_by_role("radio", name=grain)).to_be_checked()
        stops[grain] = 0
        while twin(page)["cursor"] < END_OF_A:
            before = twin(page)["cursor"]
            page.get_by_role("button", name="Forward one stop").click()
            expect(page.locator("bs-twin .zone")).not_to_have_attribute("data-cursor", str(before))
            stops[grain] += 1
    assert stops["request"] == 1
    assert stops["request"] < stops["function"] < stops["step"] <= END_OF_A


@pytest.mark.browser
def test_a_link_to_nowhere_says_so_and_opens_the_nearest(site, new_page):
    page = new_page()
    page.goto(f"{site}#/lesson/splt/aks")
    expect(page.get_by_role("heading", level=1)).to_have_text("A big block is halved until one piece fits")
    expect(page.locator("main")).to_contain_text(re.compile("splt|aks"))


@pytest.mark.browser
def test_a_lesson_that_is_missing_says_so(site, new_page, trouble):
    trouble.expected.append("404")
    page = new_page()
    page.route("**/lessons/powers.en.json", lambda route: route.fulfill(status=404, body="no"))
    page.goto(site)
    expect(page.locator("main")).to_contain_text(re.compile("could not be opened", re.I))
