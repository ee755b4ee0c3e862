"""Judge a log: line by line, until the first fault.

One line is judged by the kinds in their order (verdict.KINDS). What no line has claimed wrongly is certain: the blocks
in use, and with them the free blocks, since buddies that are free must have merged.
"""

from buddyscope.kernels.textbook.layout import Policy

from .log import FAIL, Entry, FreeLists, Log, format_state
from .policies import policy_named
from .reference import Reference
from .sentences import Values
from .verdict import Counts, Fault, Verdict


def judge(log: Log, policy: str | None = None) -> Verdict:
    """Judge a log by its own policy, or by another. Raises InputError for a line, before any fault, that is no line."""
    name = log.header.policy if policy is None else policy
    bench = Judge(log, policy_named(name))
    fault = None
    for entry in log.entries:
        fault = bench.take(entry)
        if fault:
            break
    return Verdict(log.header.pages, log.header.max_order, name, fault, bench.result(), log.taught)


class Judge:
    """The state of a log that is right so far."""

    def __init__(self, log: Log, policy: Policy | None) -> None:
        self.pages = log.header.pages
        self.max_order = log.header.max_order
        self.policy = policy
        self.reference = Reference(log.header, policy)
        self.in_use = bytearray(self.pages)
        """1 for every page of a block in use"""
        self.pages_in_use = 0
        self.counts = Counts()
        self.requests = 0
        """with the one that is being judged"""

    def take(self, entry: Entry) -> Fault | None:
        """Judge the next line. After a fault nothing more can be judged."""
        if entry.kind == "state":
            return self._state(entry)
        self.requests += 1
        fault = self._alloc(entry) if entry.kind == "a" else self._free(entry)
        if fault is None:
            self.counts.requests += 1
        return fault

    def result(self) -> Counts:
        """The counts of what was right."""
        if self.policy is not None:
            self.counts.splits, self.counts.merges = self.splits_and_merges
        return self.counts

    splits_and_merges: tuple[int, int] = (0, 0)
    """of the reference, up to the last line that was right"""

    def _note_moves(self) -> None:
        self.splits_and_merges = self.reference.region.splits, self.reference.region.merges

    # ------------------------------------------------------------------ requests

    def _alloc(self, entry: Entry) -> Fault | None:
        right = self.reference.alloc(entry.order) if self.policy else None
        if entry.page is None:
            return self._refusal(entry, right)
        expected = (FAIL if right is None else right) if self.policy else None
        kind = self._fault_of_block(entry.page, entry.order, entry.within_page)
        if kind is None and self.policy and entry.page != right:
            kind = "differs"
        if kind:
            values = self._alloc_values(entry, right)
            return self._fault(entry, kind, expected, entry.page, f"alloc.{kind}", values)
        if not self.policy:
            self.reference.claim(entry.page, entry.order)
        self._mark(entry.page, entry.order, 1)
        self.counts.allocated += 1
        self.counts.peak_pages = max(self.counts.peak_pages, self.pages_in_use)
        return None

    def _refusal(self, entry: Entry, right: int | None) -> Fault | None:
        refused = right is not None if self.policy else self.reference.has_room(entry.order)
        if not refused:
            self.counts.failed += 1
            return None
        if right is not None:
            self._take_back(right, entry.order)
        state = self.reference.state()
        values: Values = {"order": entry.order, "state": state}
        fault = self._fault(entry, "refused-though-free", right, FAIL, "refused", values)
        fault.free_blocks = state
        return fault

    def _take_back(self, page: int, order: int) -> None:
        """The state before the request: everything merges again to what it was cut from."""
        moves = self.splits_and_merges
        self.reference.free(page)
        self.splits_and_merges = moves

    def _free(self, entry: Entry) -> Fault | None:
        page = entry.page or 0
        kind = self._outside(page, entry.order, entry.within_page)
        if kind is None and self._order_in_use(page) != entry.order:
            kind = "double-free"
        if kind:
            found = f"{page} of order {entry.order} is not in use"
            key, values = self._about_free(kind, entry)
            return self._fault(entry, kind, "a block in use", found, key, values)
        self.reference.free(page)
        self._mark(page, entry.order, 0)
        self.counts.freed += 1
        return None

    def _order_in_use(self, page: int) -> int | None:
        block = self.reference.region.used.get(page)
        return block[0] if block else None

    def _mark(self, page: int, order: int, value: int) -> None:
        size = 1 << order
        self.in_use[page : page + size] = bytes([value]) * size
        self.pages_in_use += size if value else -size
        self._note_moves()

    # ------------------------------------------------------------------ one block

    def _outside(self, page: int, order: int, within_page: int = 0) -> str | None:
        if not 0 <= order < self.max_order or page < 0 or page + (1 << order) > self.pages:
            return "out-of-range"
        return "misaligned" if page % (1 << order) or within_page else None

    def _fault_of_block(self, page: int, order: int, within_page: int) -> str | None:
        kind = self._outside(page, order, within_page)
        if kind is None and self.in_use.find(1, page, page + (1 << order)) >= 0:
            return "overlap"
        return kind

    # ------------------------------------------------------------------ states

    def _state(self, entry: Entry) -> Fault | None:
        found = self._fault_of_state(entry.lists)
        if found is None:
            return None
        kind, values = found
        return self._fault(entry, kind, self.reference.state(), format_state(entry.lists), f"state.{kind}", values)

    def _fault_of_state(self, lists: FreeLists) -> tuple[str, Values] | None:
        blocks = [(page, order) for order, pages in lists for page in pages]
        kinds = [(self._outside(page, order), page, order) for page, order in blocks]
        for kind in ("out-of-range", "misaligned"):
            for found, page, order in kinds:
                if found == kind:
                    return kind, {"page": page, "order": order}
        seen = bytearray(self.in_use)
        for page, order in blocks:
            if seen.find(1, page, page + (1 << order)) >= 0:
                return "overlap", {"page": page, "order": order}
            seen[page : page + (1 << order)] = b"\1" * (1 << order)
        lost = seen.find(0)
        if lost >= 0:
            return "lost", {"count": seen.count(0), "page": lost}
        return self._unmerged(set(blocks))

    def _unmerged(self, blocks: set[tuple[int, int]]) -> tuple[str, Values] | None:
        for page, order in sorted(blocks):
            buddy = page ^ (1 << order)
            merged_fits = order + 1 < self.max_order and min(page, buddy) + (2 << order) <= self.pages
            if merged_fits and (buddy, order) in blocks:
                low, high = sorted((page, buddy))
                return "unmerged", {"low": low, "high": high, "order": order}
        return None

    # ------------------------------------------------------------------ words

    def _fault(
        self, entry: Entry, kind: str, expected: int | str | None, found: int | str | None, key: str, values: Values
    ) -> Fault:
        pages = () if entry.page is None else (entry.page,)
        return Fault(kind, entry.line, entry.line_in_log, self.requests, expected, found, key, values, pages=pages)

    def _alloc_values(self, entry: Entry, right: int | None) -> Values:
        return {
            "order": entry.order,
            "page": entry.page or 0,
            "pages": self.pages,
            "max_order": self.max_order,
            "size": 1 << max(0, min(entry.order, 64)),
            "right": FAIL if right is None else right,
        }

    def _about_free(self, kind: str, entry: Entry) -> tuple[str, Values]:
        """(key of the sentence, its values)"""
        in_use = self._order_in_use(entry.page or 0)
        if kind == "double-free" and in_use is not None:
            return "free.other-order", {"entry": str(entry), "in_use": in_use}
        return f"free.{kind}", {"entry": str(entry)}
