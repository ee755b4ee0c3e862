"""JSON that a person, a file or a page hands in."""

import json
from typing import Any

from buddyscope.errors import InputError


def read_json(text: str, file: str = "", line: int = 0) -> Any:
    """What the text says. Raises InputError, for nesting too deep and for numbers too long as well."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error}", file, line or error.lineno, found=repr(text[:60])) from None
    except (ValueError, RecursionError):
        raise InputError("not JSON that can be read: too deep, or a number too long", file, line) from None
