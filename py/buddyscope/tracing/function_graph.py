"""Calls recorded from outside, by sys.monitoring, on functions that @kernel_function merely registers.

A registered function is the very function object that was written: it costs nothing while nobody looks.
While a log is attached, entering one leaves a CALL record and leaving it a RETURN record.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType
from typing import Any, TypeVar

from .journal import CALL, RETURN, Log

F = TypeVar("F", bound=Callable[..., Any])

monitoring = sys.monitoring
events = monitoring.events
_getframe = sys._getframe
LOCAL_EVENTS = events.PY_START | events.PY_RETURN
TOOL_NAME = "buddyscope"


@dataclass(frozen=True, slots=True)
class KernelFunction:
    """A function of the model that stands for one of the kernel's."""

    number: int
    name: str
    args: tuple[str, ...]
    """names of its parameters that a CALL record keeps, at most three: integers, or objects with a `number`"""
    returns: str
    """what its value is: "page", "address", "count" or "" for nothing"""
    file: str
    """the kernel's source file; "" for a function of ours that makes something visible"""
    code: CodeType


REGISTERED: list[KernelFunction] = []
_enter: dict[CodeType, Callable[[Mapping[str, Any]], tuple[int, ...]]] = {}
"""for each function, what makes a CALL record of its locals"""
_leave: dict[CodeType, int] = {}
"""for each function, its number"""
_nothing: dict[CodeType, tuple[int, ...]] = {}
"""for each function, its RETURN record when it returns nothing"""
_target: Log | None = None
_tool: int | None = None


def kernel_function(*args: str, returns: str = "", file: str, name: str | None = None) -> Callable[[F], F]:
    """Register a function under the kernel's name (its own, unless `name` says otherwise) and return it unchanged."""

    def register(function: F) -> F:
        code = function.__code__
        entry = KernelFunction(len(REGISTERED), name or function.__name__, args, returns, file, code)
        REGISTERED.append(entry)
        _enter[code] = _call_record(entry.number, [_argument(arg, function) for arg in args])
        _leave[code] = entry.number
        _nothing[code] = (RETURN, entry.number, -1, 0, 0)
        return function

    return register


def _argument(name: str, function: Callable[..., Any]) -> str:
    """The expression for one argument: an integer as it is, an object by its number, an address as 32 signed bits."""
    if name == "addr":
        return "signed(l['addr'])"
    plain = function.__annotations__.get(name, int) is int
    return f"l['{name}']" if plain else f"l['{name}'].number"


def _call_record(number: int, arguments: list[str]) -> Callable[[Mapping[str, Any]], tuple[int, ...]]:
    # Made as text so that a callback, which runs at every call, does no more than it has to.
    x, y, z = (*arguments, "-1", "-1", "-1")[:3]
    made: Callable[[Mapping[str, Any]], tuple[int, ...]] = eval(
        f"lambda l: ({CALL}, {number}, {x}, {y}, {z})", {"signed": _signed}
    )
    return made


@contextmanager
def recording(log: Log) -> Iterator[None]:
    """While inside, calls of registered functions leave their records in `log`."""
    global _target
    if _tool is None:
        _install()
    before, _target = _target, log
    try:
        yield
    finally:
        _target = before


def uninstall() -> None:
    """Give the monitoring tool back to the interpreter; the next recording() installs it again."""
    global _tool
    if _tool is None:
        return
    for code in _leave:
        monitoring.set_local_events(_tool, code, 0)
    monitoring.set_events(_tool, 0)
    monitoring.free_tool_id(_tool)
    _tool = None


def _install() -> None:
    global _tool
    # 0, 1, 2 and 5 are set aside for debuggers, coverage, profilers and optimisers
    free = [number for number in (3, 4, 2, 1, 0) if monitoring.get_tool(number) is None]
    if not free:
        raise RuntimeError("no free sys.monitoring tool: stop a debugger or a coverage run first")
    _tool = free[0]
    monitoring.use_tool_id(_tool, TOOL_NAME)
    monitoring.register_callback(_tool, events.PY_START, _on_start)
    monitoring.register_callback(_tool, events.PY_RETURN, _on_return)
    monitoring.register_callback(_tool, events.PY_UNWIND, _on_unwind)
    for code in _leave:
        monitoring.set_local_events(_tool, code, LOCAL_EVENTS)
    monitoring.set_events(_tool, events.PY_UNWIND)  # cannot be set per function; only comes with an exception


def _on_start(code: CodeType, _offset: int) -> None:
    global _target
    if _target is not None:
        _target += _enter[code](_getframe(1).f_locals)  # a list takes a tuple this way fastest


def _on_return(code: CodeType, _offset: int, value: Any) -> None:
    global _target
    if _target is None:
        return
    if value is None:
        _target += _nothing[code]
    else:
        _target += (RETURN, _leave[code], +value if value < 1 << 31 else _signed(value), 0, 0)


def _on_unwind(code: CodeType, _offset: int, _exception: BaseException) -> None:
    if _target is not None and code in _leave:
        _target.extend((RETURN, _leave[code], -1, 0, 0))


def _signed(number: int) -> int:
    """A kernel address has its top bit set: the signed 32-bit number of the same bits."""
    return number if number < 1 << 31 else (number & 0xFFFFFFFF) - (1 << 32)
