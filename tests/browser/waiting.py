"""Waits for a value that no locator shows: what a platform was told, what storage holds."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 30.0


def becomes[Value](page: Page, read: Callable[[], Value], wanted: Callable[[Value], bool] | Value) -> Value:
    """The value, as soon as it is what is wanted. Fails with the one that was there at the end."""
    end = time.monotonic() + PATIENCE
    while True:
        found = read()
        if wanted(found) if callable(wanted) else found == wanted:
            return found
        assert time.monotonic() < end, f"still {found!r} after {PATIENCE:.0f} s"
        page.wait_for_timeout(50)
