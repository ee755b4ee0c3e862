"""Other kernels in the sandbox: chosen, asked by their own form, undone, kept, shared and exported."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.sandbox_visit import PYTHON, command_line, expect_history
from browser.waiting import becomes
from buddyscope.machine import run_script as script
from buddyscope.machine.machine import Machine


def choose(page: Page, site: str, kernel: str) -> None:
    """The machines of a kernel, chosen by its button."""
    page.goto(f"{site}#/sandbox")
    page.get_by_role("radio", name=re.compile(f"^{kernel}")).check(timeout=PYTHON)


@pytest.mark.browser
def test_the_textbook_from_choosing_to_a_link(site, new_page, tmp_path):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", accept_downloads=True)
    choose(page, site, "Textbook")
    page.get_by_role("button", name=re.compile("^1 MB in blocks of 64 KB and up")).click(timeout=PYTHON)
    expect(page.locator("bs-sandbox")).to_contain_text("the lower half is handed out", timeout=20_000)
    assert page.url.endswith("#/sandbox/textbook/1mb-64kb")
    expect(page.locator("bs-header .kernel")).to_have_text("Textbook")

    # by the form, in bytes; what cannot be read is said beside the field
    size = page.get_by_label("How many bytes")
    size.fill("seventy")
    expect(page.locator("bs-ask")).to_contain_text("found “seventy”")
    expect(page.get_by_role("button", name="Allocate a")).to_be_disabled()
    size.fill("70K")
    expect(page.locator("bs-ask")).to_contain_text("Takes a block of 128K; 58K of it stay unused.")
    page.get_by_role("button", name="Allocate a").click()
    expect(page.get_by_role("button", name="Free a, 128K at 0")).to_be_enabled(timeout=20_000)
    command_line(page, "b = alloc 35K\nc = alloc 80K\nfree a")
    expect_history(page, "a = alloc 70K", "b = alloc 35K", "c = alloc 80K", "free a")
    expect(page.locator("bs-sandbox .figures")).to_contain_text("77K")

    page.get_by_role("button", name="Undo").click()
    expect_history(page, "a = alloc 70K", "b = alloc 35K", "c = alloc 80K")
    expect(page.locator("bs-sandbox .figures")).to_contain_text("135K")

    # the script runs in Python, to the same state
    page.get_by_role("button", name="Save as…").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download: Script").click()
    path = tmp_path / "script.txt"
    download.value.save_as(path)
    text = path.read_text()
    spec = script.machine_named_in(text, "script.txt")
    assert spec is not None and spec.kernel == "textbook"
    machine = Machine(spec)
    list(script.run_script(machine, text, "script.txt"))
    assert sum(zone.free_pages for zone in machine.system.zones) == 11
    page.get_by_role("button", name="Done").click()

    # a link opens to the same requests
    page.get_by_role("button", name="Share").click()
    link = page.get_by_role("textbox", name="Link", exact=True)
    expect(link).to_have_value(re.compile("#/s/1/"))
    other = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    other.goto(link.input_value())
    expect_history(other, "a = alloc 70K", "b = alloc 35K", "c = alloc 80K")
    expect(other.locator("bs-header .kernel")).to_have_text("Textbook")


@pytest.mark.browser
def test_a_region_starts_from_a_state_that_was_typed(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    choose(page, site, "Textbook")
    page.get_by_text("Build one of your own").click(timeout=PYTHON)
    page.get_by_label("Blocks in use, one a line").fill("a 0 128K 70K")
    page.get_by_label("Free lists, one a line").fill("128K: 128K\n256K: 256K\n512K: 512K")
    page.get_by_role("button", name="Boot this machine").click()
    expect(page.get_by_role("button", name="Free a, 128K at 0")).to_be_enabled(timeout=20_000)
    assert page.url.endswith("#/sandbox/textbook/own")
    command_line(page, "b = alloc 100K")
    expect_history(page, "b = alloc 100K")

    # after a reload the region and its request are back
    kept = "Object.values(localStorage).some(text => text.includes('b = alloc 100K'))"
    becomes(page, lambda: page.evaluate(kept), True)
    page.reload()
    expect_history(page, "b = alloc 100K")
    expect(page.get_by_role("button", name="Free b, 128K at 128K")).to_be_enabled(timeout=PYTHON)


@pytest.mark.browser
def test_linux_7_3_opens_asks_and_steps(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/sandbox/7.3/teaching")
    expect(page.locator("bs-header .kernel")).to_have_text("Linux 7.3", timeout=PYTHON)
    expect(page.locator("bs-ask code.preview")).to_have_text("a = alloc_pages order=0", timeout=PYTHON)
    page.get_by_label("GFP flags").select_option(label="GFP_HIGHUSER_MOVABLE", timeout=PYTHON)
    expect(page.locator("bs-ask")).to_contain_text("For a process: pages that can be moved.")
    page.get_by_role("button", name="Allocate a").click()
    expect_history(page, "a = alloc_pages order=0 gfp=GFP_HIGHUSER_MOVABLE")
    command_line(page, "__free_pages a")
    expect_history(page, "a = alloc_pages order=0 gfp=GFP_HIGHUSER_MOVABLE", "__free_pages a")
    page.get_by_role("button", name="Undo").click()
    expect_history(page, "a = alloc_pages order=0 gfp=GFP_HIGHUSER_MOVABLE")
