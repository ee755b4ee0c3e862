"""A situation to ask about: a machine, the commands that led there, and trials of what might come next."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from buddyscope.errors import InputError
from buddyscope.kernels.api.context import Result
from buddyscope.kernels.linux_2_4_22.service.custom_machine import custom_machine
from buddyscope.kernels.linux_2_4_22.service.presets import NAME, LinuxMachine
from buddyscope.kernels.registry import kernel_named
from buddyscope.machine.machine import Machine
from buddyscope.tracing.journal import records

type Request = Mapping[str, Any]
"""MachineRequest of protocol.d.ts: {"preset": NAME} or {"custom": {…}}"""
type Record = tuple[int, int, int, int, int]

TRIES = 2000
"""a situation that still cannot be sample_until after so many tries is a mistake in its rules"""


@dataclass(frozen=True, slots=True)
class Trial:
    """One command, run and taken back: what it gave and what it left in the journal."""

    command: str
    result: Result
    records: tuple[Record, ...]

    @property
    def served(self) -> bool:
        """The request got a block."""
        return self.result.page is not None


class Situation:
    """A booted machine and what was done to it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.machine = Machine(spec_of(request))
        self.setup: list[str] = []

    def run(self, text: str) -> Result:
        """A command that belongs to the situation."""
        self.setup.append(text)
        return self.machine.run(text)

    def try_out(self, *texts: str) -> Trial:
        """What would the last of these commands do? The machine is as it was afterwards."""
        machine, before = self.machine, len(self.setup)
        for text in texts:
            result = machine.run(text)
        span = machine.timeline.spans[-1]
        found = tuple(records(machine.system.log, span.start, span.end))
        self._take_back(before)
        return Trial(texts[-1], result, found)

    def run_if_served(self, text: str) -> bool:
        """A request that belongs to the situation if it gets a block, and else was never made."""
        if self.run(text).page is not None:
            return True
        self.setup.pop()
        self._take_back(len(self.setup))
        return False

    def _take_back(self, before: int) -> None:
        self.machine.keep_commands(before)
        del self.machine.results[before:]


def spec_of(request: Request) -> LinuxMachine:
    """The machine that a MachineRequest means. Raises InputError."""
    if isinstance(request.get("custom"), Mapping):
        return custom_machine(request["custom"])
    found = kernel_named(NAME).preset(str(request.get("preset")))
    assert isinstance(found, LinuxMachine)
    return found


def sample_until[T](chance: random.Random, draw: Callable[[random.Random], T | None]) -> T:
    """Draw until something comes that can be asked about."""
    for _ in range(TRIES):
        found = draw(chance)
        if found is not None:
            return found
    raise InputError("no such situation was found", expected="rules that some machine can meet")


def letters(number: int) -> str:
    """0 -> a, 25 -> z, 26 -> aa: names of blocks, as the page gives them."""
    last = chr(97 + number % 26)
    return last if number < 26 else letters(number // 26 - 1) + last


# ------------------------------------------------------------------ one zone, worn by use


def one_zone(pages: int, max_order: int) -> Request:
    """A single zone without watermarks, in which each page can be seen."""
    marks = {"Normal": [0, 0, 0]}
    return {
        "custom": {"build": "uma", "nodes": [{"Normal": pages}], "max_order": max_order, "watermarks": marks},
    }


def worn_zone(chance: random.Random, pages: int, max_order: int, steps: int) -> Situation:
    """A zone after a while: blocks of chance sizes were taken and given back."""
    scene = Situation(one_zone(pages, max_order))
    live: list[str] = []
    orders = range(max_order - 2)
    weights = [2.0**-order for order in orders]
    for number in range(steps):
        if live and chance.random() < 0.42:
            scene.run(f"__free_pages {live.pop(chance.randrange(len(live)))}")
            continue
        name, order = letters(number), chance.choices(orders, weights)[0]
        if scene.run_if_served(f"{name} = rmqueue order={order}"):
            live.append(name)
    return scene


def held(scene: Situation) -> Sequence[str]:
    """Names of the blocks that can be given back."""
    return scene.machine.held_names()


def next_name(scene: Situation) -> str:
    """A name that no block has."""
    number = 0
    while letters(number) in scene.machine.context.numbers:
        number += 1
    return letters(number)
