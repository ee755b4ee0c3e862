"""The door for JavaScript: handle(json) -> json and frames() -> array('i'). No `js`, no `pyodide`.

Messages are those of protocol.d.ts. An answer that has records leaves them in frames(): flat int32 numbers, which
cross as one buffer. A message that cannot be used gets {ok: false, error}; the machine stays as it was.
"""

import code as code_module
import contextlib
import io
import json
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import history
from .custom import custom_machine
from .errors import InputError, unknown_word
from .machine import Machine
from .presets import PRESETS, MachineSpec, preset
from .tracing.journal import WIDTH
from .workloads import WORKLOADS, Running, Workload

VERSION = 1
MAX_COMMANDS = 100_000
MAX_CODE = 20_000
MAX_RECORDING = 20_000_000

type Json = dict[str, Any]


@dataclass(slots=True)
class Session:
    """The one machine that the page talks to."""

    machine: Machine | None = None
    records: array[int] | None = None
    running: Running | None = None


_session = Session()


def handle(text: str) -> str:
    """Answer one message."""
    identity: object = None
    _session.records = None
    try:
        message = _read(text)
        identity = message["id"]
        _check_type(message)
        value = HANDLERS[message["type"]](message)
    except (InputError, IndexError) as error:
        _session.records = None
        return json.dumps({"v": VERSION, "id": identity, "ok": False, "error": _failure(error)})
    return json.dumps({"v": VERSION, "id": identity, "ok": True, "value": value})


def frames() -> array[int]:
    """The records of the last answer; empty when it had none."""
    return _session.records if _session.records is not None else array("i")


def _read(text: str) -> Json:
    try:
        message = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", found=repr(text[:60])) from None
    if not isinstance(message, dict) or message.get("v") != VERSION or not isinstance(message.get("id"), int):
        raise InputError("not a message of this protocol", found=repr(text[:60]), expected="v: 1, an id and a type")
    return message


def _check_type(message: Json) -> None:
    wanted = message.get("type")
    if not isinstance(wanted, str) or wanted not in HANDLERS:
        raise unknown_word("message type", str(wanted)[:40], HANDLERS)


def _failure(error: Exception) -> Json:
    if not isinstance(error, InputError):
        return {"message": str(error)}
    keys = ("message", "line", "column", "found", "expected", "nearest")
    return {key: value for key in keys if (value := getattr(error, key))}


def _machine() -> Machine:
    if _session.machine is None:
        raise InputError("no machine is open", expected='a message of type "open" first')
    return _session.machine


def _open(message: Json) -> Json:
    _session.machine = Machine(_spec(message.get("machine")))
    _session.running = None
    value = history.history(_session.machine, history.snapshot(_session.machine.system))
    _session.records = array("i", value.pop("records"))
    return value


def _spec(wanted: object) -> MachineSpec:
    if isinstance(wanted, dict) and isinstance(wanted.get("custom"), dict):
        return custom_machine(wanted["custom"])
    if not isinstance(wanted, dict) or not isinstance(wanted.get("preset"), str):
        raise InputError("no machine named", found=repr(wanted)[:60], expected='{"preset": NAME} or {"custom": {…}}')
    return preset(wanted["preset"])


def _run(message: Json) -> Json:
    machine = _machine()
    texts = _texts(message.get("commands"))
    keep = message.get("keep", len(machine.timeline.spans))
    if not isinstance(keep, int):
        raise InputError("keep is no number", found=repr(keep), expected="how many commands stay")
    before = [span.text for span in machine.timeline.spans]
    machine.timeline.keep_commands(keep)
    start = machine.timeline.length
    try:
        for number, text in enumerate(texts, 1):
            _run_one(machine, number, text)
    except InputError:
        _restore(machine, keep, before)
        raise
    return _appended(machine, keep, start)


def _run_one(machine: Machine, number: int, text: str) -> None:
    try:
        machine.run(text)
    except InputError as error:
        raise error.at(line=number) from None


def _restore(machine: Machine, keep: int, before: list[str]) -> None:
    """Nothing half-done is left behind: the history as it was, by running it again."""
    machine.timeline.keep_commands(keep)
    for text in before[keep:]:
        machine.run(text)


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InputError("no commands", found=repr(value)[:60], expected="a list of texts")
    if len(value) > MAX_COMMANDS:
        raise InputError("too many commands", found=str(len(value)), expected=f"at most {MAX_COMMANDS}")
    return value


def _appended(machine: Machine, keep: int, start: int) -> Json:
    _session.records = array("i", machine.system.log[start * WIDTH :])
    return {
        "from": start,
        "keep": keep,
        "functions": history.function_table(),
        "names": list(machine.names),
        "bugs": list(machine.system.bugs),
        "commands": history.commands_from(machine, keep),
    }


