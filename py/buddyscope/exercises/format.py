"""Read an exercise from TOML. Every error names file and line, what was found and what was expected."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.size import SUFFIXES
from buddyscope.kernels.textbook.layout import Choice, Half, Layout, Merge, Policy, Variant, make_layout

from .answers import ASKS
from .exercise import Answer, Exercise, Step, Used
from .quantity import Units

type Table = Mapping[str, Any]

STATUSES = ("agrees", "published-wrong", "unanswered", "derived")
POLICY_FROM = ("published", "picture", "assumed")
SIX_POLICIES = tuple(f"{half}/{choice}" for half in Half for choice in Choice)

TOP_KEYS = {"id": str, "source": str, "task": str, "status": str, "note": str, "setup": dict, "start": dict}
TABLES = ("used", "step", "answer")
SETUP_KEYS = {
    "variant": str,
    "region": str,
    "smallest": str,
    "unit": str,
    "k": int,
    "sizes": list,
    "base": (int, str),
    "half": str,
    "choice": str,
    "merge": str,
    "policy_from": str,
    "same_counts": (str, list),
    "same_addresses": (str, list),
}
USED_KEYS = {"name": str, "at": (int, float), "block": (int, float), "request": (int, float, str)}
STATE_KEYS = {"free": dict, "addresses": dict}
RESULT_KEYS = {
    "ok": bool,
    "at": (int, float),
    "block": (int, float),
    "splits": int,
    "merges": int,
    **STATE_KEYS,
    "waste": (int, float),
}
STEP_KEYS = {"do": str, **RESULT_KEYS, "published": dict, "why": str, "note": str}
START_KEYS = {**STATE_KEYS, "published": dict, "why": str, "note": str}
ANSWER_KEYS = ("ask", "correct", "published", "why", "note", "step")

DO = re.compile(r"(?:(?P<name>\S+)\s*=\s*alloc\s+(?P<size>\S+)|free\s+(?P<freed>\S+))")


def read_exercise(path: Path) -> Exercise:
    """The exercise of a file. Raises InputError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the exercise cannot be read", str(path), found=str(error), expected="a TOML file") from None
    return parse_exercise(text, str(path))


def parse_exercise(text: str, file: str = "") -> Exercise:
    """The exercise that a TOML text holds. Raises InputError with file and line."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise InputError(
            "this is no TOML",
            file,
            int(line[1]) if line else text.count("\n") + 1,
            found=str(error),
            expected="TOML 1.0",
        ) from None
    try:
        return Reader(file, Lines(text)).exercise(tables)
    except InputError as error:
        raise error.at(file) from None


class Lines:
    """Where in a TOML text a table or a key of it stands."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.headers = [
            (match[1], number)
            for number, line in enumerate(self.lines, 1)
            if (match := re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line))
        ]

    def of(self, table: str, index: int = 0, key: str = "") -> int:
        """Line of the `index`-th header of a table ("": the top), or of a key in it; of the header without that key."""
        starts = [line for name, line in self.headers if name == table] if table else [0]
        start = starts[index] if index < len(starts) else 0
        for number, line in enumerate(self.lines[start:] if key else [], start + 1):
            if re.match(r"\s*\[", line):
                break
            if re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return number
        return max(1, start)


