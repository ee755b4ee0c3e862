"""A verdict for people, and as one line of a grade."""

from collections.abc import Iterator

from .autograders import GradedTest
from .score import TraceScore
from .verdict import Verdict


def verdict_lines(name: str, verdict: Verdict) -> Iterator[str]:
    """One sentence first, then what was expected and found, then the counts."""
    counts, fault = verdict.counts, verdict.fault
    if fault is None:
        yield f"{name}: right: {counts.requests} requests (policy {verdict.policy})"
    else:
        line = fault.line_in_log if verdict.taught else fault.line
        yield f"{name}:{line}: {fault.kind}: {fault.sentence}"
        if fault.expected is not None:
            yield f"  expected: {fault.expected}"
        yield f"  found: {fault.found}"
        yield f"  request {fault.request}; right before it:"
    yield (
        f"  {counts.allocated} allocated, {counts.freed} freed, {counts.failed} refused; "
        f"{counts.peak_pages} of {verdict.pages} pages at the peak ({verdict.peak_utilization:.1%})"
    )
    if counts.splits is not None:
        yield f"  {counts.splits} splits, {counts.merges} merges"


def grade(name: str, verdict: Verdict, points: float) -> GradedTest:
    """A log as a test."""
    return GradedTest(name, verdict.ok, points, "\n".join(verdict_lines(name, verdict)))


def grade_trace(trace: TraceScore, points: float) -> GradedTest:
    """A trace as a test."""
    output = trace.trace.about if trace.ok else f"{trace.trace.about}\n{trace.sentence}"
    return GradedTest(trace.trace.name, trace.ok, points, output)
