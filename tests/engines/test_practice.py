"""Practice with the pointer: the allocator's work by one's own hands, and a question."""

import pytest

from buddyscope.kernels.linux_2_4_22.practice.questions import make_question
from buddyscope.kernels.linux_2_4_22.practice.tasks import make_task
from engines.visitor import Visitor

pytestmark = pytest.mark.browser

MOVES = """
const hands = [...document.querySelectorAll("bs-practice-hands")].find((one) => one.checkVisibility());
return hands.shadowRoot.querySelectorAll(".moves li").length;
"""


def span(at: int, order: int) -> str:
    return str(at) if order == 0 else f"{at}–{at + (1 << order) - 1}"


def by_hand(visitor: Visitor, moves) -> None:
    for number, move in enumerate(moves, 1):
        if move.kind == "take":
            visitor.clicks("button", f"Take {span(move.at, move.order)}, order {move.order}")
        elif move.kind == "flip":
            visitor.clicks("button.bit", f"Bit {move.at} of order {move.order}, for")
        elif move.kind == "put":
            visitor.clicks("button", f"Put back the lower half, {span(move.at, move.order)}")
            visitor.clicks(".where button", f"order {move.order}")
        else:
            visitor.clicks("button", f"Give {span(move.at, move.order)} to the caller")
        visitor.waits_until(f"return (() => {{ {MOVES} }})() === args[0]", number)


def test_one_is_the_allocator(visitor: Visitor, site: str) -> None:
    visitor.open(f"{site}#/practice/allocator/splits/5")
    visitor.waits_for("button", "Hand in")
    by_hand(visitor, make_task("splits", 5).moves)
    visitor.clicks("button", "Hand in")
    visitor.waits_for("h3", "Right, from the first move to the last")


def test_a_question_is_answered_and_says_why(visitor: Visitor, site: str) -> None:
    question = make_question("zone", 21, 0)
    visitor.open(f"{site}#/practice/questions/zone/21")
    visitor.clicks("bs-question label, label", question.options[question.answer])
    visitor.clicks("button", "Lock in")
    visitor.waits_for(".correct", question.options[question.answer])
    visitor.waits_for(".because", question.because.replace("`", "")[:50])
