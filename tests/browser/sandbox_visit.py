"""A visit to the sandbox: what one types, what its history is, what the browser keeps of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from browser.waiting import becomes

PYTHON = 120_000
TIMES = 60_000
TAB = "buddyscope:1:sandbox-tab"

KEPT = """() => Object.entries(localStorage).filter(([key]) => key.startsWith('buddyscope:1:sandbox:'))
    .map(([, text]) => JSON.parse(text))"""


def open_sandbox(page: Page, site: str, machine: str = "matchbox") -> None:
    page.goto(f"{site}#/sandbox/{machine}")
    expect(page.locator("bs-sandbox")).to_contain_text("Undo", timeout=PYTHON)


def run(page: Page, text: str) -> None:
    typed(page, "Console", "Command", text)


def command_line(page: Page, text: str) -> None:
    """Type into the console, which is the open tab."""
    field = page.get_by_role("combobox", name="Command")
    field.fill(text)
    field.press("Escape")
    field.press("Enter")


def python(page: Page, code: str) -> None:
    typed(page, "Python", "Python", code)


def typed(page: Page, tab: str, name: str, text: str) -> None:
    page.get_by_role("tab", name=tab).click()
    field = page.get_by_role("combobox", name=name)
    field.fill(text)
    field.press("Escape")
    field.press("Control+Enter" if "\n" in text and tab == "Python" else "Enter")


def expect_history(page: Page, *texts: str) -> None:
    """Newest first, boot last."""
    wanted = [*reversed(texts), "boot"]
    expect(page.locator("bs-requests .list code")).to_have_text(wanted, timeout=PYTHON)


def goes_on(page: Page, *before: str) -> None:
    """The next request is answered, after all of those before it."""
    expect_history(page, *before)
    run(page, "z = alloc_pages order=0")
    expect_history(page, *before, "z = alloc_pages order=0")


STARTS = "() => performance.getEntriesByName('python ready').length"


def python_starts_anew(page: Page, button: str = "Retry") -> None:
    """Until then the head of the page may speak of the Python that was."""
    before = page.evaluate(STARTS)
    page.get_by_role("button", name=button, exact=True).click()
    becomes(page, lambda: page.evaluate(STARTS), lambda starts: starts > before)
    expect(page.locator("bs-header")).to_contain_text("Python ready", timeout=TIMES)


def kept(page: Page) -> list[dict[str, Any]]:
    """The saved sandboxes of this browser."""
    return list(page.evaluate(KEPT))


def expect_kept(page: Page, *texts: str) -> None:
    """Saving waits for a moment of rest; one of the entries has exactly these requests then."""
    becomes(page, lambda: [entry["commands"] for entry in kept(page)], lambda found: list(texts) in found)


def begin_with(page: Page, *texts: str) -> None:
    """This tab has worked on the matchbox before, and did all this."""
    entry = {"v": 1, "name": "", "title": "Matchbox", "machine": {"preset": "matchbox"}, "commands": list(texts)}
    entry |= {"cursor": 999, "at": 5, "writer": "earlier", "revision": 1}
    page.add_init_script(
        f"if (!sessionStorage['{TAB}']) {{ sessionStorage['{TAB}'] = 'earlier';"
        f" localStorage['buddyscope:1:sandbox:earlier'] = {json.dumps(json.dumps(entry))} }}"
    )
