"""What the judge says: the first fault, and the counts up to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .sentences import sentence

KINDS = (
    "out-of-range",
    "misaligned",
    "overlap",
    "double-free",
    "lost",
    "unmerged",
    "refused-though-free",
    "differs",
)
"""in the order in which one line is judged"""


@dataclass(slots=True)
class Fault:
    """The first line that is wrong."""

    kind: str
    line: int
    line_in_log: int
    request: int
    """a and f lines, counted from 1"""
    expected: int | str | None
    found: int | str | None
    key: str
    """of sentences.SENTENCES"""
    values: Mapping[str, int | str]
    """what fills the sentence"""
    free_blocks: str | None = None
    """the state in which a request was refused"""
    pages: tuple[int, ...] = ()
    """first pages of the blocks that the sentence is about"""

    @property
    def sentence(self) -> str:
        """For people, in English."""
        return sentence(self.key, self.values)


@dataclass(slots=True)
class Counts:
    """What was right."""

    requests: int = 0
    allocated: int = 0
    freed: int = 0
    failed: int = 0
    peak_pages: int = 0
    splits: int | None = None
    """of the reference; None without a policy"""
    merges: int | None = None


@dataclass(slots=True)
class Verdict:
    """The result of judging one log."""

    pages: int
    max_order: int
    policy: str
    fault: Fault | None
    counts: Counts
    taught: bool = False

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return self.fault is None

    @property
    def peak_utilization(self) -> float:
        """Pages in use at the peak / all pages, to four digits."""
        return round(self.counts.peak_pages / self.pages, 4)

    def as_json(self) -> dict[str, Any]:
        """The keys of `buddyscope judge --json`."""
        fault, counts = self.fault, self.counts
        found: dict[str, Any] = {
            "ok": self.ok,
            "kind": fault and fault.kind,
            "line": fault and fault.line,
            "request": fault and fault.request,
            "expected": fault and fault.expected,
            "found": fault and fault.found,
            "requests": counts.requests,
            "allocated": counts.allocated,
            "freed": counts.freed,
            "failed": counts.failed,
            "peak_pages": counts.peak_pages,
            "peak_utilization": self.peak_utilization,
            "splits": counts.splits,
            "merges": counts.merges,
        }
        if fault and self.taught:
            found["line_in_log"] = fault.line_in_log
        if fault and fault.free_blocks is not None:
            found["free_blocks"] = fault.free_blocks
        return found
