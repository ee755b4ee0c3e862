"""Score an allocator by the graded traces: which are right, and how much memory, moves and time they take."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

from buddyscope.errors import InputError

from .compare import running_requests
from .judge import judge
from .log import Entry, Header, Log, parse_log
from .policies import policy_named
from .program import Program
from .reference import Reference
from .requests import Request, Setup
from .steps import Steps, completed
from .traces import Trace, graded_traces
from .verdict import Verdict

INCOMPLETE = "incomplete"
OTHER_REQUEST = "other-request"
UNREADABLE = "unreadable"

TIMED_AT_ONCE = 500
"""requests between two steps, so that the clock is looked at seldom"""


@dataclass(slots=True)
class TraceScore:
    """What came of one trace."""

    trace: Trace
    verdict: Verdict | None
    """None: there is no log that could be judged"""
    problem: str = ""
    """why there is none, or why it does not count"""
    time_ratio: float | None = None
    """time of the program / time of the reference, in the same run"""

    @property
    def ok(self) -> bool:
        """The whole trace is right."""
        return self.verdict is not None and self.verdict.ok and not self.problem

    @property
    def sentence(self) -> str:
        """What to tell its author."""
        if self.problem:
            return self.problem
        fault = self.verdict.fault if self.verdict else None
        return f"{fault.kind}, request {fault.request}, line {fault.line}: {fault.sentence}" if fault else "right"


@dataclass(slots=True)
class Score:
    """The sum over the traces."""

    policy: str
    traces: list[TraceScore] = field(default_factory=list)

    @property
    def correct(self) -> int:
        """Traces that are right from the first request to the last."""
        return sum(trace.ok for trace in self.traces)

    @property
    def utilization(self) -> float | None:
        """Pages in use at the peak / all pages, the mean over right traces; None without any."""
        return _mean([trace.verdict.peak_utilization for trace in self.traces if trace.ok and trace.verdict])

    def per_request(self, what: str) -> float | None:
        """Splits or merges a request over the right traces; None where there is no reference."""
        counts = [trace.verdict.counts for trace in self.traces if trace.ok and trace.verdict]
        moves = [getattr(one, what) for one in counts]
        requests = sum(one.requests for one in counts)
        return None if not requests or None in moves else sum(moves) / requests

    @property
    def time_ratio(self) -> float | None:
        """Time against the reference, the mean over right traces that were timed."""
        return _mean([trace.time_ratio for trace in self.traces if trace.ok and trace.time_ratio is not None])

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "policy": self.policy,
            "correct": self.correct,
            "traces": len(self.traces),
            "utilization": _rounded(self.utilization),
            "splits_per_request": _rounded(self.per_request("splits")),
            "merges_per_request": _rounded(self.per_request("merges")),
            "time_ratio": _rounded(self.time_ratio),
            "each": [_trace_json(trace) for trace in self.traces],
        }


def _trace_json(trace: TraceScore) -> dict[str, Any]:
    result = trace.verdict.as_json() if trace.verdict else {"ok": False, "kind": UNREADABLE}
    ratio = _rounded(trace.time_ratio)
    return {"trace": trace.trace.name, **result, "ok": trace.ok, "problem": trace.problem or None, "time_ratio": ratio}


def _mean(numbers: Sequence[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


# ------------------------------------------------------------------ from logs


def score_logs(folder: Path, policy: str | None = None) -> Score:
    """Score the logs NAME.log of a folder. A log that is missing, or cannot be read, counts as wrong."""
    if not folder.is_dir():
        raise InputError("no such folder", str(folder), expected="a folder with a log for each trace: one-page.log …")
    score = Score(policy or "as each log says")
    for trace in graded_traces():
        score.traces.append(_score_log(trace, folder / f"{trace.name}.log", policy))
    return score


def _score_log(trace: Trace, path: Path, policy: str | None) -> TraceScore:
    try:
        log = parse_log(path.read_text(encoding="utf-8"), path.name)
        if (log.header.pages, log.header.max_order) != (trace.pages, trace.max_order):
            expected = str(Header(trace.pages, trace.max_order, log.header.policy))
            raise InputError("the log is of another region", path.name, 1, found=str(log.header), expected=expected)
        follower = Follower(trace)
        verdict = judge(Log(log.header, follower.follow(log.entries), log.file), policy)
    except OSError:
        return TraceScore(trace, None, f"there is no {path.name}")
    except (InputError, UnicodeDecodeError) as error:
        return TraceScore(trace, None, str(error))
    return TraceScore(trace, verdict, "" if verdict.fault else follower.problem)


class Follower:
    """Sees to it that a log makes the requests of a trace."""

    def __init__(self, trace: Trace) -> None:
        self.requests = list(trace.requests)
        self.at = 0
        self.held: dict[int, tuple[int, int]] = {}
        """block -> (page, order)"""
        self.problem = ""

    def follow(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries. Raises InputError at one that the trace does not have there; says so at the end if some lack."""
        for entry in entries:
            if entry.kind != "state":
                self._compare(entry)
            yield entry
        request = self._next()
        if request is not None:
            left = len(self.requests) - self.at + 1
            self.problem = (
                f"{INCOMPLETE}: the log ends before request {self.at} of the trace, {request}; {left} are left"
            )

    def _next(self) -> Request | None:
        while self.at < len(self.requests):
            request = self.requests[self.at]
            self.at += 1
            if request.is_alloc or request.block in self.held:
                return request
        return None

    def _compare(self, entry: Entry) -> None:
        request = self._next()
        if request is not None and request.order is not None and (entry.kind, entry.order) == ("a", request.order):
            if entry.page is not None:
                self.held[request.block] = (entry.page, entry.order)
            return
        if request is not None and entry.kind == "f" and self.held.get(request.block) == (entry.page, entry.order):
            del self.held[request.block]
            return
        expected = "nothing more" if request is None else self._text(request)
        raise InputError(
            f"{OTHER_REQUEST}: the trace has another", line=entry.line, found=str(entry), expected=expected
        )

    def _text(self, request: Request) -> str:
        if request.order is not None:
            return f"a {request.order} -> …"
        page, order = self.held[request.block]
        return f"f {page} {order}"


