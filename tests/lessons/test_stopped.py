"""Commands in the order in which they had to stop."""

import pytest

from buddyscope.errors import InputError
from buddyscope.lessons.run.play import perform
from buddyscope.lessons.source.parse import parse_lesson

LESSON = """+++
id = "x"
title = "X"
[machine]
preset = "pc-64m"
[source]
book = "6.4"
spec = "5"
+++
## Rank {#rank}

```predict order
Who is first?
answer: stopped zoe bob
right: Yes.
wrong: No.
```

```run
zoe = alloc_pages gfp=GFP_KERNEL times=20000
bob = alloc_pages gfp=GFP_ATOMIC times=300
```
"""


def asked(text):
    return perform(parse_lesson(text, "x/en.md")).steps[1].resolved


def test_who_leaves_more_free_pages_stopped_first():
    prediction = asked(LESSON)
    assert [prediction.options[number] for number in prediction.answer] == ["zoe", "bob"]


def test_a_command_that_is_not_there_is_told():
    with pytest.raises(InputError, match="no command is called that"):
        asked(LESSON.replace("stopped zoe bob", "stopped zoe ann"))
