"""The model's own functions as text, and which line of them runs when: for the code view."""

import inspect
from collections.abc import Iterator
from pathlib import PurePath
from types import CodeType, FunctionType, ModuleType
from typing import Any

from .errors import InputError
from .kernels.linux_2_4_22 import mm, numa, page_alloc, reclaim_pool, swap, vmscan
from .kernels.linux_2_4_22.gfp import decode_gfp
from .kernels.linux_2_4_22.mmzone import Node, System, Zone
from .kernels.linux_2_4_22.notes import SECTIONS, notes_of
from .machine import Machine
from .tracing.function_graph import REGISTERED
from .tracing.line_trace import LineEvent, line_events

type Json = dict[str, Any]

MODULES: tuple[ModuleType, ...] = (mm, page_alloc, numa, vmscan, swap, reclaim_pool)


def functions() -> Iterator[FunctionType]:
    """Every function that the code view can show, file by file."""
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, FunctionType) and value.__module__ == module.__name__ and value.__name__ != "<lambda>":
                yield value


def source_table() -> list[Json]:
    """SourceInfo of protocol.d.ts for each of them."""
    numbers = {entry.code: entry.number for entry in REGISTERED}
    return [_source_info(function, numbers.get(function.__code__, -1)) for function in functions()]


def _source_info(function: FunctionType, number: int) -> Json:
    lines, first = inspect.getsourcelines(function)
    book, spec = SECTIONS.get(function.__name__, ("", ""))
    return {
        "function": number,
        "name": function.__name__,
        "file": PurePath(function.__code__.co_filename).name,
        "line": first,
        "text": "".join(lines),
        "book": book,
        "spec": spec,
        "notes": [{"id": note.id, "text": note.text()} for note in notes_of(function.__name__)],
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
                "locals": [[name, _shown(name, value)] for name, value in event.locals.items()],
            }
        )

    with line_events(_codes(), machine.system.log, hear):
        machine.run_again(command)
    return {"command": command, "lines": lines}


def _codes() -> list[CodeType]:
    return [function.__code__ for function in functions()]


ADDRESSES = ("addr", "address")
"""names of variables of the model that hold a kernel address"""


def _shown(name: str, value: object) -> str:
    """A value as people read it."""
    if name == "gfp_mask" and isinstance(value, int):
        return decode_gfp(value)
    if name in ADDRESSES and isinstance(value, int):
        return hex(value & 0xFFFFFFFF)
    if isinstance(value, Zone):
        return value.name
    if isinstance(value, Node):
        return f"node {value.node_id}"
    if isinstance(value, System):
        return "the machine"
    if isinstance(value, list) and value and all(isinstance(item, Zone) for item in value):
        return ", ".join(zone.name for zone in value)
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
