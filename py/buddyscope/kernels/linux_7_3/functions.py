"""The functions of this kernel whose calls can be recorded, under the kernel's names and numbered from 0."""

from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class KernelFunction:
    """A function of the model that stands for one of the kernel's."""

    number: int
    name: str
    args: tuple[str, ...]
    """names of its parameters that a CALL record keeps, at most three"""
    returns: str
    """what its value is: "page", "count", "yes" or "" for nothing"""
    file: str
    """the kernel's source file; "" for a function that makes something visible and has no counterpart"""
    code: CodeType


FUNCTIONS: list[KernelFunction] = []


def kernel_function(*args: str, returns: str = "", file: str, name: str | None = None) -> Callable[[F], F]:
    """Register a function under the kernel's name (its own, unless `name` says otherwise) and return it unchanged."""

    def register(function: F) -> F:
        code = function.__code__
        FUNCTIONS.append(KernelFunction(len(FUNCTIONS), name or function.__name__, args, returns, file, code))
        return function

    return register
