"""A machine's story as plain data: what protocol.d.ts calls MachineInfo, Snapshot, CommandData and History."""

from typing import Any

from .formats.buddyinfo import Row, format_buddyinfo
from .kernels.linux_2_4_22.mmzone import System, counted_pages, free_list
from .machine import Machine, Result
from .timeline import Span
from .tracing.function_graph import REGISTERED

type Json = dict[str, Any]


def machine_info(machine: Machine) -> Json:
    """What is fixed: zones and their watermarks, in header order."""
    keys = ("node", "name", "start_pfn", "size", "pages_min", "pages_low", "pages_high")
    return {
        "kernel": "2.4.22",
        "preset": machine.spec.name,
        "max_order": machine.system.max_order,
        "zones": [{key: getattr(zone, key) for key in keys} for zone in machine.system.zones],
        "overrides": list(machine.spec.overrides),
    }


def snapshot(system: System) -> Json:
    """The whole state at the cursor; lists head first."""
    return {
        "zones": [
            {
                "free_pages": zone.free_pages,
                "need_balance": zone.need_balance,
                "lists": [free_list(zone, order) for order in range(len(zone.free_area))],
                "maps": [[bit for bit, value in enumerate(area.map) if value] for area in zone.free_area[:-1]],
            }
            for zone in system.zones
        ],
        "blocks": sorted([page, order, name] for page, (order, name) in system.holders.items()),
        "counts": [[page, count] for zone in system.zones for page, count in counted_pages(zone)],
        "flags": [[page, flags] for zone in system.zones for page, flags in sorted(zone.flags.items())],
        "system": list(system.values),
        "pool": [[page, order] for page, (order, _) in system.pool.items()],
        "local": [[page, order] for page, (order, _) in reversed(system.local_pages.items())],
    }


def buddyinfo_rows(system: System) -> list[Row]:
    """Free blocks per order of every zone."""
    return [Row(zone.node, zone.name, tuple(len(area.free_list) for area in zone.free_area)) for zone in system.zones]


def buddyinfo(system: System) -> str:
    """The same as /proc/buddyinfo text."""
    return format_buddyinfo(buddyinfo_rows(system))


def function_table() -> list[Json]:
    """What the first number of CALL and RETURN records stands for."""
    return [
        {"name": entry.name, "args": list(entry.args), "returns": entry.returns, "file": entry.file}
        for entry in REGISTERED
    ]


def command_data(span: Span, result: Result) -> Json:
    """One command with the records that it left and what it gave."""
    return {
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "page": result.page,
        "order": result.order,
        "bug": result.bug,
        "misuse": result.misuse,
        "livelock": result.livelock,
        "served": result.served,
        "wakes": result.wakes,
    }


def commands_from(machine: Machine, first: int) -> list[Json]:
    """All commands from number `first` on."""
    spans = machine.timeline.spans
    # after a fork that nothing was run on, results of what was forked away are still there
    results = machine.results[first : len(spans)]
    return [command_data(span, result) for span, result in zip(spans[first:], results, strict=True)]


def history(machine: Machine, start: Json) -> Json:
    """The whole story so far. `start` is the snapshot before the first record. Records as a flat list."""
    return {
        "machine": machine_info(machine),
        "start": start,
        "functions": function_table(),
        "names": list(machine.names),
        "bugs": list(machine.system.bugs),
        "commands": commands_from(machine, 0),
        "records": list(machine.system.log),
    }
