"""What questions and their reasons say, in each language. Interface words are the page's own (web/src/i18n).

The texts stand in words_en.py and words_es.py; both have the same keys and the same placeholders.
"""

import re
from collections.abc import Mapping

from buddyscope.errors import unknown_word

from . import texts_en as words_en
from . import texts_es as words_es

TEXTS: Mapping[str, Mapping[str, str]] = {"en": words_en.TEXTS, "es": words_es.TEXTS}
HOLE = re.compile(r"\{(\w+)\}")


class Words:
    """The texts of one language, to be filled in."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.texts = TEXTS[lang]

    def __call__(self, key: str, values: Mapping[str, object] | None = None) -> str:
        """The text of a key; every placeholder must have its value."""
        return HOLE.sub(lambda hole: str((values or {})[hole[1]]), self.texts[key])


def words_in(lang: str) -> Words:
    """The words of a language. Raises InputError that names those there are."""
    if lang not in TEXTS:
        raise unknown_word("language", lang, TEXTS)
    return Words(lang)
