"""The clinic in a real browser: reports that are pasted, dropped and chosen, texts that are none, and the keyboard."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.lesson_visit import PYTHON, ROOT

REPORTS = ROOT / "tests/clinic/reports"


def text_of(name: str) -> str:
    return (REPORTS / f"{name}.txt").read_text(encoding="utf-8")


def open_clinic(page: Page, site: str) -> None:
    page.goto(f"{site}?lang=en#/clinic")
    expect(page.get_by_role("heading", name="Why did the allocation fail?")).to_be_visible()


def explain(page: Page, text: str) -> None:
    if page.get_by_role("button", name="Change the text").first.is_visible():
        page.get_by_role("button", name="Change the text").first.click()
    page.get_by_label("What the kernel printed").fill(text)
    page.keyboard.press("Control+Enter")


@pytest.mark.browser
@pytest.mark.parametrize(
    "screen",
    [
        {"viewport": {"width": 1440, "height": 900}},
        {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
        {"viewport": {"width": 320, "height": 640}},
    ],
)
def test_pasted_reports_are_explained_and_a_text_about_nothing_is_not(
    screen: dict[str, object], site: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(reduced_motion="reduce", **screen)
    open_clinic(page, site)
    for name, category, sentence in [
        ("519-fail-order4-boost-two", "Fragmentation", "31,718 pages"),
        ("73-fail-atomic0-plain", "Below the watermark", "short"),
        ("412-stall-order10-nomeminfo", "Cannot tell", "lines about the zones it may use are missing"),
    ]:
        explain(page, text_of(name))
        expect(page.locator("bs-clinic-answer .category")).to_have_text(category, timeout=PYTHON)
        expect(page.locator("bs-clinic-answer h1")).to_contain_text(sentence)
        expect(page.locator("bs-clinic-answer h1")).to_be_focused()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
    explain(page, "The weather is fine.\nNothing failed.")
    expect(page.get_by_role("heading", name="Nothing about memory was understood")).to_be_visible()


@pytest.mark.browser
def test_the_answer_leads_to_its_lines_and_to_the_other_report(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    open_clinic(page, site)
    page.get_by_role("button", name=re.compile("A machine of 16 GB")).click()
    normal = page.locator("bs-clinic-zone").first
    expect(normal.locator(".figures")).to_contain_text("31,718", timeout=PYTHON)
    assert re.sub(r"\s+", " ", normal.locator(".figures").inner_text()) == "31,718 − 15 = 31,703 > 15,990 + 0 = 15,990"
    normal.get_by_role("button", name="31,718").click()
    expect(page.locator("bs-clinic-text li.here .n")).to_have_text("28")
    expect(page.locator("bs-clinic-text #line-28")).to_be_in_viewport()
    page.get_by_role("tab", name="Report 1 · 1186.23 s").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Report 2 · 1197.29 s")).to_be_focused()
    expect(page.locator("bs-clinic-answer h1")).to_contain_text("53,940 pages")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".compared li")).to_contain_text("which hints at a boost")


@pytest.mark.browser
def test_a_compressed_file_is_unpacked_and_another_is_refused_with_a_command(
    site: str, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page(viewport={"width": 1280, "height": 720})
    packed, unreadable = tmp_path / "kern.log.gz", tmp_path / "kern.log.xz"
    packed.write_bytes(gzip.compress((REPORTS / "73-fail-atomic0-plain.txt").read_bytes()))
    unreadable.write_bytes(b"\xfd7zXZ\x00 and so on")
    open_clinic(page, site)
    page.locator("bs-clinic input[type=file]").set_input_files(unreadable)
    expect(page.locator("bs-clinic .problem")).to_contain_text("xz -d")
    page.locator("bs-clinic input[type=file]").set_input_files(packed)
    expect(page.locator("bs-clinic-answer .category")).to_have_text("Below the watermark", timeout=PYTHON)
    expect(page.locator("bs-clinic .name")).to_have_text("kern.log.gz")


@pytest.mark.browser
def test_a_report_within_a_long_log_is_found_and_the_rest_is_folded(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 720})
    open_clinic(page, site)
    noise = "".join(f"Nov 30 10:00:00 host kernel: [ {at}.12] usb 1-1: message {at}\n" for at in range(10_000))
    log = (noise + text_of("73-fail-atomic0-plain") + noise).encode()
    page.locator("bs-clinic input[type=file]").set_input_files(
        {"name": "kern.log", "mimeType": "text/plain", "buffer": log}
    )
    expect(page.locator("bs-clinic-answer .category")).to_have_text("Below the watermark", timeout=PYTHON)
    folds = page.locator("bs-clinic-text .fold")
    expect(folds).to_have_count(2)
    before = page.locator("bs-clinic-text li").count()
    folds.first.get_by_role("button").click()
    expect(page.locator("bs-clinic-text li")).to_have_count(before + 500)
    page.get_by_role("button", name="Change the text").click()
    expect(page.get_by_text("kern.log is too long to edit here")).to_be_visible()
    page.get_by_role("button", name="Explain", exact=True).click()
    expect(page.locator("bs-clinic-answer .category")).to_have_text("Below the watermark", timeout=PYTHON)


@pytest.mark.browser
def test_a_text_that_looks_like_html_stays_text(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 720})
    open_clinic(page, site)
    explain(page, "<img src=x onerror=alert(1)>\n" + text_of("73-fail-atomic0-plain"))
    expect(page.locator("bs-clinic-answer .category")).to_have_text("Below the watermark", timeout=PYTHON)
    expect(page.locator("bs-clinic-text #line-1")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("bs-clinic-text img").count() == 0


@pytest.mark.browser
def test_nothing_pasted_is_said_and_the_bug_report_has_no_host(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 720}, permissions=["clipboard-read", "clipboard-write"])
    open_clinic(page, site)
    page.get_by_role("button", name="Explain", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Paste a text first")
    explain(page, text_of("519-fail-order4-boost-two"))
    page.get_by_role("button", name="Copy for a bug report").click(timeout=PYTHON)
    expect(page.get_by_role("status")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Fragmentation (high)\n")
    assert "md5sum" not in copied
    assert re.search(r"Node 0 Normal +31718 +31703 +15990 +0 +15990", copied)
