"""Time travel: the commands that were run, the records they left, and a cursor among them.

The state always stands at the cursor. seek() applies or undoes records one by one, from where the state stands or
from the nearest checkpoint, whichever is less work. Acting in the past forks: what came after is dropped. Commands are
deterministic, so what was dropped can be run again.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import journal

INTERVAL = 1024
"""records from one checkpoint to the next, at least"""
SPARSE = 16
"""a checkpoint costs its bytes; the next waits for this many bytes of log for each of them"""


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
    dump: Callable[[Any], bytes] | None = None
    """the whole state as bytes; without it there are no checkpoints"""
    load: Callable[[Any, bytes], None] | None = None
    marks: list[int] = field(default_factory=list)
    """cursors of the checkpoints, ascending"""
    frozen: list[bytes] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Records in all."""
        return journal.record_count(self.log)

    def seek(self, number: int) -> None:
        """Make the state stand after the first `number` records. Raises IndexError outside 0 … length."""
        if not 0 <= number <= self.length:
            raise IndexError(f"record {number}: expected 0 to {self.length}")
        if abs(number - self.cursor) > INTERVAL // 8:
            self._jump(number)
        while self.cursor < number:
            journal.apply(self.state, self.writers, self.log, self.cursor)
            self.cursor += 1
        while self.cursor > number:
            self.cursor -= 1
            journal.undo(self.state, self.writers, self.log, self.cursor)

    def _jump(self, number: int) -> None:
        """To the nearest checkpoint at or before, or just after, if that is clearly nearer than the cursor."""
        at = bisect_right(self.marks, number)
        near = min(self.marks[max(0, at - 1) : at + 1], key=lambda mark: abs(mark - number), default=self.cursor)
        if self.load and abs(near - number) + INTERVAL // 8 < abs(self.cursor - number):
            self.load(self.state, self.frozen[self.marks.index(near, max(0, at - 1))])
            self.cursor = near

    def _mark(self) -> None:
        """A checkpoint here, when enough has happened since the last one."""
        last = self.marks[-1] if self.marks else 0
        wait = max(INTERVAL, len(self.frozen[-1]) * SPARSE // (journal.WIDTH * 4)) if self.frozen else INTERVAL
        if self.dump and self.cursor - last >= wait:
            self.marks.append(self.cursor)
            self.frozen.append(self.dump(self.state))

    def keep_commands(self, count: int) -> None:
        """Fork: only the first `count` commands have ever been run."""
        if not 0 <= count <= len(self.spans):
            raise IndexError(f"keep {count} commands: expected 0 to {len(self.spans)}")
        end = self.spans[count - 1].end if count else 0
        self.seek(end)
        del self.log[end * journal.WIDTH :]
        del self.spans[count:]
        kept = bisect_right(self.marks, end)
        del self.marks[kept:], self.frozen[kept:]

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
        self._mark()
