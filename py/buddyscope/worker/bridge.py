"""What JavaScript calls: handle(json) -> json and frames() -> array('i'). No `js`, no `pyodide`.

Messages are those of protocol.d.ts. An answer that has records leaves them in frames(): flat int32 numbers, which
cross as one buffer. A message that cannot be used gets {ok: false, error}; the machine stays as it was.
"""

import gc
import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.registry import DEFAULT, kernel_named, kernel_part
from buddyscope.machine import history
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import machine_from
from buddyscope.machine.workloads import WORKLOADS, Running, workload_info
from buddyscope.tracing.journal import WIDTH

from .message import (
    MAX_COMMANDS,
    VERSION,
    Json,
    error_payload,
    read_message,
    require_command_list,
    require_int,
    require_text,
)
from .prompt import Prompt

MAX_CODE = 20_000
LONG = 1000
"""commands of a machine that is worth a collection of garbage"""
MAX_RECORDING = 20_000_000
MAX_REPORT = 20 << 20
"""letters of a pasted text"""


@dataclass(slots=True)
class Session:
    """The machine that the page talks to, and a second one beside it for comparison."""

    machine: Machine | None = None
    comparison: Machine | None = None
    records: array[int] | None = None
    running: Running | None = None
    prompt: Prompt = field(default_factory=Prompt)


_session = Session()


def handle(text: str) -> str:
    """Answer one message."""
    identity: object = None
    _session.records = None
    try:
        message = read_message(text)
        identity = message["id"]
        _check_type(message)
        value = HANDLERS[message["type"]](message)
    except (InputError, IndexError) as error:
        _session.records = None
        return json.dumps({"v": VERSION, "id": identity, "ok": False, "error": error_payload(error)})
    return json.dumps({"v": VERSION, "id": identity, "ok": True, "value": value})


def frames() -> array[int]:
    """The records of the last answer; empty when it had none."""
    return _session.records if _session.records is not None else array("i")


def _check_type(message: Json) -> None:
    wanted = message.get("type")
    if not isinstance(wanted, str) or wanted not in HANDLERS:
        raise unknown_word("message type", str(wanted)[:40], HANDLERS)


def _machine() -> Machine:
    if _session.machine is None:
        raise InputError("no machine is open", expected='a message of type "open" first')
    return _session.machine


def _open(message: Json) -> Json:
    machine = Machine(machine_from(message.get("machine")))
    _swap("machine", machine)
    _session.running = None
    return _from_the_start(machine)


def _swap(which: Literal["machine", "comparison"], machine: Machine) -> None:
    """Machines have reference cycles, and the heap of WebAssembly never shrinks: collect a long history at once."""
    last: Machine | None = getattr(_session, which)
    is_long = last is not None and len(last.timeline.spans) >= LONG
    del last
    setattr(_session, which, machine)
    if which == "machine" and "machine" in _session.prompt.names:
        _session.prompt.names.update(machine=machine, system=machine.system)
    if is_long:
        gc.collect()


def _from_the_start(machine: Machine) -> Json:
    value = history.history(machine, history.snapshot(machine))
    _session.records = _int32(value.pop("records"))
    return value


def _int32(numbers: Sequence[int]) -> array[int]:
    """Records as int32; of a larger number, which only the Python prompt can hand to the model, its low 32 bits."""
    try:
        return array("i", numbers)
    except OverflowError:
        return array("i", [((number + (1 << 31)) & 0xFFFFFFFF) - (1 << 31) for number in numbers])


def _comparison(message: Json) -> Json:
    """A second machine, opened or told the same requests. One that makes no sense there is passed over, and named."""
    if "machine" in message:
        other = Machine(machine_from(message["machine"]))
        _swap("comparison", other)
        return _from_the_start(other)
    machine = _session.comparison
    if machine is None:
        raise InputError("no second machine is open", expected="a message with its machine first")
    commands = require_command_list(message.get("commands"))
    keep = require_int(message, "keep", len(machine.timeline.spans), 0, len(machine.timeline.spans))
    machine.keep_commands(keep)
    start = machine.timeline.length
    refused = [[keep + at, said] for at, text in enumerate(commands) if (said := _try_one(machine, text))]
    return {**_appended(machine, keep, start), "refused": refused}


def _try_one(machine: Machine, text: str) -> str:
    """Why the command could not be run; "" when it ran."""
    try:
        machine.run(text)
    except InputError as error:
        machine.pass_over(text)
        return error.message
    return ""


def _run(message: Json) -> Json:
    machine = _machine()
    commands = require_command_list(message.get("commands"))
    keep = message.get("keep", len(machine.timeline.spans))
    if not isinstance(keep, int):
        raise InputError("keep is no number", found=repr(keep), expected="how many commands stay")
    before = [span.text for span in machine.timeline.spans]
    machine.keep_commands(keep)
    start = machine.timeline.length
    try:
        for number, text in enumerate(commands, 1):
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
    machine.keep_commands(keep)
    for text in before[keep:]:
        machine.run(text)


