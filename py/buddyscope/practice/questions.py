"""Endless questions: a situation of chance, one question about what the model does next, one right answer.

The answer is what the model did when it was run; the reason is told with the numbers that its records show.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from buddyscope.errors import unknown_word

from .cases import CAUSES, draw_case
from .given import given_of
from .moves import Json, Move, all_moves
from .records import tests_of
from .scene import Request, Scene, Trial, drawn, held, next_name, worn_zone
from .words import Words, words_in
from .zones import Free, one_node, several_nodes, small_marks


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in one language."""

    topic: str
    seed: int
    level: int
    kind: str
    """page, list, count, bit, zone or choice: how it is answered"""
    machine: Request
    setup: tuple[str, ...]
    command: str
    prompt: str
    given: str
    """what one must know, as text, for those who cannot see the stage"""
    options: tuple[str, ...]
    answer: int
    """a number, or an index into options"""
    because: str
    bit: tuple[int, int] | None = None
    """kind bit: order and pair"""

    def as_json(self) -> Json:
        """The PracticeQuestion of protocol.d.ts."""
        found: Json = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**found, "setup": list(self.setup), "options": list(self.options)}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a topic draws: the trial, the answer, and what the texts are filled in with."""

    scene: Scene
    trial: Trial
    answer: int
    values: dict[str, object]
    options: tuple[str, ...] = ()
    """keys of words that begin with "=", or texts as they are"""
    reason: str = ""
    """which of the topic's reasons applies"""
    bit: tuple[int, int] | None = None


