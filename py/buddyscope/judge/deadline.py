"""Run taught patterns with a limit: a regular expression can take longer than anybody waits.

Where the system has interval timers a signal interrupts the matching. Elsewhere another process does the reading and
is ended. In the browser neither exists: there the page ends the worker.
"""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from buddyscope.errors import InputError

if TYPE_CHECKING:
    from .taught import Taught

SLACK = 10
"""elapsed time may be so many times the processor time, for machines with much else to do"""


def within_deadline(seconds: float, reader: Mapping[str, Any], text: str) -> "Taught":
    """Read a text with a reader, as JSON has it, in so many seconds of processor time. Raises TimeoutError."""
    from .reader import make_reader
    from .taught import apply_patterns

    if sys.platform == "emscripten":
        return apply_patterns(text, make_reader(reader))
    if has_timers():
        with interrupted_after(seconds):
            return apply_patterns(text, make_reader(reader))
    return read_in_process(seconds, reader, text)


def has_timers() -> bool:
    """Whether a signal can interrupt this thread."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def interrupted_after(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the body after so many seconds of processor time, or SLACK times as many by the clock."""

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError

    timers = ((signal.ITIMER_VIRTUAL, signal.SIGVTALRM, seconds), (signal.ITIMER_REAL, signal.SIGALRM, seconds * SLACK))
    before = [signal.signal(number, stop) for _, number, _ in timers]
    try:
        for timer, _, limit in timers:
            signal.setitimer(timer, limit)
        yield
    finally:
        for (timer, number, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def read_in_process(seconds: float, reader: Mapping[str, Any], text: str) -> "Taught":
    """Read in another process, and end it after so many seconds. Raises TimeoutError."""
    message = json.dumps({"reader": dict(reader), "text": text})
    command = [sys.executable, "-m", "buddyscope.judge.deadline"]
    try:
        done = subprocess.run(
            command, input=message, capture_output=True, text=True, timeout=seconds * SLACK, check=True
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return _taught_from(json.loads(done.stdout))


def _taught_from(value: dict[str, Any]) -> "Taught":
    from .log import Entry
    from .taught import Taught

    entries = [
        Entry(**{**entry, "lists": tuple((order, tuple(pages)) for order, pages in entry["lists"])})
        for entry in value["entries"]
    ]
    return Taught(entries, InputError(**value["error"]) if value["error"] else None)


def _answer(message: dict[str, Any]) -> dict[str, Any]:
    from dataclasses import asdict

    from .reader import make_reader
    from .taught import apply_patterns

    taught = apply_patterns(message["text"], make_reader(message["reader"]))
    return {"entries": list(map(asdict, taught.entries)), "error": asdict(taught.error) if taught.error else None}


if __name__ == "__main__":
    json.dump(_answer(json.load(sys.stdin)), sys.stdout)
