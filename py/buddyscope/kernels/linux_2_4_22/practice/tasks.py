"""Be the allocator: a request on a machine of chance, to be carried out by hand, in levels from one split to NUMA."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from buddyscope.errors import unknown_word

from .machines import Free, one_node, several_nodes, small_marks
from .moves import Json, Move, block_moves, decisions
from .situation import Request, Situation, Trial, held, next_name, sample_until, worn_zone


@dataclass(frozen=True, slots=True)
class Task:
    """A situation, a command, and the moves that the model made."""

    level: str
    seed: int
    machine: Request
    setup: tuple[str, ...]
    command: str
    hands: str
    """"blocks": lists and bits are moved by hand; "decisions": zones are chosen"""
    moves: tuple[Move, ...]

    def as_json(self) -> Json:
        """The PracticeTask of protocol.d.ts."""
        return {
            "level": self.level,
            "seed": self.seed,
            "machine": self.machine,
            "setup": list(self.setup),
            "command": self.command,
            "hands": self.hands,
            "moves": [move.as_json() for move in self.moves],
        }


type Found = tuple[Situation, Trial]
type Wanted = Callable[[list[Move]], bool]


def make_task(level: str, seed: int) -> Task:
    """The task of a level and a seed. Raises InputError for a level that there is not."""
    if level not in LEVELS:
        raise unknown_word("level", level, LEVELS)
    scene, trial = sample_until(random.Random(f"{level}/{seed}"), LEVELS[level])
    blocks = level in BLOCK_LEVELS
    moves = block_moves(trial.records) if blocks else decisions(trial.records)
    hands = "blocks" if blocks else "decisions"
    return Task(level, seed, scene.request, tuple(scene.setup), trial.command, hands, tuple(moves))


def make_exam(operations: int, seed: int) -> list[Task]:
    """So many tasks, from easy to hard; the same kind never twice in a row."""
    chance = random.Random(f"exam/{seed}")
    ladder = [EXAM[number * len(EXAM) // operations] for number in range(operations)]
    return [make_task(level, chance.randrange(1 << 30)) for level in ladder]


# ------------------------------------------------------------------ by hand: lists and bits


def _allocation(chance: random.Random, pages: int, max_order: int, wanted: Wanted) -> Found | None:
    scene = worn_zone(chance, pages, max_order, chance.randint(6, 14))
    order = chance.randrange(max_order - 2)
    trial = scene.try_out(f"{next_name(scene)} = rmqueue order={order}")
    return (scene, trial) if trial.served and wanted(block_moves(trial.records)) else None


def _freeing(chance: random.Random, pages: int, max_order: int, wanted: Wanted) -> Found | None:
    scene = worn_zone(chance, pages, max_order, chance.randint(8, 18))
    names = held(scene)
    if not names:
        return None
    trial = scene.try_out(f"__free_pages {chance.choice(names)}")
    return (scene, trial) if wanted(block_moves(trial.records)) else None


def _count(moves: list[Move], kind: str) -> int:
    return sum(move.kind == kind for move in moves)


def _split(chance: random.Random) -> Found | None:
    return _allocation(chance, 16, 5, lambda moves: _count(moves, "put") == 1)


def _splits(chance: random.Random) -> Found | None:
    return _allocation(chance, 32, 6, lambda moves: 2 <= _count(moves, "put") <= 4)


def _free(chance: random.Random) -> Found | None:
    return _freeing(chance, 16, 5, lambda moves: _count(moves, "take") == 0)


def _merges(chance: random.Random) -> Found | None:
    return _freeing(chance, 32, 6, lambda moves: _count(moves, "take") >= 1)


# ------------------------------------------------------------------ by decision: zones, kswapd, reclaim, nodes


def _asked(scene: Situation, text: str, wanted: Callable[[Trial, list[str]], bool]) -> Found | None:
    trial = scene.try_out(text)
    if trial.result.livelock or trial.result.bug:
        return None
    kinds = [move.kind for move in decisions(trial.records)]
    return (scene, trial) if wanted(trial, kinds) else None


def _three_zones(chance: random.Random, most: int, largest: int) -> Situation:
    plan = {name: Free(chance.randint(2, most), chance.randint(1, largest)) for name in ("DMA", "Normal", "HighMem")}
    return Situation(one_node(chance, plan, small_marks(chance, plan)))


def _fallback(chance: random.Random) -> Found | None:
    scene = _three_zones(chance, 62, 4)
    gfp = chance.choice(("GFP_HIGHUSER", "GFP_HIGHUSER", "GFP_KERNEL"))
    text = f"a = alloc_pages order={chance.randrange(4)} gfp={gfp}"
    return _asked(scene, text, lambda trial, kinds: "wake" not in kinds and len(kinds) >= 3)


def _pressure(chance: random.Random) -> Found | None:
    scene = _three_zones(chance, 40, 3)
    gfp = chance.choice(("GFP_HIGHUSER", "GFP_KERNEL", "GFP_ATOMIC", "GFP_ATOMIC"))
    scene.run("kswapd waiting=yes")
    text = f"a = alloc_pages order={chance.randrange(4)} gfp={gfp}"
    return _asked(scene, text, lambda trial, kinds: "wake" in kinds and "reclaim" not in kinds)


def _reclaim(chance: random.Random) -> Found | None:
    plan = {"DMA": Free(chance.randint(4, 20), 2), "Normal": Free(64 + chance.randint(2, 20), 5)}
    scene = Situation(one_node(chance, plan))
    pool = chance.choice(((5, 5), (4, 4, 5), (3, 4, 5), (4, 3, 5), (4,), (3,)))
    for number, order in enumerate(pool):
        name = f"r{number}"
        if not scene.run(f"{name} = rmqueue order={order} zone=Normal").page:
            return None
        if chance.random() < 0.9:
            scene.run(f"reclaimable {name}")
    order = chance.choice((pool[0], pool[0], chance.randrange(6)))
    text = f"a = alloc_pages order={order} gfp=GFP_KERNEL"
    return _asked(scene, text, lambda trial, kinds: "reclaim" in kinds)


def _numa(chance: random.Random) -> Found | None:
    plans = [{"Normal": Free(chance.randint(2, 60), chance.randint(1, 4))} for _ in range(3)]
    scene = Situation(several_nodes(chance, plans))
    scene.run(f"cpu number={chance.randrange(3)}")
    text = f"a = alloc_pages order={chance.randrange(4)} gfp=GFP_ATOMIC"
    return _asked(scene, text, lambda trial, kinds: kinds.count("node") >= 2)


LEVELS: dict[str, Callable[[random.Random], Found | None]] = {
    "split": _split,
    "splits": _splits,
    "free": _free,
    "merges": _merges,
    "fallback": _fallback,
    "pressure": _pressure,
    "reclaim": _reclaim,
    "numa": _numa,
}
"""from easy to hard"""
BLOCK_LEVELS = ("split", "splits", "free", "merges")
EXAM = ("split", "free", "splits", "merges", "fallback", "pressure")
