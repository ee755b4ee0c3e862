"""The Python prompt over the live machine: names stay, output is capped, errors show the lines of the input.

An endless loop cannot be stopped from here: the page ends the worker and starts a new one (names are then gone, the
history is not).
"""

import ast
import builtins
import contextlib
import io
import keyword
import linecache
import re
import sys
import traceback
from dataclasses import dataclass, field
from typing import Any

MAX_OUTPUT = 20_000
"""characters of one input that are shown"""
MAX_INPUTS = 200
"""inputs whose text is kept, for what Python says of errors in them"""
MAX_OPTIONS = 40
"""completions that are offered"""
WORD = re.compile(r"[A-Za-z_][\w.]*\Z")


class CappedText(io.TextIOBase):
    """Keeps the beginning of what is written, and counts the rest."""

    def __init__(self, most: int = MAX_OUTPUT) -> None:
        self.parts: list[str] = []
        self.room = most
        self.lost = 0

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep what there is room for."""
        kept = text[: self.room]
        self.room -= len(kept)
        self.lost += len(text) - len(kept)
        if kept:
            self.parts.append(kept)
        return len(text)

    def text(self) -> str:
        """All that was kept; the last line says what was not."""
        kept = "".join(self.parts)
        return f"{kept}\n… and {self.lost} more characters" if self.lost else kept


@dataclass(slots=True)
class Prompt:
    """What was typed so far: its names and its number of inputs."""

    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__prompt__", "__builtins__": builtins})
    inputs: int = 0

    def run(self, code: str, **live: object) -> tuple[str, bool]:
        """Run one input as the interactive interpreter does. Gives (what it printed, whether it failed)."""
        self.inputs += 1
        self.names.update(live)
        output = CappedText()
        file = f"<input {self.inputs}>"
        linecache.cache.pop(f"<input {self.inputs - MAX_INPUTS}>", None)
        linecache.cache[file] = (len(code), None, [f"{line}\n" for line in code.splitlines()], file)
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output), _no_input():
            failed = self._run(code, file)
        return output.text(), failed

    def _run(self, code: str, file: str) -> bool:
        try:
            tree = ast.Interactive(ast.parse(code, file).body)
            exec(compile(tree, file, "single"), self.names)
        except SystemExit:
            print("There is nothing to leave here: close the tab, or go back to the console.")
        except BaseException as error:
            print("".join(_shown(error, file)), end="")
            return True
        return False

    def complete(self, text: str) -> list[str]:
        """What the last word of `text` can become; nothing is called to find out, attributes are only read."""
        found = WORD.search(text)
        if not found:
            return []
        *path, start = found[0].split(".")
        known = self._members(path) if path else {*self.names, *dir(builtins), *keyword.kwlist}
        shown = sorted(name for name in known if name.startswith(start) and (start.startswith("_") or name[0] != "_"))
        return [".".join([*path, name]) for name in shown[:MAX_OPTIONS]]

    def _members(self, path: list[str]) -> set[str]:
        value = self.names.get(path[0], getattr(builtins, path[0], None))
        for name in path[1:]:
            value = getattr(value, name, None)
        return set(dir(value)) if value is not None else set()


def _shown(error: BaseException, file: str) -> list[str]:
    """The traceback from the learner's own first line on: what called it is no concern of theirs."""
    frame = error.__traceback__
    while frame is not None and frame.tb_frame.f_code.co_filename != file:
        frame = frame.tb_next
    return traceback.format_exception(type(error), error, frame)


@contextlib.contextmanager
def _no_input() -> Any:
    """Nobody can be asked: input() gets an end of file at once."""
    before, sys.stdin = sys.stdin, io.StringIO()
    try:
        yield
    finally:
        sys.stdin = before
