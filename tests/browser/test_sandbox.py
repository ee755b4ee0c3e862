"""A visitor's session in the sandbox, in the real browser: by mouse, by keyboard alone, and with axe."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.sandbox_visit import PYTHON, command_line, open_sandbox


def requests(page: Page) -> list[str]:
    """The history as the column lists it, oldest first, without boot."""
    texts = page.locator("bs-requests .list code").all_inner_texts()
    return [text for text in reversed(texts) if text != "boot"]


def expect_requests(page: Page, count: int) -> None:
    extra = 1  # boot
    expect(page.locator("bs-requests .list code")).to_have_count(count + extra, timeout=20_000)


@pytest.mark.browser
def test_choose_ask_free_undo_fork(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/sandbox")
    page.get_by_role("button", name=re.compile("^Matchbox")).click(timeout=PYTHON)
    expect(page.get_by_role("heading", level=1)).to_have_text("Matchbox: one zone of 16 pages")
    assert page.url.endswith("#/sandbox/matchbox")

    page.get_by_role("button", name="Allocate a").click()
    expect(page.get_by_role("button", name="Free a, page 15")).to_be_enabled(timeout=20_000)
    command_line(page, "b = alloc_pages order=1")
    expect(page.get_by_role("button", name="Free b, pages 12–13")).to_be_enabled(timeout=20_000)
    assert requests(page) == ["a = alloc_pages order=0", "b = alloc_pages order=1"]

    # undo needs no Python, and redo brings it back
    page.get_by_role("button", name="Undo").click()
    expect_requests(page, 1)
    page.get_by_role("button", name="Redo (1)").click()
    expect_requests(page, 2)

    # acting in the past: the old future is in the list, and one can go back to it
    page.locator("bs-requests").get_by_role("button", name=re.compile("alloc_pages order=0")).click()
    expect(page.locator("bs-ask")).to_contain_text("You are in the past")
    command_line(page, "c = alloc_pages order=2")
    fork = page.get_by_role("button", name=re.compile("You were here: 2 requests"))
    expect(fork).to_be_visible(timeout=20_000)
    assert requests(page) == ["a = alloc_pages order=0", "c = alloc_pages order=2"]
    fork.click()
    expect(page.locator("bs-requests .list")).to_contain_text("b = alloc_pages order=1")

    # and Python follows back
    page.get_by_role("button", name="Free a, page 15").click()
    expect_requests(page, 3)
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("bs-requests")).to_contain_text("Every request will be listed here")


@pytest.mark.browser
def test_a_block_is_freed_on_the_map(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    command_line(page, "a = alloc_pages order=0")
    expect_requests(page, 1)
    page.locator("bs-stage").evaluate(
        "stage => stage.dispatchEvent(new CustomEvent('bs-block', { bubbles: true, composed: true,"
        " detail: { page: 15, order: 0, name: 'a', kind: 'allocated' } }))"
    )
    expect_requests(page, 2)
    assert requests(page)[-1] == "__free_pages a"


@pytest.mark.browser
def test_the_console_completes_explains_and_runs_scripts(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    field = page.get_by_role("combobox", name="Command")
    field.press_sequentially("a = alloc_pages ord")
    expect(page.locator("bs-console").get_by_role("option")).to_have_text(["order="])
    field.press("Tab")
    expect(field).to_have_value("a = alloc_pages order=")
    field.press_sequentially("1")
    field.press("Escape")
    field.press("Enter")
    expect(page.locator("bs-console .answer")).to_have_text("pages 14–15", timeout=20_000)

    command_line(page, "b = aloc_pages order=1")
    expect(page.locator("bs-console .error")).to_contain_text("Did you mean alloc_pages?")
    assert requests(page) == ["a = alloc_pages order=1"]

    field.fill("b = alloc_page\nc = alloc_page  # and one more\n__free_page b")
    field.press("Enter")
    expect_requests(page, 4)
    field.press("ArrowUp")
    expect(field).to_have_value("__free_page b")
    field.press("Escape")

    page.get_by_role("tab", name="Python").click()
    prompt = page.get_by_role("combobox", name="Python")
    prompt.fill("machine.system.zones[0].free_pages")
    prompt.press("Enter")
    expect(page.locator("bs-console pre")).to_have_text("13", timeout=20_000)


@pytest.mark.browser
def test_a_machine_of_ones_own(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{site}#/sandbox")
    page.get_by_text("Build one of your own").click(timeout=PYTHON)
    normal = page.locator("bs-machine-editor").get_by_label("Normal").first
    normal.fill("many")
    expect(page.locator("bs-machine-editor")).to_contain_text(
        "Normal of node 0: expected a whole number from 0 to 16,777,216, found “many”"
    )
    expect(page.get_by_role("button", name="Boot this machine")).to_be_disabled()
    normal.fill("32")
    page.get_by_role("button", name="Boot this machine").click()
    expect(page.locator("bs-sandbox")).to_contain_text("Normal 32", timeout=20_000)
    command_line(page, "a = alloc_pages order=0")
    expect_requests(page, 1)


@pytest.mark.browser
def test_workload_code_charts_and_log(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site, "shoebox")
    page.locator("bs-workload summary").click()
    page.get_by_label("Requests", exact=True).fill("120")
    page.get_by_role("button", name="Run the workload").click()
    expect(page.locator("bs-requests h2")).to_contain_text("120 requests", timeout=PYTHON)

    page.get_by_role("tab", name="Charts").click()
    expect(page.locator("bs-charts canvas")).to_be_visible(timeout=20_000)
    page.get_by_role("tab", name="Log").click()
    page.get_by_label("The whole history").check()
    page.get_by_label("Kind").select_option("Free lists")
    expect(page.locator("bs-log-all li")).to_have_count(100)
    page.locator("bs-log-all li button").first.click()
    expect(page.locator("bs-log-all [aria-current=true]")).to_have_count(1)

    page.locator("bs-time summary").click()
    page.get_by_role("combobox", name="Until", exact=True).select_option("two buddies merge")
    page.get_by_role("button", name="Run until then").click()
    expect(page.locator("bs-time")).to_contain_text("It happens at record")
    page.get_by_role("button", name="Previous time").click()
    expect(page.locator("bs-time")).to_contain_text(re.compile("It (happens|did not happen)"))

    page.get_by_role("tab", name="Code").click()
    forward = page.get_by_role("button", name="Forward one line")
    expect(forward).to_be_enabled(timeout=20_000)
    forward.click()
    expect(page.locator("bs-code .hot")).to_have_count(1)
    before = page.locator("bs-code .hot").inner_text()
    forward.click()
    page.get_by_role("button", name="Back one line").click()
    expect(page.locator("bs-code .hot")).to_have_text(before)


@pytest.mark.browser
def test_a_whole_session_by_keyboard_alone(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}#/sandbox")
    expect(page.get_by_role("button", name=re.compile("^Matchbox"))).to_be_enabled(timeout=PYTHON)

    def tab_to(name: str, key: str = "Tab") -> None:
        for _ in range(90):
            page.keyboard.press(key)
            if page.evaluate(FOCUSED).startswith(name):
                return
        raise AssertionError(f"{key} never came to {name!r}")

    # a machine, a request, and giving back
    tab_to("Matchbox")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused(timeout=20_000)
    tab_to("order")
    page.keyboard.press("ArrowRight")
    tab_to("Allocate a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Free a, pages 14–15")).to_be_enabled(timeout=20_000)
    tab_to("Free a")
    page.keyboard.press("Enter")
    expect_requests(page, 2)

    # a workload, and back in time to where something happened
    tab_to("Workload")
    page.keyboard.press("Enter")
    tab_to("requests")
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.locator("bs-requests h2")).to_contain_text("14 requests", timeout=PYTHON)
    tab_to("Time")
    page.keyboard.press("Enter")
    tab_to("Previous time")
    page.keyboard.press("Enter")
    expect(page.locator("bs-time")).to_contain_text("It happens at record", timeout=20_000)

    # the console: undo, redo
    tab_to("Command")
    for word, count in (("undo", 13), ("redo", 14)):
        page.keyboard.type(word)
        page.keyboard.press("Escape")
        page.keyboard.press("Enter")
        expect(page.locator("bs-requests h2")).to_contain_text(f"{count} requests", timeout=20_000)
    tab_to("Run")  # nobody is trapped in the command line

    # the same on a machine with another MAX_ORDER, and away again
    tab_to("Duplicate…", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("bs-compare #setup")).to_be_focused()
    tab_to("max_order")
    page.keyboard.press("Control+a")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.locator("bs-compare .parting")).to_be_visible(timeout=20_000)
    tab_to("Close the comparison")
    page.keyboard.press("Enter")
    expect(page.locator("bs-compare #compared")).to_have_count(0)


@pytest.mark.browser
def test_what_the_column_is_to_a_screen_reader(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    command_line(page, "a = alloc_pages order=1")
    expect_requests(page, 1)
    expect(page.locator("#lesson")).to_match_aria_snapshot("""
      - 'heading "Matchbox: one zone of 16 pages" [level=1]'
      - button "Undo"
      - button "Redo" [disabled]
      - button "Reset"
      - button "Other machine"
      - button "Duplicate…"
      - button "Save as…"
      - region "Ask for memory":
        - heading "Ask for memory" [level=2]
        - 'slider "Order: 2^order pages in one block"'
        - combobox "Call"
        - combobox "GFP flags"
        - group: Every flag, and what it does
        - code: b = alloc_pages order=0
        - button "Allocate b"
      - region "Give back or click a block on the map":
        - button "Free a, pages 14–15"
        - combobox "With"
      - group: Circumstances task flags, interrupt, CPU
      - region "History 1 request":
        - list:
          - listitem:
            - button "1 a = alloc_pages order=1 pages 14–15"
          - listitem:
            - button "boot"
      - group: Workload many requests at once, from a seed
      - group: Time run until, loop
    """)


FOCUSED = """() => { let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.getAttribute("aria-label") ?? (at?.id || at?.textContent || "").trim(); }"""


@pytest.mark.browser
def test_the_way_to_the_sandbox_and_back(site, new_page):
    page = new_page()
    page.goto(f"{site}#/lesson/split/ask")
    expect(page.locator("bs-lesson h1")).to_be_visible()
    page.get_by_role("link", name="Sandbox").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A machine of your own")
    page.get_by_role("link", name="Lesson", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A big block is halved until one piece fits")
    assert page.url.endswith("#/lesson/split/ask")
    expect(page.locator("bs-stage canvas")).to_be_visible()


# by view, what stands in it once it is there
THERE = {"Code": "bs-code select", "Charts": "bs-charts dl", "Log": "bs-log-all h3"}
