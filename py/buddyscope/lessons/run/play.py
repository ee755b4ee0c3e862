"""Running a lesson: every command on a real machine, every expectation looked at, every answer taken from the run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from buddyscope.errors import InputError
from buddyscope.formats.buddyinfo import difference
from buddyscope.kernels.api.context import Result
from buddyscope.kernels.api.verb import Role
from buddyscope.lessons.model import Lesson, Run, Step
from buddyscope.machine import history
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

from .expectations import check_expect
from .goals import goal_holds, goal_now
from .predictions import resolve
from .resolved_prediction import ResolvedPrediction


@dataclass(slots=True)
class Played:
    """A step that was run."""

    step: Step
    history: int
    """which of the lesson's histories it plays in"""
    first: int
    last: int
    """its commands [first, last) in that history"""
    resolved: ResolvedPrediction | None = None
    """its prediction, worked out"""


@dataclass(slots=True)
class Performance:
    """A whole lesson that was run."""

    lesson: Lesson
    steps: list[Played] = field(default_factory=list)
    histories: list[history.Json] = field(default_factory=list)


def perform(lesson: Lesson) -> Performance:
    """Run a lesson from its first step to its last. Raises InputError, with file and line, where it does not hold."""
    performance = Performance(lesson)
    stage = _Stage(performance)
    for step in lesson.steps:
        try:
            stage.play(step)
        except InputError as error:
            raise error.at(lesson.file, step.line) from None
    stage.close()
    return performance


class _Stage:
    """The machine that steps play on; a fresh step gets a new one, the next step goes on with the old one.

    Only a step that says `on` goes on with the new one.
    """

    def __init__(self, performance: Performance) -> None:
        self.performance = performance
        self.machines: list[tuple[Machine, history.Json]] = []
        self.main = self.latest = self._boot()

    def _boot(self, name: str = "") -> int:
        machine = Machine(preset(name or self.performance.lesson.preset, self.performance.lesson.kernel))
        self.machines.append((machine, history.snapshot(machine)))
        return len(self.machines) - 1

    def play(self, step: Step) -> None:
        number = self._boot(step.machine) if step.fresh else self.latest if step.on else self.main
        self.latest = number
        machine, _ = self.machines[number]
        first = len(machine.timeline.spans)
        for event in step.events:
            if isinstance(event, Run):
                run_one(machine, event)
            else:
                check_expect(event, machine)
        played = Played(step, number, first, len(machine.timeline.spans))
        if step.predict:
            played.resolved = resolve(step, machine, first)
        if step.challenge:
            prove_challenge(step, machine)
        self.performance.steps.append(played)

    def close(self) -> None:
        self.performance.histories = [history.history(machine, start) for machine, start in self.machines]


def run_one(machine: Machine, run: Run) -> Result:
    """One command of a lesson. A lesson never runs into a BUG() unawares."""
    try:
        result = machine.execute(run.command, text=run.text)
    except InputError as error:
        raise error.at(line=run.line) from None
    if result.bug:
        raise InputError(f"the kernel would stop here: {result.bug}", line=run.line, found=run.text)
    if result.livelock and not run.waits and "times" not in run.command.args:
        expected = "gfp=GFP_ATOMIC, or ```run waits if it is to"
        raise InputError("the request would wait for ever", line=run.line, found=run.text, expected=expected)
    if run.waits and not result.livelock:
        raise InputError("the request does not wait for ever", line=run.line, found=run.text, expected="```run")
    return result


def prove_challenge(step: Step, machine: Machine) -> None:
    """The goal is not met at the start, and is met by the solution, within the rules and with par operations."""
    assert step.challenge
    before = len(machine.timeline.spans)
    line = step.goal[0] if step.goal else step.facts[0].line
    if not _goal_missed(step, machine, before):
        raise InputError("the goal is met at the start", line=line, expected="something left to do")
    _check_rules(step.solution, step.challenge.forbidden_orders)
    _check_offers(step.solution, step.challenge.offers, machine)
    for run in step.solution:
        run_one(machine, run)
    if why := _goal_missed(step, machine, before):
        raise InputError("the solution does not solve", line=step.solution[0].line, found=why)
    if len(step.solution) != step.challenge.par:
        text = f"{len(step.solution)} operations"
        raise InputError(
            "par is not what the solution needs",
            line=step.challenge.line,
            found=f"par {step.challenge.par}",
            expected=text,
        )
    machine.keep_commands(before)
    del machine.results[before:]


def _goal_missed(step: Step, machine: Machine, first: int) -> str:
    """The first part of the goal that does not hold, in words; "" when all do."""
    if step.goal and (why := difference(step.goal[1], history.buddyinfo_rows(machine))):
        return why
    for goal in step.facts:
        if not goal_holds(goal, machine, first):
            now = " ".join(f"{value:g}" for value in goal_now(goal, machine, first)) or "nothing"
            return f"wanted {goal.text}, found {now}"
    return ""


def _check_offers(solution: Sequence[Run], offers: Sequence[str], machine: Machine) -> None:
    shapes = [re.compile(re.escape(text).replace(r"\?", r"\w+") + r"\Z") for text in offers]
    for run in solution:
        offered = machine.kernel.verbs[run.command.verb].role is Role.FREE or any(
            shape.match(run.text) for shape in shapes
        )
        if offers and not offered:
            raise InputError(
                "the learner is not offered this", line=run.line, found=run.text, expected=f"one of {', '.join(offers)}"
            )


def _check_rules(solution: Sequence[Run], forbidden: Sequence[int]) -> None:
    for run in solution:
        if run.command.name and run.command.args.get("order", 0) in forbidden:
            raise InputError(
                "the solution breaks the rules",
                line=run.line,
                found=run.text,
                expected="no request of that order",
            )
