"""`buddyscope lessons new ID`: a lesson that holds from its first line, to be rewritten piece by piece."""

from pathlib import Path

from buddyscope.errors import InputError
from buddyscope.kernels.registry import kernel_named

from .front_matter import ID

TEMPLATE = """+++
id = "{id}"
title = "Say what the lesson claims"

[machine]
preset = "matchbox"

[source]
book = "6.2 Allocating Pages"
spec = "6.1 rmqueue"

[teacher]
objective = "Say what a learner can do afterwards."
minutes = 12
misconceptions = ["Say what people get wrong."]

[[teacher.discussion]]
question = "Ask something that has no single answer."
answer = "Say what a good answer has in it."
+++

A question that somebody really asked.

## One request {{#ask}}

What happens, up to the point where the learner can say how it goes on.

```predict page
Which page does A get?
answer: a
right: Yes. Say why.
wrong: No. Say why, and what to look at.
unsure: Say what to look at.
```

```run
a = {alloc} order=0
```

```expect blocks
a = 15 order 0
```

```hint
A nudge.
```

```hint
A pointer.
```

```hint
Nearly the answer.
```

## Your turn {{#challenge}}

```challenge
What to reach.
par: 1
done: Solved. Say what it shows.
```

```goal facts
live <= 4
cannot order 4
```

```solution
x = {alloc} order=2
```

```hint
A nudge.
```

```hint
A pointer.
```

```hint
Nearly the answer.
```

## In the source, and today {{#source}}

```source
Section 6.2. Say where the code does it.
```

```today
Say how Linux 6.12 does it.
```

```recall
The first thing to remember?
answer: Say it in one sentence.
```

```recall
The second?
answer: Say it.
```

```recall
The third?
answer: Say it.
```
"""


def write_new(folder: Path, name: str, language: str = "en") -> int:
    """Write `<folder>/<name>/<language>.md`. Raises InputError for a bad id, or when there is one already."""
    if not ID.match(name):
        raise InputError("bad id", found=name, expected="small letters, digits and -")
    path = folder / name / f"{language}.md"
    if path.exists():
        raise InputError("there is a lesson already", str(path), expected="another id")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE.format(id=name, alloc=kernel_named().alloc_verb), encoding="utf-8")
    print(f"{path} is written, and holds. Put it into {folder / 'order.toml'}:")
    print(f'\n[[part.lesson]]\nid = "{name}"\nnumber = …\n\nAfter each change: buddyscope lessons check {path}')
    return 0
