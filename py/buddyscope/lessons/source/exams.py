"""Exams in a lesson, which the engine makes anew for each learner.

```practice cases=5 pass=4         failed requests: why, and what repairs them
```practice operations=6 pass=5    requests and frees, carried out by hand
"""

import re
from collections.abc import Sequence

from buddyscope.errors import InputError
from buddyscope.lessons.model import Exam

EXAMPLE = "practice cases=5 pass=4, or practice operations=6 pass=5"
PAIR = re.compile(r"(cases|operations|pass)=([0-9]{1,9})\Z")
MOST = 20


def read_exam(line: int, words: Sequence[str], body: str) -> Exam:
    """The words after `practice`. Raises InputError."""
    pairs = [PAIR.match(word) for word in words]
    values = {pair[1]: int(pair[2]) for pair in pairs if pair}
    kinds = [kind for kind in ("cases", "operations") if kind in values]
    if len(values) != len(words) or len(kinds) != 1 or "pass" not in values or body:
        found = " ".join(["practice", *words])
        raise InputError("not an exam", line=line, found=repr(found), expected=EXAMPLE)
    count, needed = values[kinds[0]], values["pass"]
    if not 1 <= needed <= count <= MOST:
        raise InputError(
            "an exam that cannot be", line=line, found=f"{needed} of {count}", expected=f"1 <= pass <= count <= {MOST}"
        )
    return Exam(line, kinds[0], count, needed)
