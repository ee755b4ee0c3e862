"""Wrong answers of a prediction that the author diagnoses: `wrong VALUE: text`.

VALUE is what a learner answers: a page, a number, an order, a zone, a function, 0 or 1; for kinds with several parts
they stand in a row (`wrong 0 1 2: …`). The compiled lesson has each as the page compares it: an index into the options,
or a list of them.
"""

from collections.abc import Sequence

from buddyscope.errors import InputError, unknown_word
from buddyscope.lessons.model import Misconception, Predict
from buddyscope.lessons.source.whole_numbers import whole_number

from .resolved_prediction import ResolvedPrediction

type Answer = int | list[int]


def diagnoses(predict: Predict, found_answer: ResolvedPrediction) -> list[tuple[Answer, Misconception]]:
    """Each diagnosed answer with its text. Raises InputError for one that cannot be given, is right, or comes twice."""
    found: list[tuple[Answer, Misconception]] = []
    for misconception in predict.misconceptions:
        try:
            answer = _answer(predict.kind, misconception.value.split(), found_answer.options)
            _check_wrong(answer, found_answer, [other for other, _ in found])
        except InputError as error:
            raise error.at(line=misconception.text.line) from None
        found.append((answer, misconception))
    return found


def _answer(kind: str, words: Sequence[str], options: Sequence[str]) -> Answer:
    if kind == "counts":
        return [_number(word) for word in words]
    if kind in ("page", "count"):
        return _number(" ".join(words))
    if kind in ("lists", "bits", "order"):
        chosen = [_option(word, options) for word in words]
        return chosen if kind == "order" else sorted(chosen)
    return _option(" ".join(words), options)


def _number(word: str) -> int:
    number = whole_number(word)
    if number is None:
        raise InputError("wrong answer is no number", found=repr(word), expected="wrong NUMBER: text")
    return number


def _option(word: str, options: Sequence[str]) -> int:
    if word not in options:
        raise unknown_word("answer", word, options)
    return list(options).index(word)


def _check_wrong(answer: Answer, found_answer: ResolvedPrediction, others: Sequence[Answer]) -> None:
    right = (
        isinstance(answer, int)
        and isinstance(found_answer.answer, int)
        and 0 <= answer - found_answer.answer < found_answer.pages
    )
    if answer == found_answer.answer or right:
        raise InputError("this answer is right", found=str(answer), expected="a wrong one")
    if answer in others:
        raise InputError("the same wrong answer twice", found=str(answer), expected="one text for each")
