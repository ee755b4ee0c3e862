"""Markdown -> HTML without raw HTML, by markdown-it-py, which only authors of lessons need."""

from functools import cache
from typing import TYPE_CHECKING

from buddyscope.errors import InputError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _parser() -> "MarkdownIt":
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise InputError("markdown-it-py is not installed", expected="pip install 'buddyscope[lessons]'") from None
    return MarkdownIt("commonmark", {"html": False, "typographer": False})


def to_html(text: str) -> str:
    """Paragraphs, lists, emphasis, code."""
    return str(_parser().render(text)).strip()


def to_inline_html(text: str) -> str:
    """The same within one line."""
    return str(_parser().renderInline(text)).strip()
