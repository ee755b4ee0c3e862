"""Replay recordings of the genuine allocator on the model, and compare everything that they expect."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.fidelity.outcome import BROKEN, Divergence, Json, Outcome, Progress
from buddyscope.kernels.api.context import Result
from buddyscope.kernels.linux_2_4_22 import page_alloc
from buddyscope.kernels.linux_2_4_22.mmzone import page_zone, task_flags
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import Plan
from buddyscope.machine.machine import Machine

from .call_trace import call_lines
from .kernel_tables import replay_table
from .recorded_ops import op_command, op_plan
from .recordings import Line, Recording, parse_recording, state_hash, zone_label, zone_state


def replay_lines(texts: Sequence[str], file: str, progress: Progress | None = None) -> Outcome:
    """The same from lines in memory."""
    table = replay_table(texts, file)
    if table is not None:
        return _table_outcome(table, file)
    return Replay(parse_recording(texts, file)).run(progress)


def _table_outcome(rows: Iterator[tuple[int, str, object, object]], file: str) -> Outcome:
    outcome = Outcome(file)
    try:
        for line, asked, expected, came in rows:
            outcome.compared += 1
            if expected != came:
                outcome.note(Divergence(file, line, asked, "value", expected, came))
    except InputError as error:
        raise error.at(file) from None
    except BROKEN as error:
        raise InputError(f"no table of ours: {error!r}", file, expected="the columns of the row before") from error
    return outcome


@dataclass(slots=True)
class Replay:
    """One recording on one machine."""

    recording: Recording
    machine: Machine = field(init=False)
    outcome: Outcome = field(init=False)
    line: Line = field(init=False)

    def __post_init__(self) -> None:
        self.machine = Machine(self.recording.spec)
        self.outcome = Outcome(self.recording.file)

    def run(self, progress: Progress | None = None) -> Outcome:
        """Every line, in order."""
        self._read(self._compare_machine, Line(1, {"type": "machine"}))
        lines = self.recording.lines
        for done, line in enumerate(lines):
            if progress and done % 256 == 0:
                progress(done, len(lines))
            self._read(partial(self._line, line), line)
        return self.outcome

    def _read(self, work: Callable[[], None], line: Line) -> None:
        self.line = line
        try:
            work()
        except InputError as error:
            raise error.at(self.recording.file, line.number) from None
        except BROKEN as error:
            raise InputError(f"cannot be replayed: {error!r}", self.recording.file, line.number) from error

    def _line(self, line: Line) -> None:
        if line.kind == "op":
            self.outcome.ops += 1
            self._op(line.data)
        elif line.kind in ("state", "hash"):
            self._compare_state(line.data)
        elif line.kind == "end":
            self._expect("ops", line.data["ops"], self.outcome.ops)

    # ------------------------------------------------------------------ comparing

    def _expect(self, key: str, expected: object, came: object) -> None:
        self.outcome.compared += 1
        if expected != came:
            asked = ", ".join(
                f"{name}={value}" for name, value in self.line.data.items() if name not in ("exp", "zones")
            )
            self.outcome.note(Divergence(self.recording.file, self.line.number, asked, key, expected, came))

    def _compare_machine(self) -> None:
        system = self.machine.system
        keys = ("node", "start_pfn", "size", "pages_min", "pages_low", "pages_high", "wait_table_size")
        came = [{"zone": zone_label(zone), **{key: getattr(zone, key) for key in keys}} for zone in system.zones]
        self._expect("zones", self.recording.machine["zones"], came)
        lists = [[[zone_label(zone) for zone in node.node_zonelists[i]] for i in range(4)] for node in system.nodes]
        self._expect("zonelists", self.recording.machine["zonelists"], lists)
        self._expect("pgdat_list", self.recording.machine["pgdat_list"], [node.node_id for node in system.pgdat_list])

    def _compare_state(self, data: Json) -> None:
        self._expect("at", data["at"], self.outcome.ops)
        for zone, expected in zip(self.machine.system.zones, data.get("zones", ()), strict="zones" in data):
            came = zone_state(zone)
            for key in expected:
                self._expect(f"{zone_label(zone)} {key}", expected[key], came[key])
        if "hash" in data:
            self._expect("hash", data["hash"], state_hash(self.machine.system))

    # ------------------------------------------------------------------ ops

    def _op(self, data: Json) -> None:
        if data["op"] == "nr_free":
            for key, expected in data["exp"].items():
                self._expect(key, expected, NR_FREE[key](self.machine.system))
            return
        plan = op_plan(data)
        result = self.machine.execute(op_command(data), plan)
        expected = data.get("exp", {})
        if expected:
            self._compare_op(expected, Answers(self.machine, result, plan))

    def _compare_op(self, expected: Json, answers: "Answers") -> None:
        for key, value in expected.items():
            if key == "bug":
                # which file and line the kernel names is not modelled, only that it stops
                self._expect("bug", True, answers.result.bug is not None)
            elif key == "rc":
                continue
            elif key not in ANSWERS:
                raise unknown_word("expectation", key, ANSWERS)
            else:
                self._expect(key, value, ANSWERS[key](answers))
        if answers.result.bug and "bug" not in expected:
            self._expect("bug", None, answers.result.bug)
        if answers.result.livelock and "livelock" not in expected:
            self._expect("livelock", False, True)


class Answers:
    """What the model says for each key of `exp`, read from the records that the op left."""

    def __init__(self, machine: Machine, result: Result, plan: Plan | None) -> None:
        self.machine = machine
        self.result = result
        self.plan = plan
        span = machine.timeline.spans[-1]
        self.calls = list(call_lines(machine, span.start, span.end))

    def calls_of(self, name: str) -> int:
        """How often a function was entered."""
        return sum(1 for line in self.calls if line.lstrip(".").partition("(")[0] == name)

    def zone_of_result(self, attribute: str) -> Any:
        """Node or zone of the block, None without one."""
        if self.result.page is None:
            return None
        zone = page_zone(self.machine.system, self.result.page)
        return zone.node if attribute == "node" else zone_label(zone)


ANSWERS: dict[str, Callable[[Answers], Any]] = {
    "pfn": lambda a: a.result.page,
    "node": lambda a: a.zone_of_result("node"),
    "zone": lambda a: a.zone_of_result("zone"),
    "wake": lambda a: a.calls_of("wakeup_kswapd"),
    "balance": lambda a: a.calls_of("balance_classzone"),
    "reclaim": lambda a: a.calls_of("try_to_free_pages_zone"),
    "yield": lambda a: a.calls_of("yield"),
    "free": lambda a: [zone.free_pages for zone in a.machine.system.zones],
    "nb": lambda a: [zone.need_balance for zone in a.machine.system.zones],
    "taskflags": lambda a: task_flags(a.machine.system),
    "count": lambda a: a.result.count,
    "calls": lambda a: a.calls,
    "livelock": lambda a: a.result.livelock,
    "nested": lambda a: [[int(name), page] for name, page in (a.plan.nested if a.plan else [])],
    "addr": lambda a: a.result.address,
}

NR_FREE: dict[str, Callable[[Any], int]] = {
    "nr_free_pages": page_alloc.nr_free_pages,
    "nr_free_buffer_pages": page_alloc.nr_free_buffer_pages,
    "nr_free_highpages": page_alloc.nr_free_highpages,
}