def _appended(machine: Machine, keep: int, start: int) -> Json:
    _session.records = _int32(machine.system.log[start * WIDTH :])
    return {
        "from": start,
        "keep": keep,
        "functions": history.function_table(machine),
        "names": list(machine.names),
        "bugs": history.bugs(machine),
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
            "buddyinfo": history.buddyinfo(machine),
            "snapshot": history.snapshot(machine),
        }
    finally:
        machine.timeline.seek(present)


def _bench(message: Json) -> Json:
    from buddyscope import bench

    return bench.measure(runs=require_int(message, "runs", 3, 1, 100))


def _kernel_name(message: Json) -> str:
    name = message.get("kernel", DEFAULT)
    if not isinstance(name, str):
        raise InputError("kernel is no name", found=repr(name)[:40], expected=f"a text, as {DEFAULT}")
    return name


def _presets(message: Json) -> list[Json]:
    found = []
    kernel = kernel_named(_kernel_name(message))
    for spec in kernel.presets.values():
        machine = Machine(spec, kernel)
        free = sum(zone.free_pages for zone in machine.system.zones)
        info = history.machine_info(machine)
        data = kernel.machine_data(spec)
        found.append({"name": spec.name, "title": spec.title, "machine": info, "free": free, "custom": data})
    return found


def _workload(message: Json) -> Json | list[Json]:
    if message.get("name") == "":
        kernel = _session.machine.kernel if _session.machine else kernel_named(_kernel_name(message))
        return [workload_info(WORKLOADS[name]) for name in kernel.workloads]
    machine = _machine()
    if message.get("go_on"):
        if _session.running is None:
            raise InputError("no workload is running", expected="a message with its name first")
    else:
        _start_workload(machine, message)
    running = _session.running
    assert running is not None
    keep, start = len(machine.timeline.spans), machine.timeline.length
    running.run(require_int(message, "slice", 500, 1, MAX_COMMANDS))
    progress = {"done": running.done, "total": running.total}
    if running.done >= running.total:
        _session.running = None
    return {**_appended(machine, keep, start), **progress}


def _start_workload(machine: Machine, message: Json) -> None:
    machine.keep_commands(require_int(message, "keep", len(machine.timeline.spans), 0, len(machine.timeline.spans)))
    params = message.get("params", {})
    if not isinstance(params, dict):
        raise InputError("params cannot be read", found=repr(params)[:60], expected="numbers by name")
    requests = require_int(message, "requests", 1000, 1, 10_000_000)
    seed = require_int(message, "seed", 1, 0, 1 << 53)
    _session.running = Running(machine, str(message.get("name")), seed, requests, params)


def _source(message: Json) -> list[Json]:
    from .source_view import source_table

    return source_table(kernel_named(_kernel_name(message)))


def _lines(message: Json) -> Json:
    from .source_view import trace_lines

    return trace_lines(_machine(), require_int(message, "command", 0, 0, 1 << 31))


def _python(message: Json) -> Json:
    """Run what somebody typed at the prompt; or, with `complete`, say what its last word can become."""
    machine = _machine()
    prompt = _session.prompt
    if isinstance(message.get("complete"), str):
        prompt.names.update(machine=machine, system=machine.system)
        return {"options": prompt.complete(message["complete"][-200:])}
    code = require_text(message.get("code"), MAX_CODE, "no code")
    before = list(machine.timeline.spans)
    output, failed = prompt.run(code, machine=machine, system=machine.system)
    keep = _unchanged(before, machine.timeline.spans)
    start = machine.timeline.spans[keep - 1].end if keep else 0
    return {**_appended(machine, keep, start), "output": output, "failed": failed}


def _unchanged(before: Sequence[object], now: Sequence[object]) -> int:
    """How many commands are still the very same."""
    pairs = zip(before, now, strict=False)
    return next((at for at, (old, new) in enumerate(pairs) if old is not new), min(len(before), len(now)))


def _replay(message: Json) -> Json:
    """Replay a recording on a machine of its own; the open one stays as it is."""
    from buddyscope.fidelity.replay import replay_lines

    text = require_text(message.get("text"), MAX_RECORDING, "no recording")
    outcome = replay_lines(text.splitlines(), str(message.get("name", "recording")))
    first = str(outcome.first) if outcome.first else ""
    return {"ops": outcome.ops, "compared": outcome.compared, "divergences": outcome.divergences, "first": first}


def _practice(message: Json) -> Json:
    """A task, a question or a case from a seed; the open machine stays as it is."""
    answer: Json = kernel_part(_kernel_name(message), "practice.api").handle(message)
    return answer


def _explain(message: Json) -> Json:
    """What a report about memory says and why the request in it failed; the open machine stays as it is."""
    from buddyscope.clinic.as_json import text_to_page

    return text_to_page(require_text(message.get("text"), MAX_REPORT, "no text"))


def _lab(message: Json) -> Json:
    """An allocator that somebody wrote, or its log; in the page this Python is one for that alone."""
    from buddyscope.judge.page import handle as lab

    return lab(message)


HANDLERS: dict[str, Callable[[Json], Json | list[Json]]] = {
    "open": _open,
    "run": _run,
    "beside": _comparison,
    "state": _state,
    "bench": _bench,
    "presets": _presets,
    "workload": _workload,
    "source": _source,
    "lines": _lines,
    "python": _python,
    "replay": _replay,
    "practice": _practice,
    "explain": _explain,
    "lab": _lab,
}
