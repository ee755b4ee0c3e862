"""Saboteur and Rescuer: deny an order with the fewest pages in use; restore it with the fewest frees.

Both pars are proved, not searched for.

Saboteur. In an empty zone of N pages, N a multiple of 2^k, all blocks of order k that there can be are the N / 2^k
aligned runs of 2^k pages. Merging leaves no free buddies apart, so a run whose pages are all free is free as one block
of order k or larger. To deny order k, each run must have a page in use; the runs are disjoint, so no fewer than N / 2^k
pages will do. One page in each is enough, and it can always be had: ask for single pages until none is left, and give
back all but one of each run.

Rescuer. A block of order k or larger is free exactly when some aligned run of 2^k pages has no page in use. To empty a
run, every held block that touches it must be given back, and giving those back is enough. So the fewest frees are the
least number of held blocks that touch a run.
"""

import random
from dataclasses import dataclass

from buddyscope.errors import unknown_word
from buddyscope.machine.machine import Machine

from .moves import Json
from .situation import Request, Situation, letters, one_zone, sample_until

SABOTEUR = {"small": (16, 5, 2), "medium": (32, 6, 2), "large": (64, 7, 3)}
"""pages, MAX_ORDER, and the order to deny"""
RESCUER = {"small": (16, 5, 2), "medium": (32, 6, 3), "large": (64, 7, 4)}
"""pages, MAX_ORDER, and the order to restore"""


@dataclass(frozen=True, slots=True)
class Duel:
    """One round: a machine, what was done to it, what is wanted, and the best that can be done."""

    kind: str
    size: str
    seed: int
    machine: Request
    setup: tuple[str, ...]
    order: int
    par: int

    def as_json(self) -> Json:
        """The PracticeDuel of protocol.d.ts."""
        found: Json = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**found, "setup": list(self.setup)}


def make_duel(kind: str, size: str, seed: int) -> Duel:
    """The round of a size and a seed; the Saboteur's machine is always empty. Raises InputError."""
    makers = {"saboteur": _saboteur, "rescuer": _rescuer}
    if kind not in makers:
        raise unknown_word("challenge", kind, makers)
    if size not in SABOTEUR:
        raise unknown_word("size", size, SABOTEUR)
    return makers[kind](size, seed)


def _saboteur(size: str, seed: int) -> Duel:
    pages, max_order, order = SABOTEUR[size]
    return Duel("saboteur", size, seed, one_zone(pages, max_order), (), order, par_of_denial(pages, order))


def _rescuer(size: str, seed: int) -> Duel:
    pages, max_order, order = RESCUER[size]
    scene = sample_until(random.Random(f"rescuer/{size}/{seed}"), lambda draw: _siege(draw, pages, max_order, order))
    par = par_of_rescue(scene.machine, order)
    return Duel("rescuer", size, seed, scene.request, tuple(scene.setup), order, par)


def _siege(chance: random.Random, pages: int, max_order: int, order: int) -> Situation | None:
    """A zone in which much is free, but no block of the order; more than one free is needed."""
    scene = Situation(one_zone(pages, max_order))
    live = _fill(chance, scene, order)
    chance.shuffle(live)
    for name in live:
        scene.run(f"__free_pages {name}")
        if has_order(scene.machine, order):
            scene.setup.pop()
            scene.machine.keep_commands(len(scene.setup))
            del scene.machine.results[len(scene.setup) :]
        elif chance.random() < 0.15:
            break
    enough = zone_free(scene.machine) >= 1 << order  # so that it is not want of pages that denies the order
    return scene if enough and par_of_rescue(scene.machine, order) >= 2 else None


def _fill(chance: random.Random, scene: Situation, order: int) -> list[str]:
    """Blocks smaller than the order until the zone is full; gives their names."""
    live: list[str] = []
    while zone_free(scene.machine):
        name = letters(len(live))
        wanted = chance.randrange(order)
        if not scene.try_out(f"{name} = rmqueue order={wanted}").served:
            wanted = 0
        scene.run(f"{name} = rmqueue order={wanted}")
        live.append(name)
    return live


def zone_free(machine: Machine) -> int:
    """Free pages of the only zone."""
    return int(machine.system.zones[0].free_pages)


def has_order(machine: Machine, order: int) -> bool:
    """Some list has a block of the order or larger."""
    return any(area.free_list for area in machine.system.zones[0].free_area[order:])


def par_of_denial(pages: int, order: int) -> int:
    """The fewest pages in use that deny an order in an empty zone."""
    return pages >> order


def par_of_rescue(machine: Machine, order: int) -> int:
    """The fewest frees that restore an order."""
    size = machine.system.zones[0].size
    return min(len(touching(machine, first, order)) for first in range(0, size, 1 << order))


def touching(machine: Machine, first: int, order: int) -> list[str]:
    """Names of the held blocks that have a page in the run of this order at `first`."""
    found = []
    for name in machine.held_names():
        page, own = machine.block(name) or (0, 0)
        if page < first + (1 << order) and first < page + (1 << own):
            found.append(name)
    return found


def best_denial(size: str) -> list[str]:
    """Commands that reach the Saboteur's par, as the proof has it."""
    pages, max_order, order = SABOTEUR[size]
    scene = Situation(one_zone(pages, max_order))
    for number in range(pages):
        scene.run(f"{letters(number)} = rmqueue order=0")
    for number in range(pages):
        page, _ = scene.machine.block(letters(number)) or (0, 0)
        if page & ((1 << order) - 1):
            scene.run(f"__free_pages {letters(number)}")
    return scene.setup
