"""Calls recorded from outside, by sys.monitoring, on functions that @kernel_function merely registers.

A registered function is the very function object that was written: it costs nothing while nobody looks.
While a log is attached, entering one leaves a CALL record and leaving it a RETURN record.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType
from typing import Any, TypeVar

from .journal import CALL, RETURN, Log

F = TypeVar("F", bound=Callable[..., Any])

monitoring = sys.monitoring
events = monitoring.events
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
    code: CodeType


REGISTERED: list[KernelFunction] = []
_by_code: dict[CodeType, KernelFunction] = {}
_target: Log | None = None
_tool: int | None = None


def kernel_function(*args: str, returns: str = "", file: str, name: str | None = None) -> Callable[[F], F]:
    """Register a function under the kernel's name (its own, unless `name` says otherwise) and return it unchanged."""

    def register(function: F) -> F:
        code = function.__code__
        entry = KernelFunction(len(REGISTERED), name or function.__name__, args, returns, file, code)
        REGISTERED.append(entry)
        _by_code[code] = entry
        return function

    return register


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
    for code in _by_code:
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
    for code in _by_code:
        monitoring.set_local_events(_tool, code, LOCAL_EVENTS)
    monitoring.set_events(_tool, events.PY_UNWIND)  # cannot be set per function; only comes with an exception


def _on_start(code: CodeType, offset: int) -> None:
    if _target is None:
        return
    function = _by_code[code]
    values = sys._getframe(1).f_locals
    x, y, z = (*(_number(values[name]) for name in function.args), -1, -1, -1)[:3]
    _target.extend((CALL, function.number, x, y, z))


def _on_return(code: CodeType, offset: int, value: object) -> None:
    if _target is not None:
        _target.extend((RETURN, _by_code[code].number, _number(value), 0, 0))


def _on_unwind(code: CodeType, offset: int, exception: BaseException) -> None:
    function = _by_code.get(code)
    if _target is not None and function is not None:
        _target.extend((RETURN, function.number, -1, 0, 0))


def _number(value: Any) -> int:
    if value is None:
        return -1
    number = value if isinstance(value, int) else int(value.number)
    # a kernel address has its top bit set: kept as the signed 32-bit number of the same bits
    return number if number < 1 << 31 else (number & 0xFFFFFFFF) - (1 << 32)
