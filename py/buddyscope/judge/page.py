"""What the page asks about allocators: one job at a time, in slices that are short enough to be stopped between.

Messages are those of web/src/engine/lab.d.ts. The interpreter is one of its own: the page ends it whenever it likes.
A call that does not return is interrupted (SIGINT); the answer says which call it was, and in which line.
"""

import base64
import builtins
import io
import operator
import signal
import sys
import traceback
from _signal import signal as set_handler  # type: ignore[import-not-found]  # the one of signal can be interrupted
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any

from buddyscope.errors import InputError, unknown_word

from . import compare, judge, program, reference, score
from .examples import NAMES, example_source
from .job import LogJob, TestJob, TraceJob
from .policies import POLICIES
from .traces import graded_traces

type Json = dict[str, Any]

SLICE = 0.08
"""seconds of work for each message"""
MOST_SOURCE = 200_000
MOST_LOG = 8 << 20
"""letters"""
MOST_PRINTED = 4000

IGNORE = partial(set_handler, signal.SIGINT, operator.is_)
"""Nothing is interrupted any more: in the page an interrupt stands until the next message, and comes again and again.

The handler is a function in C, which cannot be interrupted itself; SIG_IGN would complain of those that are pending.
"""

BUILTINS = vars(builtins).copy()
OURS = {module.__name__: vars(module).copy() for module in (compare, judge, program, reference, score)}


class Printed(io.TextIOBase):
    """The beginning of what a program prints."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        """Keep what there is room for."""
        self.text += text[: MOST_PRINTED - len(self.text)]
        return len(text)


@dataclass(slots=True)
class Desk:
    """The job that the page waits for."""

    job: "TestJob | TraceJob | LogJob | None" = None
    steps: Iterator[None] | None = None
    printed: Printed = field(default_factory=Printed)
    seconds: float = 0.0
    stopped_at: Json | None = None
    """the line of the learner's own that was interrupted"""


_desk = Desk()


def handle(message: Json) -> Json:
    """Answer one message of type "lab". Raises InputError."""
    what = message.get("do")
    actions: dict[str, Callable[[Json], Json]] = {
        "example": _example,
        "traces": _traces,
        "test": _start_test,
        "trace": _start_trace,
        "log": _start_log,
        "go_on": lambda _: _go_on(),
    }
    if not isinstance(what, str) or what not in actions:
        raise unknown_word("action of the lab", str(what)[:40], actions)
    return actions[what](message)


# ------------------------------------------------------------------ what there is


def _example(message: Json) -> Json:
    name = message.get("name")
    if not isinstance(name, str) or name not in NAMES:
        raise unknown_word("example", str(name)[:40], NAMES)
    return {"text": example_source(name)}


def _traces(_message: Json) -> Json:
    """All twelve as a zip, in base64."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for trace in graded_traces():
            archive.writestr(zipfile.ZipInfo(f"traces/{trace.name}.trace"), str(trace), zipfile.ZIP_DEFLATED)
    return {"zip": base64.b64encode(buffer.getvalue()).decode()}


# ------------------------------------------------------------------ jobs


def _start_test(message: Json) -> Json:
    return _start(TestJob(_text(message, "source", MOST_SOURCE), _policy(message), _seed(message)))


def _start_trace(message: Json) -> Json:
    names = [trace.name for trace in graded_traces()]
    name = message.get("name")
    if name not in names:
        raise unknown_word("trace", str(name)[:40], names)
    return _start(TraceJob(_text(message, "source", MOST_SOURCE), _policy(message), str(name)))


def _start_log(message: Json) -> Json:
    return _start(LogJob(_text(message, "text", MOST_LOG), message))


def _text(message: Json, key: str, most: int) -> str:
    text = message.get(key)
    if not isinstance(text, str) or len(text) > most:
        found = f"{len(text)} letters" if isinstance(text, str) else repr(text)[:60]
        raise InputError("the text cannot be used", found=found, expected=f"at most {most} letters")
    return text


def _policy(message: Json) -> str:
    policy = message.get("policy")
    if not isinstance(policy, str) or policy not in POLICIES:
        raise unknown_word("policy", str(policy)[:40], POLICIES)
    return policy


def _seed(message: Json) -> int:
    seed = message.get("seed", 1)
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < 1 << 53:
        raise InputError("the seed cannot be used", found=repr(seed)[:40], expected="a whole number from 0")
    return seed


def _start(job: TestJob | TraceJob | LogJob) -> Json:
    _desk.job, _desk.printed, _desk.seconds = job, Printed(), 0.0
    _desk.steps = job.steps(_forget_printed)
    return _go_on()


def _forget_printed() -> None:
    """What is printed from here on is of the run that is shown."""
    _desk.printed.text = ""


def _go_on() -> Json:
    """Work for a slice of time; the answer says how far it is, and at the end everything."""
    job, steps = _desk.job, _desk.steps
    if job is None or steps is None:
        raise InputError("no job is running", expected="a message that starts one")
    start = perf_counter()
    _desk.stopped_at = None
    interrupted = False
    done = False
    failure: BaseException | None = None
    before = set_handler(signal.SIGINT, signal.default_int_handler)
    streams = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = _desk.printed
    try:
        done = _work(steps, start + SLICE)
    except KeyboardInterrupt as error:
        IGNORE()
        interrupted = True
        _desk.stopped_at = _line_of(error, job.file)
    except InputError:
        _desk.steps = None
        raise
    except Exception as error:
        failure = error
    finally:
        sys.stdout, sys.stderr = streams
        changed = _changed_by_program()
        # in the page the interrupt stands until the next message, and this one is still to be answered
        if sys.platform == "emscripten":
            IGNORE()
        else:
            set_handler(signal.SIGINT, before)
    if failure is not None and not changed:
        _desk.steps = None
        raise failure
    done = done or interrupted or bool(changed)
    if done:
        _desk.steps = None
    _desk.seconds += perf_counter() - start
    return {
        **job.news(),
        "done": done,
        "seconds": round(_desk.seconds, 2),
        "printed": _desk.printed.text,
        "stopped": {"calling": job.calling, **(_desk.stopped_at or {"line": 0})} if interrupted else None,
        "changed": changed,
    }


def _work(steps: Iterator[None], end: float) -> bool:
    return all(perf_counter() < end for _ in steps)


def _line_of(error: BaseException, file: str) -> Json:
    """The learner's own line that ran, innermost."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return {"line": frames[-1].lineno or 0, "function": frames[-1].name} if frames else {"line": 0}


def _changed_by_program() -> list[str]:
    """Names outside the program that it wrote to; the built-in ones are put right again."""
    present = vars(builtins)
    changed = [f"builtins.{name}" for name, value in BUILTINS.items() if present.get(name) is not value]
    changed += [f"builtins.{name}" for name in present if name not in BUILTINS and name != "_"]
    if changed:
        present.clear()
        present.update(BUILTINS)
    for module in (compare, judge, program, reference, score):
        kept = OURS[module.__name__]
        changed += [f"{module.__name__}.{name}" for name, value in vars(module).items() if kept.get(name) is not value]
    return changed[:5]
