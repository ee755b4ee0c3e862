"""Mutated logs, readers and exercises: a result or an InputError, never anything else."""

from pathlib import Path
from random import Random

import pytest

from buddyscope.errors import InputError
from buddyscope.exercises.check import check_exercise, report_lines
from buddyscope.exercises.format import parse_exercise
from buddyscope.judge.judge import judge
from buddyscope.judge.log import parse_log
from buddyscope.judge.reader import parse_reader
from buddyscope.judge.taught import apply_patterns
from buddyscope.judge.traces import parse_trace

TESTS = Path(__file__).parents[1]
INSERTED = ("", "-", "0", "99999999999999999999", "\n", " ", "=", "[", "{", '"', "true", "ä", "\0", "K", ": |", "1e400")


def mutated(text, random, times=3):
    """A text with a few pieces cut out, doubled or replaced."""
    for _ in range(random.randrange(1, times + 1)):
        at = random.randrange(len(text) + 1)
        end = min(len(text), at + random.choice((0, 1, 3, 20)))
        text = text[:at] + random.choice((*INSERTED, text[at:end] * 2)) + text[end:]
    return text


def check_text(text):
    list(report_lines(check_exercise(parse_exercise(text))))


def read_by(text):
    log = (TESTS / "judge/shapes/ranges-per-order.log").read_text()
    apply_patterns(log, parse_reader(text))


READERS = {
    "log": ("judge/logs/unmerged-right-only.log", lambda text: judge(parse_log(text)).as_json()),
    "reader": ("judge/shapes/ranges-per-order.json", read_by),
    "small exercise": ("exercises/published/mmref-fibonacci.toml", check_text),
    "exercise": ("exercises/published/erlangen-2012w-lists.toml", check_text),
    "questions": ("exercises/published/ozen-pair-bitmap.toml", check_text),
    "trace": ("judge/logs/lost-lose-tail.log", parse_trace),
}


@pytest.mark.parametrize("kind", READERS)
def test_broken_input_gives_an_input_error_or_a_result(kind):
    name, read = READERS[kind]
    text = (TESTS / name).read_text(encoding="utf-8")
    refused = 0
    for seed in range(300):
        try:
            read(mutated(text, Random(f"{kind} {seed}")))
        except InputError as error:
            refused += 1
            assert error.message
    assert refused > 0
