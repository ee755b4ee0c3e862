"""Long work in steps: a generator that yields wherever somebody may look at the clock, and ends with its result."""

from collections.abc import Generator

type Steps[Result] = Generator[None, None, Result]


def completed[Result](steps: Steps[Result]) -> Result:
    """Take every step; gives the result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
