"""The front matter's table, its check and its JSON Schema say the same."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from buddyscope.errors import InputError
from buddyscope.lessons.source.front_matter import check_front, schema

LESSONS = Path(__file__).parents[2] / "lessons"
WHOLE = """id = "x"
title = "T"
after = ["w"]
[machine]
preset = "matchbox"
boot = "slow"
[source]
book = "6.2"
spec = "6.1"
[teacher]
objective = "O"
minutes = 10
misconceptions = ["M"]
[[teacher.discussion]]
question = "Q"
answer = "A"
[translates]
start = "12ab"
"""


def test_the_shipped_schema_is_the_tables():
    assert json.loads((LESSONS / "schema.json").read_text()) == schema()


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", sorted(LESSONS.glob("*/*.md")), ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_every_lesson_fits_the_schema(path):
    front = path.read_text(encoding="utf-8").split("+++\n")[1]
    jsonschema.validate(tomllib.loads(front), schema())


CASES = [
    ("", "", "", 0),
    ('id = "x"', 'id = "X"', "bad id", 2),
    ('id = "x"\n', "", "the front matter has no id", 1),
    ('title = "T"', "title = 3", "title is not a text", 3),
    ('title = "T"', 'title = " "', "title is empty", 3),
    ('after = ["w"]', "after = []", "", 0),
    ('after = ["w"]', 'after = "w"', "after is not a list of texts", 4),
    ('after = ["w"]', "after = [1]", "after is not a list of texts", 4),
    ('preset = "matchbox"\n', "", "[machine] has no preset", 5),
    ('boot = "slow"', 'boot = "slwo"', "unknown boot 'slwo'", 7),
    ('book = "6.2"', 'bok = "6.2"', "unknown key of [source] 'bok'", 9),
    ("minutes = 10", "minutes = 0", "minutes is empty or too small", 13),
    ("minutes = 10", "minutes = true", "minutes is not a whole number", 13),
    ('misconceptions = ["M"]', "misconceptions = []", "misconceptions is empty", 14),
    ('question = "Q"\n', "", "[discussion] has no question", 15),
    ('start = "12ab"', "start = 12", "start is not a text", 19),
    ('title = "T"', 'titel = "T"', "unknown key of the front matter 'titel'", 3),
]


@pytest.mark.parametrize(("old", "new", "message", "line"), CASES, ids=[case[1] or case[2] for case in CASES])
def test_check_and_schema_agree(old, new, message, line):
    text = WHOLE.replace(old, new, 1)
    front = tomllib.loads(text)
    fits = jsonschema.Draft202012Validator(schema()).is_valid(front)
    assert fits == (not message)
    if fits:
        check_front(front, text.splitlines())
        return
    with pytest.raises(InputError, match=message.replace("[", r"\[").replace("]", r"\]")) as caught:
        check_front(front, text.splitlines())
    assert caught.value.line == line
