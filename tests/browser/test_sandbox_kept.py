"""Nothing is lost: the sandbox comes back after a reload, two tabs keep apart, and it leaves the page as text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.sandbox_visit import PYTHON, TAB, expect_history, kept, open_sandbox
from browser.sandbox_visit import command_line as run
from browser.waiting import becomes
from buddyscope.machine import history
from buddyscope.machine import run_script as script
from buddyscope.machine.machine import Machine


def saved(page: Page, commands: int) -> None:
    """What this page shows is in storage: so many requests, and the cursor. It is written at a moment of rest."""
    cursor = int(page.locator("bs-transport input[type=range]").input_value())

    def entries() -> list[tuple[int, int]]:
        return [(len(entry["commands"]), entry["cursor"]) for entry in kept(page)]

    becomes(page, entries, lambda found: (commands, cursor) in found)


@pytest.mark.browser
def test_the_sandbox_survives_a_reload(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    run(page, "a = alloc_pages order=1\nb = alloc_pages order=0")
    expect_history(page, "a = alloc_pages order=1", "b = alloc_pages order=0")
    page.locator("bs-requests").get_by_role("button", name=re.compile("order=1")).click()
    saved(page, 2)
    page.reload()
    expect_history(page, "a = alloc_pages order=1", "b = alloc_pages order=0")
    expect(page.locator("bs-sandbox")).to_contain_text("Your last sandbox is back: 2 requests.")
    # the cursor is where it was, and what is asked there forks
    expect(page.locator("bs-requests [aria-current=true]")).to_contain_text("a = alloc_pages order=1")
    run(page, "c = alloc_pages order=2")
    expect_history(page, "a = alloc_pages order=1", "c = alloc_pages order=2")


@pytest.mark.browser
@pytest.mark.own_profile
def test_two_tabs_do_not_write_over_each_other(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    run(page, "a = alloc_page")
    expect_history(page, "a = alloc_page")
    saved(page, 1)
    tab = page.evaluate(f"sessionStorage['{TAB}']")

    # a tab that was duplicated begins with a copy of the first one's session
    other = page.context.new_page()
    other.add_init_script(f"sessionStorage['{TAB}'] ??= '{tab}'")
    other.goto(f"{site}#/sandbox/matchbox")
    expect_history(other, "a = alloc_page")
    run(page, "b = alloc_page")
    expect_history(page, "a = alloc_page", "b = alloc_page")
    saved(page, 2)
    run(other, "x = alloc_pages order=2")
    expect(other.locator("bs-sandbox")).to_contain_text("Another tab works on the same sandbox", timeout=20_000)
    assert sorted(entry["commands"] for entry in kept(page)) == [
        ["a = alloc_page", "b = alloc_page"],
        ["a = alloc_page", "x = alloc_pages order=2"],
    ]


@pytest.mark.browser
def test_a_damaged_saved_sandbox_is_told_and_blocks_nothing(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.add_init_script(
        "localStorage.setItem('buddyscope:1:sandbox:torn', '{ half of it');"
        "localStorage.setItem('buddyscope:1:sandbox:old', JSON.stringify({ v: 1, name: 'From long ago',"
        " title: 'Matchbox', machine: { preset: 'matchbox' }, commands: ['a = alloc_page', 'b = alloc_paje'],"
        " cursor: 999, at: 5,"
        " writer: 'x', revision: 1 }));"
    )
    page.goto(f"{site}#/sandbox")
    expect(page.locator("bs-saves")).to_contain_text("A saved sandbox cannot be read")
    page.get_by_role("button", name=re.compile("^From long ago")).click(timeout=PYTHON)
    expect_history(page, "a = alloc_page")
    expect(page.locator("bs-console")).to_contain_text("Request 2 of the saved history does not run any more")
    run(page, "c = alloc_page")
    expect_history(page, "a = alloc_page", "c = alloc_page")


@pytest.mark.browser
def test_a_name_keeps_it_and_it_is_listed(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    run(page, "a = alloc_pages order=3")
    expect_history(page, "a = alloc_pages order=3")
    page.get_by_role("button", name="Save as…").click()
    page.get_by_label("Keep it in this browser, under the name").fill("Half of it")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("bs-save-menu")).to_contain_text("Kept as “Half of it”.")
    page.get_by_role("button", name="Done").click()
    run(page, "__free_pages a")
    expect_history(page, "a = alloc_pages order=3", "__free_pages a")
    page.get_by_role("button", name="Other machine").click()
    page.get_by_role("button", name=re.compile("^Half of it")).click()
    expect_history(page, "a = alloc_pages order=3")


@pytest.mark.browser
def test_the_saved_script_comes_to_the_same_state(site, new_page, tmp_path):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", accept_downloads=True)
    page.goto(f"{site}#/sandbox")
    page.get_by_role("button", name="Change Matchbox: one zone of 16 pages first").click(timeout=PYTHON)
    editor = page.locator("bs-machine-editor")
    editor.get_by_label("Normal").first.fill("48")
    editor.get_by_role("button", name="Add blocks").click()
    editor.get_by_label("Blocks", exact=True).fill("3")
    editor.get_by_label("Order", exact=True).fill("1")
    page.get_by_role("button", name="Boot this machine").click()
    expect(page.locator("bs-sandbox")).to_contain_text("Normal 48", timeout=20_000)
    run(
        page, "a = alloc_pages order=2\nb = alloc_pages order=0\n__free_pages a\nc = alloc_pages order=1 gfp=GFP_ATOMIC"
    )
    expect(page.locator("bs-requests h2")).to_contain_text("4 requests", timeout=20_000)

    text = downloaded(page, "Script", tmp_path)
    assert text.splitlines()[2:] == [
        "a = alloc_pages order=2",
        "b = alloc_pages order=0",
        "__free_pages a",
        "c = alloc_pages order=1 gfp=GFP_ATOMIC",
    ]
    spec = script.machine_named_in(text, "buddyscope.txt")
    assert spec is not None
    machine = Machine(spec)
    list(script.run_script(machine, text, "buddyscope.txt"))
    assert downloaded(page, "/proc/buddyinfo", tmp_path) == history.buddyinfo(machine)
    assert lists_of(page) == {
        order: blocks for order, blocks in enumerate(history.snapshot(machine)["zones"][0]["lists"]) if blocks
    }

    rows = downloaded(page, "Results as CSV", tmp_path).split("\r\n")
    assert rows[0].startswith("number,command,page,order,failed")
    assert rows[1].startswith("1,a = alloc_pages order=2,")
    table = json.loads(downloaded(page, "Results as JSON", tmp_path))
    assert [row["command"] for row in table["requests"]][3] == "c = alloc_pages order=1 gfp=GFP_ATOMIC"
    assert table["machine"]["custom"]["nodes"] == [{"start_pfn": 0, "Normal": 48}]


def downloaded(page: Page, name: str, folder: Path) -> str:
    if not page.locator("bs-save-menu [popover]").is_visible():
        page.get_by_role("button", name="Save as…").click()
    with page.expect_download() as info:
        page.get_by_role("button", name=f"Download: {name}").click()
    path = folder / info.value.suggested_filename
    info.value.save_as(path)
    return path.read_bytes().decode("utf-8")


def lists_of(page: Page) -> dict[int, list[int]]:
    """Free lists as the page's own table has them, head first."""
    page.get_by_role("button", name="Done").click()
    page.get_by_role("tab", name="Table").click()
    cursor = page.locator("bs-transport input[type=range]").input_value()
    expect(page.locator("aside bs-twin .zone").first).to_have_attribute("data-cursor", cursor)
    rows = page.locator("aside bs-twin tr[data-order][data-blocks]").evaluate_all(
        "rows => rows.map(({ dataset }) => [dataset.order, dataset.blocks])"
    )
    return {int(order): [int(page) for page in re.findall(r"\d+", blocks)] for order, blocks in rows if blocks.strip()}
