"""How fast the judge is: 20,000 requests judged, against the reference alone."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from .judge import judge
from .log import Entry, Header, parse_log
from .policies import policy_named
from .reference import Reference
from .score import timed
from .traces import Trace, graded_traces

POLICY = "lower-recent"


def reference_log(trace: Trace, policy: str) -> str:
    """The text of the log that the reference leaves for a trace. The policy must not be "none"."""
    header = Header(trace.pages, trace.max_order, policy)
    reference = Reference(header, policy_named(policy))
    lines = [str(header)]
    held: dict[int, tuple[int, int]] = {}
    for request in trace.requests:
        if request.order is not None:
            page = reference.alloc(request.order)
            lines.append(str(Entry("a", request.order, page)))
            if page is not None:
                held[request.block] = (page, request.order)
        elif request.block in held:
            page, order = held.pop(request.block)
            reference.free(page)
            lines.append(str(Entry("f", order, page)))
    return "\n".join(lines) + "\n"


def measure(runs: int = 5) -> tuple[float, float, int]:
    """(seconds of reading and judging, seconds of the reference alone, requests): medians over the runs."""
    trace = graded_traces()[-1]
    text = reference_log(trace, POLICY)
    judged, alone, requests = [], [], 0
    for _ in range(runs):
        start = perf_counter()
        verdict = judge(parse_log(text))
        judged.append(perf_counter() - start)
        requests = verdict.counts.requests
        reference = Reference(Header(trace.pages, trace.max_order, POLICY), policy_named(POLICY))
        alone.append(timed(trace, reference.alloc, lambda page, _order, of=reference: of.free(page)))
    return median(judged), median(alone), requests


def report(runs: int = 5) -> Iterator[str]:
    """The figures as text."""
    judged, alone, requests = measure(runs)
    yield f"{requests} requests read and judged: {judged:.3f} s"
    yield f"the same by the reference alone: {alone:.3f} s"
    yield f"ratio: {judged / alone:.2f}"
