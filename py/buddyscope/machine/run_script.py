"""`buddyscope run`: a script of commands, or a workload, on a machine; and its story as text."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from buddyscope.errors import InputError
from buddyscope.formats.json_text import read_json
from buddyscope.kernels.api.command import parse, parse_script
from buddyscope.kernels.api.context import Result
from buddyscope.kernels.api.kernel import MachineSpec
from buddyscope.kernels.api.verb import Role
from buddyscope.tracing import journal
from buddyscope.tracing.function_graph import KernelFunction

from . import history
from .machine import Machine
from .presets import machine_from
from .workloads import Running

MACHINE_LINE = "# machine "
"""a script that the sandbox saved begins with the machine it is for: a comment with JSON, as `open` takes it"""


def machine_named_in(text: str, file: str) -> MachineSpec | None:
    """The machine of the first line that names one; None when no line does."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(MACHINE_LINE):
            return _machine_of(line.removeprefix(MACHINE_LINE), file, number)
    return None


def _machine_of(text: str, file: str, line: int) -> MachineSpec:
    try:
        return machine_from(read_json(text, file, line))
    except InputError as error:
        raise error.at(file, line) from None


def run_script(machine: Machine, text: str, file: str) -> Iterator[tuple[int, Result]]:
    """Every command with its number in the history. All are parsed first: a typing error runs nothing."""
    for line, command in parse_script(text, machine.kernel, file):
        try:
            result = machine.execute(command)
        except InputError as error:
            raise error.at(file, line) from None
        yield len(machine.timeline.spans) - 1, result


def run_workload(machine: Machine, name: str, seed: int, requests: int) -> Iterator[tuple[int, Result]]:
    """Every command of a workload, with its number in the history, as it is run."""
    running = Running(machine, name, seed, requests, {})
    while running.done < running.total:
        running.run(1)
        yield len(machine.timeline.spans) - 1, machine.results[-1]


def result_line(machine: Machine, number: int, result: Result) -> str:
    """One command and what it gave, for people."""
    text = machine.timeline.spans[number].text
    if result.bug:
        outcome = f"kernel BUG: {result.bug}"
    elif result.livelock:
        outcome = "would try for ever"
    elif result.count is not None:
        outcome = f"count {result.count}"
    elif result.order is not None:
        outcome = f"page {result.page}"
    else:
        outcome = "failed" if machine.kernel.verbs[parse(text, machine.kernel).verb].role is Role.ALLOC else ""
    line = f"{text:<44} {outcome}".rstrip()
    return f"{line}\n  misuse: {result.misuse}" if result.misuse else line


def graph_lines(machine: Machine, start: int, end: int) -> Iterator[str]:
    """The call tree as ftrace's function_graph prints it, without times."""
    depth = 0
    functions = machine.kernel.functions
    records = list(journal.records(machine.system.log, start, end))
    for at, (kind, number, *values) in enumerate(records):
        if kind == journal.RETURN:
            depth -= 1
            if not _is_leaf(records, at - 1):
                yield (
                    f"{'  ' * depth}}} /* {_value(functions[number], values[0])} */"
                    if _value(functions[number], values[0])
                    else "  " * depth + "}"
                )
        elif kind == journal.CALL:
            call = f"{'  ' * depth}{functions[number].name}({_arguments(machine, number, values)})"
            if _is_leaf(records, at):
                value = _value(functions[number], records[_end_of_leaf(records, at)][2])
                yield f"{call}; /* {value} */" if value else f"{call};"
            else:
                yield f"{call} {{"
            depth += 1


def _is_leaf(records: Sequence[tuple[int, ...]], at: int) -> bool:
    """Whether the call at `at`, or the one that is open there, calls nothing in turn."""
    while at >= 0 and records[at][0] not in (journal.CALL, journal.RETURN):
        at -= 1
    if at < 0 or records[at][0] == journal.RETURN:
        return False
    return records[_end_of_leaf(records, at)][0] == journal.RETURN


def _end_of_leaf(records: Sequence[tuple[int, ...]], at: int) -> int:
    """The next call or return after a call."""
    at += 1
    while records[at][0] not in (journal.CALL, journal.RETURN):
        at += 1
    return at


def _arguments(machine: Machine, number: int, values: Sequence[int]) -> str:
    parts = []
    for name, value in zip(machine.kernel.functions[number].args, values, strict=False):
        if name in ("zone", "classzone"):
            parts.append(machine.system.zones[value].name)
        elif name == "addr":
            parts.append(f"addr={_address(value)}")
        elif (shown := machine.kernel.shown(name, value)) is not None:
            parts.append(shown)
        else:
            parts.append(f"{name}={value}")
    return ", ".join(parts)


def _address(value: int) -> str:
    """A kernel address, which a record keeps as a signed number of 32 bits."""
    return hex(value & 0xFFFFFFFF)


def _value(function: KernelFunction, value: int) -> str:
    kind = function.returns
    if not kind:
        return ""
    if kind == "yes":
        return "yes" if value else "no"
    if kind == "address":
        return _address(value)
    return "null" if value == -1 else f"{kind} {value}"


def journal_lines(machine: Machine) -> Iterator[str]:
    """Every record, one a line: number, kind, and what its numbers are."""
    names = {kind.number: kind.name for kind in machine.kernel.all_kinds()}
    for number, (kind, *values) in enumerate(journal.records(machine.system.log)):
        name = names[kind]
        if kind in (journal.CALL, journal.RETURN):
            name += f" {machine.kernel.functions[values[0]].name}"
            values = values[1:]
        elif kind == journal.NAME:
            values = [values[0], values[1]]
            name += f" {machine.names[journal_name(machine, number)] or '-'}"
        yield f"{number:6d}  {name:<28} {' '.join(map(str, values))}"


def journal_name(machine: Machine, number: int) -> int:
    """The new name number of a NAME record."""
    return int(machine.system.log[number * journal.WIDTH + 3])


def as_json(machine: Machine, start: history.Json) -> str:
    """The whole history, and the state at its end."""
    value = {**history.history(machine, start), "end": history.snapshot(machine)}
    value["buddyinfo"] = history.buddyinfo(machine)
    return json.dumps(value)


def read_text(path: str, stdin: str | None) -> tuple[str, str]:
    """(text, name for messages) of a script; "-" is standard input."""
    if path == "-":
        return stdin or "", "standard input"
    try:
        return Path(path).read_text(encoding="utf-8"), path
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", path) from None
