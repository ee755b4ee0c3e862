"""What the page knows of a kernel is what Python says: description.json, and a sentence for every message."""

import json
import re
from pathlib import Path

import pytest

from buddyscope.kernels.api.description import describe
from buddyscope.kernels.registry import KERNELS, kernel_named

WEB = Path(__file__).parents[1] / "web/src"


@pytest.mark.parametrize("name", KERNELS)
def test_the_committed_description_is_what_describe_prints(name):
    package = KERNELS[name].rpartition(".")[2]
    folder = f"linux-{name}" if package.startswith("linux") else name
    path = WEB / f"kernels/{folder}/description.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(describe(kernel_named(name)))), f"buddyscope describe {name} > {path}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_message_has_words_with_the_same_gaps(language):
    text = (WEB / f"i18n/{language}/differences.js").read_text(encoding="utf-8")
    words = dict(re.findall(r'"message\.([\w-]+)":\s*"((?:[^"\\]|\\.)*)"', text))
    english = {message.key: message.english for message in kernel_named().messages}
    assert set(english) <= set(words)
    gaps = {key: sorted(re.findall(r"{(\w+)}", words[key])) for key in english}
    assert gaps == {key: sorted(re.findall(r"{(\w+)}", sentence)) for key, sentence in english.items()}


def test_every_function_of_the_list_is_registered():
    assert kernel_named().functions.missing() == []
