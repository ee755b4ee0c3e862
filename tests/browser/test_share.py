"""Links, pictures and films in the real browser: what goes out is what comes in."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from browser.sandbox_visit import PYTHON, command_line, open_sandbox
from browser.waiting import becomes

ROOT = Path(__file__).parents[2]
SAMPLES = json.loads((ROOT / "tests/links/version-1.json").read_text(encoding="utf-8"))
SVG = "{http://www.w3.org/2000/svg}"


def slider(page: Page):
    return page.locator("bs-transport input[type=range]")


def ask(page: Page, count: int) -> None:
    """Requests of the sandbox: a, b, c … of order 0, 1, 2 …"""
    for i in range(count):
        command_line(page, f"{chr(97 + i)} = alloc_pages order={i}")
        expect(page.locator("bs-requests .list code")).to_have_count(i + 2, timeout=20_000)


def open_share(page: Page, tab: str = "Link") -> None:
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("tab", name=tab, exact=True).click()


def twin_rows(page: Page) -> dict[int, list[str]]:
    """Free lists as the text twin has them, by order."""
    rows = page.evaluate(
        """() => [...document.querySelector("bs-twin").renderRoot.querySelectorAll("tr[data-order]")]
          .map((row) => [Number(row.dataset.order), row.dataset.blocks])"""
    )
    return {order: blocks.split(", ") if blocks else [] for order, blocks in rows}


def saved(page: Page, button: str) -> bytes:
    with page.expect_download(timeout=PYTHON) as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.browser
def test_a_link_opens_the_very_same_picture(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    ask(page, 3)
    page.get_by_role("tab", name="Table").click()
    slider(page).focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    cursor, rows = slider(page).input_value(), twin_rows(page)
    sentence = page.locator("bs-twin .now").inner_text()
    open_share(page)
    link = page.get_by_role("textbox", name="Link", exact=True)
    expect(link).to_have_value(re.compile("/#/s/1/"))
    bare = link.input_value()
    page.get_by_label("Note (optional, goes into the link)").fill("Which list is left?")
    expect(link).not_to_have_value(bare)
    # the note is in it
    expect(page.locator("bs-share-link")).to_contain_text(re.compile(r"\d+ of 8192 characters"))
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    address = link.input_value()
    assert "/#/s/1/" in address and len(address) < 400

    other = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    other.goto(address)
    expect(other.locator("bs-shared")).to_contain_text("Which list is left?", timeout=PYTHON)
    expect(slider(other)).to_have_value(cursor)
    expect(other.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    assert twin_rows(other) == rows
    assert other.locator("bs-twin .now").inner_text() == sentence
    assert "differ" not in other.locator("bs-shared").inner_text()
    pictures = [one.locator("bs-stage canvas").evaluate("one => one.toDataURL()") for one in (page, other)]
    assert pictures[0] == pictures[1]
    assert other.url == address


@pytest.mark.browser
@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["about"] for sample in SAMPLES])
def test_links_of_version_1_open(site, page, sample):
    page.goto(f"{site}{sample['hash']}")
    expect(page.get_by_role("button", name="Undo")).to_be_visible(timeout=PYTHON)
    expect(slider(page)).to_have_value(str(sample["document"]["cursor"]))
    wanted = sample["document"]["requests"]
    count = sum(1 if isinstance(request, str) else request[2] for request in wanted)
    assert page.evaluate("document.querySelector('bs-requests').total") == count


@pytest.mark.browser
@pytest.mark.parametrize(
    ("hash_", "words"),
    [
        ("#/s/1/q1bKTUzOyMxLVbICs", "This link is damaged"),
        ("#/s/1/" + "A" * 9000, "This link is too long: 9006 characters, where at most 8192 are read."),
        ("#/s/7/q1bKTUzO", "This link is of version 7"),
        ("#/s/1/<img src=x onerror=alert(1)>", "This link is damaged"),
    ],
)
def test_a_link_that_cannot_be_read_changes_nothing(site, page, hash_, words):
    page.goto(f"{site}#/lesson/split/ask")
    title = page.get_by_role("heading", level=2, name="Ask for one page")
    expect(title).to_be_visible()
    page.evaluate("hash => { location.hash = hash }", hash_)
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_role("alert")).to_contain_text("Nothing was opened.")
    expect(title).to_be_visible()
    assert page.url.endswith("#/lesson/split/ask")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.browser
def test_a_link_asks_before_it_replaces_what_one_has(site, page):
    open_sandbox(page, site)
    ask(page, 2)
    page.evaluate("hash => { location.hash = hash }", SAMPLES[0]["hash"])
    shared = page.locator("bs-shared")
    expect(shared).to_contain_text("Your 2 requests would be replaced.")
    page.get_by_role("button", name="Keep what I have").click()
    expect(page.locator("bs-requests .list code")).to_have_count(3)
    page.evaluate("hash => { location.hash = '' }")
    page.evaluate("hash => { location.hash = hash }", SAMPLES[0]["hash"])
    page.get_by_role("button", name="Open the link").click()
    expect(page.locator("bs-requests")).to_contain_text("__free_pages a", timeout=20_000)


@pytest.mark.browser
def test_a_workload_is_shared_by_its_seed(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site, "pc-64m")
    page.evaluate(
        """() => document.querySelector("bs-workload").dispatchEvent(new CustomEvent("bs-workload",
          { bubbles: true, composed: true, detail: { name: "steady", seed: 7, requests: 2000, params: {} } }))"""
    )
    expect(page.locator("bs-requests")).to_contain_text("2000", timeout=PYTHON)
    # the last slice is counted before its picture is there
    becomes(page, lambda: page.evaluate("document.querySelector('bs-workload').work === null"), True)
    last = page.evaluate("String(document.querySelector('bs-transport').limit)")
    expect(page.locator("bs-twin .zone").first).to_have_attribute("data-cursor", last, timeout=PYTHON)
    rows = twin_rows(page)
    open_share(page)
    expect(page.get_by_role("textbox", name="Link", exact=True)).to_have_value(re.compile("/#/s/1/"))
    address = page.get_by_role("textbox", name="Link", exact=True).input_value()
    assert len(address) < 300
    other = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    other.goto(address)
    expect(other.get_by_role("button", name="Undo")).to_be_visible(timeout=PYTHON)
    # the requests are adopted first, then the cursor goes to its place
    expect(other.locator("bs-twin .zone").first).to_have_attribute("data-cursor", last, timeout=PYTHON)
    assert twin_rows(other) == rows


@pytest.mark.browser
def test_a_history_that_does_not_fit_is_saved_as_a_script(site, page):
    open_sandbox(page, site, "shoebox")
    # names that no compression makes short
    lines = [f"n{(i * 7919) % 1_000_003}x{(i * 104729) % 999_983} = alloc_pages order={i % 3}" for i in range(1500)]
    page.evaluate(
        """(text) => document.querySelector("bs-console").dispatchEvent(new CustomEvent("bs-script",
          { bubbles: true, composed: true, detail: { text } }))""",
        "\n".join(lines),
    )
    expect(page.locator("bs-requests")).to_contain_text("1500", timeout=PYTHON)
    open_share(page)
    expect(page.get_by_role("alert")).to_contain_text("This history is too long for a link")
    script = saved(page, "Save as script").decode()
    assert [line for line in script.splitlines() if not line.startswith("#")] == lines


@pytest.mark.browser
def test_a_lesson_link_goes_to_its_record_once_it_is_in_reach(site, still_page):
    page = still_page
    page.goto(f"{site}#/lesson/split/ask/@12")
    expect(page.locator("bs-predict, bs-lesson").first).to_contain_text("Predict before you play")
    expect(slider(page)).to_have_value("0")
    page.get_by_role("button", name="not sure yet").first.click()
    expect(slider(page)).to_have_value("12")
    open_share(page)
    expect(page.get_by_role("textbox", name="Link", exact=True)).to_have_value(re.compile(r"#/lesson/split/ask/@12$"))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_svg_says_what_the_text_twin_says(site, new_page, scheme):
    page = new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    open_sandbox(page, site)
    ask(page, 3)
    page.get_by_role("tab", name="Table").click()
    rows = twin_rows(page)
    summary = page.locator("bs-twin .summary").inner_text()
    open_share(page, "Picture")
    root = ElementTree.fromstring(saved(page, "Save as SVG").decode())
    assert root.findtext(f"{SVG}desc") == summary
    assert root.findtext(f"{SVG}title").startswith("Linux 2.4.22 · Matchbox")
    texts = [element.text for element in root.iter(f"{SVG}text")]
    for order, pages in rows.items():
        for first in map(int, pages):
            assert (str(first) if order == 0 else f"{first}–{first + 2**order - 1}") in texts
    ground = {"light": "#fbfaf7", "dark": "#12151b"}[scheme]
    assert root.find(f"{SVG}rect").get("fill") == ground
    assert not [element for element in root.iter() if element.tag in (f"{SVG}image", f"{SVG}script")]


@pytest.mark.browser
def test_png_gif_and_webm(site, new_page):
    page = new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    open_sandbox(page, site)
    ask(page, 1)
    open_share(page, "Picture")
    png = saved(page, "Save as PNG, 2×")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 1600
    page.get_by_label("To record").fill("6")
    gif = saved(page, "Save as GIF")
    assert gif[:6] == b"GIF89a"
    assert gif.count(b"\x21\xf9\x04") == 7  # a picture before record 0 and one after each
    page.get_by_label("To record").fill("2")
    webm = saved(page, "Save as WebM")
    assert webm[:4] == b"\x1a\x45\xdf\xa3"
    page.get_by_label("To record").fill("24")
    page.get_by_role("button", name="Save as WebM").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("bs-share-picture")).to_contain_text("Cancelled. Nothing was saved.")
    page.get_by_label("From record").fill("30")
    expect(page.locator("bs-share-picture")).to_contain_text("From 30 to 24 is no range")


@pytest.mark.browser
def test_the_embed_button_writes_html_and_shows_it(site, page):
    page.goto(f"{site}#/lesson/split/ask")
    open_share(page, "Embed")
    code = page.get_by_label("HTML to paste")
    expect(code).to_have_value(re.compile(r"embed/\?lesson=split&amp;step=ask"))
    page.get_by_label("With the lesson's text").uncheck()
    page.get_by_label("Colours", exact=True).select_option("dark")
    expect(code).to_have_value(re.compile("chrome=0&amp;theme=dark"))
    preview = page.frame_locator("bs-share-embed iframe")
    expect(preview.get_by_role("button", name="Start")).to_be_visible(timeout=PYTHON)
    expect(preview.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.browser
def test_every_choice_of_an_embed_is_in_its_html(site, page):
    page.goto(f"{site}#/lesson/split/ask")
    open_share(page, "Embed")
    code = page.get_by_label("HTML to paste")
    expect(code).to_have_value(re.compile('sandbox="[^"]*allow-same-origin'))
    page.get_by_label("Closed off from everything").check()
    expect(code).not_to_have_value(re.compile("allow-same-origin"))
    expect(page.locator("bs-share-embed iframe")).not_to_have_attribute("sandbox", re.compile("allow-same-origin"))
    page.get_by_label("Language", exact=True).and_(page.locator("bs-share-embed select")).select_option("es")
    expect(code).to_have_value(re.compile("lang=es"))
    page.get_by_label("A part of it").check()
    page.get_by_role("spinbutton", name="To record").fill("9")
    expect(code).to_have_value(re.compile("from=0&amp;to=9&amp;loop=1"))
    page.get_by_label("The picture and nothing else").check()
    expect(code).to_have_value(re.compile("visual-only=1"))
    expect(page.get_by_label("With the player")).to_have_count(0)


@pytest.mark.browser
def test_the_dialog_fits_320_pixels_and_the_keyboard(site, narrow_page):
    narrow_page.goto(f"{site}#/lesson/split/ask")
    narrow_page.get_by_role("button", name="Share", exact=True).focus()
    narrow_page.keyboard.press("Enter")
    tab = narrow_page.get_by_role("tab", name="Link", exact=True)
    expect(tab).to_be_visible()
    tab.focus()
    for name in ("Embed", "Picture", "Class"):
        narrow_page.keyboard.press("ArrowRight")
        expect(narrow_page.get_by_role("tab", name=name, exact=True)).to_be_focused()
        wide = narrow_page.evaluate(
            "(() => { const one = document.querySelector('bs-share').renderRoot.querySelector('dialog');"
            " return one.scrollWidth - one.clientWidth })()"
        )
        assert wide <= 0
    narrow_page.keyboard.press("Escape")
    expect(tab).not_to_be_visible()
