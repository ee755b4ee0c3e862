"""What is looked for across all lessons, in each language: words for the search, and the recall cards."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from .course import Place

type Json = dict[str, Any]

TAG = re.compile(r"<[^>]*>")
BLOCK = re.compile(r"</(?:p|li|pre|h\d)>")
SPACE = re.compile(r"\s+")


def build_indexes(files: Mapping[str, Json], order: Iterable[Place]) -> dict[str, Json]:
    """`_search.<lang>.json` and `_cards.<lang>.json`. A lesson that has not been translated is there in English."""
    order = list(order)
    langs = sorted({value["lang"] for value in files.values() if "lang" in value})
    made: dict[str, Json] = {}
    for lang in langs:
        texts = [files.get(f"{place.id}.{lang}.json") or files[f"{place.id}.en.json"] for place in order]
        made[f"_search.{lang}.json"] = {"steps": [entry for text in texts for entry in _words(text)]}
        made[f"_cards.{lang}.json"] = {"cards": [card for text in texts for card in _cards(text)]}
    return made


def _words(lesson: Json) -> Iterator[Json]:
    """One entry a step. Nothing that would answer what the step asks."""
    for step in lesson["steps"]:
        texts = [step["html"]]
        texts += [step[kind]["prompt"] for kind in ("predict", "question", "challenge") if step[kind]]
        texts += [html for aside in step["asides"] for key, html in aside.items() if key != "kind"]
        texts += [card["front"] for card in step["cards"]]
        yield {"lesson": lesson["id"], "step": step["id"], "title": step["title"], "text": plain(" ".join(texts))}


def _cards(lesson: Json) -> Iterator[Json]:
    cards = [card for step in lesson["steps"] for card in step["cards"]]
    for number, card in enumerate(cards):
        yield {"id": f"{lesson['id']}/{number}", "lesson": lesson["id"], "title": lesson["title"], **card}


def plain(html: str) -> str:
    """The text of compiled Markdown, on one line."""
    return SPACE.sub(" ", unescape(TAG.sub("", BLOCK.sub(" ", html)))).strip()
