"""The requests of a kernel: verbs, their roles, and the parameters that they take."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .command import Command
    from .context import Context, Result


class Role(StrEnum):
    """What a verb is for. Forms, goals, the log and the call graph go by it."""

    ALLOC = "alloc"
    """gives a block; may be given a name, as in `a = alloc_pages order=0`"""
    FREE = "free"
    """gives a block back"""
    SET = "set"
    """changes circumstances: task, interrupt, watermarks, pages"""
    BOOT = "boot"
    """hands pages over that boot has kept so far"""


class ParamKind(StrEnum):
    """How the text of a parameter is read."""

    NUMBER = "number"
    """a whole number from 0, decimal or 0x…"""
    FLAGS = "flags"
    """names or numbers joined by "|", of the flag table that `table` names"""
    ZONE = "zone"
    """one of the kernel's zone names, in any case"""
    WORD = "word"
    """one of `words`"""
    YES = "yes"
    """yes or no, or a number"""
    SIZE = "size"
    """bytes: a number, with K, M or G if need be"""


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: `key=value`."""

    key: str
    kind: ParamKind = ParamKind.NUMBER
    table: str = ""
    """of FLAGS: a key of Kernel.flags"""
    words: tuple[str, ...] = ()
    """of WORD: what it may be"""


ORDER = Param("order")
WANT = Param("want")
"""ours: pages that the caller needs; without `order` the smallest order that has room for them"""
TIMES = Param("times")
"""ours: the same request so often, until it is refused; its records are squashed into one difference"""
PAGE = Param("page")
NODE = Param("node")
CPU = Param("cpu")
ZONE = Param("zone", ParamKind.ZONE)
GFP = Param("gfp", ParamKind.FLAGS, "gfp")


@dataclass(frozen=True, slots=True)
class Verb:
    """One word of the vocabulary, and what carries it out."""

    name: str
    role: Role
    run: "Callable[[Context, Command, Result], None]"
    """Carry the command out on context.state and fill the result in. Raises KernelBug or Livelock where the kernel
    would stop or wait for ever. give_block() and take_block() of context.py do what is ours of it."""
    params: tuple[Param, ...] = ()
    takes_block: bool = False
    """it is about a block: `free a`, or page=NUMBER"""
    operand: str = ""
    """the key of the parameter that may stand without its key, right after the verb: `a = alloc 70K`"""
    check: "Callable[[Context, Command], None] | None" = None
    """Raise InputError, before anything has happened, when the command makes no sense now. The machine itself checks
    names, blocks, page numbers, `order`, `want` and `times`."""

    _by_key: dict[str, Param] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {param.key: param for param in self.params})

    def param(self, key: str) -> Param | None:
        """The parameter of that key, or None."""
        return self._by_key.get(key)

    def param_keys(self) -> tuple[str, ...]:
        """The keys of its parameters."""
        return tuple(param.key for param in self.params)
