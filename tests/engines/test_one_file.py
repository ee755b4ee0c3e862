"""The whole site as one file, opened from a disk: no server, no origin."""

from pathlib import Path

import pytest

from engines.visit import predict_and_play
from engines.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_lesson_is_predicted_and_played_and_python_answers(visitor: Visitor, one_file: Path) -> None:
    predict_and_play(visitor, one_file.as_uri())
    visitor.open(f"{one_file.as_uri()}#/sandbox/matchbox")
    visitor.clicks("button", "Allocate a")
    visitor.waits_for("button", "Free a, page 15")