class Reader:
    """Reads the tables of one file."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file = file
        self.lines = lines
        self.units = Units()

    def exercise(self, tables: Table) -> Exercise:
        """All of it."""
        self.check(tables, {**TOP_KEYS, **dict.fromkeys(TABLES, list)}, "", 0, required=("id", "status", "setup"))
        self.word("status", tables["status"], STATUSES, "")
        setup = tables["setup"]
        self.check(setup, SETUP_KEYS, "setup", 0, required=("variant", "region", "smallest"))
        layout = self.layout(setup)
        used = tuple(self.used(entry, at) for at, entry in enumerate(self.array(tables, "used")))
        steps = tuple(self.step(entry, at) for at, entry in enumerate(self.array(tables, "step")))
        self.check_names(used, steps)
        return Exercise(
            self.file,
            tables["id"],
            tables.get("source", ""),
            tables.get("task", ""),
            tables["status"],
            tables.get("note", ""),
            self.units,
            layout,
            self.word("policy_from", setup.get("policy_from", "assumed"), POLICY_FROM, "setup"),
            self.policies(setup, "same_counts"),
            self.policies(setup, "same_addresses"),
            used,
            self.start(tables.get("start", {})),
            steps,
            tuple(self.answer(entry, at, len(steps)) for at, entry in enumerate(self.array(tables, "answer"))),
        )

    # -------------------------------------------------------------- setup

    def layout(self, setup: Table) -> Layout:
        """Region, sizes and policy."""
        self.units = Units(setup.get("k", 1024), self.word("unit", setup.get("unit", "B"), SUFFIXES, "setup"))
        region, smallest = (self.size(setup[key], "setup", 0, key, "B") for key in ("region", "smallest"))
        policy = Policy(
            Half(self.word("half", setup.get("half", "lower"), tuple(Half), "setup")),
            Choice(self.word("choice", setup.get("choice", "lowest-address"), tuple(Choice), "setup")),
            Merge(self.word("merge", setup.get("merge", "at-once"), tuple(Merge), "setup")),
        )
        base = self.base(setup.get("base", 0))
        variant = Variant(self.word("variant", setup["variant"], tuple(Variant), "setup"))
        sizes = tuple(
            self.size(size, "setup", 0, "sizes", "B") if isinstance(size, str) else self.amount(size)
            for size in setup.get("sizes", ())
        )
        try:
            return make_layout(variant, region, smallest, sizes, policy, base)
        except ValueError as error:
            raise self.error(str(error), "setup", 0, found=f"region {setup['region']}") from None

    def base(self, value: int | str) -> int:
        """An address in bytes: a bare number, or text such as 0x1000 or 100K."""
        try:
            return self.amount(value) if isinstance(value, int) else int(value, 0)
        except ValueError:
            return self.size(str(value), "setup", 0, "base", "B")

    def policies(self, setup: Table, key: str) -> tuple[str, ...] | None:
        """`"all"` or a list of half/choice."""
        value = setup.get(key)
        if value is None:
            return None
        if value == "all":
            return SIX_POLICIES
        names = [value] if isinstance(value, str) else value
        return tuple(self.word(key, name, SIX_POLICIES, "setup") for name in names)

    # -------------------------------------------------------------- tables

    def used(self, entry: Table, at: int) -> Used:
        """A `[[used]]`."""
        self.check(entry, USED_KEYS, "used", at, required=("name", "at", "block"))
        request = entry.get("request", entry["block"])
        size = self.size(request, "used", at, "request") if isinstance(request, str) else self.amount(request)
        return Used(entry["name"], self.amount(entry["at"]), self.amount(entry["block"]), size)

    def start(self, entry: Table) -> Step:
        """`[start]`, as step 0."""
        self.check(entry, START_KEYS, "start", 0)
        return self.made_step(entry, "start", 0, 0, "", ("", "", 0), STATE_KEYS)

    def step(self, entry: Table, at: int) -> Step:
        """A `[[step]]`."""
        self.check(entry, STEP_KEYS, "step", at, required=("do", "ok"))
        match = DO.fullmatch(entry["do"].strip())
        if not match:
            raise self.error("cannot read a step", "step", at, "do", entry["do"], "NAME = alloc SIZE, or free NAME")
        action = ("free", match["freed"], 0) if match["freed"] else ("alloc", match["name"], 0)
        if match["size"]:
            action = ("alloc", match["name"], self.size(match["size"], "step", at, "do"))
            if action[2] < 1:
                raise self.error("a request of nothing", "step", at, "do", entry["do"], "a size above 0")
        return self.made_step(entry, "step", at, at + 1, entry["do"], action, RESULT_KEYS)

    def made_step(
        self, entry: Table, table: str, at: int, number: int, do: str, action: tuple[str, str, int], keys: Table
    ) -> Step:
        """The parts that a step and the start share."""
        published = entry.get("published", {})
        self.check(published, keys, table, at)
        expected = {key: self.value(key, entry[key], table, at) for key in keys if key in entry}
        values = {key: self.value(key, value, table, at) for key, value in published.items()}
        line = self.lines.of(table, at)
        return Step(number, line, do, *action, expected, values, entry.get("why", ""))

    def answer(self, entry: Table, at: int, steps: int) -> Answer:
        """An `[[answer]]`."""
        if "ask" not in entry or "correct" not in entry:
            raise self.error("an answer needs a key", "answer", at, found=", ".join(entry), expected="ask and correct")
        ask = self.word("ask", entry["ask"], tuple(ASKS), "answer", at)
        arguments = ASKS[ask].arguments
        self.check(
            entry,
            dict.fromkeys((*ANSWER_KEYS, *arguments), object),
            "answer",
            at,
            required=arguments[: ASKS[ask].required],
        )
        step = entry.get("step", steps)
        if not isinstance(step, int) or isinstance(step, bool) or not 0 <= step <= steps:
            raise self.error("no such step", "answer", at, "step", str(step), f"0 to {steps}")
        given = {key: entry[key] for key in arguments if key in entry} | ({"step": step} if "step" in entry else {})
        line = self.lines.of("answer", at)
        return Answer(line, ask, entry["correct"], given, entry.get("published"), entry.get("why", ""))

    def check_names(self, used: Iterable[Used], steps: Iterable[Step]) -> None:
        """A name is given again only when its block came back (or was never given)."""
        held = {entry.name for entry in used}
        for step in steps:
            if step.action == "free":
                held.discard(step.name)
            elif step.name in held:
                raise self.error(
                    "the name holds a block already", "step", step.number - 1, "do", step.do, "another name"
                )
            elif step.expected["ok"]:
                held.add(step.name)

    # -------------------------------------------------------------- values

    def value(self, key: str, value: Any, table: str, at: int) -> Any:
        """A result of a step, with sizes and offsets in bytes."""
        if key == "addresses" and not all(isinstance(offsets, list) for offsets in value.values()):
            raise self.error("addresses are no lists", table, at, key, repr(value), "size = [offset, ...]")
        if key == "free":
            return {self.amount_text(size, table, at, key): count for size, count in value.items()}
        if key == "addresses":
            return {
                self.amount_text(size, table, at, key): [self.amount(offset) for offset in offsets]
                for size, offsets in value.items()
            }
        return self.amount(value) if key in ("at", "block") else value

    def amount(self, number: float) -> int:
        """A bare number in bytes."""
        return int(self.units.exact(number))

    def amount_text(self, text: str, table: str, at: int, key: str) -> int:
        """A size that is the key of a table: a bare number."""
        try:
            return self.amount(float(text) if "." in text else int(text))
        except ValueError:
            raise self.error("a size is no number", table, at, key, repr(text), "a bare number") from None

    def size(self, text: str | float, table: str, at: int, key: str, bare: str = "") -> int:
        """A size with its suffix, in bytes."""
        try:
            return self.units.size(str(text), bare)
        except InputError as error:
            raise error.at(self.file, self.lines.of(table, at, key)) from None

    def array(self, tables: Table, name: str) -> list[Table]:
        """The tables of an array of tables."""
        entries: list[Table] = tables.get(name, [])
        for entry in entries:
            if not isinstance(entry, dict):
                raise self.error(
                    f"{name} is no array of tables", "", key=name, found=repr(entry), expected=f"[[{name}]]"
                )
        return entries

    def word(self, kind: str, word: str, known: tuple[str, ...], table: str, at: int = 0) -> str:
        """A word of a closed list."""
        if word not in known:
            raise unknown_word(kind, str(word), known).at(self.file, self.lines.of(table, at, kind))
        return word

    def check(self, entry: Any, keys: Mapping[str, Any], table: str, at: int, required: Iterable[str] = ()) -> None:
        """Keys that are known and of their kind, and none missing."""
        if not isinstance(entry, dict):
            raise self.error("this is no table", table, at, found=repr(entry), expected="a table")
        for key, value in entry.items():
            if key not in keys:
                raise unknown_word("key", key, keys).at(self.file, self.lines.of(table, at, key))
            kind = keys[key]
            if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool and kind is not object):
                raise self.error(f"{key} is of another kind", table, at, key, repr(value), _kind_name(kind))
        for key in required:
            if key not in entry:
                raise self.error(f"{key} is missing", table, at, found=", ".join(entry) or "nothing", expected=key)

    def error(
        self, message: str, table: str, at: int = 0, key: str = "", found: str = "", expected: str = ""
    ) -> InputError:
        """An error with the line of the key."""
        return InputError(message, self.file, self.lines.of(table, at, key), found=found, expected=expected)


def _kind_name(kind: Any) -> str:
    names: dict[Any, str] = {str: "text", int: "a whole number", bool: "true or false", dict: "a table", list: "a list"}
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return " or ".join(dict.fromkeys(names.get(one, "a number") for one in kinds))
