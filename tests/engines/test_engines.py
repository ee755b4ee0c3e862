"""The same visit in Firefox and in WebKit: a lesson predicted and played, the sandbox, the picture itself."""

from base64 import b64encode
from pathlib import Path

import pytest

from engines.visitor import Visitor

pytestmark = pytest.mark.browser

# the place of a page of the map, on the screen
SPOT = """
const [number] = args;
const { x, y, w, h, size, first } = document.querySelector("bs-stage").scene.map;
const canvas = document.querySelector("bs-stage").shadowRoot.querySelector("canvas");
canvas.scrollIntoView({ block: "center" });
const box = canvas.getBoundingClientRect();
return { x: box.x + x + (number - first + 0.5) * w / size, y: box.y + y + h - 12 };
"""
# how many different colours the picture has
COLOURS = """
const canvas = document.querySelector("bs-stage").shadowRoot.querySelector("canvas");
const copy = document.createElement("canvas");
[copy.width, copy.height] = [canvas.width, canvas.height];
const drawing = copy.getContext("2d");
drawing.drawImage(canvas, 0, 0);
const { data } = drawing.getImageData(0, 0, copy.width, copy.height);
return new Set(new Uint32Array(data.buffer)).size;
"""
# how many different colours a picture of the screen has where the canvas is
LOOK = """
const [picture] = args;
const canvas = document.querySelector("bs-stage").shadowRoot.querySelector("canvas");
const { x, y, width, height } = canvas.getBoundingClientRect();
const image = new Image();
window.coloursSeen = 0;
image.onload = () => {
  const copy = Object.assign(document.createElement("canvas"), { width, height });
  const drawing = copy.getContext("2d");
  drawing.drawImage(image, -x, -y);
  const { data } = drawing.getImageData(0, 0, copy.width, copy.height);
  window.coloursSeen = new Set(new Uint32Array(data.buffer)).size;
};
image.src = `data:image/png;base64,${picture}`;
"""
CURSOR = 'return document.querySelector("bs-twin").shadowRoot.querySelector(".zone").dataset.cursor'


def predict(visitor: Visitor) -> None:
    """The answer is a page of the picture, given with the pointer."""
    visitor.waits_for("h2, h3", "Predict before you play")
    spot = visitor.run(SPOT, 15)
    visitor.clicks_at(spot["x"], spot["y"])
    visitor.clicks("button", "Lock in page 15")
    visitor.waits_for("p", "Yes, page 15")


def predict_and_play(visitor: Visitor, page: str) -> None:
    visitor.open(f"{page}#/lesson/split/ask")
    predict(visitor)
    visitor.clicks("button", "Watch")
    visitor.waits_for("span", "Python ready")
    visitor.waits_for("button", "Play")
    assert visitor.run(CURSOR) == "26"


def test_a_lesson_is_predicted_and_played(visitor: Visitor, site: str) -> None:
    predict_and_play(visitor, site)


def test_the_picture_is_drawn(visitor: Visitor, site: str) -> None:
    visitor.open(f"{site}#/lesson/split/start")
    visitor.waits_for("h1", "A big block is halved")
    assert visitor.run(COLOURS) > 20


def test_the_picture_is_on_the_screen(visitor: Visitor, site: str, tmp_path: Path) -> None:
    # drawn is not shown: WebKit keeps back what was drawn while the page opened
    visitor.driver.resize(1440, 900)
    visitor.opens_anew(site, "#/lesson/split/ask")
    visitor.waits_for("h2, h3", "Predict before you play")

    def colours() -> int:
        visitor.driver.picture(tmp_path / "screen.png")
        visitor.run(LOOK, b64encode((tmp_path / "screen.png").read_bytes()).decode())
        return int(visitor.waits_until("return window.coloursSeen"))

    assert visitor.asks_until(lambda: colours() > 20, "picture on the screen")


def test_the_sandbox_answers(visitor: Visitor, site: str) -> None:
    visitor.open(f"{site}#/sandbox/matchbox")
    visitor.clicks("button", "Allocate a")
    visitor.waits_for("button", "Free a, page 15")
    visitor.clicks("button", "Free a, page 15")
    visitor.waits_for("code", "free_pages a")
