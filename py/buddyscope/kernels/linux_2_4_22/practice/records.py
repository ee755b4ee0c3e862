"""What the records of one command show besides the moves."""

from collections.abc import Iterable

from buddyscope.kernels.linux_2_4_22.functions import FUNCTIONS
from buddyscope.tracing.journal import CALL

from .situation import Record


def tests_of(found: Iterable[Record]) -> list[tuple[int, int]]:
    """(zone, threshold) of every watermark test, in order: the arguments of has_more_than()."""
    return [(b, c) for kind, a, b, c, _ in found if kind == CALL and FUNCTIONS[a].name == "has_more_than"]
