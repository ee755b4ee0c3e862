"""The picture that grows: which instruments a lesson has on its stage, from which step on.

    [stage]
    start = ["map", "lists"]     # on the stage from the first step

    [stage.new]
    bitmap = "pairs"             # comes with the step "pairs", with one sentence

A lesson without [stage] has all of them. `show` emphasises what is there; it brings nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.lessons.model import Step

from .front_matter import line_of

INSTRUMENTS = ("map", "lists", "bitmap", "callgraph", "lock", "zones", "watermarks", "kswapd", "nodes")


@dataclass(frozen=True, slots=True)
class Stage:
    """Instruments at the start of a lesson, and the step with which each other one comes."""

    start: tuple[str, ...]
    new: Mapping[str, str]

    def parts(self, steps: Sequence[str], step: str) -> list[str]:
        """Instruments that are there in a step, in the order of INSTRUMENTS. `steps`: all ids of the lesson."""
        seen = steps[: steps.index(step) + 1]
        return [name for name in INSTRUMENTS if name in self.start or self.new.get(name) in seen]

    def arriving(self, step: str) -> list[str]:
        """Instruments that come with a step."""
        return [name for name in INSTRUMENTS if self.new.get(name) == step]


def read_stage(front: Mapping[str, Any], steps: Sequence[Step], lines: Sequence[str]) -> Stage | None:
    """The table [stage] of a front matter that check_front() has passed; None without one.

    Raises InputError for an unknown instrument or step, one that comes twice, and a `show` of what is not there.
    """
    table = front.get("stage")
    if table is None:
        return None
    stage = Stage(tuple(table["start"]), dict(table.get("new", {})))
    ids = [step.id for step in steps]
    _check_names(stage, ids, lines)
    for step in steps:
        _check_shown(step, stage.parts(ids, step.id))
    return stage


def _check_names(stage: Stage, ids: Sequence[str], lines: Sequence[str]) -> None:
    here = line_of(lines, "stage")
    for name in (*stage.start, *stage.new):
        if name not in INSTRUMENTS:
            raise unknown_word("instrument", name, INSTRUMENTS).at(line=line_of(lines, name, here))
    for name, step in stage.new.items():
        line = line_of(lines, name, here)
        if step not in ids:
            raise unknown_word("step", step, ids).at(line=line)
        if name in stage.start:
            raise InputError(f"{name} comes twice", line=line, found=step, expected="in start, or in [stage.new]")


def _check_shown(step: Step, parts: Sequence[str]) -> None:
    for name in step.show:
        if name not in parts:
            raise InputError(
                f"step {step.id!r} shows {name}, which is not on the stage yet",
                line=step.line,
                found=name,
                expected=", ".join(parts),
            )
