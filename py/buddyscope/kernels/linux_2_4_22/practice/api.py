"""What the page may ask for: one message, {what: …}, with every value looked at."""

from collections.abc import Callable
from typing import Any

from buddyscope.errors import InputError, unknown_word

from .duels import SABOTEUR, make_duel
from .failure_cases import make_case
from .moves import Json
from .questions import TOPICS, Question, mixed
from .questions import make_question as make_question_of
from .tasks import LEVELS, make_exam, make_task
from .texts import words_in

__all__ = ["handle", "make_case", "make_exam", "make_question", "topics", "words_in"]

MIXED = "mixed"


def topics() -> list[str]:
    """What questions may be about: MIXED stands for any of them."""
    return [MIXED, *TOPICS]


def make_question(topic: str, seed: int, level: int, lang: str) -> Question:
    """The question of a seed. Raises InputError for an unknown topic or language."""
    return make_question_of(mixed(seed) if topic == MIXED else topic, seed, level, lang)


def handle(message: dict[str, Any]) -> Json:
    """The answer to a message of type "practice". Raises InputError."""
    what = message.get("what")
    if not isinstance(what, str) or what not in ANSWERS:
        raise unknown_word("kind of practice", str(what), ANSWERS)
    return ANSWERS[what](message)


def require_number(message: dict[str, Any], key: str, default: int, most: int) -> int:
    """A number of the message."""
    value = message.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise InputError(f"{key} cannot be {value!r}", found=repr(value)[:40], expected=f"a whole number up to {most}")
    return value


def _seed(message: dict[str, Any]) -> int:
    return require_number(message, "seed", 1, 1 << 53)


def _menu(_message: dict[str, Any]) -> Json:
    return {"levels": list(LEVELS), "topics": [MIXED, *TOPICS], "sizes": list(SABOTEUR)}


def _task(message: dict[str, Any]) -> Json:
    return make_task(str(message.get("level")), _seed(message)).as_json()


def _exam(message: dict[str, Any]) -> Json:
    operations = max(1, require_number(message, "operations", 6, 20))
    return {"tasks": [task.as_json() for task in make_exam(operations, _seed(message))]}


def _question(message: dict[str, Any]) -> Json:
    seed = _seed(message)
    topic = str(message.get("topic"))
    topic = mixed(seed) if topic == MIXED else topic
    return make_question(topic, seed, require_number(message, "level", 1, 2), str(message.get("lang", "en"))).as_json()


def _case(message: dict[str, Any]) -> Json:
    return make_case(_seed(message), str(message.get("lang", "en")))


def _duel(message: dict[str, Any]) -> Json:
    return make_duel(str(message.get("kind")), str(message.get("size")), _seed(message)).as_json()


ANSWERS: dict[str, Callable[[dict[str, Any]], Json]] = {
    "menu": _menu,
    "task": _task,
    "exam": _exam,
    "question": _question,
    "case": _case,
    "duel": _duel,
}
