"""A question bank: questions that the engine makes from seeds, in the shape that learning platforms know."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from buddyscope.kernels.api.practice import Question, Words
from buddyscope.kernels.registry import DEFAULT, kernel_part

CODE = re.compile(r"`([^`]*)`")
NUMERICAL = ("page", "count")
"""kinds of question that a number answers"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, with what is said about it."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the bank. Texts are HTML, answers plain."""

    name: str
    category: str
    type: str
    """numerical, multichoice or shortanswer, as Moodle calls them"""
    text: str
    answers: tuple[Answer, ...]
    because: str
    """general feedback: shown to everybody afterwards"""


def make_bank(topics: Sequence[str], count: int, seed: int, level: int, lang: str) -> list[Item]:
    """`count` questions of each topic. The same arguments always give the same bank."""
    words: Words = _practice().words_in(lang)
    return [item(question, words) for topic in topics for question in _questions(topic, count, seed, level, lang)]


def _questions(topic: str, count: int, seed: int, level: int, lang: str) -> Iterator[Question]:
    """Different ones: a seed that asks what an earlier one asked is passed over."""
    asked: set[tuple[str, str]] = set()
    while len(asked) < count:
        one: Question = _practice().make_question(topic, seed, level, lang)
        seed += 1
        if (one.given, one.prompt) not in asked:
            asked.add((one.given, one.prompt))
            yield one


def item(question: Question, words: Words) -> Item:
    """A question of the engine as one of a bank."""
    title = words(f"title.{question.topic}")
    names = {"title": title, "topic": question.topic, "seed": question.seed}
    kind = "shortanswer" if question.topic == "zone" else "numerical" if question.kind in NUMERICAL else "multichoice"
    short = f" {words('bank.short')}" if kind == "shortanswer" else ""
    intro = words("bank.intro", {"max_order": _max_order(question)})
    text = f"<p>{marked(intro)}</p><pre>{html.escape(question.given.rstrip(), quote=False)}</pre>"
    text += f"<p>{marked(question.prompt + short)}</p>"
    answers = tuple(_answers(question, kind, words))
    return Item(
        words("bank.name", names), f"Buddyscope/{title}", kind, text, answers, f"<p>{marked(question.because)}</p>"
    )


def _max_order(question: Question) -> int:
    custom = question.machine.get("custom", {})
    return int(custom.get("max_order", 10))


def _answers(question: Question, kind: str, words: Words) -> Iterator[Answer]:
    right, wrong = words("bank.right"), words("bank.wrong")
    if kind == "numerical":
        yield Answer(str(question.answer), True, right)
        return
    nobody = words("nobody")
    for at, option in enumerate(question.options):
        if kind == "multichoice":
            yield Answer(option, at == question.answer, right if at == question.answer else wrong)
        elif at == question.answer:
            accepted = words("bank.nobody").split() if option == nobody else [option]
            yield from (Answer(text, True, right) for text in accepted)


def marked(text: str) -> str:
    """Text with `code` as HTML."""
    return CODE.sub(r"<code>\1</code>", html.escape(text, quote=False))


def known_topics() -> list[str]:
    """What a bank may be about."""
    found: list[str] = _practice().topics()
    return found


def _practice() -> ModuleType:
    return kernel_part(DEFAULT, "practice.api")
