"""A bank as GIFT: plain text, a blank line between questions, seven characters escaped by a backslash."""

import re
from collections.abc import Iterator, Sequence

from .bank import Answer, Item

SPECIAL = re.compile(r"([\\~=#{}:])")


def gift(items: Sequence[Item]) -> str:
    """The file."""
    return "\n\n".join(_parts(items)) + "\n"


def _parts(items: Sequence[Item]) -> Iterator[str]:
    category = ""
    for item in items:
        if item.category != category:
            category = item.category
            yield f"$CATEGORY: $course$/top/{category}"
        yield _question(item)


def _question(item: Item) -> str:
    lines = [_answer(answer, item.type) for answer in item.answers]
    start = "{#" if item.type == "numerical" else "{"
    body = "\n".join(f"\t{line}" for line in (*lines, f"####{escaped(item.because)}"))
    return f"::{escaped(item.name)}::[html]{escaped(item.text)}{start}\n{body}\n}}"


def _answer(answer: Answer, kind: str) -> str:
    sign = "=" if answer.right else "~"
    exact = ":0" if kind == "numerical" else ""
    return f"{sign}{escaped(answer.text)}{exact}#{escaped(answer.feedback)}"


def escaped(text: str) -> str:
    r"""Text in which nothing is a control character; a line break is \n, as a blank line would end the question."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")
