"""A program for kernels.test.js: the same requests on Linux 2.4.22 and on Linux 7.3, as two histories in JSON."""

import json
import sys
from typing import Any

from buddyscope.kernels.registry import kernel_named
from buddyscope.machine.history import history, snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

REQUESTS = ("a = alloc_pages order=0", "b = alloc_pages order=0", "__free_pages a")


def story(kernel: str, machine_name: str) -> dict[str, Any]:
    machine = Machine(preset(machine_name, kernel), kernel_named(kernel))
    start = snapshot(machine)
    for request in REQUESTS:
        machine.run(request)
    return history(machine, start)


json.dump([story("2.4.22", "matchbox"), story("7.3", "teaching")], sys.stdout)
