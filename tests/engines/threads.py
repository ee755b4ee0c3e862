"""The threads of workers in the browsers that a test started, counted by the names that the engines give them.

A loop that runs on in a worker that was ended can be seen nowhere else: no page hears of it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

# Firefox; WebKitGTK, whose names are cut to the last fifteen letters
NAMES = ("DOM Worker", "Core: Worker")


def worker_threads() -> int:
    return sum(name.endswith(NAMES) for process in descendants(os.getpid()) for name in threads_of(process))


def descendants(ancestor: int) -> list[int]:
    children = defaultdict(list)
    for process in Path("/proc").glob("[0-9]*"):
        children[parent_of(process)].append(int(process.name))
    found = [ancestor]
    for process in found:
        found += children[process]
    return found


def parent_of(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def threads_of(process: int) -> list[str]:
    try:
        return [(thread / "comm").read_text().strip() for thread in Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return []
