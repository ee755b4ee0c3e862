"""What a challenge may demand beyond buddyinfo: a closed set of predicates, one a line, all of which must hold.

    requested >= 12        pages that the callers of all held blocks need
    waste <= 25%           part of the allocated pages that nobody asked for
    includes 3 5           held requests for just these numbers of pages are among them
    live <= 4              allocated pages
    requests <= 3          allocations that the learner asked for, served or not
    remote == 0            those of them that were served from another node than the CPU's
    coverage == 100%       edges of the graph of alloc_pages() that the learner's commands took, of those there are here
    calls balance_classzone == 0    calls of a kernel function by the learner's commands
    free_pages == 8        free pages of the whole machine
    free DMA >= 200        free pages of a zone
    served hog >= 100      requests that the learner's last command of this name served; without one nothing is met
    wakes == 2             how often the learner's commands woke kswapd
    merges == 0 0 1 2      merges of each free of the learner's, in order
    bits order 2 == 11     the bitmap of an order of the first zone
    can order 3            some list has a block of this order or a larger one; watermarks are not asked
    cannot order 2

web/src/kernels/linux-2.4.22/goal-facts.js means the same; tests/lessons/goal_cases.json holds both to it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import eq, ge, le

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.kernel import Kernel
from buddyscope.kernels.api.verb import Role
from buddyscope.machine.machine import Machine

from . import call_facts, facts

OPERATORS: dict[str, Callable[[float, float], bool]] = {"<=": le, ">=": ge, "==": eq}
NUMBERS = ("requested", "waste", "live", "free_pages", "wakes", "requests", "remote", "coverage")
PERCENT = ("waste", "coverage")
NAMED = ("free", "served", "calls")
"""with a name between the word and the number"""
KINDS = (*NUMBERS, *NAMED, "includes", "merges", "bits", "can", "cannot")
EXAMPLES = {
    "requested": "requested >= 12",
    "waste": "waste <= 25%",
    "live": "live <= 4",
    "requests": "requests <= 3",
    "remote": "remote == 0",
    "coverage": "coverage == 100%",
    "calls": "calls balance_classzone == 0",
    "free_pages": "free_pages == 8",
    "wakes": "wakes == 2",
    "free": "free DMA >= 200",
    "served": "served hog >= 100",
    "includes": "includes 3 5",
    "merges": "merges == 0 0 1 2",
    "bits": "bits order 2 == 11",
    "can": "can order 3",
    "cannot": "cannot order 2",
}
SHAPES = {
    **{kind: re.compile(r"(<=|>=|==)\s*([0-9]{1,18})(%?)\Z") for kind in (*NUMBERS, *NAMED)},
    "includes": re.compile(r"()([0-9]{1,18}(?:\s+[0-9]{1,18})*)()\Z"),
    "merges": re.compile(r"(==)\s*([0-9]{1,18}(?:\s+[0-9]{1,18})*)()\Z"),
    "bits": re.compile(r"order\s+([0-9]{1,18})\s*==\s*([01]+)()\Z"),
    "can": re.compile(r"order\s+()([0-9]{1,18})()\Z"),
    "cannot": re.compile(r"order\s+()([0-9]{1,18})()\Z"),
}


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


def parse_goal(text: str, kernel: Kernel, line: int = 0) -> Goal:
    """One line, in the vocabulary of a kernel. Raises InputError."""
    kind, _, rest = text.strip().partition(" ")
    known = kernel.vocabulary.goals
    if kind not in known:
        raise unknown_word("goal", kind, known).at(line=line)
    if kind in NAMED:
        of, _, rest = rest.strip().partition(" ")
        of = _function(of, kernel, line) if kind == "calls" else of
        return replace(_compared(kind, rest, text, line), of=of)
    return _compared(kind, rest, text, line)


def _compared(kind: str, rest: str, text: str, line: int) -> Goal:
    match = SHAPES[kind].match(rest.strip())
    if not match or (match[3] == "%") != (kind in PERCENT):
        raise InputError("not a goal", line=line, found=repr(text.strip()), expected=EXAMPLES[kind])
    if kind == "bits":
        return Goal(line, text.strip(), kind, "==", int(match[1]), tuple(map(int, match[2])))
    numbers = tuple(int(word) for word in match[2].split())
    if kind in ("can", "cannot"):
        return Goal(line, text.strip(), kind, "", numbers[0], ())
    return Goal(line, text.strip(), kind, match[1], 0, numbers)


def _function(name: str, kernel: Kernel, line: int) -> str:
    names = [name for graph in kernel.call_graphs.values() for name in graph.functions()]
    if name not in names:
        raise unknown_word("function of the call graphs", name, names).at(line=line)
    return name


def goal_now(goal: Goal, machine: Machine, first: int) -> list[float]:
    """What it is now, in the goal's own terms. `first`: number of the learner's first command."""
    if goal.kind == "waste":
        return [facts.waste(machine)]
    if goal.kind in OF_LEARNER:
        return [OF_LEARNER[goal.kind](goal, machine, facts.commands_done(machine, first))]
    if goal.kind == "served":
        done = [one for one in facts.commands_done(machine, first) if one.command.name == goal.of]
        return [one.result.served for one in done[-1:]]
    if goal.kind in (*NUMBERS, *NAMED):
        value = facts.fact(machine, f"{goal.kind} {goal.of}")
        return list(value) if isinstance(value, list) else [value]
    if goal.kind == "includes":
        return [*sorted(facts.requests(machine))]
    if goal.kind == "merges":
        done = facts.commands_done(machine, first)
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


def _requests(machine: Machine, done: Sequence[facts.Done]) -> int:
    return sum(machine.kernel.verbs[one.command.verb].role is Role.ALLOC for one in done)


OF_LEARNER: dict[str, Callable[[Goal, Machine, Sequence[facts.Done]], int]] = {
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
