"""Watermark tests, whichever way a kernel shows them: as TEST records, or as calls of a function of ours."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from buddyscope.tracing.journal import CALL, RETURN, TEST, TEST_DETAIL, Log, records

from .kernel import Kernel


@dataclass(slots=True)
class WatermarkTest:
    """One test of one zone."""

    at: int
    """number of its record"""
    zone: int
    needed: int
    """it wants more free pages than this"""
    passed: bool
    details: dict[str, int] = field(default_factory=dict)
    """what went into it, by the words of Kernel.test_details"""


def watermark_tests(kernel: Kernel, log: Log, start: int = 0, end: int | None = None) -> Iterator[WatermarkTest]:
    """The watermark tests among records [start, end), in the order of time."""
    if kernel.test_call:
        yield from _of_calls(kernel, log, start, end)
        return
    test: WatermarkTest | None = None
    for at, (kind, a, b, c, d) in enumerate(records(log, start, end), start):
        if kind == TEST_DETAIL and test:
            test.details[kernel.test_details[a]] = b
            continue
        if test:
            yield test
        test = WatermarkTest(at, a, c, bool(d)) if kind == TEST else None
    if test:
        yield test


def _of_calls(kernel: Kernel, log: Log, start: int, end: int | None) -> Iterator[WatermarkTest]:
    call = kernel.test_call
    assert call
    number = kernel.functions.number_of(call.function)
    test: WatermarkTest | None = None
    for at, (kind, function, *values) in enumerate(records(log, start, end), start):
        if function != number:
            continue
        if kind == CALL:
            test = WatermarkTest(at, values[call.zone], values[call.needed], passed=False)
        elif kind == RETURN and test:
            test.passed = values[0] == 1
            yield test
            test = None


def zones_tried(kernel: Kernel, log: Log, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(number of the record, zone) of each watermark test and of each try to take a block from a zone's lists."""
    take = {kernel.functions.number_of(name) for name in kernel.take_calls}
    tested = [(test.at, test.zone) for test in watermark_tests(kernel, log, start, end)]
    taken = [
        (at, zone)
        for at, (kind, function, zone, *_) in enumerate(records(log, start, end), start)
        if kind == CALL and function in take
    ]
    yield from sorted(tested + taken)
