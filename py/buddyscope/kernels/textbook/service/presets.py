"""The machines of this kernel: the conventions of well-known textbooks, and what a machine is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from buddyscope.kernels.api.context import Context
from buddyscope.kernels.textbook.layout import (
    Choice,
    Half,
    Layout,
    Merge,
    Policy,
    binary_layout,
    fibonacci_layout,
    weighted_layout,
)
from buddyscope.tracing.messages import Message

NAME = "textbook"
K = 1 << 10
M = 1 << 20

LOWEST = Policy(Half.LOWER, Choice.LOWEST_ADDRESS)
RECENT = Policy(Half.LOWER, Choice.MOST_RECENT)

type UsedBlock = tuple[str, int, int, int]
"""(name, offset, size, request), in bytes"""


@dataclass(frozen=True, slots=True)
class TextbookMachine:
    """A region before the first request: the MachineSpec that boot() reads."""

    name: str
    title: str
    layout: Layout
    used: tuple[UsedBlock, ...] = ()
    """blocks in use from the start"""
    free: tuple[tuple[int, tuple[int, ...]], ...] | None = None
    """(size, offsets, the most recently freed first) from the start; None: what is not in use, merged, by address"""
    overrides: tuple[Message, ...] = field(default=())
    kernel: str = NAME


def spec_of(context: Context) -> TextbookMachine:
    """What the machine was booted with."""
    assert isinstance(context.spec, TextbookMachine)
    return context.spec


def numbers_of(spec: TextbookMachine) -> Iterator[int]:
    """The machine's own numbers: how many sizes there are, the region and the smallest block in bytes, K and M."""
    yield from (len(spec.layout.sizes), len(spec.layout.sizes) - 1)
    for size in (spec.layout.region, *spec.layout.sizes):
        yield from (size >> shift for shift in (0, 10, 20) if size >> shift)


PRESETS = {
    spec.name: spec
    for spec in (
        TextbookMachine("1mb", "1 MB, lower half, lowest address (Stallings, Tanenbaum)", binary_layout(M, K, LOWEST)),
        TextbookMachine(
            "1mb-64kb", "1 MB in blocks of 64 KB and up (the encyclopedia's example)", binary_layout(M, 64 * K, LOWEST)
        ),
        TextbookMachine(
            "1mb-lazy", "1 MB, merging only when nothing fits", binary_layout(M, K, Policy(merge=Merge.LAZY))
        ),
        TextbookMachine(
            "segment", "Segment of 1024 KB in blocks of 256 bytes and up (Silberschatz)", binary_layout(M, 256, LOWEST)
        ),
        TextbookMachine("recent", "1024 bytes, the block freed last is taken first", binary_layout(1024, 16, RECENT)),
        TextbookMachine(
            "upper",
            "32 pages, the upper half is handed out (as in Linux)",
            binary_layout(32, 1, Policy(Half.UPPER, Choice.MOST_RECENT)),
        ),
        TextbookMachine("240mb", "240 MB: a region that is no power of two", binary_layout(240 * M, M, LOWEST)),
        TextbookMachine(
            "fibonacci", "Fibonacci buddies in 208 bytes", fibonacci_layout(208, (16, 32, 48, 80, 128, 208))
        ),
        TextbookMachine("weighted", "Weighted buddies in 16 units (Shen and Peterson)", weighted_layout(16, 1)),
    )
}
