"""Endless questions: a situation of chance, one question about what the model does next, one right answer.

The answer is what the model did when it was run; the reason is told with the numbers that its records show.
"""

import random
from dataclasses import dataclass

from buddyscope.errors import unknown_word

from . import one_zone_questions as one_zone
from . import zonelist_questions as several_zones
from .moves import Json
from .question_draft import Draw, QuestionDraft
from .situation import Request, sample_until
from .situation_text import describe_situation
from .texts import Words, words_in


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in one language."""

    topic: str
    seed: int
    level: int
    kind: str
    """page, list, count, bit, zone or choice: how it is answered"""
    machine: Request
    setup: tuple[str, ...]
    command: str
    prompt: str
    given: str
    """what one must know, as text, for those who cannot see the stage"""
    options: tuple[str, ...]
    answer: int
    """a number, or an index into options"""
    because: str
    bit: tuple[int, int] | None = None
    """kind bit: order and pair"""

    def as_json(self) -> Json:
        """The PracticeQuestion of protocol.d.ts."""
        found: Json = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**found, "setup": list(self.setup), "options": list(self.options)}


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of question."""

    kind: str
    draw: Draw


def make_question(topic: str, seed: int, level: int = 1, lang: str = "en") -> Question:
    """The question of a topic, a seed and a level (0 easy, 1 usual, 2 hard). Raises InputError."""
    if topic not in TOPICS:
        raise unknown_word("topic", topic, TOPICS)
    words = words_in(lang)
    chance = random.Random(f"{topic}/{level}/{seed}")
    asked = sample_until(chance, lambda draw: TOPICS[topic].draw(draw, level))
    return _render(topic, seed, level, asked, words)


def _render(topic: str, seed: int, level: int, asked: QuestionDraft, words: Words) -> Question:
    scene, trial = asked.scene, asked.trial
    options = tuple(words(text[1:]) if text.startswith("=") else text for text in asked.options)
    values = {**asked.values, "command": trial.command, "answer": asked.answer}
    values["option"] = options[asked.answer] if options else ""
    reason = f"{topic}.because.{asked.reason}" if asked.reason else f"{topic}.because"
    return Question(
        topic,
        seed,
        level,
        TOPICS[topic].kind,
        scene.request,
        tuple(scene.setup),
        trial.command,
        words(f"{topic}.prompt", values),
        describe_situation(scene, words),
        options,
        asked.answer,
        words(reason, values),
        asked.bit,
    )


TOPICS: dict[str, Topic] = {
    "page": Topic("page", one_zone.draw_page),
    "list": Topic("list", one_zone.draw_list),
    "splits": Topic("count", one_zone.draw_splits),
    "merges": Topic("count", one_zone.draw_merges),
    "landed": Topic("list", one_zone.draw_landed),
    "bit": Topic("bit", one_zone.draw_bit),
    "threshold": Topic("count", several_zones.draw_threshold),
    "kswapd": Topic("choice", several_zones.draw_kswapd),
    "zone": Topic("choice", several_zones.draw_zone),
    "node": Topic("choice", several_zones.draw_node),
    "failure": Topic("choice", several_zones.draw_failure),
}


def mixed(seed: int) -> str:
    """The topic of a question of mixed practice."""
    return random.Random(f"mixed/{seed}").choice(tuple(TOPICS))
