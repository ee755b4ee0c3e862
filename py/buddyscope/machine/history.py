"""A machine's story as plain data: what protocol.d.ts calls MachineInfo, Snapshot, CommandData and History."""

from typing import Any

from buddyscope.formats.buddyinfo import Row, format_buddyinfo
from buddyscope.kernels.api.context import Result
from buddyscope.tracing.messages import Message
from buddyscope.tracing.timeline import Span

from .free_blocks import rows_of
from .machine import Machine

type Json = dict[str, Any]


def machine_info(machine: Machine) -> Json:
    """What is fixed: zones and their watermarks, in header order."""
    kernel, system = machine.kernel, machine.system
    keys = ("node", "name", "start_pfn", "size")
    return {
        "kernel": kernel.name,
        "preset": machine.spec.name,
        "max_order": kernel.max_order(system),
        "zones": [{**{key: getattr(zone, key) for key in keys}, **kernel.zone_info(zone)} for zone in system.zones],
        "overrides": [message.data() for message in machine.spec.overrides],
    }


def snapshot(machine: Machine) -> Json:
    """The whole state at the cursor; lists head first."""
    return machine.kernel.snapshot(machine.system)


def buddyinfo_rows(machine: Machine) -> list[Row]:
    """Free blocks per order of every zone."""
    return rows_of(machine.kernel, machine.system)


def buddyinfo(machine: Machine) -> str:
    """Free blocks per order of every zone, as text of /proc/buddyinfo."""
    return format_buddyinfo(buddyinfo_rows(machine))


def function_table(machine: Machine) -> list[Json]:
    """What the first number of CALL and RETURN records stands for."""
    return [
        {"name": entry.name, "args": list(entry.args), "returns": entry.returns, "file": entry.file}
        for entry in machine.kernel.functions
    ]


def command_data(span: Span, result: Result) -> Json:
    """One command with the records that it left and what it gave."""
    return {
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "page": result.page,
        "order": result.order,
        "bug": _data(result.bug),
        "misuse": _data(result.misuse),
        "livelock": result.livelock,
        "served": result.served,
        "wakes": result.wakes,
    }


def _data(message: Message | None) -> Json | None:
    return None if message is None else message.data()


def bugs(machine: Machine) -> list[Json]:
    """What BUG records stand for, by their index."""
    return [message.data() for message in machine.system.bugs]


def commands_from(machine: Machine, first: int) -> list[Json]:
    """All commands from number `first` on."""
    spans = machine.timeline.spans
    # whoever forked at the Python prompt may have cut the timeline alone
    results = machine.results[first : len(spans)]
    return [command_data(span, result) for span, result in zip(spans[first:], results, strict=True)]


def history(machine: Machine, start: Json) -> Json:
    """The whole story so far. `start` is the snapshot before the first record. Records as a flat list."""
    return {
        "machine": machine_info(machine),
        "start": start,
        "functions": function_table(machine),
        "names": list(machine.names),
        "bugs": bugs(machine),
        "commands": commands_from(machine, 0),
        "records": list(machine.system.log),
    }
