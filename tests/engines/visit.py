"""What several visits have in common: a lesson predicted and played, kept links, where the player stands."""

import json
from pathlib import Path

from engines.visitor import Visitor

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = json.loads((ROOT / "tests/links/version-1.json").read_text(encoding="utf-8"))
SLIDER = """
const bar = document.querySelector("bs-transport");
return bar?.shadowRoot.querySelector("input[type=range]")?.value ?? "";
"""
# the place of a page of the map, on the screen
SPOT = """
const [number] = args;
const { x, y, w, h, size, first } = document.querySelector("bs-stage").scene.map;
const canvas = document.querySelector("bs-stage").shadowRoot.querySelector("canvas");
canvas.scrollIntoView({ block: "center" });
const box = canvas.getBoundingClientRect();
return { x: box.x + x + (number - first + 0.5) * w / size, y: box.y + y + h - 12 };
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