type Draw = Callable[[random.Random, int], Asked | None]


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of question."""

    kind: str
    draw: Draw


def make_question(topic: str, seed: int, level: int = 1, lang: str = "en") -> Question:
    """The question of a topic, a seed and a level (0 easy, 1 usual, 2 hard). Raises InputError."""
    if topic not in TOPICS:
        raise unknown_word("topic", topic, TOPICS)
    words = words_in(lang)
    chance = random.Random(f"{topic}/{level}/{seed}")
    asked = drawn(chance, lambda draw: TOPICS[topic].draw(draw, level))
    return _told(topic, seed, level, asked, words)


def _told(topic: str, seed: int, level: int, asked: Asked, words: Words) -> Question:
    scene, trial = asked.scene, asked.trial
    options = tuple(words(text[1:]) if text.startswith("=") else text for text in asked.options)
    values = {**asked.values, "command": trial.command, "answer": asked.answer}
    values["option"] = options[asked.answer] if options else ""
    reason = f"{topic}.because.{asked.reason}" if asked.reason else f"{topic}.because"
    return Question(
        topic,
        seed,
        level,
        TOPICS[topic].kind,
        scene.request,
        tuple(scene.setup),
        trial.command,
        words(f"{topic}.prompt", values),
        given_of(scene, words),
        options,
        asked.answer,
        words(reason, values),
        asked.bit,
    )


# ------------------------------------------------------------------ one zone: pages, lists, bits

SIZES = ((16, 5), (32, 6), (64, 7))
"""pages and MAX_ORDER of the zone, by level"""


def _zone(chance: random.Random, level: int) -> tuple[Scene, int]:
    pages, max_order = SIZES[level]
    return worn_zone(chance, pages, max_order, chance.randint(6, 10 + 4 * level)), max_order


def _request(chance: random.Random, level: int) -> tuple[Scene, Trial, dict[str, object]] | None:
    """A request that is served, with what its records show."""
    scene, max_order = _zone(chance, level)
    order = chance.randrange(max_order - 2)
    trial = scene.try_out(f"{next_name(scene)} = rmqueue order={order}")
    if not trial.served:
        return None
    moves = all_moves(trial.records)
    taken = next(move for move in moves if move.kind == "take")
    page = trial.result.page or 0
    return (
        scene,
        trial,
        {
            "order": order,
            "taken": taken.order,
            "first": taken.at,
            "last": taken.at + (1 << taken.order) - 1,
            "splits": sum(move.kind == "put" for move in moves),
            "page": page,
            "end": page + (1 << order) - 1,
        },
    )


def _page(chance: random.Random, level: int) -> Asked | None:
    found = _request(chance, level)
    if not found or found[2]["splits"] == 0:
        return None
    scene, trial, values = found
    return Asked(scene, trial, trial.result.page or 0, values)


def _list(chance: random.Random, level: int) -> Asked | None:
    wanted = chance.randrange(SIZES[level][1] - 1)
    return drawn(chance, lambda draw: _list_of(draw, level, wanted))


def _list_of(chance: random.Random, level: int, wanted: int) -> Asked | None:
    found = _request(chance, level)
    if not found or found[2]["taken"] != wanted:
        return None
    scene, trial, values = found
    return Asked(scene, trial, wanted, values, _orders(level))


def _orders(level: int) -> tuple[str, ...]:
    return tuple(map(str, range(SIZES[level][1])))


def _splits(chance: random.Random, level: int) -> Asked | None:
    wanted = chance.randrange(3 + level)
    return drawn(chance, lambda draw: _splits_of(draw, level, wanted))


def _splits_of(chance: random.Random, level: int, wanted: int) -> Asked | None:
    found = _request(chance, level)
    if not found or found[2]["splits"] != wanted:
        return None
    scene, trial, values = found
    return Asked(scene, trial, wanted, values, reason="none" if wanted == 0 else "some")


def _return(chance: random.Random, level: int) -> tuple[Scene, Trial, list[Move], dict[str, object]] | None:
    """A block that is given back, with what its records show."""
    scene, _ = _zone(chance, level)
    names = held(scene)
    if not names:
        return None
    name = chance.choice(names)
    page, order = scene.machine.block(name) or (0, 0)
    trial = scene.try_out(f"__free_pages {name}")
    moves = all_moves(trial.records)
    landed = next(move for move in reversed(moves) if move.kind == "put")
    merges = sum(move.kind == "take" for move in moves)
    values: dict[str, object] = {
        "name": name,
        "page": page,
        "end": page + (1 << order) - 1,
        "order": order,
        "merges": merges,
        "landed": landed.order,
        "first": landed.at,
        "last": landed.at + (1 << landed.order) - 1,
    }
    return scene, trial, moves, values


def _merges(chance: random.Random, level: int) -> Asked | None:
    wanted = chance.randrange(3 + level)
    return drawn(chance, lambda draw: _merges_of(draw, level, wanted))


def _merges_of(chance: random.Random, level: int, wanted: int) -> Asked | None:
    found = _return(chance, level)
    if not found or found[3]["merges"] != wanted:
        return None
    scene, trial, _, values = found
    return Asked(scene, trial, wanted, values, reason="none" if wanted == 0 else "some")


def _landed(chance: random.Random, level: int) -> Asked | None:
    wanted = chance.randrange(SIZES[level][1])
    return drawn(chance, lambda draw: _landed_of(draw, level, wanted))


def _landed_of(chance: random.Random, level: int, wanted: int) -> Asked | None:
    found = _return(chance, level)
    if not found or found[3]["landed"] != wanted:
        return None
    scene, trial, _, values = found
    return Asked(scene, trial, wanted, values, _orders(level), "none" if values["merges"] == 0 else "some")


def _bit(chance: random.Random, level: int) -> Asked | None:
    wanted = chance.randrange(2)
    return drawn(chance, lambda draw: _bit_of(draw, level, wanted))


def _bit_of(chance: random.Random, level: int, wanted: int) -> Asked | None:
    found = _return(chance, level)
    if not found:
        return None
    scene, trial, moves, values = found
    flip = chance.choice([move for move in moves if move.kind == "flip"] or [moves[0]])
    if flip.kind != "flip":
        return None
    before = scene.machine.system.zones[0].free_area[flip.order].map[flip.at]
    if 1 - before != wanted:
        return None
    one = flip.at << (flip.order + 1)
    pair = {"bit_order": flip.order, "pair": flip.at, "one": one, "other": one + (1 << flip.order)}
    told = {**values, **pair, "before": before}
    return Asked(scene, trial, wanted, told, ("0", "1"), str(wanted), (flip.order, flip.at))


# ------------------------------------------------------------------ several zones: thresholds, kswapd, fallback

NAMES = ("DMA", "Normal", "HighMem")
GFPS = ("GFP_HIGHUSER", "GFP_KERNEL", "GFP_ATOMIC", "GFP_ATOMIC|__GFP_DMA")


def _zones(chance: random.Random, level: int, gfps: Sequence[str] = GFPS) -> tuple[Scene, str, int]:
    """A machine short of memory, the flags of a request, and its order."""
    most = (60, 44, 34)[level]
    plan = {name: Free(chance.randint(2, most), chance.randint(1, 3)) for name in NAMES[: 2 if level == 0 else 3]}
    scene = Scene(one_node(chance, plan, small_marks(chance, plan)))
    usable = [gfp for gfp in gfps if level > 0 or gfp != "GFP_HIGHUSER"]
    return scene, chance.choice(usable), chance.randrange(2 + level)


def _try(scene: Scene, gfp: str, order: int) -> tuple[Trial, list[Move]] | None:
    trial = scene.try_out(f"a = alloc_pages order={order} gfp={gfp}")
    return None if trial.result.livelock or trial.result.bug else (trial, all_moves(trial.records))


def _kswapd(chance: random.Random, level: int) -> Asked | None:
    wanted = chance.randrange(2)
    return drawn(chance, lambda draw: _kswapd_of(draw, level, wanted))


def _kswapd_of(chance: random.Random, level: int, wanted: int) -> Asked | None:
    scene, gfp, order = _zones(chance, level)
    scene.run("kswapd waiting=yes")
    found = _try(scene, gfp, order)
    if not found:
        return None
    trial, moves = found
    woken = any(move.kind == "wake" for move in moves)
    if woken != bool(wanted) or not any(move.kind == "test" and move.at == 0 for move in moves):
        return None  # somebody must fail a test, or nothing has to be thought about
    return Asked(scene, trial, wanted, _story(scene, trial, moves), ("=no", "=yes"), "yes" if wanted else "no")


def _story(scene: Scene, trial: Trial, moves: Sequence[Move]) -> dict[str, object]:
    """Which zone served, if any, and the last test before it."""
    zones = scene.machine.system.zones
    served = next((zones[move.zone].name for move in moves if move.kind in ("serve", "keep")), "")
    tests = [move for move in moves if move.kind == "test"]
    first = zones[tests[0].zone].name if tests else ""
    low = sum(move.rule == "test.low" for move in tests)
    return {"zone": served, "first": first, "tests": low, "page": trial.result.page}


def _serves(chance: random.Random, level: int) -> Asked | None:
    wanted = chance.randrange(3 if level == 0 else 4)
    return drawn(chance, lambda draw: _serves_of(draw, level, wanted))


def _serves_of(chance: random.Random, level: int, wanted: int) -> Asked | None:
    scene, gfp, order = _zones(chance, level)
    found = _try(scene, gfp, order)
    if not found:
        return None
    trial, moves = found
    zones = scene.machine.system.zones
    came = next((move.zone for move in moves if move.kind in ("serve", "keep")), len(zones))
    asked = {move.zone for move in moves if move.kind == "test"}
    if came != wanted or (len(asked) < 2 and wanted < len(zones) and level > 0):
        return None
    options = (*(zone.name for zone in zones), "=nobody")
    reason = "nobody" if came == len(zones) else "min" if any(move.kind == "wake" for move in moves) else "low"
    return Asked(scene, trial, came, _story(scene, trial, moves), options, reason)


def _threshold(chance: random.Random, level: int) -> Asked | None:
    scene, gfp, order = _zones(chance, level)
    found = _try(scene, gfp, order)
    if not found:
        return None
    trial, moves = found
    tests = [move for move in moves if move.kind == "test" and move.rule == "test.low"]
    if len(tests) < 2:
        return None
    minimum, parts, zone = _sum_of(scene, trial, len(tests) - 1)
    values: dict[str, object] = {"zone": zone, "sum": parts, "pages": 1 << order, "order": order}
    return Asked(scene, trial, minimum, values)


def _sum_of(scene: Scene, trial: Trial, number: int) -> tuple[int, str, str]:
    """The threshold of a test in the first scan, how it adds up, and the zone: the first number from its CALL."""
    zones = scene.machine.system.zones
    tests = tests_of(trial.records)[: number + 1]
    steps = [tests[0][1], *(b[1] - a[1] for a, b in pairwise(tests))]
    order_pages = steps[0] - zones[tests[0][0]].pages_low
    parts = " + ".join(map(str, [order_pages, zones[tests[0][0]].pages_low, *steps[1:]]))
    return tests[-1][1], parts, zones[tests[-1][0]].name


def _node(chance: random.Random, level: int) -> Asked | None:
    count = 2 + min(level, 1) + (level == 2)
    wanted = chance.randrange(count + 1)
    return drawn(chance, lambda draw: _node_of(draw, count, wanted))


def _node_of(chance: random.Random, count: int, wanted: int) -> Asked | None:
    plans = [{"Normal": Free(chance.randint(2, 50), chance.randint(1, 3))} for _ in range(count)]
    scene = Scene(several_nodes(chance, plans))
    cpu = chance.randrange(count)
    scene.run(f"cpu number={cpu}")
    trial, moves = _try(scene, "GFP_ATOMIC", chance.randrange(4)) or (None, [])
    if trial is None or sum(move.kind == "node" for move in moves) < 2:
        return None
    zones = scene.machine.system.zones
    came = next((zones[move.zone].node for move in moves if move.kind == "serve"), count)
    if came != wanted:
        return None
    way = ", ".join(str(move.at) for move in moves if move.kind == "node")
    options = (*(str(node) for node in range(count)), "=nobody")
    return Asked(scene, trial, came, {"cpu": cpu, "way": way, "node": came}, options, "nobody" if came == count else "")


def _failure(chance: random.Random, level: int) -> Asked | None:
    cause = chance.choice(CAUSES)
    case = draw_case(chance, cause)
    options = tuple(f"=cause.{name}" for name in CAUSES)
    return Asked(case.scene, case.trial, CAUSES.index(cause), {}, options, cause)


TOPICS: dict[str, Topic] = {
    "page": Topic("page", _page),
    "list": Topic("list", _list),
    "splits": Topic("count", _splits),
    "merges": Topic("count", _merges),
    "landed": Topic("list", _landed),
    "bit": Topic("bit", _bit),
    "threshold": Topic("count", _threshold),
    "kswapd": Topic("choice", _kswapd),
    "zone": Topic("choice", _serves),
    "node": Topic("choice", _node),
    "failure": Topic("choice", _failure),
}


def mixed(seed: int) -> str:
    """The topic of a question of mixed practice."""
    return random.Random(f"mixed/{seed}").choice(tuple(TOPICS))
