"""Running a lesson: every command on a real machine, every expectation looked at, every answer taken from the run."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from buddyscope import history
from buddyscope.errors import InputError
from buddyscope.formats.buddyinfo import difference
from buddyscope.machine import Machine, Result
from buddyscope.presets import preset

from .expectations import check_expect
from .model import Lesson, Run, Step


@dataclass(slots=True)
class Played:
    """A step that was run."""

    step: Step
    history: int
    """which of the lesson's histories it plays in"""
    first: int
    last: int
    """its commands [first, last) in that history"""
    answer: int | None = None
    """the page that its prediction asks for"""


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
    """The machine that steps play on; a fresh step gets a new one, the next step goes on with the old one."""

    def __init__(self, performance: Performance) -> None:
        self.performance = performance
        self.machines: list[tuple[Machine, history.Json]] = []
        self.main = self._boot()

    def _boot(self) -> int:
        machine = Machine(preset(self.performance.lesson.preset))
        self.machines.append((machine, history.snapshot(machine.system)))
        return len(self.machines) - 1

    def play(self, step: Step) -> None:
        number = self._boot() if step.fresh else self.main
        machine, _ = self.machines[number]
        first = len(machine.timeline.spans)
        for event in step.events:
            if isinstance(event, Run):
                run_one(machine, event)
            else:
                check_expect(event, machine)
        played = Played(step, number, first, len(machine.timeline.spans))
        if step.predict:
            played.answer = _answer(step, machine, first)
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
    return result


def _answer(step: Step, machine: Machine, first: int) -> int:
    assert step.predict
    wanted = step.predict.answer
    spans = machine.timeline.spans[first:]
    for run, result in zip(step.runs(), machine.results[first:], strict=True):
        if run.command.name == wanted and result.page is not None:
            return result.page
    names = ", ".join(run.command.name for run in step.runs() if run.command.name) or "nothing"
    expected = f"a block that this step's {len(spans)} commands allocate: {names}"
    raise InputError("the prediction has no answer", line=step.predict.line, found=wanted, expected=expected)


def prove_challenge(step: Step, machine: Machine) -> None:
    """The goal is not met at the start, and is met by the solution, within the rules and with par operations."""
    assert step.challenge and step.goal
    line, goal = step.goal
    if not difference(goal, history.buddyinfo_rows(machine.system)):
        raise InputError("the goal is met at the start", line=line, expected="something left to do")
    before = len(machine.timeline.spans)
    _check_rules(step.solution, step.challenge.forbidden_orders)
    for run in step.solution:
        run_one(machine, run)
    why = difference(goal, history.buddyinfo_rows(machine.system))
    if why:
        raise InputError("the solution does not solve", line=step.solution[0].line, found=why)
    if len(step.solution) != step.challenge.par:
        text = f"{len(step.solution)} operations"
        raise InputError(
            "par is not what the solution needs",
            line=step.challenge.line,
            found=f"par {step.challenge.par}",
            expected=text,
        )
    machine.timeline.keep_commands(before)
    del machine.results[before:]


def _check_rules(solution: Sequence[Run], forbidden: Sequence[int]) -> None:
    for run in solution:
        if run.command.name and run.command.args.get("order", 0) in forbidden:
            raise InputError(
                "the solution breaks the rules",
                line=run.line,
                found=run.text,
                expected="no request of that order",
            )
