"""The notes on book and code stand in Python, and in the page's words as well: the English of both is the same."""

import re
from pathlib import Path

from buddyscope.kernels.linux_2_4_22.service.book_notes import NOTES

WORDS = Path(__file__).parents[1] / "web/src/i18n/en/differences.js"


def test_the_page_says_what_the_notes_say():
    text = WORDS.read_text(encoding="utf-8")
    said = dict(re.findall(r'"difference\.([\w-]+)":\s*"((?:[^"\\]|\\.)*)"', text))
    assert said == {note.id: note.text() for note in NOTES}
