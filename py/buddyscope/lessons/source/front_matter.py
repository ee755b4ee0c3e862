"""The front matter of a lesson: one table, from which the check and the JSON Schema (schema.json) are made."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.registry import DEFAULT

ID = re.compile(r"[a-z][a-z0-9-]*\Z")
BOOTS = ("at once", "slow")
SCHEMA_URL = "https://json-schema.org/draft/2020-12/schema"

TYPES: dict[str, tuple[type, str]] = {
    "string": (str, "a text"),
    "integer": (int, "a whole number"),
    "strings": (list, "a list of texts"),
    "table": (dict, "a table"),
    "tables": (list, "a list of tables"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it holds, whether it must be there, and what may be in it."""

    name: str
    kind: str
    about: str
    required: bool = True
    choices: tuple[str, ...] = ()
    pattern: str = ""
    at_least: int = 1
    """the smallest number, or the shortest list"""
    keys: tuple["Key", ...] = ()
    """of a table; empty: any keys, all with texts"""


FRONT = (
    Key("id", "string", "the name of the folder; never changes", pattern=r"^[a-z][a-z0-9-]*$"),
    Key("title", "string", "what the lesson claims"),
    Key("after", "strings", "lessons that come before it", required=False, at_least=0),
    Key(
        "machine",
        "table",
        "what it plays on",
        keys=(
            Key("kernel", "string", f"the kernel's name; {DEFAULT} where it is not said", required=False),
            Key("preset", "string", "the name of a preset"),
            Key("boot", "string", "slow: all pages reserved, handed over by commands", required=False, choices=BOOTS),
        ),
    ),
    Key(
        "stage",
        "table",
        "a picture that grows: instruments of the stage, by step; without it all of them",
        required=False,
        keys=(
            Key("start", "strings", "instruments on the stage from the first step"),
            Key("new", "table", "instrument = the step with which it comes", required=False),
        ),
    ),
    Key(
        "source",
        "table",
        "what it follows",
        keys=(
            Key("book", "string", "sections and figures of the book"),
            Key("spec", "string", "sections of the specification"),
        ),
    ),
    Key(
        "teacher",
        "table",
        "for the teacher's page",
        required=False,
        keys=(
            Key("objective", "string", "what a learner can do afterwards"),
            Key("minutes", "integer", "how long it takes"),
            Key("misconceptions", "strings", "what people get wrong"),
            Key(
                "discussion",
                "tables",
                "questions for the room",
                keys=(Key("question", "string", "asks"), Key("answer", "string", "what a good answer has")),
            ),
        ),
    ),
    Key(
        "translates",
        "table",
        "of a translation: the stamp of each English step, by `buddyscope lessons stamp`",
        required=False,
    ),
)


def check_front(front: Mapping[str, Any], lines: Sequence[str]) -> None:
    """Raise InputError for the first thing that the table does not allow. `lines` are those between the +++."""
    _check_table("the front matter", front, FRONT, lines, 1)


def _check_table(what: str, table: Mapping[str, Any], keys: Sequence[Key], lines: Sequence[str], line: int) -> None:
    if not keys:
        keys = [Key(name, "string", "") for name in table]
    for name in table:
        if name not in [key.name for key in keys]:
            kind = "key of the front matter" if keys is FRONT else f"key of {what}"
            raise unknown_word(kind, name, [key.name for key in keys]).at(line=line_of(lines, name, line))
    for key in keys:
        here = line_of(lines, key.name, line)
        if key.name not in table:
            if key.required:
                raise InputError(f"{what} has no {key.name}", line=here, expected=f"{key.name}: {key.about}")
            continue
        _check_value(key, table[key.name], lines, here)


def _check_value(key: Key, value: Any, lines: Sequence[str], line: int) -> None:
    words = TYPES[key.kind][1]
    if not _is_a(key.kind, value):
        raise InputError(f"{key.name} is not {words}", line=line, found=repr(value)[:60], expected=key.about)
    if key.choices and value not in key.choices:
        raise unknown_word(key.name, value, key.choices).at(line=line)
    if key.pattern and not re.search(key.pattern, value):
        raise InputError(f"bad {key.name}", line=line, found=value, expected="small letters, digits and -")
    size = value if key.kind == "integer" else len(value) if key.kind != "string" else 1 if value.strip() else 0
    if key.kind != "table" and size < key.at_least:
        raise InputError(f"{key.name} is empty or too small", line=line, found=repr(value)[:60], expected=key.about)
    if key.kind == "strings" and not all(isinstance(each, str) and each.strip() for each in value):
        raise InputError(f"{key.name} is not {words}", line=line, found=repr(value)[:60], expected=key.about)
    for each in value if key.kind == "tables" else [value] if key.kind == "table" else []:
        if not isinstance(each, dict):
            raise InputError(f"{key.name} is not {words}", line=line, found=repr(each)[:60], expected=key.about)
        _check_table(f"[{key.name}]", each, key.keys, lines, line)


def _is_a(kind: str, value: Any) -> bool:
    return isinstance(value, TYPES[kind][0]) and not isinstance(value, bool)


def line_of(lines: Sequence[str], name: str, after: int = 1) -> int:
    """The line of the file (the first +++ is 1) that has this key or table, from `after` on; `after` if none has."""
    pattern = re.compile(rf"\s*(?:\[+(?:\w+\.)*{re.escape(name)}\]+|{re.escape(name)}\s*=)")
    for number, text in enumerate(lines, 2):
        if number >= after and pattern.match(text):
            return number
    return after


# ---------------------------------------------------------------------- as JSON Schema


def schema() -> dict[str, Any]:
    """The JSON Schema of the front matter; lessons/schema.json is this, and a test holds them together."""
    return {
        "$schema": SCHEMA_URL,
        "title": "Front matter of a Buddyscope lesson",
        **_table_schema(FRONT),
    }


def _table_schema(keys: Sequence[Key]) -> dict[str, Any]:
    if not keys:
        return {"type": "object", "additionalProperties": {"type": "string", "pattern": r"\S"}}
    return {
        "type": "object",
        "properties": {key.name: {"description": key.about, **_value_schema(key)} for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def _value_schema(key: Key) -> dict[str, Any]:
    if key.kind == "integer":
        return {"type": "integer", "minimum": key.at_least}
    if key.kind == "strings":
        return {"type": "array", "items": {"type": "string", "pattern": r"\S"}, "minItems": key.at_least}
    if key.kind == "tables":
        return {"type": "array", "items": _table_schema(key.keys), "minItems": key.at_least}
    if key.kind == "table":
        return _table_schema(key.keys)
    if key.choices:
        return {"type": "string", "enum": list(key.choices)}
    return {"type": "string", "pattern": key.pattern or r"\S"}
