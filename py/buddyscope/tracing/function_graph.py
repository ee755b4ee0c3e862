"""Calls recorded from outside, by sys.monitoring, on functions that a kernel's FunctionTable merely registers.

A registered function is the very function object that was written: it costs nothing while nobody looks.
While a log is attached, entering one leaves a CALL record and leaving it a RETURN record.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
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


_enter: dict[CodeType, Callable[[Mapping[str, Any]], tuple[int, ...]]] = {}
"""for each function, what makes a CALL record of its locals"""
_leave: dict[CodeType, int] = {}
"""for each function, its number in the table of its kernel"""
_nothing: dict[CodeType, tuple[int, ...]] = {}
"""for each function, its RETURN record when it returns nothing"""
_target: Log | None = None
_tool: int | None = None


class FunctionTable:
    """The functions of one kernel, by the numbers that stand in CALL and RETURN records.

    FUNCTIONS = FunctionTable("has_more_than", "mm/page_alloc.c:rmqueue", "expand")

    @FUNCTIONS.register("zone", "order", returns="page", file="mm/page_alloc.c")
    def rmqueue(zone, order): ...

    The names that the table is made with have the numbers 0, 1, 2 …, whatever is imported first: links and kept
    histories hold these numbers, so the list only grows at its end. "FILE:NAME" tells functions of one name apart.
    A function that is not in the list gets the next number after it, in the order of registration.
    """

    def __init__(self, *names: str) -> None:
        self._names = list(names)
        self._entries: dict[int, KernelFunction] = {}

    def register(self, *args: str, returns: str = "", file: str, name: str | None = None) -> Callable[[F], F]:
        """Register a function under the kernel's name (its own, unless `name` says otherwise); it stays unchanged.

        `args` are the parameters that a CALL record keeps, at most three: integers, or objects with a `number`.
        Raises ValueError when the table has this function already.
        """

        def registered(function: F) -> F:
            self._enter(function, KernelFunction(-1, name or function.__name__, args, returns, file, function.__code__))
            return function

        return registered

    def _enter(self, function: Callable[..., Any], entry: KernelFunction) -> None:
        number = self._number(entry)
        self._entries[number] = replace(entry, number=number)
        code = entry.code
        _enter[code] = _call_record(number, [_argument(arg, function) for arg in entry.args])
        _leave[code] = number
        _nothing[code] = (RETURN, number, -1, 0, 0)
        if _tool is not None:
            monitoring.set_local_events(_tool, code, LOCAL_EVENTS)

    def _number(self, entry: KernelFunction) -> int:
        for known in (f"{entry.file}:{entry.name}", entry.name):
            if known in self._names:
                number = self._names.index(known)
                if number in self._entries:
                    raise ValueError(f"{known} is registered already, as function {number}")
                return number
        self._names.append(f"{entry.file}:{entry.name}")
        return len(self._names) - 1

    def __getitem__(self, number: int) -> KernelFunction:
        """The function of a number. Raises KeyError for a number that nothing is registered for."""
        return self._entries[number]

    def __iter__(self) -> Iterator[KernelFunction]:
        """All of them, by number."""
        return iter(self._entries[number] for number in sorted(self._entries))

    def __len__(self) -> int:
        """How many there are. Numbers run from 0 to this, if every name of the list is registered."""
        return len(self._entries)

    def number_of(self, name: str) -> int:
        """The number of the first function of that name. Raises KeyError."""
        for entry in self:
            if entry.name == name:
                return entry.number
        raise KeyError(name)

    def missing(self) -> list[str]:
        """Names of the list that nothing is registered for: modules that are not imported, or functions that went."""
        return [name for number, name in enumerate(self._names) if number not in self._entries]


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
