"""Bad input: one error that says where, what was found and what was expected."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

MOST = 600
"""letters of each part of an error"""


@dataclass
class InputError(ValueError):
    """Something that a person wrote cannot be used. Exit status 2 on the command line."""

    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    found: str = ""
    expected: str = ""
    nearest: str = ""
    key: str = ""
    """of the page's dictionaries, such as "refused.name", where the most common refusals are in every language"""
    values: dict[str, str] = field(default_factory=dict)
    """what fills it"""

    def __post_init__(self) -> None:
        """Whoever hands in a text of a megabyte does not get it back in the error."""
        self.message, self.found, self.expected = map(_short, (self.message, self.found, self.expected))

    def __str__(self) -> str:
        """file:line: message (found …, expected …; did you mean …?)"""
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        detail = ", ".join(
            f"{label} {text}" for label, text in (("found", self.found), ("expected", self.expected)) if text
        )
        text = f"{where}: {self.message}" if where else self.message
        text += f" ({detail})" if detail else ""
        return f"{text}; did you mean {self.nearest}?" if self.nearest else text

    def keyed(self, short: str, **values: str) -> "InputError":
        """The same error, which the page can put into its own words."""
        self.key, self.values = f"refused.{short}", {name: _short(value) for name, value in values.items()}
        return self

    def at(self, file: str = "", line: int = 0) -> "InputError":
        """The same error with a place, where it has none yet."""
        self.file = self.file or file
        self.line = self.line or line
        return self


def _short(text: str) -> str:
    return text if len(text) <= MOST else f"{text[:MOST]} …"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or ""."""
    near = get_close_matches(word[:MOST], list(known), 1, 0.4)
    return near[0] if near else ""


def unknown_word(kind: str, word: str, known: Iterable[str]) -> InputError:
    """The error for a word that is not in a closed list."""
    words = list(known)
    return InputError(
        f"unknown {kind} {word!r}",
        found=repr(word),
        expected=f"one of {', '.join(words)}",
        nearest=nearest(word, words),
    )
