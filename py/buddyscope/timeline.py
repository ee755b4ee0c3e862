"""Time travel: the commands that were run, the records they left, and a cursor among them.

The state always stands at the cursor. seek() applies or undoes records one by one; acting in the past forks:
what came after is dropped. Commands are deterministic, so what was dropped can be run again.
"""

from dataclasses import dataclass, field
from typing import Any

from .tracing import journal


@dataclass(slots=True)
class Span:
    """The records [start, end) that one command left."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Timeline:
    """A state, its log, and where the state stands in it."""

    state: Any
    log: journal.Log
    writers: dict[int, tuple[journal.Writer, journal.Writer]]
    spans: list[Span] = field(default_factory=list)
    cursor: int = 0

    @property
    def length(self) -> int:
        """Records in all."""
        return journal.record_count(self.log)

    def seek(self, number: int) -> None:
        """Make the state stand after the first `number` records. Raises IndexError outside 0 … length."""
        if not 0 <= number <= self.length:
            raise IndexError(f"record {number}: expected 0 to {self.length}")
        while self.cursor < number:
            journal.apply(self.state, self.writers, self.log, self.cursor)
            self.cursor += 1
        while self.cursor > number:
            self.cursor -= 1
            journal.undo(self.state, self.writers, self.log, self.cursor)

    def keep_commands(self, count: int) -> None:
        """Fork: only the first `count` commands have ever been run."""
        if not 0 <= count <= len(self.spans):
            raise IndexError(f"keep {count} commands: expected 0 to {len(self.spans)}")
        end = self.spans[count - 1].end if count else 0
        self.seek(end)
        del self.log[end * journal.WIDTH :]
        del self.spans[count:]

    def commands_done(self) -> int:
        """How many commands are complete at the cursor."""
        return sum(1 for span in self.spans if span.end <= self.cursor)

    def begin(self, text: str) -> Span:
        """A command starts at the cursor, in the present or as a fork from the past."""
        if self.cursor != self.length:
            self.keep_commands(self.commands_done())
        span = Span(text, self.length, self.length)
        self.spans.append(span)
        return span

    def finish(self, span: Span) -> None:
        """The command has left all its records, and the state stands after them."""
        span.end = self.cursor = self.length
