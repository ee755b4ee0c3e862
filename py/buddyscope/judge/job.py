"""Jobs of the page: an allocator tested and scored, one trace of it, a log. Each works in steps and tells its news."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from buddyscope.errors import InputError

from .autograders import gradescope
from .compare import Effort, Transcript, finding_failure, running_requests, shrinking
from .judge import Judge
from .log import Entry, Header, Log, check_size, parse_log
from .play import play
from .policies import policy_named
from .program import OUT_OF_MEMORY, Program, compile_program
from .reader import parse_reader
from .report import grade_trace
from .requests import Setup
from .score import Score, TraceScore, reference_counts, scoring
from .shapes import read_common, starts_with_header
from .steps import Steps
from .taught import read_taught
from .traces import Trace, graded_traces
from .verdict import Fault, Verdict

type Json = dict[str, Any]

FILE = "allocator.py"
POINTS = 10.0


@dataclass(slots=True)
class TestJob:
    """Random runs until one fails, shrunk; then the traces. Where no run failed, the first failing trace is shrunk."""

    source: str
    policy: str
    seed: int
    file: str = FILE
    stage: str = "search"
    effort: Effort = field(default_factory=Effort)
    program: Program | None = None
    failure: Json | None = None
    told: bool = False
    """the page has the failure"""
    score: Score | None = None
    expected: Json | None = None
    """what the reference scores on the traces"""

    @property
    def calling(self) -> str:
        """The call of the program that came last."""
        return self.program.calling if self.program else ""

    def steps(self, shown: Callable[[], None]) -> Iterator[None]:
        """Work. `shown` is called before the run that will be shown. Raises InputError for a source that is none."""
        self.program = compile_program(self.source, FILE)
        found = yield from finding_failure(self.program, self.policy, self.effort, self.seed)
        if found is not None:
            self.failure = yield from _shrunk(self, self.program, found, "random", shown)
            if self.failure["fault"]["kind"] == OUT_OF_MEMORY:
                return
        self.stage, self.score = "score", Score(self.policy)
        self.expected = reference_counts(self.policy)
        yield from scoring(self.program, self.score)
        wrong = next((one for one in self.score.traces if not one.ok), None)
        if wrong is not None and self.failure is None:
            self.failure = yield from _failing_trace(self, self.program, wrong.trace, self.policy, shown)

    def news(self) -> Json:
        """How far it is. The failure is told once."""
        failure = None if self.told else self.failure
        self.told = self.told or failure is not None
        return {
            "stage": self.stage,
            "runs": self.effort.runs,
            "requests": self.effort.requests,
            "sizes": self.effort.sizes,
            "failure": failure,
            "score": _score_json(self.score, self.expected) if self.score else None,
        }


@dataclass(slots=True)
class TraceJob:
    """One graded trace, shrunk where it fails."""

    source: str
    policy: str
    name: str
    file: str = FILE
    stage: str = "trace"
    effort: Effort = field(default_factory=Effort)
    program: Program | None = None
    failure: Json | None = None

    @property
    def calling(self) -> str:
        """The call of the program that came last."""
        return self.program.calling if self.program else ""

    def steps(self, shown: Callable[[], None]) -> Iterator[None]:
        """Work. `shown` is called before the run that will be shown."""
        self.program = compile_program(self.source, FILE)
        trace = next(trace for trace in graded_traces() if trace.name == self.name)
        self.failure = yield from _failing_trace(self, self.program, trace, self.policy, shown)

    def news(self) -> Json:
        """How far it is."""
        return {"stage": self.stage, "sizes": self.effort.sizes, "failure": self.failure, "score": None}


def _failing_trace(
    job: "TestJob | TraceJob", program: Program, trace: Trace, policy: str, shown: Callable[[], None]
) -> Steps[Json | None]:
    setup = Setup(trace.pages, trace.max_order, policy)
    found = yield from running_requests(program, setup, trace.requests)
    if found.verdict.ok:
        return None
    return (yield from _shrunk(job, program, found, trace.name, shown))


def _shrunk(
    job: "TestJob | TraceJob", program: Program, found: Transcript, source: str, shown: Callable[[], None]
) -> Steps[Json]:
    fault = found.verdict.fault
    assert fault is not None
    at = len(found.requests)
    small = found
    # memory that was taken once does not come back: such a run is not repeated
    if fault.kind != OUT_OF_MEMORY:
        job.stage = "shrink"
        small = yield from shrinking(program, found, job.effort)
        shown()
        again = yield from running_requests(program, small.setup, small.requests)
        small = small if again.verdict.ok else again
    assert small.verdict.fault is not None
    return {
        "source": source,
        "at": at,
        "fault": fault_json(small.verdict.fault),
        "play": play(Header(small.setup.pages, small.setup.max_order, small.setup.policy), small.entries),
    }


def fault_json(fault: Fault) -> Json:
    """A fault for the page: key and values, not the sentence."""
    return {
        "kind": fault.kind,
        "key": fault.key,
        "values": dict(fault.values),
        "sentence": fault.sentence,
        "line": fault.line_in_log,
        "request": fault.request,
        "expected": fault.expected,
        "found": fault.found,
    }


def _score_json(score: Score, expected: Json | None) -> Json:
    tests = [grade_trace(trace, POINTS) for trace in score.traces]
    return {
        **score.as_json(),
        "traces": [_trace_json(trace, score) for trace in graded_traces()],
        "reference": expected,
        "gradescope": gradescope(tests, f"{score.correct} of {len(tests)} are right."),
    }


def _trace_json(trace: Trace, score: Score) -> Json:
    done: TraceScore | None = next((one for one in score.traces if one.trace.name == trace.name), None)
    fault = done.verdict.fault if done and done.verdict else None
    return {
        "name": trace.name,
        "pages": trace.pages,
        "requests": len(trace.requests),
        "state": "waiting" if done is None else "right" if done.ok else "wrong",
        "kind": fault.kind if fault else None,
        "request": fault.request if fault else None,
        "time_ratio": None if done is None or done.time_ratio is None else round(done.time_ratio, 2),
    }


# ------------------------------------------------------------------ a log


@dataclass(slots=True)
class LogJob:
    """A log, judged until its first fault."""

    text: str
    options: Mapping[str, Any]
    file: str = ""
    requests: int = 0
    verdict: Verdict | None = None
    shown: Json | None = None
    calling: str = ""

    def steps(self, _shown: Callable[[], None]) -> Iterator[None]:
        """Work. Raises InputError for a log, or a reader, that cannot be used."""
        yield
        log = read_log(self.text, self.options)
        policy = str(self.options.get("policy") or log.header.policy)
        header = Header(log.header.pages, log.header.max_order, policy)
        bench = Judge(Log(header, ()), policy_named(policy))
        entries: list[Entry] = []
        fault = None
        for entry in log.entries:
            entries.append(entry)
            fault = bench.take(entry)
            if fault:
                break
            yield
        self.requests = bench.requests
        self.verdict = Verdict(header.pages, header.max_order, policy, fault, bench.result(), log.taught)
        self.shown = play(header, entries)

    def news(self) -> Json:
        """What came of it."""
        verdict = self.verdict
        return {
            "stage": "log",
            "verdict": verdict.as_json() if verdict else None,
            "fault": fault_json(verdict.fault) if verdict and verdict.fault else None,
            "play": self.shown,
        }


def read_log(text: str, options: Mapping[str, Any]) -> Log:
    """The log of a text: its own format, a taught reader (`reader`, JSON), or a common shape with `pages` and
    `max_order`. Raises InputError.
    """
    header = None
    if options.get("pages") or options.get("max_order"):
        pages, orders = (_whole(options, key) for key in ("pages", "max_order"))
        header = Header(check_size("pages", pages), check_size("max_order", orders), "")
    reader = str(options.get("reader") or "")
    if reader.strip():
        return read_taught(text, parse_reader(reader, "patterns"), "", header)
    if starts_with_header(text):
        return parse_log(text)
    if header is None:
        example = str(Header(64, 7, "lower-recent"))
        error = InputError("the log has no header", line=1, found=text.split("\n")[0], expected=example)
        raise error.keyed("log.header", example=example)
    return read_common(text, header, _whole(options, "page_bytes", 1), str(options.get("base") or "0"))


def _whole(options: Mapping[str, Any], key: str, default: int = 0) -> int:
    value = options.get(key) or default
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputError(f"{key} is no number", found=repr(value)[:40], expected="a whole number")
    return value
