"""Plays any lesson in the browser, in any language, from its compiled JSON: no word of the interface is named here."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from browser.lesson_visit import PYTHON, ROOT, click_page

LESSONS = ROOT / "web/dist/lessons"
ORDER_REQUEST = re.compile(r"(\w+) = alloc_pages order=(\d+)\Z")
TAG = re.compile(r"</?\w[^>]*>")
SLOW = 30_000

type Json = dict[str, Any]


def built() -> list[tuple[str, str]]:
    """(lesson, language) of everything that was built."""
    index = LESSONS / "index.json"
    entries = json.loads(index.read_text(encoding="utf-8"))["lessons"] if index.exists() else []
    return [(entry["id"], lang) for entry in entries for lang in entry["langs"]]


def compiled(name: str, lang: str = "en") -> Json:
    return json.loads((LESSONS / f"{name}.{lang}.json").read_text(encoding="utf-8"))


def other_answer(predict: Json) -> Any:
    """One that is wrong, and can be given."""
    kind, truth = predict["kind"], predict["answer"]
    if kind == "counts":
        return [truth[0] + 1, *truth[1:]]
    if kind in ("lists", "bits"):
        return truth[1:] or [next(at for at in range(len(predict["options"])) if at not in truth)]
    if kind == "order":
        return [truth[1], truth[0], *truth[2:]]
    if predict["options"]:
        return (truth + 1) % len(predict["options"])
    return truth - 1 if kind == "page" and truth else truth + 1


@dataclass
class Learner:
    """A visitor with a mouse, at one lesson."""

    page: Page
    lesson: Json

    @property
    def steps(self) -> list[Json]:
        return self.lesson["steps"]

    def open(self, site: str) -> None:
        self.page.goto(f"{site}?lang={self.lesson['lang']}#/lesson/{self.lesson['id']}")
        expect(self.page.locator("bs-lesson h1")).to_have_text(self.lesson["title"], timeout=SLOW)

    def go_to(self, step: Json) -> None:
        self.page.evaluate("hash => { location.hash = hash; }", f"#/lesson/{self.lesson['id']}/{step['id']}")
        self.sees(step)

    def sees(self, step: Json) -> None:
        expect(self.page.locator("bs-lesson h2").first).to_have_text(step["title"], timeout=SLOW)

    def next(self) -> None:
        self.page.locator("bs-lesson .nav span .btn").last.click()

    def forget(self) -> None:
        """As the button in the menu does."""
        self.page.locator("bs-header .crumb").click()
        self.page.locator("bs-progress .row button.link").first.click()
        self.sees(self.steps[0])

    # ------------------------------------------------------------ what a step asks

    def asks_first(self, step: Json) -> None:
        """Nothing of the future can be had before the learner commits."""
        if step["predict"] or (step["question"] and step["question"]["gate"]):
            expect(self.page.locator("bs-transport .round.play")).to_be_disabled()

    def read_hints(self, step: Json) -> None:
        for number in range(len(step["hints"])):
            self.page.locator("bs-lesson .nav span .btn.quiet").first.click()
            expect(self.page.locator("bs-hints li")).to_have_count(number + 1)

    def predict(self, step: Json, value: Any, verdict: str) -> None:
        """Lock in `value`; None is "not sure yet"."""
        self.asks_first(step)
        if value is None:
            self.page.locator("bs-predict .act .link").click()
        else:
            self.fill(step["predict"], value)
            self.page.locator("bs-predict .act .btn").click()
        told = self.page.locator(f"bs-predict section.{verdict}")
        expect(told.locator(".prose")).not_to_be_empty()
        if step["hints"]:
            expect(self.page.locator("bs-hints details")).to_be_visible()

    def fill(self, predict: Json, value: Any) -> None:
        kind = predict["kind"]
        if kind == "page":
            click_page(self.page, value)
            return
        fields = self.page.locator("bs-predict .field input")
        if kind in ("count", "counts"):
            for field, number in zip(fields.all(), value if kind == "counts" else [value], strict=True):
                field.fill(str(number))
        elif kind == "order":
            put_in_order(self.page, value)
        else:
            for number in value if isinstance(value, list) else [value]:
                fields.nth(number).check()

    def answer(self, step: Json, *, right: bool | None) -> None:
        """Answer the question; None is "not sure yet". Every choice gives its reason."""
        choices = self.shown(step["question"]["choices"])
        box = self.page.locator("bs-question")
        if right is None:
            box.locator(".act .link").click()
        else:
            number = next(at for at, choice in enumerate(choices) if choice["correct"] == right)
            box.locator("input").nth(number).check()
            box.locator(".act .btn").click()
        expect(box.locator(".told")).to_have_count(len(choices))
        for told, choice in zip(box.locator(".told").all(), choices, strict=True):
            assert ("correct" in (told.get_attribute("class") or "")) == choice["correct"]
            assert words_of(told.locator(".prose").all_text_contents()) == words_of([choice["html"], choice["because"]])

    def shown(self, choices: list[Json]) -> list[Json]:
        """The choices as they stand before this visitor: shuffled."""
        texts = self.page.locator("bs-question label .prose")
        expect(texts).to_have_count(len(choices))
        known = {words_of([choice["html"]]): choice for choice in choices}
        found = [known[words_of([text])] for text in texts.all_text_contents()]
        assert len({id(choice) for choice in found}) == len(choices)
        return found

    def solve(self, step: Json) -> None:
        """Do what the author's solution does, by the buttons and fields that a learner has."""
        expect(self.page.locator("bs-header .pill.ready")).to_be_visible(timeout=PYTHON)
        challenge = step["challenge"]
        expect(self.page.locator("bs-challenge .card:not(.solved)")).to_be_visible()
        names: dict[str, str] = {}
        used = self.page.locator("bs-challenge .ops b")
        for number, command in enumerate(challenge["solution"], 1):
            self.do(challenge, command, names)
            expect(used).to_have_text(str(number), timeout=SLOW)
        expect(self.page.locator("bs-challenge .card.solved .done")).to_be_visible(timeout=SLOW)
        expect(self.page.locator("bs-hints .why")).to_have_count(sum(bool(hint["why"]) for hint in step["hints"]))

    def do(self, challenge: Json, command: str, names: dict[str, str]) -> None:
        if challenge["offers"]:
            form = self.page.locator("bs-controls .offer").nth(offer_of(challenge["offers"], command))
            for field in form.locator("input").all():
                field.fill(re.search(rf"\b{field.get_attribute('name')}=(\d+)", command)[1])
            self.press(form.locator("button"))
        elif match := ORDER_REQUEST.match(command):
            button = self.page.locator(f"bs-controls button[title$='alloc_pages order={match[2]}']")
            names[match[1]] = (button.get_attribute("title") or "").split()[0]
            self.press(button)
        else:
            wanted = command.split()[-1]
            self.press(self.page.locator(f"bs-controls button[title='free_pages {names.get(wanted, wanted)}']"))

    def press(self, button: Locator) -> None:
        button.click()

    @property
    def end(self) -> Locator:
        return self.page.locator("bs-transport .buttons .round").last

    def see_the_end(self, step: Json) -> None:
        if step["last"] > step["first"] and not step["challenge"]:
            self.end.click()
            expect(self.end).to_be_disabled()

    def turn_cards(self, step: Json) -> None:
        cards = self.page.locator("bs-cards article")
        expect(cards).to_have_count(len(step["cards"]))
        for number in range(len(step["cards"])):
            self.press(cards.nth(number).locator("button"))
            expect(cards.nth(number).locator(".back .prose")).not_to_be_empty()


