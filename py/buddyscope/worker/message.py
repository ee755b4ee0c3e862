"""One message of the page: its fields, read and looked at, and what is said of one that cannot be used."""

from typing import Any

from buddyscope.errors import InputError
from buddyscope.formats.json_text import read_json

VERSION = 1
MAX_COMMANDS = 100_000

type Json = dict[str, Any]


def read_message(text: str) -> Json:
    """One message of this protocol. Its type is not looked at."""
    message = read_json(text)
    if not isinstance(message, dict) or message.get("v") != VERSION or not isinstance(message.get("id"), int):
        raise InputError("not a message of this protocol", found=repr(text[:60]), expected="v: 1, an id and a type")
    return message


def error_payload(error: Exception) -> Json:
    """What the page is told of an error."""
    if not isinstance(error, InputError):
        return {"message": str(error)}
    keys = ("message", "line", "column", "found", "expected", "nearest", "key", "values")
    return {key: value for key in keys if (value := getattr(error, key))}


def require_command_list(value: object) -> list[str]:
    """Commands, at most MAX_COMMANDS of them."""
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InputError("no commands", found=repr(value)[:60], expected="a list of texts")
    if len(value) > MAX_COMMANDS:
        raise InputError("too many commands", found=str(len(value)), expected=f"at most {MAX_COMMANDS}")
    return value


def require_text(value: object, most: int, missing: str) -> str:
    """A text of at most `most` characters; `missing` is said where there is none."""
    if not isinstance(value, str) or len(value) > most:
        raise InputError(missing, found=repr(value)[:60], expected=f"a text of at most {most} characters")
    return value


def require_int(message: Json, key: str, default: int, low: int, high: int) -> int:
    """A whole number of the message, from `low` to `high`."""
    value = message.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise InputError(
            f"{key} cannot be {value!r}", found=repr(value)[:40], expected=f"a whole number from {low} to {high}"
        )
    return value
