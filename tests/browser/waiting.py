"""Waiting for a state of the page, never for a time to pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

LOOKS = 1200
PAUSE = 50  # milliseconds between two looks: a minute in all


def comes_to(page: Page, read: Callable[[], Any], wanted: Any) -> None:
    """Looks until it reads as wanted. The page goes on between two looks; the last one is in the error."""
    for _ in range(LOOKS):
        if read() == wanted:
            return
        page.wait_for_timeout(PAUSE)
    assert read() == wanted


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
