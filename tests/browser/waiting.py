"""Waits for what no locator shows: a value that a platform was told or storage holds; an end of all movement."""

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


# what turns for ever, as a wheel does, has no end to wait for
STILL = """async () => {
  const roots = [document];
  for (const root of roots)
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  const moving = roots.flatMap(root => root.getAnimations())
    .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}"""


def stands_still(page: Page) -> None:
    """What fades in is there, with its own colours."""
    page.evaluate(STILL)
