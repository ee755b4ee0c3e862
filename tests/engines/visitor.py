"""One person at one browser, the same in every engine: Firefox by Playwright, WebKit by Selenium.

Both find things by the same script and click at the same place with a real pointer, so that a difference between
two runs is a difference between two engines.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from playwright.sync_api import Frame, Page
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
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
WORDS = """
const words = (root) => [...root.children].map((one) =>
  /^(STYLE|SCRIPT)$/.test(one.tagName) || !one.checkVisibility() ? "" :
  one.shadowRoot ? words(one.shadowRoot) : one.children.length ? words(one) : one.textContent).join(" ");
return words(document.body).replace(/\\s+/g, " ");
"""
PATIENCE = 90.0
T = TypeVar("T")


class Driver(Protocol):
    """What an engine's own driver must offer."""

    def open(self, address: str) -> None: ...

    def run(self, body: str, args: list[Any]) -> Any:
        """The value that the function body gives, with `args` in reach."""

    def click(self, x: float, y: float) -> None: ...

    def type(self, text: str) -> None: ...

    def press(self, key: str) -> None: ...

    def enter(self, frame: str) -> None:
        """From now on everything is looked for in this frame of the page, until another page is opened."""

    def resize(self, width: int, height: int) -> None: ...

    def picture(self, path: Path) -> None: ...


class PlaywrightDriver:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.frame: Frame = page.main_frame

    def open(self, address: str) -> None:
        self.frame = self.page.main_frame
        self.page.goto(address)

    def run(self, body: str, args: list[Any]) -> Any:
        return self.frame.evaluate(f"args => {{ {body} }}", args)

    def click(self, x: float, y: float) -> None:
        if self.frame != self.page.main_frame:
            corner = self.frame.frame_element().bounding_box()
            assert corner
            x, y = x + corner["x"], y + corner["y"]
        self.page.mouse.click(x, y)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def enter(self, frame: str) -> None:
        inner = self.page.wait_for_selector(frame).content_frame()
        assert inner
        self.frame = inner

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=str(path))


class SeleniumDriver:
    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.switch_to.default_content()
        self.driver.get(address)

    def run(self, body: str, args: list[Any]) -> Any:
        return self.driver.execute_script(f"const args = arguments[0]; {body}", args)

    def click(self, x: float, y: float) -> None:
        builder = ActionBuilder(self.driver)
        builder.pointer_action.move_to_location(int(x), int(y)).click()
        builder.perform()

    def type(self, text: str) -> None:
        ActionChains(self.driver).send_keys(text).perform()

    def press(self, key: str) -> None:
        ActionChains(self.driver).send_keys(getattr(Keys, key.upper())).perform()

    def enter(self, frame: str) -> None:
        self.driver.switch_to.frame(self.driver.find_element(By.CSS_SELECTOR, frame))

    def resize(self, width: int, height: int) -> None:
        """The window is larger than its page by what stands around it."""
        self.driver.set_window_size(width, height)
        inner = self.driver.execute_script("return [innerWidth, innerHeight]")
        self.driver.set_window_size(2 * width - inner[0], 2 * height - inner[1])

    def picture(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))


class Visitor:
    """Finds, reads, waits and clicks."""

    def __init__(self, engine: str, driver: Driver) -> None:
        self.engine = engine
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.open(address)

    def opens_anew(self, site: str, place: str) -> None:
        """As on a first visit: nothing is kept from before. The page in between runs no script of the site."""
        self.open(f"{site}privacy/")
        self.run("localStorage.clear(); sessionStorage.clear();")
        self.open(f"{site}{place}")

    def enters(self, frame: str) -> None:
        """What is looked for and clicked from now on is in this frame."""
        self.driver.enter(frame)

    def run(self, body: str, *args: Any) -> Any:
        return self.driver.run(body, list(args))

    def sees(self, selector: str, text: str = "") -> dict[str, Any] | None:
        """The first such thing that can be seen, or None."""
        found: dict[str, Any] | None = self.run(FIND, selector, text)
        return found

    def waits_for(self, selector: str, text: str = "", enabled: bool = False) -> dict[str, Any]:
        """The same, once it is there; the page's words are in the error when it never comes."""

        def there() -> dict[str, Any] | None:
            found = self.sees(selector, text)
            return found if found and not (enabled and found["disabled"]) else None

        return self.asks_until(there, f"{selector} with {text!r}")

    def waits_until(self, body: str, *args: Any) -> Any:
        """What the function body gives, once it is something."""
        return self.asks_until(lambda: self.run(body, *args), body)

    def asks_until(self, ask: Callable[[], T | None], wanted: str) -> T:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if answer := ask():
                return answer
            time.sleep(0.2)
        here = self.run(WORDS)
        raise AssertionError(f"{self.engine}: no {wanted} in {PATIENCE:.0f} s. The page says: {here[:1500]}")

    def clicks(self, selector: str, text: str = "") -> None:
        spot = self.waits_for(selector, text, enabled=True)
        self.driver.click(spot["x"], spot["y"])

    def clicks_at(self, x: float, y: float) -> None:
        self.driver.click(x, y)

    def types(self, text: str) -> None:
        self.driver.type(text)

    def presses(self, key: str) -> None:
        self.driver.press(key)
