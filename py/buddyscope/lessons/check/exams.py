"""Exams in a lesson, which the engine makes anew for each learner.

```practice cases=5 pass=4         failed requests: why, and what repairs them
```practice operations=6 pass=5    requests and frees, carried out by hand
"""

import re
from collections.abc import Iterator, Sequence

from buddyscope.errors import InputError
from buddyscope.kernels.registry import kernel_part
from buddyscope.lessons.model import Exam, Lesson

EXAMPLE = "practice cases=5 pass=4, or practice operations=6 pass=5"
PAIR = re.compile(r"(cases|operations|pass)=([0-9]{1,9})\Z")
MOST = 20
SEEDS = range(1, 9)
"""the exams that the check draws"""


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


def broken_exams(lesson: Lesson) -> Iterator[InputError]:
    """Exams for which the engine has no tasks, or tasks with more than one answer. Drawn from a few seeds."""
    for exam in (step.exam for step in lesson.steps if step.exam):
        for seed in SEEDS:
            if why := _why_broken(lesson.kernel, exam, seed):
                yield InputError(why, lesson.file, exam.line, found=f"seed {seed}", expected="one right answer")
                return


def _why_broken(kernel: str, exam: Exam, seed: int) -> str:
    if exam.kind == "operations":
        tasks = kernel_part(kernel, "practice.api").make_exam(exam.count, seed)
        return "" if len(tasks) == exam.count and all(task.moves for task in tasks) else "an operation without moves"
    make_case = kernel_part(kernel, "practice.api").make_case
    cases = [make_case(seed * MOST + number) for number in range(exam.count)]
    return "" if all(has_exactly_one_repair(case["repairs"]) for case in cases) else "a case without its one repair"


def has_exactly_one_repair(repairs: object) -> bool:
    """Exactly one of the changes works."""
    return isinstance(repairs, list) and [repair["works"] for repair in repairs].count(True) == 1
