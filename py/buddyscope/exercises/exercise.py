"""One exercise, as read. Sizes and offsets are in bytes; a published value is kept as the file has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from buddyscope.kernels.textbook.layout import Layout

from .quantity import Units

type FreeLists = dict[int, list[int]]
"""size -> offsets, ascending"""


@dataclass(frozen=True, slots=True)
class Used:
    """A block in use before the first step."""

    name: str
    at: int
    block: int
    request: int


@dataclass(frozen=True, slots=True)
class Step:
    """One request with what it must lead to. Keys that the file leaves out are not in `expected`."""

    number: int
    """from 1; 0 is the start"""
    line: int
    do: str
    action: str
    """"alloc" or "free"; "" for the start"""
    name: str
    request: int
    expected: Mapping[str, Any]
    """ok, at, block, splits, merges, free, addresses, waste"""
    published: Mapping[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its right answer, and what the source answers."""

    line: int
    ask: str
    correct: Any
    arguments: Mapping[str, Any]
    published: Any = None
    """None: the source does not answer"""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A published exercise."""

    file: str
    id: str
    source: str
    task: str
    status: str
    note: str
    units: Units
    layout: Layout
    policy_from: str
    same_counts: tuple[str, ...] | None
    """half/choice of the policies that give the same counts; None: the file does not say"""
    same_addresses: tuple[str, ...] | None
    used: tuple[Used, ...]
    start: Step
    steps: tuple[Step, ...]
    answers: tuple[Answer, ...]
    names: frozenset[str] = field(default_factory=frozenset)
