"""A judged run as pictures: after each request, what the allocator holds, and what the reference holds beside it."""

from collections.abc import Iterable, Iterator
from typing import Any

from buddyscope.kernels.textbook.buddy import free
from buddyscope.kernels.textbook.kinds import CUT
from buddyscope.tracing.journal import WIDTH

from .log import Entry, FreeLists, Header
from .policies import policy_named
from .reference import Reference

type Json = dict[str, Any]

MOST_STEPS = 60
"""requests that are shown: the last ones"""


def play(header: Header, entries: Iterable[Entry]) -> Json:
    """Steps for the page. A step has:

    `call` ("a" or "f"), `order`, `page` (null: refused), `line` of the log, `right` (what the reference gives; absent
    for a free), `yours` and `reference`: {free: [[order, pages]] or null, used: [[page, order]]}, and `moves`: blocks
    that the reference cut, or that became one again, as [order, page], in order. Without a policy `reference` follows
    the pages that were given, and `right` is null.
    """
    steps = list(_steps(header, entries))
    skipped = max(0, len(steps) - MOST_STEPS)
    return {
        "pages": header.pages,
        "max_order": header.max_order,
        "policy": header.policy,
        "skipped": skipped,
        "steps": steps[skipped:],
    }


def _steps(header: Header, entries: Iterable[Entry]) -> Iterator[Json]:
    beside = Beside(header)
    step: Json | None = None
    for entry in entries:
        if entry.kind == "state":
            if step is not None:
                step["yours"]["free"] = _shown_lists(entry.lists)
                step["state_line"] = entry.line_in_log
            continue
        if step is not None:
            yield step
        step = beside.take(entry)
    if step is not None:
        yield step


class Beside:
    """Two allocators that get the same requests: the one that answered, and the reference."""

    def __init__(self, header: Header) -> None:
        policy = policy_named(header.policy)
        self.follows = policy is None
        self.reference = Reference(header, policy)
        self.used: dict[tuple[int, int], None] = {}
        """(page, order) of blocks that the allocator gave and did not get back"""
        self.broken = False
        """the two can no longer be held together: the reference stays as it was"""

    def take(self, entry: Entry) -> Json:
        """One request, and both states after it."""
        self.reference.region.log.clear()
        step: Json = {"call": entry.kind, "order": entry.order, "page": entry.page, "line": entry.line_in_log}
        if entry.kind == "a":
            step["right"] = self._alloc(entry)
        else:
            self._free(entry)
        step["moves"] = self._moves()
        step["yours"] = {"free": None, "used": [list(block) for block in self.used]}
        step["reference"] = self._state()
        return step

    def _alloc(self, entry: Entry) -> int | None:
        if entry.page is not None:
            self.used[entry.page, entry.order] = None
        if not self.follows:
            return self.reference.alloc(entry.order)
        if entry.page is not None:
            try:
                self.reference.claim(entry.page, entry.order)
            except (ValueError, IndexError):
                self.broken = True
        return None

    def _free(self, entry: Entry) -> None:
        page = entry.page or 0
        self.used.pop((page, entry.order), None)
        used = self.reference.region.used.get(page)
        if used and used[0] == entry.order:
            free(self.reference.region, page)

    def _moves(self) -> list[list[int]]:
        log = self.reference.region.log
        return [[log[at + 1], log[at + 2]] for at in range(0, len(log), WIDTH) if log[at] == CUT]

    def _state(self) -> Json:
        region = self.reference.region
        lists = [[order, list(reversed(pages))] for order, pages in enumerate(region.free_lists) if pages]
        return {"free": lists, "used": [[page, order] for page, (order, _) in region.used.items()]}


def _shown_lists(lists: FreeLists) -> list[list[Any]]:
    return [[order, list(pages)] for order, pages in lists]
