"""Run an allocator and the reference side by side; find a sequence of requests that fails, and shrink it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from .judge import Judge
from .log import Entry, Header, Log
from .policies import policy_named
from .program import OUT_OF_MEMORY, RAISED, Program, ProgramError, Running
from .requests import Request, Setup, random_requests, renumbered, without_orphans
from .sentences import Values
from .steps import Steps, completed
from .verdict import Fault, Verdict

SMALL_REGIONS = ((2, 2), (4, 3), (6, 3), (8, 4), (13, 4), (16, 5), (32, 4), (64, 7), (100, 7))
"""(pages, max_order) that the search goes through: what fails in a small region is easy to look at"""
LENGTHS = (8, 16, 32, 64, 128)
RUNS_PER_LENGTH = 24


@dataclass(slots=True)
class Transcript:
    """One run: what was asked, what the program answered, and the verdict."""

    setup: Setup
    requests: list[Request]
    """those that were made, up to the first fault"""
    entries: list[Entry]
    verdict: Verdict

    def log(self) -> Log:
        """As a log that can be judged again."""
        return Log(Header(self.setup.pages, self.setup.max_order, self.setup.policy), self.entries)


@dataclass(slots=True)
class Effort:
    """How far a search is."""

    runs: int = 0
    requests: int = 0
    """of all runs that ended"""
    sizes: list[int] = field(default_factory=list)
    """requests of the failure that was found, and of each shorter one"""


def run_requests(
    program: Program, setup: Setup, requests: Iterable[Request], *, with_states: bool = True
) -> Transcript:
    """Make the requests, one by one, until the first fault. Frees of what was refused are left out.

    Raises InputError for a program without the needed functions.
    """
    return completed(running_requests(program, setup, requests, with_states=with_states))


def running_requests(
    program: Program, setup: Setup, requests: Iterable[Request], *, with_states: bool = True
) -> Steps[Transcript]:
    """run_requests() in steps of one answer of the program."""
    header = Header(setup.pages, setup.max_order, setup.policy)
    bench = Judge(Log(header, ()), policy_named(setup.policy))
    made: list[Request] = []
    entries: list[Entry] = []
    fault = None
    for fault in _faults(program, bench, setup, requests, made, entries, with_states=with_states):
        if fault:
            break
        yield
    verdict = Verdict(setup.pages, setup.max_order, setup.policy, fault, bench.result())
    return Transcript(setup, made, entries, verdict)


def _faults(
    program: Program,
    bench: Judge,
    setup: Setup,
    requests: Iterable[Request],
    made: list[Request],
    entries: list[Entry],
    *,
    with_states: bool,
) -> Iterator[Fault | None]:
    """After every answer of the program: the fault, or None."""
    held: dict[int, tuple[int, int]] = {}
    try:
        running = program.start(setup.pages, setup.max_order)
        for request in requests:
            entry = _ask(running, request, held, made)
            if entry is None:
                continue
            yield _judged(bench, entry, entries)
            lists = running.free_lists() if with_states else None
            if lists is not None:
                yield _judged(bench, Entry("state", lists=lists), entries)
    except ProgramError as error:
        line = len(entries) + 2
        values: Values = {"text": str(error), "line": error.line}
        yield Fault(error.kind, line, line, len(made), None, None, error.kind, values)


def _ask(running: Running, request: Request, held: dict[int, tuple[int, int]], made: list[Request]) -> Entry | None:
    """Make one request; None when there is nothing to free."""
    if request.order is not None:
        made.append(request)
        page = running.alloc(request.order)
        if page is not None:
            held[request.block] = (page, request.order)
        return Entry("a", request.order, page)
    if request.block not in held:
        return None
    made.append(request)
    page, order = held.pop(request.block)
    running.free(page, order)
    return Entry("f", order, page)


def _judged(bench: Judge, entry: Entry, entries: list[Entry]) -> Fault | None:
    entry.line = entry.line_in_log = len(entries) + 2
    entries.append(entry)
    return bench.take(entry)


# ------------------------------------------------------------------ searching and shrinking


def find_failure(program: Program, policy: str, seed: int = 1, *, with_states: bool = True) -> Transcript | None:
    """Random requests in regions that grow, until one fails; None when none did. The same seed gives the same."""
    return completed(finding_failure(program, policy, Effort(), seed, with_states=with_states))


def finding_failure(
    program: Program, policy: str, effort: Effort, seed: int = 1, *, with_states: bool = True
) -> Steps[Transcript | None]:
    """find_failure() in steps of one answer of the program."""
    for pages, max_order in SMALL_REGIONS:
        setup = Setup(pages, max_order, policy)
        for length in LENGTHS:
            for run in range(RUNS_PER_LENGTH):
                random = Random(f"{seed} {pages} {length} {run}")
                requests = random_requests(random, length, max_order, most_held=2 * pages)
                transcript = yield from running_requests(program, setup, requests, with_states=with_states)
                effort.runs += 1
                effort.requests += len(transcript.requests)
                if not transcript.verdict.ok:
                    return transcript
    return None


def shrink(program: Program, failing: Transcript, *, with_states: bool = True) -> Transcript:
    """The same failure with fewer requests: none can be left out, and no request can be for a smaller block.

    A failure is any fault: what is left may show another kind than what was found first.
    """
    return completed(shrinking(program, failing, Effort(), with_states=with_states))


def shrinking(program: Program, failing: Transcript, effort: Effort, *, with_states: bool = True) -> Steps[Transcript]:
    """shrink() in steps of one answer of the program."""
    best = failing
    effort.sizes.append(len(best.requests))
    while True:
        shorter = yield from _first_failing(program, best, _candidates(best.requests), with_states=with_states)
        if shorter is None:
            requests = renumbered(best.requests)
            return (yield from running_requests(program, best.setup, requests, with_states=with_states))
        best = shorter
        if len(best.requests) < effort.sizes[-1]:
            effort.sizes.append(len(best.requests))


def _candidates(requests: Sequence[Request]) -> Iterator[list[Request]]:
    """Sequences with fewer requests, larger pieces left out first; then a block with its free; then smaller orders."""
    size = len(requests) // 2
    while size:
        for at in range(0, len(requests), size):
            yield without_orphans([*requests[:at], *requests[at + size :]])
        size //= 2
    for block in {request.block for request in requests}:
        yield [request for request in requests if request.block != block]
    for at, request in enumerate(requests):
        if request.order:
            yield [*requests[:at], Request(request.block, request.order - 1), *requests[at + 1 :]]


def _first_failing(
    program: Program, best: Transcript, candidates: Iterable[list[Request]], *, with_states: bool
) -> Steps[Transcript | None]:
    for requests in candidates:
        transcript = yield from running_requests(program, best.setup, requests, with_states=with_states)
        if not transcript.verdict.ok and _weight(transcript.requests) < _weight(best.requests):
            return transcript
    return None


def _weight(requests: Sequence[Request]) -> tuple[int, int]:
    return len(requests), sum(request.order or 0 for request in requests)


def describe(transcript: Transcript) -> str:
    """The shrunk run for people: the sentence, then every request with the answer, and the right state at the end."""
    fault = transcript.verdict.fault
    setup = transcript.setup
    lines = [str(Header(setup.pages, setup.max_order, setup.policy)), *map(str, transcript.entries)]
    if fault is None:
        return "\n".join(lines)
    last = next((entry for entry in reversed(transcript.entries) if entry.kind != "state"), None)
    after = f"after {_call(last)} " if fault.kind not in (RAISED, OUT_OF_MEMORY) and last else ""
    return "\n".join([f"{fault.kind}: {after}{fault.sentence}", "", *lines])


def _call(entry: Entry) -> str:
    return f"`alloc({entry.order})`" if entry.kind == "a" else f"`free({entry.page}, {entry.order})`"
