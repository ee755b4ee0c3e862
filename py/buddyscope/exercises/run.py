"""Run an exercise on the textbook allocator: what every step gives."""

from dataclasses import dataclass, replace

from buddyscope.errors import InputError
from buddyscope.kernels.textbook import fragmentation
from buddyscope.kernels.textbook.buddy import alloc, free
from buddyscope.kernels.textbook.layout import Choice, Half, Layout
from buddyscope.kernels.textbook.region import Region
from buddyscope.kernels.textbook.start import start_with_used

from .exercise import Exercise, FreeLists, Step


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step gave, in bytes."""

    ok: bool
    at: int | None
    block: int | None
    splits: int
    merges: int
    addresses: FreeLists
    waste: int

    @property
    def free(self) -> dict[int, int]:
        """Size -> number of free blocks."""
        return {size: len(offsets) for size, offsets in self.addresses.items()}


class Run:
    """An exercise, run up to a step, or to its end."""

    def __init__(self, exercise: Exercise, layout: Layout | None = None) -> None:
        self.exercise = exercise
        self.layout = layout or exercise.layout
        self.region: Region = self._start()
        self.held = {used.name: used.at // self.layout.grain for used in exercise.used}
        self.given = {used.name: (used.at, used.block - used.request) for used in exercise.used}
        """name -> (offset, waste) of the block that it was given last, in bytes; the block may have come back"""
        self.outcomes = [self._outcome(True, None, None, 0, 0)]
        """of the start, then of each step"""

    def to(self, step: int | None = None) -> "Run":
        """Go on to the state after step `step` (default: the last); gives the run itself."""
        for following in self.exercise.steps[len(self.outcomes) - 1 : step]:
            self.outcomes.append(self._step(following))
        return self

    def _start(self) -> Region:
        used = [(entry.at, entry.block, entry.request) for entry in self.exercise.used]
        try:
            return start_with_used(self.layout, used)
        except ValueError as error:
            expected = "blocks that can stand beside each other"
            raise InputError(
                "the blocks in use cannot be", self.exercise.file, found=str(error), expected=expected
            ) from None

    def _step(self, step: Step) -> Outcome:
        splits, merges = self.region.splits, self.region.merges
        block = self._alloc(step) if step.action == "alloc" else self._free(step)
        order = self.region.used[block][0] if block is not None and step.action == "alloc" else None
        at = None if block is None or order is None else block * self.layout.grain
        size = None if order is None else self.layout.sizes[order]
        return self._outcome(block is not None, at, size, self.region.splits - splits, self.region.merges - merges)

    def _alloc(self, step: Step) -> int | None:
        block = alloc(self.region, step.request)
        if block is not None:
            self.held[step.name] = block
            self.given[step.name] = (block * self.layout.grain, fragmentation.waste_of(self.region, block))
        return block

    def _free(self, step: Step) -> int | None:
        block = self.held.pop(step.name, None)
        if block is not None:
            free(self.region, block)
        return block

    def _outcome(self, ok: bool, at: int | None, block: int | None, splits: int, merges: int) -> Outcome:
        addresses = fragmentation.free_offsets(self.region)
        return Outcome(ok, at, block, splits, merges, addresses, fragmentation.internal_fragmentation(self.region))


def with_policy(layout: Layout, name: str) -> Layout:
    """The same layout under another half/choice."""
    half, _, choice = name.partition("/")
    return replace(layout, policy=replace(layout.policy, half=Half(half), choice=Choice(choice)))
