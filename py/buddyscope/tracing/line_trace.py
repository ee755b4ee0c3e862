"""Which line runs between which records: recorded from outside, and only while somebody steps by line."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType
from typing import Any

from .journal import Log, record_count

monitoring = sys.monitoring


@dataclass(frozen=True, slots=True)
class LineEvent:
    """A line that is about to run."""

    cursor: int
    """records left before it"""
    code: CodeType
    line: int
    locals: dict[str, Any]
    """as they are now; do not keep the values longer than the trace"""


@contextmanager
def line_events(codes: Iterable[CodeType], log: Log, hear: Callable[[LineEvent], None]) -> Iterator[None]:
    """While inside, `hear` is told of every line of these functions before it runs."""
    free = [number for number in (4, 3, 2, 1, 0) if monitoring.get_tool(number) is None]
    if not free:
        raise RuntimeError("no free sys.monitoring tool: stop a debugger or a coverage run first")
    tool = free[0]
    known = list(codes)

    def on_line(code: CodeType, line: int) -> None:
        hear(LineEvent(record_count(log), code, line, dict(sys._getframe(1).f_locals)))

    monitoring.use_tool_id(tool, "buddyscope lines")
    monitoring.register_callback(tool, monitoring.events.LINE, on_line)
    for code in known:
        monitoring.set_local_events(tool, code, monitoring.events.LINE)
    try:
        yield
    finally:
        for code in known:
            monitoring.set_local_events(tool, code, 0)
        monitoring.register_callback(tool, monitoring.events.LINE, None)
        monitoring.free_tool_id(tool)