def _state(message: Json) -> Json:
    machine = _machine()
    cursor = message.get("cursor")
    if not isinstance(cursor, int):
        raise InputError("cursor is no number", found=repr(cursor), expected=f"0 to {machine.timeline.length}")
    present = machine.timeline.cursor
    machine.timeline.seek(cursor)
    try:
        return {
            "cursor": cursor,
            "buddyinfo": history.buddyinfo(machine.system),
            "snapshot": history.snapshot(machine.system),
        }
    finally:
        machine.timeline.seek(present)


def _bench(message: Json) -> Json:
    from . import bench

    return bench.measure(runs=int(message.get("runs", 3)))


def _presets(_message: Json) -> list[Json]:
    found = []
    for spec in PRESETS.values():
        machine = Machine(spec)
        free = sum(zone.free_pages for zone in machine.system.zones)
        info = history.machine_info(machine)
        found.append({"name": spec.name, "title": spec.title, "machine": info, "free": free})
    return found


def _workload(message: Json) -> Json | list[Json]:
    if message.get("name") == "":
        return [_workload_info(one) for one in WORKLOADS.values()]
    machine = _machine()
    if message.get("go_on"):
        if _session.running is None:
            raise InputError("no workload is running", expected="a message with its name first")
    else:
        _start_workload(machine, message)
    running = _session.running
    assert running is not None
    keep, start = len(machine.timeline.spans), machine.timeline.length
    running.run(_whole(message, "slice", 500, 1, MAX_COMMANDS))
    progress = {"done": running.done, "total": running.total}
    if running.done >= running.total:
        _session.running = None
    return {**_appended(machine, keep, start), **progress}


def _start_workload(machine: Machine, message: Json) -> None:
    machine.timeline.keep_commands(_whole(message, "keep", len(machine.timeline.spans), 0, len(machine.timeline.spans)))
    params = message.get("params", {})
    if not isinstance(params, dict):
        raise InputError("params cannot be read", found=repr(params)[:60], expected="numbers by name")
    requests = _whole(message, "requests", 1000, 1, 10_000_000)
    seed = _whole(message, "seed", 1, 0, 1 << 53)
    _session.running = Running(machine, str(message.get("name")), seed, requests, params)


def _whole(message: Json, key: str, default: int, low: int, high: int) -> int:
    value = message.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise InputError(
            f"{key} cannot be {value!r}", found=repr(value)[:40], expected=f"a whole number from {low} to {high}"
        )
    return value


def _workload_info(one: Workload) -> Json:
    params = [
        {"name": param.name, "about": param.about, "default": param.default, "min": param.low, "max": param.high}
        for param in one.params
    ]
    return {"name": one.name, "title": one.title, "about": one.about, "params": params}


def _source(_message: Json) -> list[Json]:
    from .source import source_table

    return source_table()


def _lines(message: Json) -> Json:
    from .source import trace_lines

    return trace_lines(_machine(), _whole(message, "command", 0, 0, 1 << 31))


def _python(message: Json) -> Json:
    """Run what somebody typed at the prompt. What it prints, its value or its error is the output."""
    machine = _machine()
    code = message.get("code")
    if not isinstance(code, str) or len(code) > MAX_CODE:
        raise InputError("no code", found=repr(code)[:60], expected=f"a text of at most {MAX_CODE} characters")
    before = list(machine.timeline.spans)
    output = io.StringIO()
    console = code_module.InteractiveInterpreter({"machine": machine, "system": machine.system})
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        console.runsource(code, "<prompt>", "single" if "\n" not in code.strip() else "exec")
    pairs = zip(before, machine.timeline.spans, strict=False)
    keep = next(
        (at for at, (old, new) in enumerate(pairs) if old is not new), min(len(before), len(machine.timeline.spans))
    )
    start = machine.timeline.spans[keep - 1].end if keep else 0
    return {**_appended(machine, keep, start), "output": output.getvalue()}


def _replay(message: Json) -> Json:
    """Replay a recording on a machine of its own; the open one stays as it is."""
    from .replay import replay_lines

    text = message.get("text")
    if not isinstance(text, str) or len(text) > MAX_RECORDING:
        raise InputError(
            "no recording", found=repr(text)[:60], expected=f"a text of at most {MAX_RECORDING} characters"
        )
    outcome = replay_lines(text.splitlines(), str(message.get("name", "recording")))
    first = str(outcome.first) if outcome.first else ""
    return {"ops": outcome.ops, "compared": outcome.compared, "divergences": outcome.divergences, "first": first}


HANDLERS: dict[str, Callable[[Json], Json | list[Json]]] = {
    "open": _open,
    "run": _run,
    "state": _state,
    "bench": _bench,
    "presets": _presets,
    "workload": _workload,
    "source": _source,
    "lines": _lines,
    "python": _python,
    "replay": _replay,
}
