"""What a step is about can be seen without scrolling, on a screen of 1440 × 900."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.lesson_visit import open_prediction
from browser.waiting import becomes

# of a shape of the picture: how far its lower edge is above the end of what can be seen of the stage, in pixels
ROOM_BELOW = """id => {
  const stage = document.querySelector('bs-stage');
  const { y, h } = stage.scene.shapes.find(shape => shape.id === id);
  const top = stage.shadowRoot.querySelector('canvas').getBoundingClientRect().top;
  return document.querySelector('#stage').getBoundingClientRect().bottom - (top + y + h);
}"""


@pytest.fixture
def wide(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")


def open_at(page: Page, site: str, lesson: str, step: str, title: str) -> None:
    """At a step that asks nothing."""
    page.goto(f"{site}#/lesson/{lesson}/{step}")
    expect(page.locator("bs-lesson h2").first).to_have_text(title, timeout=20_000)
    expect(page.locator("bs-stage canvas").last).to_be_visible()


@pytest.mark.browser
def test_a_list_that_is_asked_for_is_in_view(site, wide):
    open_prediction(wide, site, "merge", "third")
    assert wide.evaluate(ROOM_BELOW, "list:4") > 0


@pytest.mark.browser
def test_lists_that_are_emphasised_are_in_view(site, wide):
    open_at(wide, site, "free-lists", "head", "A machine with two large blocks")
    assert wide.evaluate(ROOM_BELOW, "list:9") > 0


@pytest.mark.browser
def test_the_next_step_begins_at_the_top_again(site, wide):
    open_at(wide, site, "free-lists", "head", "A machine with two large blocks")
    assert wide.evaluate("document.querySelector('#stage').scrollTop") > 0
    wide.evaluate("location.hash = '#/lesson/watermarks/marks'")
    expect(wide.locator("bs-lesson h2").first).to_have_text("Three marks")
    expect(wide.locator("bs-stage .details")).to_be_visible()
    assert wide.evaluate("document.querySelector('#stage').scrollTop") == 0


@pytest.mark.browser
def test_all_zones_of_all_nodes_are_in_view_in_address_order(site, wide):
    open_prediction(wide, site, "numa", "walk")
    strips = wide.locator("bs-stage-strip")
    expect(strips).to_have_count(3)
    for strip in strips.all():
        expect(strip.locator("button")).to_be_in_viewport(ratio=1)
    names = wide.locator("bs-stage").locator(".group, .here b, bs-stage-strip .name")
    assert [re.sub(r" ·.*", "", name) for name in names.all_inner_texts()] == [
        "Node 0",
        "ZONE_NORMAL",
        "Node 1",
        "ZONE_NORMAL",
        "Node 2",
        "ZONE_NORMAL",
        "Node 3",
        "ZONE_NORMAL",
    ]


@pytest.mark.browser
def test_the_mark_of_the_request_stands_at_its_zone_from_the_start(site, wide):
    open_prediction(wide, site, "zones", "user")
    expect(wide.locator("bs-stage-strip canvas").last).to_be_visible()
    mark = wide.locator("bs-stage .walker")
    expect(mark).to_have_attribute("data-at", re.compile(r"\d"))
    zone = wide.locator("bs-stage .whole")
    becomes(
        wide,
        lambda: (mark.get_attribute("style"), zone.evaluate("whole => `transform: translateY(${whole.offsetTop}px);`")),
        lambda at: at[0] == at[1],
    )


@pytest.mark.browser
def test_the_way_on_is_in_view_however_long_the_step_is(site, wide):
    open_at(wide, site, "merge", "calls", "Four calls, one worker")
    column = wide.locator("#lesson")
    assert column.evaluate("column => column.scrollHeight > column.clientHeight")
    for name in ("Back", "Next"):
        expect(wide.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)


@pytest.mark.browser
def test_on_a_phone_name_and_buttons_share_a_line(site, new_page):
    page = new_page(viewport={"width": 390, "height": 844}, save_data=False)
    open_at(page, site, "powers", "small", "One page, then two")
    expect(page.locator("bs-header .pill.ready")).to_be_visible(timeout=60_000)
    name = page.locator("bs-header .word").bounding_box()
    for pill in page.locator("bs-header .pill:visible").all():
        box = pill.bounding_box()
        assert name is not None and box is not None
        assert box["y"] < name["y"] + name["height"]
    expect(page.locator("bs-header .pill.ready")).to_have_text(re.compile("^Python"))  # said, though not shown
