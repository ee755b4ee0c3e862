"""An allocator that somebody wrote in Python: boot(pages, max_order), alloc(order), free(page, order), free_lists()."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Any

from buddyscope.errors import InputError

from .log import FreeLists

NEEDED = ("boot", "alloc", "free")


RAISED = "raised"
OUT_OF_MEMORY = "out-of-memory"
"""kinds of faults of a program that does not answer with a page"""


class ProgramError(Exception):
    """The program raised, or gave what is no page. The text is for its author."""

    def __init__(self, text: str, kind: str = RAISED, line: int = 0) -> None:
        super().__init__(text)
        self.kind = kind
        self.line = line
        """of the source; 0 for none"""


@dataclass(slots=True)
class Program:
    """The source of an allocator. Every run starts from fresh globals."""

    code: CodeType
    file: str
    calling: str = ""
    """what was called last: "alloc(2)" """

    def start(self, pages: int, max_order: int) -> "Running":
        """Run the module and boot it. Raises ProgramError, or InputError when a function is missing."""
        module: dict[str, Any] = {"__name__": "allocator", "__file__": self.file}
        running = Running(module, self)
        running.call("the module", lambda: exec(self.code, module))
        for name in NEEDED:
            if not callable(module.get(name)):
                found = ", ".join(key for key, value in module.items() if callable(value)) or "no functions"
                error = InputError(f"the allocator has no {name}()", self.file, found=found, expected=", ".join(NEEDED))
                raise error.keyed("allocator.lacks", name=name, found=found)
        running.call(f"boot({pages}, {max_order})", lambda: module["boot"](pages, max_order))
        return running


def compile_program(source: str, file: str = "allocator.py") -> Program:
    """Compile the source. Raises InputError with the line of a syntax error."""
    try:
        return Program(compile(source, file, "exec"), file)
    except (SyntaxError, ValueError) as error:
        line, column = getattr(error, "lineno", 0) or 0, getattr(error, "offset", 0) or 0
        found = str(getattr(error, "text", "") or "").strip()
        refused = InputError("the allocator is no Python", file, line, column, found=found, expected=str(error))
        raise refused.keyed("allocator.syntax", line=str(line), reason=getattr(error, "msg", str(error))) from None


@dataclass(slots=True)
class Running:
    """A booted allocator."""

    module: dict[str, Any]
    program: Program

    def alloc(self, order: int) -> int | None:
        """First page of the block that the program gives; None when it refuses. Raises ProgramError."""
        page = self.call(f"alloc({order})", lambda: self.module["alloc"](order))
        if page is None:
            return None
        if not isinstance(page, int) or isinstance(page, bool):
            raise ProgramError(f"alloc({order}) gave {page!r:.60}: expected a page number or None")
        return page

    def free(self, page: int, order: int) -> None:
        """Give a block back to the program. Raises ProgramError."""
        self.call(f"free({page}, {order})", lambda: self.module["free"](page, order))

    def free_lists(self) -> FreeLists | None:
        """The lists that the program shows; None when it shows none. Raises ProgramError."""
        if not callable(self.module.get("free_lists")):
            return None
        lists = self.call("free_lists()", lambda: self.module["free_lists"]())
        return _checked_lists(lists)

    def call[Result](self, calling: str, function: Callable[[], Result]) -> Result:
        """Call into the program. Raises ProgramError with its own line for whatever it raises."""
        self.program.calling = calling
        file = self.program.file
        try:
            return function()
        except TimeoutError:
            raise
        except (Exception, SystemExit) as error:
            lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
            place = f", line {lines[-1]}" if lines else ""
            text = traceback.format_exception_only(error)[-1].strip()
            kind = OUT_OF_MEMORY if isinstance(error, MemoryError) else RAISED
            raise ProgramError(f"{file}{place}: {text:.300}", kind, (lines[-1] or 0) if lines else 0) from None


def _checked_lists(lists: Any) -> FreeLists:
    if not isinstance(lists, Mapping):
        raise ProgramError(f"free_lists() gave {lists!r:.60}: expected order -> pages")
    checked = []
    for order in sorted(lists):
        pages = tuple(lists[order])
        if not isinstance(order, int) or not all(isinstance(page, int) for page in pages):
            raise ProgramError(f"free_lists() gave {order!r}: {pages!r:.60}: expected numbers")
        if pages:
            checked.append((order, pages))
    return tuple(checked)
