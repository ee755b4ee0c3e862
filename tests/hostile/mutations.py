"""Bad input for every reader: good samples with a few things broken, and plain noise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

NUMBERS = ["0", "-1", "1", "31", "32", "4294967296", "99999999999999999999", "1e309", "0x", "٣", "NaN"]
TOKENS = [
    "=",
    "==",
    "\n",
    "\n\n",
    "```",
    "+++",
    '"',
    "\\",
    "\x00",
    "\ufeff",
    "\u2028",
    "\U0001f4a5",
    "#",
    "{",
    "}",
    "[",
    "]",
]
PIECES = st.one_of(st.sampled_from(NUMBERS), st.sampled_from(TOKENS), st.text(max_size=8))


@st.composite
def broken_text(draw: st.DrawFn, samples: Sequence[str]) -> str:
    """One of the samples after one to four edits: a span cut out, doubled, or replaced."""
    text = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        span = text[start:end]
        text = text[:start] + draw(st.one_of(PIECES, st.just(""), st.just(span * 2))) + text[end:]
    return text


def hostile_text(samples: Sequence[str]) -> st.SearchStrategy[str]:
    return st.one_of(broken_text(samples), broken_text(samples), st.text(max_size=60))


ODD: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(),
        st.text(max_size=12),
        st.sampled_from([0, 1, 9, 16, 2**24, 2**31]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def broken_data(draw: st.DrawFn, samples: Sequence[Any]) -> Any:
    """Plain data like one of the samples, with one to three of its values replaced or taken away."""
    data = json.loads(json.dumps(draw(st.sampled_from(samples))))
    for _ in range(draw(st.integers(1, 3))):
        data = _with_one_broken(draw, data)
    return data


def _with_one_broken(draw: st.DrawFn, data: Any) -> Any:
    if isinstance(data, dict) and data and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(data)))
        if not draw(st.integers(0, 5)):
            return {other: value for other, value in data.items() if other != key}
        return {**data, key: _with_one_broken(draw, data[key])}
    if isinstance(data, list) and data and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(data) - 1))
        return [*data[:at], _with_one_broken(draw, data[at]), *data[at + 1 :]]
    return draw(ODD)
