"""Links that people have kept: a lesson's step, a machine, a shared history, one that cannot be read."""

import pytest

from engines.visit import SAMPLES
from engines.visitor import Visitor

pytestmark = pytest.mark.browser

SLIDER = "return document.querySelector('bs-transport').shadowRoot.querySelector('input[type=range]')?.value"


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["about"] for sample in SAMPLES])
def test_a_shared_history_opens_at_its_moment(visitor: Visitor, site: str, sample: dict) -> None:
    visitor.opens_anew(site, sample["hash"])
    visitor.waits_for("button", "Undo")
    visitor.waits_until(f"return (() => {{ {SLIDER} }})() === args[0]", str(sample["document"]["cursor"]))


def test_a_step_of_a_lesson_opens(visitor: Visitor, site: str) -> None:
    visitor.opens_anew(site, "#/lesson/merge/first")
    visitor.waits_for("h2", "C gives back")
    visitor.waits_for("canvas")


def test_a_damaged_link_is_told(visitor: Visitor, site: str) -> None:
    visitor.opens_anew(site, SAMPLES[0]["hash"][:-5])
    visitor.waits_for("[role=alert]", "This link is damaged")
