"""A program for kernel.test.js: histories of Linux 7.3 with the model's own state at some of their records, in JSON."""

import json
import random
import sys
from typing import Any

from buddyscope.kernels.registry import kernel_named
from buddyscope.machine.history import history, snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset
from buddyscope.machine.workloads import Running

KERNEL = "7.3"
SITUATIONS = (("teaching", "steady", 120), ("teaching-cache", "page-cache", 60), ("two-nodes", "fork-storm", 60))
CURSORS = 40


def situation(name: str, workload: str, requests: int) -> dict[str, Any]:
    """{machine, history, at: [[cursor, snapshot], …]}, the cursors in no order."""
    machine = Machine(preset(name, KERNEL), kernel_named(KERNEL))
    start = snapshot(machine)
    Running(machine, workload, 7, requests, {}).run(requests)
    story = history(machine, start)
    chance = random.Random(73)
    length = machine.timeline.length
    cursors = [0, length, *(chance.randrange(length + 1) for _ in range(CURSORS))]
    at = []
    for cursor in cursors:
        machine.timeline.seek(cursor)
        at.append([cursor, snapshot(machine)])
    return {"machine": name, "history": story, "at": at}


json.dump([situation(*one) for one in SITUATIONS], sys.stdout)
