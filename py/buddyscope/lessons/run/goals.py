"""Whether a goal is met: what source/goals.py reads, held against a machine."""

from collections.abc import Callable, Sequence
from operator import eq, ge, le

from buddyscope.errors import InputError
from buddyscope.kernels.api.verb import Role
from buddyscope.lessons.model import Goal
from buddyscope.lessons.source.goals import NAMED, NUMBERS
from buddyscope.machine.machine import Machine

from . import call_facts, facts
from .done import Done, commands_done

OPERATORS: dict[str, Callable[[float, float], bool]] = {"<=": le, ">=": ge, "==": eq}


def goal_now(goal: Goal, machine: Machine, first: int) -> list[float]:
    """What it is now, in the goal's own terms. `first`: number of the learner's first command."""
    if goal.kind == "waste":
        return [facts.waste(machine)]
    if goal.kind in OF_LEARNER:
        return [OF_LEARNER[goal.kind](goal, machine, commands_done(machine, first))]
    if goal.kind == "served":
        done = [one for one in commands_done(machine, first) if one.command.name == goal.of]
        return [one.result.served for one in done[-1:]]
    if goal.kind in (*NUMBERS, *NAMED):
        value = facts.fact(machine, f"{goal.kind} {goal.of}")
        return list(value) if isinstance(value, list) else [value]
    if goal.kind == "includes":
        return [*sorted(facts.requests(machine))]
    if goal.kind == "merges":
        done = commands_done(machine, first)
        return [
            facts.merges(machine, one) for one in done if machine.kernel.verbs[one.command.verb].role in facts.FREEING
        ]
    if goal.kind == "bits":
        return [*_map(goal, machine)]
    return [facts.largest(machine)]


def _map(goal: Goal, machine: Machine) -> Sequence[int]:
    bits = machine.kernel.bitmap(machine.system.zones[0], goal.order)
    if bits is None or len(goal.values) != len(bits):
        raise InputError(
            "no such bitmap",
            line=goal.line,
            found=goal.text,
            expected=f"as many digits as order {goal.order} has pairs",
        )
    return bits


def _requests(machine: Machine, done: Sequence[Done]) -> int:
    return sum(machine.kernel.verbs[one.command.verb].role is Role.ALLOC for one in done)


OF_LEARNER: dict[str, Callable[[Goal, Machine, Sequence[Done]], int]] = {
    "wakes": lambda _goal, _machine, done: sum(one.result.wakes for one in done),
    "requests": lambda _goal, machine, done: _requests(machine, done),
    "remote": lambda _goal, machine, done: sum(call_facts.remote(machine, one) for one in done),
    "coverage": lambda _goal, machine, done: call_facts.coverage(machine, done),
    "calls": lambda goal, machine, done: call_facts.calls_of(machine, goal.of, done),
}
"""What only the learner's own commands count for."""


def goal_holds(goal: Goal, machine: Machine, first: int) -> bool:
    """Whether it is met."""
    now = goal_now(goal, machine, first)
    if goal.kind in (*NUMBERS, *NAMED):
        return bool(now) and OPERATORS[goal.op](now[0], goal.values[0])
    if goal.kind == "includes":
        return all(now.count(value) >= goal.values.count(value) for value in goal.values)
    if goal.kind == "can":
        return now[0] >= goal.order
    if goal.kind == "cannot":
        return now[0] < goal.order
    return tuple(now) == goal.values
