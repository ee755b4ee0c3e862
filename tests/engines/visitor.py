"""One person at one browser, the same in every engine: Firefox by Playwright, WebKit by Selenium.

Both find things by the same script and click at the same place with a real pointer, so that a difference between
two runs is a difference between two engines.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.webdriver import WebDriver

# looks into every open shadow root; a selector finds the first that can be seen and has the text
FIND = """
const [selector, text] = args;
function* inside(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* inside(element.shadowRoot);
  }
}
for (const element of inside(document)) {
  if (!element.matches(selector) || !element.checkVisibility()) continue;
  const words = `${element.getAttribute("aria-label") ?? ""} ${element.textContent}`.replace(/\\s+/g, " ");
  if (!words.includes(text)) continue;
  element.scrollIntoView({ block: "center" });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2, words: words.trim(), disabled: element.disabled === true };
}
return null;
"""
PATIENCE = 90.0


class Driver(Protocol):
    """What an engine's own driver must offer."""

    def open(self, address: str) -> None: ...

    def run(self, body: str, args: list[Any]) -> Any:
        """The value that the function body gives, with `args` in reach."""

    def click(self, x: float, y: float) -> None: ...

    def type(self, text: str) -> None: ...

    def picture(self, path: Path) -> None: ...


class PlaywrightDriver:
    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, body: str, args: list[Any]) -> Any:
        return self.page.evaluate(f"args => {{ {body} }}", args)

    def click(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=str(path))


class SeleniumDriver:
    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)

    def run(self, body: str, args: list[Any]) -> Any:
        return self.driver.execute_script(f"const args = arguments[0]; {body}", args)

    def click(self, x: float, y: float) -> None:
        builder = ActionBuilder(self.driver)
        builder.pointer_action.move_to_location(int(x), int(y)).click()
        builder.perform()

    def type(self, text: str) -> None:
        ActionChains(self.driver).send_keys(text).perform()

    def picture(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))


class Visitor:
    """Finds, reads, waits and clicks."""

    def __init__(self, engine: str, driver: Driver) -> None:
        self.engine = engine
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.open(address)

    def run(self, body: str, *args: Any) -> Any:
        return self.driver.run(body, list(args))

    def sees(self, selector: str, text: str = "") -> dict[str, Any] | None:
        """The first such thing that can be seen, or None."""
        found: dict[str, Any] | None = self.run(FIND, selector, text)
        return found

    def waits_for(self, selector: str, text: str = "", enabled: bool = False) -> dict[str, Any]:
        """The same, once it is there; the page's words are in the error when it never comes."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self.sees(selector, text)
            if found and not (enabled and found["disabled"]):
                return found
            time.sleep(0.2)
        here = self.run("return document.body.innerText")
        raise AssertionError(
            f"{self.engine}: no {selector} with {text!r} in {PATIENCE:.0f} s. The page says: {here[:800]}"
        )

    def clicks(self, selector: str, text: str = "") -> None:
        spot = self.waits_for(selector, text, enabled=True)
        self.driver.click(spot["x"], spot["y"])

    def clicks_at(self, x: float, y: float) -> None:
        self.driver.click(x, y)

    def types(self, text: str) -> None:
        self.driver.type(text)
