"""What a lesson is made of, once its text has been read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from buddyscope.formats.buddyinfo import Row
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.registry import DEFAULT


@dataclass(frozen=True, slots=True)
class Goal:
    """One predicate."""

    line: int
    text: str
    kind: str
    op: str
    """"<=", ">=" or "==" where the kind compares numbers"""
    order: int
    """of `bits`, `can` and `cannot`; else 0"""
    values: tuple[int, ...]
    """what to compare with: one number, several, or bits"""
    of: str = ""
    """of `free`: the zone; of `served`: the command; of `calls`: the kernel function"""

    def numbers(self) -> list[int]:
        """Every number in it, which prose may then use."""
        return [self.order, *self.values]


if TYPE_CHECKING:
    from .source.stage import Stage


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown, and the line of the file where it starts."""

    line: int
    markdown: str


@dataclass(frozen=True, slots=True)
class Run:
    """One command of a run block."""

    line: int
    text: str
    command: Command
    waits: bool = False
    """it waits for ever, and is to"""


@dataclass(frozen=True, slots=True)
class Expect:
    """What must hold after the commands before it: kernel text, or facts."""

    line: int
    format: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong answer that has a text of its own."""

    value: str
    text: Text


@dataclass(frozen=True, slots=True)
class Predict:
    """A question that is answered on the picture or beside it, before anything plays."""

    line: int
    kind: str
    prompt: Text
    answer: str
    """the name of the block whose first page is the answer, or another fact of the run (facts.py)"""
    right: Text
    wrong: Text
    unsure: Text | None = None
    """for "not sure yet"; without it, they are told what the wrong are told"""
    misconceptions: tuple[Misconception, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question, with the reason that is shown afterwards."""

    line: int
    text: Text
    correct: bool
    because: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question with choices."""

    line: int
    prompt: Text
    choices: tuple[Choice, ...]
    gate: bool = False
    """nothing of the step plays before it is answered"""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A goal for the learner to reach with requests of their own."""

    line: int
    prompt: Text
    par: int
    forbidden_orders: tuple[int, ...]
    rules: Text
    done: Text
    offers: tuple[str, ...] = ()
    """what the learner may run instead of plain requests: commands with ? where a number or a new name goes"""


@dataclass(frozen=True, slots=True)
class Card:
    """A recall card: asked at the end of the lesson, and again in the review of all lessons."""

    line: int
    front: Text
    back: Text


@dataclass(frozen=True, slots=True)
class Aside:
    """In the source, today, or a note where the book and the code differ."""

    line: int
    kind: str
    fields: dict[str, Text]
    """"text", "book", "code", "spec": those that its kind has"""


@dataclass(frozen=True, slots=True)
class Teacher:
    """What the teacher's page says."""

    objective: Text
    minutes: int
    misconceptions: tuple[Text, ...]
    discussion: tuple[tuple[Text, Text], ...]
    """questions, each with its answer"""

    def texts(self) -> Sequence[Text]:
        """Everything in it that is read."""
        return [self.objective, *self.misconceptions, *(text for pair in self.discussion for text in pair)]


@dataclass(frozen=True, slots=True)
class Exam:
    """So many tasks that the engine makes anew for each learner, so many of them right."""

    line: int
    kind: str
    """cases or operations"""
    count: int
    needed: int


@dataclass(frozen=True, slots=True)
class Hint:
    """Help, and if the author likes why it leads there: read when the step has been answered."""

    text: Text
    why: Text | None = None


@dataclass(slots=True)
class Step:
    """One screen of a lesson."""

    id: str
    title: str
    line: int
    fresh: bool = False
    """starts on a newly booted machine"""
    machine: str = ""
    """which one, when it is not the lesson's"""
    on: bool = False
    """goes on where the fresh machine of the step before it stands"""
    prose: Text = Text(0, "")
    events: list[Run | Expect] = field(default_factory=list)
    """commands and what holds after them, in order"""
    predict: Predict | None = None
    question: Question | None = None
    challenge: Challenge | None = None
    exam: Exam | None = None
    goal: tuple[int, list[Row]] | None = None
    facts: list[Goal] = field(default_factory=list)
    """what the goal demands beyond buddyinfo"""
    solution: list[Run] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    show: tuple[str, ...] = ()
    teaches: tuple[tuple[int, str], ...] = ()
    """points of the book's chapter, each with its line (coverage.py)"""
    cards: list[Card] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    offers: tuple[str, ...] = ()
    """what a learner who tries freely from here may run besides plain requests"""

    def runs(self) -> list[Run]:
        """The commands that this step plays."""
        return [event for event in self.events if isinstance(event, Run)]

    def texts(self) -> Sequence[Text]:
        """Everything in it that a learner reads."""
        found = [Text(self.line, self.title), self.prose]
        found += [text for hint in self.hints for text in (hint.text, hint.why) if text]
        if self.predict:
            found += [self.predict.prompt, self.predict.right, self.predict.wrong]
            found += [self.predict.unsure] if self.predict.unsure else []
            found += [misconception.text for misconception in self.predict.misconceptions]
        if self.question:
            found += [self.question.prompt]
            found += [text for choice in self.question.choices for text in (choice.text, choice.because)]
        if self.challenge:
            found += [self.challenge.prompt, self.challenge.rules, self.challenge.done]
        found += [text for card in self.cards for text in (card.front, card.back)]
        found += [text for aside in self.asides for text in aside.fields.values()]
        return found


@dataclass(slots=True)
class Lesson:
    """One file."""

    file: str
    id: str
    lang: str
    title: str
    preset: str
    after: tuple[str, ...]
    source: dict[str, str]
    """"book" and "spec": the sections that it follows"""
    steps: list[Step]
    teacher: Teacher | None = None
    kernel: str = DEFAULT
    """name of the kernel that it plays on"""
    translates: dict[str, str] = field(default_factory=dict)
    """of a translation: the stamps of the English steps that it was made from"""
    stage: "Stage | None" = None
    """which instruments are on the stage, by step; None: all of them"""