def words_of(texts: Iterable[str]) -> str:
    """Texts or HTML as bare words."""
    return " ".join(html.unescape(TAG.sub("", " ".join(texts))).split())


def put_in_order(page: Page, wanted: list[int]) -> None:
    """Move each entry up to its place, by its button."""
    for place, option in enumerate(wanted):
        entry = page.locator(f"bs-predict li[data-option='{option}']")
        for _ in range(len(wanted)):
            entries = page.locator("bs-predict li[data-option]").all()
            if entries[place].get_attribute("data-option") == str(option):
                break
            entry.locator("button").first.click()


def offer_of(offers: list[str], command: str) -> int:
    """Which of the offered commands this one is, filled in."""
    shapes = [re.escape(offer).replace(r"\?", r"\w+") for offer in offers]
    return next(number for number, shape in enumerate(shapes) if re.fullmatch(shape, command))


ACTIVE = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
}"""


class Typist(Learner):
    """A visitor without a mouse: Tab finds things, Enter, Space and arrow keys do them."""

    def tab_to(self, target: Locator) -> None:
        """Tab, at most twice around the page, until the target has the focus."""
        handle = target.element_handle(timeout=SLOW)
        for _ in range(160):
            if self.page.evaluate(f"element => ({ACTIVE})() === element", handle):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} cannot be reached by Tab")

    def press(self, button: Locator) -> None:
        expect(button).to_be_enabled(timeout=SLOW)
        self.tab_to(button)
        self.page.keyboard.press("Enter")

    def next(self) -> None:
        self.press(self.page.locator("bs-lesson .nav span .btn").last)

    def predict(self, step: Json, value: Any, verdict: str) -> None:
        self.asks_first(step)
        if step["predict"]["kind"] == "page":
            self.tab_to(self.page.locator("bs-stage canvas").first)
            self.page.keyboard.press("Home")
            for _ in range(value):
                self.page.keyboard.press("ArrowRight")
            self.page.keyboard.press("Enter")
        else:
            self.type_answer(step["predict"], value)
        self.press(self.page.locator("bs-predict .act .btn"))
        expect(self.page.locator(f"bs-predict section.{verdict}")).to_be_visible()

    def type_answer(self, predict: Json, value: Any) -> None:
        fields = self.page.locator("bs-predict .field input")
        if predict["kind"] not in ("count", "counts"):
            self.choose(fields, value)
            return
        for field, number in zip(fields.all(), value if predict["kind"] == "counts" else [value], strict=True):
            self.tab_to(field)
            self.page.keyboard.type(str(number))

    def choose(self, fields: Locator, number: int) -> None:
        """Radio buttons: Tab reaches the first, Space takes it, arrow keys move on."""
        self.tab_to(fields.first)
        self.page.keyboard.press("Space")
        for _ in range(number):
            self.page.keyboard.press("ArrowDown")
        expect(fields.nth(number)).to_be_checked()

    def answer(self, step: Json, *, right: bool | None) -> None:
        choices = self.shown(step["question"]["choices"])
        number = next(at for at, choice in enumerate(choices) if choice["correct"] == right)
        self.choose(self.page.locator("bs-question input"), number)
        self.press(self.page.locator("bs-question .act .btn"))
        expect(self.page.locator("bs-question .told")).to_have_count(len(choices))

    def do(self, challenge: Json, command: str, names: dict[str, str]) -> None:
        if not challenge["offers"]:
            super().do(challenge, command, names)
            return
        form = self.page.locator("bs-controls .offer").nth(offer_of(challenge["offers"], command))
        for field in form.locator("input").all():
            self.tab_to(field)
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(re.search(rf"\b{field.get_attribute('name')}=(\d+)", command)[1])
        self.press(form.locator("button"))

    def see_the_end(self, step: Json) -> None:
        if step["last"] > step["first"] and not step["challenge"]:
            self.press(self.end)
            expect(self.end).to_be_disabled()


def picture(page: Page, folder: str | None, name: str) -> None:
    """What a step looks like once it is answered."""
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}.png"))
