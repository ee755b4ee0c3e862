"""TOML that an author writes: the front matter of a lesson, the order of lessons, the points of the chapter."""

import re
import tomllib
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError

LINE = re.compile(r"at line (\d+)")


def read_toml(text: str, before: int = 0) -> dict[str, Any]:
    """What the text says; `before` lines stand above it in its file. Raises InputError with the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = LINE.search(str(error))
        raise InputError(f"not TOML: {error}", line=before + int(match[1]) if match else before) from None
    except (ValueError, RecursionError):
        raise InputError("not TOML that can be read: too deep, or a number too long", line=before) from None


def read_toml_file(path: Path) -> dict[str, Any]:
    """The same from a file."""
    try:
        return read_toml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", str(path)) from None
    except InputError as error:
        raise error.at(str(path)) from None