# ------------------------------------------------------------------ from a program


def score_program(program: Program, policy: str, *, with_states: bool = False) -> Score:
    """Run a program over the traces, beside the reference. Raises InputError for a program without its functions."""
    score = Score(policy)
    completed(scoring(program, score, with_states=with_states))
    return score


def scoring(program: Program, score: Score, *, with_states: bool = False) -> Steps[None]:
    """score_program() in steps: each trace is added to the score when it is over."""
    for trace in graded_traces():
        setup = Setup(trace.pages, trace.max_order, score.policy)
        transcript = yield from running_requests(program, setup, trace.requests, with_states=with_states)
        verdict = transcript.verdict
        ratio = (yield from _timing(program, trace, score.policy)) if verdict.ok else None
        score.traces.append(TraceScore(trace, verdict, time_ratio=ratio))


@cache
def reference_counts(policy: str) -> dict[str, float] | None:
    """What the reference scores on all traces: `utilization`, `splits_per_request`, `merges_per_request`."""
    chosen = policy_named(policy)
    if chosen is None:
        return None
    utilization, splits, merges, requests = [], 0, 0, 0
    for trace in graded_traces():
        reference = Reference(Header(trace.pages, trace.max_order, policy), chosen)
        in_use = peak = 0
        held: dict[int, tuple[int, int]] = {}
        for request in trace.requests:
            if request.order is not None:
                page = reference.alloc(request.order)
                requests += 1
                if page is not None:
                    held[request.block] = (page, request.order)
                    in_use += 1 << request.order
                    peak = max(peak, in_use)
            elif request.block in held:
                page, order = held.pop(request.block)
                reference.free(page)
                requests += 1
                in_use -= 1 << order
        utilization.append(peak / trace.pages)
        splits += reference.region.splits
        merges += reference.region.merges
    return {
        "utilization": round(sum(utilization) / len(utilization), 4),
        "splits_per_request": round(splits / requests, 4),
        "merges_per_request": round(merges / requests, 4),
    }


def time_ratio(program: Program, trace: Trace, policy: str) -> float | None:
    """Time of a program that is right / time of the reference, for the requests of a trace; None without a policy."""
    return completed(_timing(program, trace, policy))


def _timing(program: Program, trace: Trace, policy: str) -> Steps[float | None]:
    reference_policy = policy_named(policy)
    if reference_policy is None:
        return None
    running = program.start(trace.pages, trace.max_order)
    reference = Reference(Header(trace.pages, trace.max_order, policy), reference_policy)
    own = yield from _timed(trace, running.module["alloc"], running.module["free"])
    other = yield from _timed(trace, reference.alloc, lambda page, _order: reference.free(page))
    return own / other


def timed(trace: Trace, alloc: Any, free: Any) -> float:
    """Seconds that alloc(order) and free(page, order) take for the requests of a trace."""
    return completed(_timed(trace, alloc, free))


def _timed(trace: Trace, alloc: Any, free: Any) -> Steps[float]:
    held: dict[int, tuple[int, int]] = {}
    seconds = 0.0
    for at in range(0, len(trace.requests), TIMED_AT_ONCE):
        yield
        start = perf_counter()
        for request in trace.requests[at : at + TIMED_AT_ONCE]:
            if request.order is not None:
                page = alloc(request.order)
                if page is not None:
                    held[request.block] = (page, request.order)
            elif request.block in held:
                free(*held.pop(request.block))
        seconds += perf_counter() - start
    return seconds


def score_lines(score: Score) -> Iterator[str]:
    """The score as text."""
    for trace in score.traces:
        mark = "right" if trace.ok else "WRONG"
        reason = "" if trace.ok else trace.sentence
        yield f"{mark}  {trace.trace.name:15} {len(trace.trace.requests):>6} requests  {reason}".rstrip()
    yield f"{score.correct} of {len(score.traces)} traces are right (policy: {score.policy})"
    for label, number in (
        ("utilization at the peak", score.utilization),
        ("splits a request", score.per_request("splits")),
        ("merges a request", score.per_request("merges")),
        ("time against the reference", score.time_ratio),
    ):
        if number is not None:
            yield f"{label}: {number:.2f}"
