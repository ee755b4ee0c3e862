"""Bad input for every reader: good samples with a few things broken, and plain noise.

Each input comes from a number, so that one that broke a reader can be made again. Plain `random` and not hypothesis:
100,000 inputs of a reader are to be had in minutes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

INPUTS = int(os.environ.get("BUDDYSCOPE_INPUTS", "300"))
"""`make fuzz` asks for 100,000"""

NUMBERS = ["0", "-1", "1", "31", "32", "4294967296", "9" * 20, "9" * 5000, "1e309", "1" * 400, "0x", "٣", "²", "NaN"]
TOKENS = [*'\n="\\#{}[]()+-*/%<>:;,.|~_ \t\r\x00', "==", "\n\n", "```", "+++", "[[", "\ufeff", "\u2028", "\x85", "\x1c"]
LETTERS = [*"abcXYZ019 _", "é", "ß", "İ", "\u0660", "\u202e", "\u0301", "\x7f", "\U0001f4a5", "\U0010ffff"]
NESTED = ["[" * 3000, '{"a":' * 3000, "(" * 400, "-" * 3000, "[" * 300 + "]" * 300]
LONG = ["x" * 5000, "order=" * 900, "\u0301" * 3000, "|" * 3000]
NAMES = ["", "v", "id", "type", "op", "nodes", "preset", "custom", "__class__", "\x00", "💥"]
ODD: list[Any] = [None, True, False, 0, 1, -1, 9, 16, 63, 2**24, 2**31, 2**63, 10**400, -(2**70), 0.5, -0.0]
ODD += [float("inf"), float("nan"), "", "0", "x", "\x00", "\ud800", "💥", "x" * 5000, [], {}, [[]], [0, 0], {"": None}]

type Make[T] = Callable[[Random], T]


def holds[T](make: Make[T], check: Callable[[T], object]) -> None:
    """The check passes for as many inputs as are asked for; AssertionError with the first for which it does not."""
    for number in range(INPUTS):
        value = make(Random(number))
        try:
            check(value)
        except Exception as error:
            raise AssertionError(f"input {number}, {value!r:.2000}: {type(error).__name__}: {error!s:.500}") from error


def broken_text(samples: Sequence[str]) -> Make[str]:
    """One of the samples after one to four edits; one time in five something else altogether."""

    def make(chance: Random) -> str:
        if chance.random() < 0.2:
            return noise(chance)
        text = chance.choice(samples)
        for _ in range(chance.randint(1, 4)):
            text = _edited(chance, text)
        return text

    return make


def noise(chance: Random) -> str:
    """A short text of anything."""
    return "".join(_piece(chance) for _ in range(chance.randint(0, 12)))


def _piece(chance: Random) -> str:
    pick = chance.random()
    if pick < 0.01:
        return chance.choice(NESTED + LONG)
    if pick < 0.3:
        return chance.choice(NUMBERS)
    return chance.choice(TOKENS if pick < 0.65 else LETTERS)


def _edited(chance: Random, text: str) -> str:
    """A span cut out, doubled, replaced or moved, or all that follows cut off."""
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(0, 12))
    span = text[start:end]
    way = chance.randrange(8)
    if way == 0 and chance.random() < 0.3:
        return text[:start]
    if way == 1:
        other = chance.randint(0, len(text))
        return text[:other] + span + text[other:]
    put = ("" if way == 2 else span * 2) if way <= 3 else _piece(chance)
    return text[:start] + put + text[end:]


def broken_data(samples: Sequence[Any]) -> Make[Any]:
    """Plain data like one of the samples, with one to three of its values replaced, taken away or added."""
    texts = [json.dumps(sample) for sample in samples]

    def make(chance: Random) -> Any:
        root = {"it": json.loads(chance.choice(texts))}
        for _ in range(chance.randint(1, 3)):
            _break_one(chance, root)
        return root["it"]

    return make


def _break_one(chance: Random, root: dict[str, Any]) -> None:
    holder: Any = root
    key: Any = "it"
    while isinstance(holder[key], (dict, list)) and holder[key] and chance.random() < 0.8:
        holder = holder[key]
        key = chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    value = holder[key]
    if holder is not root and chance.random() < 0.15:
        del holder[key]
    elif isinstance(value, dict) and chance.random() < 0.3:
        value[chance.choice(NAMES)] = odd(chance)
    elif isinstance(value, list) and value and chance.random() < 0.3:
        value += value * chance.choice([1, 2, 400])
    else:
        holder[key] = odd(chance)


def odd(chance: Random) -> Any:
    """A value of plain data that breaks what is too trusting."""
    pick = chance.random()
    if pick < 0.04:
        return _deep(chance.choice([20, 400]))
    if pick < 0.12:
        return noise(chance)
    if pick < 0.3:
        return chance.randint(-5, 70)
    return json.loads(json.dumps(chance.choice(ODD)))


def _deep(depth: int) -> Any:
    value: Any = []
    for level in range(depth):
        value = [value] if level % 2 else {"a": value}
    return value
