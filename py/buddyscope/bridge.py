"""The door for JavaScript: handle(json) -> json and frames() -> array('i'). No `js`, no `pyodide`.

Messages are those of protocol.d.ts. An answer that has records leaves them in frames(): flat int32 numbers, which
cross as one buffer. A message that cannot be used gets {ok: false, error}; the machine stays as it was.
"""

import json
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import history
from .errors import InputError, unknown_word
from .machine import Machine
from .presets import preset
from .tracing.journal import WIDTH

VERSION = 1
MAX_COMMANDS = 100_000

type Json = dict[str, Any]


@dataclass(slots=True)
class Session:
    """The one machine that the page talks to."""

    machine: Machine | None = None
    records: array[int] | None = None


_session = Session()


def handle(text: str) -> str:
    """Answer one message."""
    identity: object = None
    _session.records = None
    try:
        message = _read(text)
        identity = message["id"]
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
    if message.get("type") not in HANDLERS:
        raise unknown_word("message type", str(message.get("type")), HANDLERS)
    return message


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
    wanted = message.get("machine")
    if not isinstance(wanted, dict) or not isinstance(wanted.get("preset"), str):
        raise InputError("no machine named", found=repr(wanted)[:60], expected='{"preset": NAME}')
    try:
        spec = preset(wanted["preset"])
    except ValueError as error:
        raise InputError(str(error)) from None
    _session.machine = Machine(spec)
    value = history.history(_session.machine, history.snapshot(_session.machine.system))
    _session.records = array("i", value.pop("records"))
    return value


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


HANDLERS: dict[str, Callable[[Json], Json]] = {"open": _open, "run": _run, "state": _state, "bench": _bench}
