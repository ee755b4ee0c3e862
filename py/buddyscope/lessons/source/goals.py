"""What a challenge may demand beyond buddyinfo: a closed set of predicates, one a line, all of which must hold.

    requested >= 12        pages that the callers of all held blocks need
    waste <= 25%           part of the allocated pages that nobody asked for
    includes 3 5           held requests for just these numbers of pages are among them
    live <= 4              allocated pages
    requests <= 3          allocations that the learner asked for, served or not
    remote == 0            those of them that were served from another node than the CPU's
    coverage == 100%       edges of the graph of alloc_pages() that the learner's commands took, of those there are here
    calls balance_classzone == 0    calls of a kernel function by the learner's commands
    free_pages == 8        free pages of the whole machine
    free DMA >= 200        free pages of a zone
    served hog >= 100      requests that the learner's last command of this name served; without one nothing is met
    wakes == 2             how often the learner's commands woke kswapd
    merges == 0 0 1 2      merges of each free of the learner's, in order
    bits order 2 == 11     the bitmap of an order of the first zone
    can order 3            some list has a block of this order or a larger one; watermarks are not asked
    cannot order 2

web/src/kernels/linux-2.4.22/goal-facts.js means the same; tests/lessons/goal_cases.json holds both to it.
"""

import re
from dataclasses import replace

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.kernel import Kernel
from buddyscope.lessons.model import Goal

NUMBERS = ("requested", "waste", "live", "free_pages", "wakes", "requests", "remote", "coverage")
PERCENT = ("waste", "coverage")
NAMED = ("free", "served", "calls")
"""with a name between the word and the number"""
KINDS = (*NUMBERS, *NAMED, "includes", "merges", "bits", "can", "cannot")
EXAMPLES = {
    "requested": "requested >= 12",
    "waste": "waste <= 25%",
    "live": "live <= 4",
    "requests": "requests <= 3",
    "remote": "remote == 0",
    "coverage": "coverage == 100%",
    "calls": "calls FUNCTION == 0",
    "free_pages": "free_pages == 8",
    "wakes": "wakes == 2",
    "free": "free DMA >= 200",
    "served": "served hog >= 100",
    "includes": "includes 3 5",
    "merges": "merges == 0 0 1 2",
    "bits": "bits order 2 == 11",
    "can": "can order 3",
    "cannot": "cannot order 2",
}
SHAPES = {
    **{kind: re.compile(r"(<=|>=|==)\s*([0-9]{1,18})(%?)\Z") for kind in (*NUMBERS, *NAMED)},
    "includes": re.compile(r"()([0-9]{1,18}(?:\s+[0-9]{1,18})*)()\Z"),
    "merges": re.compile(r"(==)\s*([0-9]{1,18}(?:\s+[0-9]{1,18})*)()\Z"),
    "bits": re.compile(r"order\s+([0-9]{1,18})\s*==\s*([01]+)()\Z"),
    "can": re.compile(r"order\s+()([0-9]{1,18})()\Z"),
    "cannot": re.compile(r"order\s+()([0-9]{1,18})()\Z"),
}


def parse_goal(text: str, kernel: Kernel, line: int = 0) -> Goal:
    """One line, in the vocabulary of a kernel. Raises InputError."""
    kind, _, rest = text.strip().partition(" ")
    known = kernel.vocabulary.goals
    if kind not in known:
        raise unknown_word("goal", kind, known).at(line=line)
    if kind in NAMED:
        of, _, rest = rest.strip().partition(" ")
        of = _function(of, kernel, line) if kind == "calls" else of
        return replace(_compared(kind, rest, text, line), of=of)
    return _compared(kind, rest, text, line)


def _compared(kind: str, rest: str, text: str, line: int) -> Goal:
    match = SHAPES[kind].match(rest.strip())
    if not match or (match[3] == "%") != (kind in PERCENT):
        raise InputError("not a goal", line=line, found=repr(text.strip()), expected=EXAMPLES[kind])
    if kind == "bits":
        return Goal(line, text.strip(), kind, "==", int(match[1]), tuple(map(int, match[2])))
    numbers = tuple(int(word) for word in match[2].split())
    if kind in ("can", "cannot"):
        return Goal(line, text.strip(), kind, "", numbers[0], ())
    return Goal(line, text.strip(), kind, match[1], 0, numbers)


def _function(name: str, kernel: Kernel, line: int) -> str:
    names = [name for graph in kernel.call_graphs.values() for name in graph.functions()]
    if name not in names:
        raise unknown_word("function of the call graphs", name, names).at(line=line)
    return name
