"""What a topic of questions draws: a situation in which something can be asked, and its answer."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from .situation import Situation, Trial


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """What a topic draws: the trial, the answer, and what the texts are filled in with."""

    scene: Situation
    trial: Trial
    answer: int
    values: dict[str, object]
    options: tuple[str, ...] = ()
    """keys of words that begin with "=", or texts as they are"""
    reason: str = ""
    """which of the topic's reasons applies"""
    bit: tuple[int, int] | None = None


type Draw = Callable[[random.Random, int], QuestionDraft | None]
