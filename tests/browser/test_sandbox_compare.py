"""The same requests on a second machine, side by side; and what does not come back at the Python prompt is stopped."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.sandbox_visit import PYTHON, expect_history, open_sandbox
from browser.sandbox_visit import command_line as run

LEFT, RIGHT = "bs-stage[slot=left]", "bs-compare .machine bs-stage:not([slot])"


def duplicate_with_watermarks(page: Page, marks: str) -> None:
    page.get_by_role("button", name="Duplicate…").click()
    editor = page.locator("bs-compare bs-machine-editor")
    expect(editor.get_by_label("Title")).to_have_value("Matchbox: one zone of 16 pages")
    editor.get_by_role("group", name=re.compile("^Watermarks")).get_by_label("Normal").fill(marks)
    page.get_by_role("button", name="Run the same requests on it").click()
    expect(page.locator("bs-compare .parting")).to_be_visible(timeout=20_000)


@pytest.mark.browser
def test_a_second_machine_gets_the_same_requests_and_the_first_difference_is_explained(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    run(page, "a = alloc_pages order=3 gfp=GFP_ATOMIC\nb = alloc_pages order=2 gfp=GFP_ATOMIC")
    expect_history(page, "a = alloc_pages order=3 gfp=GFP_ATOMIC", "b = alloc_pages order=2 gfp=GFP_ATOMIC")
    duplicate_with_watermarks(page, "20 20 20")
    parting = page.locator("bs-compare .parting")
    expect(parting).to_have_text(
        "Request 2: left pages 4–7, right NULL, because right Normal 0 has 8 free pages where more than 9 must be,"
        " while the other has 8 where more than 4 must be."
    )
    expect(page.locator("bs-stage canvas")).to_have_count(2)
    left, right = (page.locator(f"{stage} canvas").bounding_box() for stage in (LEFT, RIGHT))
    assert left and right and left["x"] + left["width"] <= right["x"]

    # one cursor for both, by request
    page.locator("bs-requests").get_by_role("button", name=re.compile("order=3")).click()
    expect(page.locator("bs-compare")).to_contain_text("Both stand after request 1 of 2.")
    page.get_by_role("button", name="First difference: request 2").click()
    expect(page.locator("bs-compare")).to_contain_text("Both stand after request 2 of 2.")
    page.locator("bs-compare summary", has_text="The second machine as tables").click()
    expect(page.locator("bs-compare bs-twin")).to_contain_text("8")

    # what comes after happens on both; what makes no sense on the second is refused there
    run(page, "__free_pages b")
    expect(page.locator("bs-compare")).to_contain_text("Both stand after request 3 of 3.", timeout=20_000)
    page.locator("bs-compare summary", has_text="2 differences").click()
    expect(page.locator("bs-compare .bar table tr").nth(2)).to_contain_text("refused")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("bs-compare")).to_contain_text("Both stand after request 2 of 2.", timeout=20_000)

    # other settings, back to those before, and away
    page.get_by_role("button", name="Other settings…").click()
    page.get_by_role("combobox", name="Machine", exact=True).select_option("Shoebox: one zone of 1024 pages")
    page.get_by_role("button", name="Run the same requests on it").click()
    expect(page.locator("bs-compare h3").nth(1)).to_contain_text("Shoebox", timeout=20_000)
    page.get_by_role("button", name="Back to the settings before").click()
    expect(parting).to_contain_text("Request 2: left pages 4–7, right NULL", timeout=20_000)
    page.get_by_role("button", name="Close the comparison").click()
    expect(page.locator("bs-compare #compared")).to_have_count(0)
    expect(page.locator("bs-stage canvas")).to_have_count(1)


@pytest.mark.browser
def test_on_a_phone_the_two_stand_one_below_the_other(site, new_page):
    page = new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    open_sandbox(page, site)
    run(page, "a = alloc_pages order=3 gfp=GFP_ATOMIC")
    expect_history(page, "a = alloc_pages order=3 gfp=GFP_ATOMIC")
    duplicate_with_watermarks(page, "0 0 0")
    expect(page.locator("bs-compare .parting")).to_have_text("The 1 request came out alike on both.")
    left, right = (page.locator(stage).bounding_box() for stage in (LEFT, RIGHT))
    assert left and right and left["y"] + left["height"] <= right["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.browser
def test_names_stay_at_the_python_prompt_and_an_endless_loop_is_stopped(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    run(page, "a = alloc_page")
    expect_history(page, "a = alloc_page")
    page.get_by_role("tab", name="Python").click()
    prompt = page.get_by_role("combobox", name="Python")
    output = page.locator("bs-console pre")
    prompt.fill("free = machine.system.zones[0].free_pages")
    prompt.press("Enter")
    expect(prompt).to_have_value("")
    prompt.fill("def half(n):\n    return n / 0")
    prompt.press("Control+Enter")
    expect(page.locator("bs-console .line")).to_have_count(2, timeout=20_000)
    prompt.fill("half(free)")
    prompt.press("Enter")
    expect(output.last).to_contain_text("ZeroDivisionError", timeout=20_000)
    expect(output.last).to_contain_text("return n / 0")

    prompt.press_sequentially("machine.timel")
    prompt.press("Tab")
    expect(page.locator("bs-console").get_by_role("option")).to_have_text(["machine.timeline"], timeout=20_000)
    prompt.press("Tab")
    expect(prompt).to_have_value("machine.timeline")
    prompt.fill("")
    prompt.press("ArrowUp")
    expect(prompt).to_have_value("half(free)")

    prompt.fill("while True: pass")
    prompt.press("Enter")
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(output.last).to_contain_text("Stopped. Python starts anew", timeout=20_000)
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=PYTHON)
    expect_history(page, "a = alloc_page")
    page.get_by_role("tab", name="Console").click()
    run(page, "b = alloc_page")
    expect_history(page, "a = alloc_page", "b = alloc_page")


@pytest.mark.browser
def test_a_second_press_while_the_first_request_still_plays_takes_another_name(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900})  # with motion: the request plays for about a second
    open_sandbox(page, site)
    page.get_by_role("button", name="Allocate a").click()
    page.get_by_role("button", name="Allocate b").click(timeout=20_000)
    page.get_by_role("button", name="Allocate c").click(timeout=20_000)
    expect_history(page, *(f"{name} = alloc_pages order=0" for name in "abc"))
    expect(page.locator("bs-ask .error")).to_have_count(0)
