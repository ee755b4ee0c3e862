"""What the rest of the program uses of a kernel's practice: tasks and questions that its model makes from seeds.

A kernel that has it has a package `practice` with a module `api`, which has all of these:

    handle(message) -> Json                              answers a message of type "practice"
    topics() -> list[str]                                what questions may be about
    make_question(topic, seed, level, lang) -> Question  topic may be one of topics()
    words_in(lang) -> Words                              its texts; raises InputError for a language that it has not
    make_exam(count, seed), make_case(seed)              exams of lessons
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Words(Protocol):
    """Texts of one language."""

    def __call__(self, key: str, values: Mapping[str, object] = ..., /) -> str:
        """The text of a key, with its gaps filled."""


class Question(Protocol):
    """A question with one right answer."""

    @property
    def topic(self) -> str:
        """One of topics()."""

    @property
    def seed(self) -> int:
        """What it was made from."""

    @property
    def kind(self) -> str:
        """How it is answered: "page", "count", or by one of `options`."""

    @property
    def machine(self) -> Mapping[str, Any]:
        """The MachineRequest that it is about."""

    @property
    def given(self) -> str:
        """What one must know, as text."""

    @property
    def prompt(self) -> str:
        """What is asked."""

    @property
    def options(self) -> Sequence[str]:
        """What can be answered; empty where a number is typed."""

    @property
    def answer(self) -> Any:
        """A number, or an index into `options`."""

    @property
    def because(self) -> str:
        """Why this is the answer."""
