"""Is every error found, and shrunk to a few requests? Thirty deliberate errors in the allocator that is right."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from .compare import Transcript, find_failure, run_requests, shrink
from .examples import example_source
from .program import Program, compile_program

POLICY = "lower-recent"
MOST_MEDIAN = 8
MOST_REQUESTS = 16


MUTATIONS: dict[str, tuple[str, str]] = {
    "merges once only": ("    while order < len(lists) - 1:", "    for order in [order][: order < len(lists) - 1]:"),
    "never merges": ("    while order < len(lists) - 1:", "    while False:"),
    "merges to the largest order but one": ("while order < len(lists) - 1:", "while order < len(lists) - 2:"),
    "merged block goes to a list of order 0 or 1": (
        "        order += 1\n    lists[order].append(page)",
        "        order += 1\n    lists[min(order, 1)].append(page)",
    ),
    "buddy sought above only": ("buddy = page ^ (1 << order)", "buddy = page + (1 << order)"),
    "buddy sought below only": ("buddy = page ^ (1 << order)", "buddy = page - (1 << order)"),
    "buddy by the wrong bit": ("buddy = page ^ (1 << order)", "buddy = page ^ (2 << order)"),
    "buddy by the order, not its size": ("buddy = page ^ (1 << order)", "buddy = page ^ max(order, 1)"),
    "merges without looking whether the buddy is free": (
        "        if buddy not in lists[order]:\n            break\n        lists[order].remove(buddy)\n",
        "        if buddy >= region:\n            break\n        if buddy in lists[order]:\n            lists[order].remove(buddy)\n",
    ),
    "merged buddy stays on its list": ("        lists[order].remove(buddy)\n", ""),
    "merged block begins at the freed one": ("        page = min(page, buddy)\n", ""),
    "merged block begins at the buddy": ("page = min(page, buddy)", "page = buddy"),
    "merged block begins at the upper one": ("page = min(page, buddy)", "page = max(page, buddy)"),
    "merged block is put one order too low": (
        "        order += 1\n    lists",
        "        order += 1\n    order -= order > 1\n    lists",
    ),
    "freed single page is forgotten when nothing merged": (
        "    lists[order].append(page)\n\n\ndef free_lists",
        "    if order:\n        lists[order].append(page)\n\n\ndef free_lists",
    ),
    "freed block goes to the far end": (
        "    lists[order].append(page)\n\n\ndef free_lists",
        "    lists[order].insert(0, page)\n\n\ndef free_lists",
    ),
    "freed block goes on two lists": (
        "    lists[order].append(page)\n\n\ndef free_lists",
        "    lists[order].append(page)\n    lists[0].append(page)\n\n\ndef free_lists",
    ),
    "takes the block that is free longest": ("page = lists[high].pop()", "page = lists[high].pop(0)"),
    "takes the lowest address": ("page = lists[high].pop()", "page = min(lists[high])\n    lists[high].remove(page)"),
    "does not take the block off its list": ("page = lists[high].pop()", "page = lists[high][-1]"),
    "hands out the upper half": (
        "        lists[high].append(page + (1 << high))",
        "        lists[high].append(page)\n        page += 1 << high",
    ),
    "hands out the upper half at the last split": (
        "        lists[high].append(page + (1 << high))",
        "        if high == order:\n            lists[high].append(page)\n            page += 1 << high\n        else:\n            lists[high].append(page + (1 << high))",
    ),
    "does not split": ("while high < len(lists) and not lists[high]:", "while high < len(lists) and not lists[order]:"),
    "splits once only": (
        "    while high > order:\n        high -= 1\n",
        "    if high > order:\n        high = order\n",
    ),
    "remainder begins one page early": (
        "lists[high].append(page + (1 << high))",
        "lists[high].append(page + (1 << high) - (high > 0))",
    ),
    "remainder is dropped at the largest split": (
        "        lists[high].append(page + (1 << high))",
        "        if high < len(lists) - 2:\n            lists[high].append(page + (1 << high))",
    ),
    "splits the largest block": (
        "    high = order\n    while high < len(lists) and not lists[high]:\n        high += 1\n",
        "    high = max((o for o in range(order, len(lists)) if lists[o]), default=len(lists))\n",
    ),
    "never looks at the largest order": (
        "while high < len(lists) and not lists[high]:",
        "while high < len(lists) and not lists[high : len(lists) - 1] or high < len(lists) - 1 and not lists[high]:",
    ),
    "the region is rounded down to one block": (
        "        while page + (1 << order) <= pages:",
        "        if not page and page + (1 << order) <= pages:",
    ),
    "an odd region is rounded up": (
        "while page + (1 << order) <= pages:",
        "while page + (1 << order) <= pages + pages % 2:",
    ),
}


@dataclass(frozen=True, slots=True)
class Caught:
    """What became of one error."""

    name: str
    kind: str | None
    """None: it was not found"""
    found_after: int
    """requests of the run that failed first"""
    shrunk_to: int
    minimal: bool
    """no request can be left out"""
    seconds: float
    transcript: Transcript | None


def mutant(name: str) -> Program:
    """The allocator with one error."""
    before, after = MUTATIONS[name]
    source = example_source("correct")
    if source.count(before) != 1:
        raise AssertionError(f"{name}: {before!r} is there {source.count(before)} times")
    return compile_program(source.replace(before, after), "mutant.py")


def catch(name: str, seed: int = 1, *, with_states: bool = False) -> Caught:
    """Find one error by random requests, and shrink what failed."""
    program, start = mutant(name), perf_counter()
    failing = find_failure(program, POLICY, seed, with_states=with_states)
    if failing is None:
        return Caught(name, None, 0, 0, False, perf_counter() - start, None)
    small = shrink(program, failing, with_states=with_states)
    seconds = perf_counter() - start
    fault = small.verdict.fault
    minimal = is_minimal(program, small, with_states=with_states)
    return Caught(
        name, fault.kind if fault else None, len(failing.requests), len(small.requests), minimal, seconds, small
    )


def is_minimal(program: Program, small: Transcript, *, with_states: bool) -> bool:
    """Whether it fails, and no longer does so without any one of its requests."""
    requests = small.requests
    shorter = (
        run_requests(program, small.setup, [*requests[:at], *requests[at + 1 :]], with_states=with_states)
        for at in range(len(requests))
    )
    return not small.verdict.ok and all(
        transcript.verdict.ok or len(transcript.requests) >= len(requests) for transcript in shorter
    )


def check_all(seed: int = 1) -> list[Caught]:
    """Every error."""
    return [catch(name, seed) for name in MUTATIONS]


def table(caught: list[Caught]) -> Iterator[str]:
    """The table, and a line with the median and the longest."""
    yield f"{'error':52} {'kind':20} {'found after':>11} {'shrunk to':>9} {'minimal':>7} {'seconds':>7}"
    for one in caught:
        kind = one.kind or "NOT FOUND"
        yield (
            f"{one.name:52} {kind:20} {one.found_after:>11} {one.shrunk_to:>9} "
            f"{'yes' if one.minimal else 'NO':>7} {one.seconds:>7.2f}"
        )
    sizes = [one.shrunk_to for one in caught]
    yield f"{len(caught)} errors, {sum(one.kind is not None for one in caught)} found; requests: median {median(sizes):g}, most {max(sizes)}"


def is_good(caught: list[Caught]) -> bool:
    """All found, all minimal, short enough."""
    sizes = [one.shrunk_to for one in caught]
    return all(one.minimal for one in caught) and median(sizes) <= MOST_MEDIAN and max(sizes) <= MOST_REQUESTS
