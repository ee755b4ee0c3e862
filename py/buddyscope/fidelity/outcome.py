"""What replaying a recording gave."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

type Json = dict[str, Any]
type Progress = Callable[[int, int], None]
"""(lines done, lines in all)"""

BROKEN = (KeyError, TypeError, AttributeError, ValueError, IndexError, ArithmeticError)
"""what a line brings about that does not have what it should"""


@dataclass(frozen=True, slots=True)
class Divergence:
    """One thing that did not agree."""

    file: str
    line: int
    asked: str
    key: str
    expected: object
    came: object

    def __str__(self) -> str:
        """Several lines for people."""
        return (
            f"{self.file}:{self.line}: {self.key} differs\n"
            f"    asked     {self.asked}\n"
            f"    expected  {_short(self.expected)}\n"
            f"    came      {_short(self.came)}"
        )


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 1000 else text[:1000] + " …"


@dataclass(slots=True)
class Outcome:
    """What replaying one file gave."""

    file: str
    ops: int = 0
    compared: int = 0
    """single expectations that were looked at"""
    divergences: int = 0
    first: Divergence | None = None
    kernel: str = ""
    """name of the kernel whose model was asked"""

    def note(self, divergence: Divergence) -> None:
        """Count one, and keep the first."""
        self.divergences += 1
        self.first = self.first or divergence
