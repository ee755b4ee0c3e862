"""The same visit in Firefox and in WebKit: a lesson predicted and played, the sandbox, the picture itself."""

from base64 import b64encode
from pathlib import Path

import pytest

from engines.visit import predict_and_play
from engines.visitor import Visitor

pytestmark = pytest.mark.browser

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
