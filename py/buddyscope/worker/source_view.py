"""The model's own functions as text, and which line of them runs when: for the code view."""

import inspect
from collections.abc import Iterator
from pathlib import PurePath
from types import CodeType, FunctionType
from typing import Any

from buddyscope.errors import InputError
from buddyscope.kernels.api.kernel import Kernel
from buddyscope.machine.machine import Machine
from buddyscope.tracing.line_trace import LineEvent, line_events

type Json = dict[str, Any]


def functions(kernel: Kernel) -> Iterator[FunctionType]:
    """Every function that the code view can show, file by file."""
    for module in kernel.source_modules:
        for value in vars(module).values():
            if isinstance(value, FunctionType) and value.__module__ == module.__name__ and value.__name__ != "<lambda>":
                yield value


def source_table(kernel: Kernel) -> list[Json]:
    """SourceInfo of protocol.d.ts for each of the kernel's functions."""
    numbers = {entry.code: entry.number for entry in kernel.functions}
    return [_source_info(kernel, function, numbers.get(function.__code__, -1)) for function in functions(kernel)]


def _source_info(kernel: Kernel, function: FunctionType, number: int) -> Json:
    lines, first = inspect.getsourcelines(function)
    book, spec = kernel.sections.get(function.__name__, ("", ""))
    return {
        "function": number,
        "name": function.__name__,
        "file": PurePath(function.__code__.co_filename).name,
        "line": first,
        "text": "".join(lines),
        "book": book,
        "spec": spec,
        "notes": [{"id": note.id, "text": note.text()} for note in kernel.notes_of(function.__name__)],
    }


def trace_lines(machine: Machine, command: int) -> Json:
    """LineTrace of protocol.d.ts: run one command of the history again, and watch its lines. Nothing changes."""
    spans = machine.timeline.spans
    if not 0 <= command < len(spans):
        raise InputError(f"command {command}", expected=f"0 to {len(spans) - 1}")
    lines: list[Json] = []

    def hear(event: LineEvent) -> None:
        lines.append(
            {
                "cursor": event.cursor,
                "file": PurePath(event.code.co_filename).name,
                "line": event.line,
                "locals": [[name, _shown(machine.kernel, name, value)] for name, value in event.locals.items()],
            }
        )

    with line_events(_codes(machine.kernel), machine.system.log, hear):
        machine.run_again(command)
    return {"command": command, "lines": lines}


def _codes(kernel: Kernel) -> list[CodeType]:
    return [function.__code__ for function in functions(kernel)]


def _shown(kernel: Kernel, name: str, value: object) -> str:
    """A value as people read it."""
    text = kernel.shown(name, value)
    text = repr(value) if text is None else text
    return text if len(text) <= 40 else text[:39] + "…"
