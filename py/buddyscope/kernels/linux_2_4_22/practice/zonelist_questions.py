"""Questions about several zones and nodes: thresholds, kswapd, who serves, why a request fails."""

import random
from collections.abc import Sequence
from itertools import pairwise

from .failure_cases import CAUSES, draw_case
from .machines import Free, one_node, several_nodes, small_marks
from .moves import Move, all_moves
from .question_draft import QuestionDraft
from .records import tests_of
from .situation import Situation, Trial, sample_until

NAMES = ("DMA", "Normal", "HighMem")
GFPS = ("GFP_HIGHUSER", "GFP_KERNEL", "GFP_ATOMIC", "GFP_ATOMIC|__GFP_DMA")


def _zones(chance: random.Random, level: int, gfps: Sequence[str] = GFPS) -> tuple[Situation, str, int]:
    """A machine short of memory, the flags of a request, and its order."""
    most = (60, 44, 34)[level]
    plan = {name: Free(chance.randint(2, most), chance.randint(1, 3)) for name in NAMES[: 2 if level == 0 else 3]}
    scene = Situation(one_node(chance, plan, small_marks(chance, plan)))
    usable = [gfp for gfp in gfps if level > 0 or gfp != "GFP_HIGHUSER"]
    return scene, chance.choice(usable), chance.randrange(2 + level)


def _try(scene: Situation, gfp: str, order: int) -> tuple[Trial, list[Move]] | None:
    trial = scene.try_out(f"a = alloc_pages order={order} gfp={gfp}")
    return None if trial.result.livelock or trial.result.bug else (trial, all_moves(trial.records))


def draw_kswapd(chance: random.Random, level: int) -> QuestionDraft | None:
    wanted = chance.randrange(2)
    return sample_until(chance, lambda draw: _kswapd_of(draw, level, wanted))


def _kswapd_of(chance: random.Random, level: int, wanted: int) -> QuestionDraft | None:
    scene, gfp, order = _zones(chance, level)
    scene.run("kswapd waiting=yes")
    found = _try(scene, gfp, order)
    if not found:
        return None
    trial, moves = found
    woken = any(move.kind == "wake" for move in moves)
    if woken != bool(wanted) or not any(move.kind == "test" and move.at == 0 for move in moves):
        return None  # somebody must fail a test, or nothing has to be thought about
    return QuestionDraft(scene, trial, wanted, _story(scene, trial, moves), ("=no", "=yes"), "yes" if wanted else "no")


def _story(scene: Situation, trial: Trial, moves: Sequence[Move]) -> dict[str, object]:
    """Which zone served, if any, and the last test before it."""
    zones = scene.machine.system.zones
    served = next((zones[move.zone].name for move in moves if move.kind in ("serve", "keep")), "")
    tests = [move for move in moves if move.kind == "test"]
    first = zones[tests[0].zone].name if tests else ""
    low = sum(move.rule == "test.low" for move in tests)
    return {"zone": served, "first": first, "tests": low, "page": trial.result.page}


def draw_zone(chance: random.Random, level: int) -> QuestionDraft | None:
    wanted = chance.randrange(3 if level == 0 else 4)
    return sample_until(chance, lambda draw: _serves_of(draw, level, wanted))


def _serves_of(chance: random.Random, level: int, wanted: int) -> QuestionDraft | None:
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
    return QuestionDraft(scene, trial, came, _story(scene, trial, moves), options, reason)


def draw_threshold(chance: random.Random, level: int) -> QuestionDraft | None:
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
    return QuestionDraft(scene, trial, minimum, values)


def _sum_of(scene: Situation, trial: Trial, number: int) -> tuple[int, str, str]:
    """The threshold of a test in the first scan, how it adds up, and the zone: the first number from its CALL."""
    zones = scene.machine.system.zones
    tests = tests_of(trial.records)[: number + 1]
    steps = [tests[0][1], *(b[1] - a[1] for a, b in pairwise(tests))]
    order_pages = steps[0] - zones[tests[0][0]].pages_low
    parts = " + ".join(map(str, [order_pages, zones[tests[0][0]].pages_low, *steps[1:]]))
    return tests[-1][1], parts, zones[tests[-1][0]].name


def draw_node(chance: random.Random, level: int) -> QuestionDraft | None:
    count = 2 + min(level, 1) + (level == 2)
    wanted = chance.randrange(count + 1)
    return sample_until(chance, lambda draw: _node_of(draw, count, wanted))


def _node_of(chance: random.Random, count: int, wanted: int) -> QuestionDraft | None:
    plans = [{"Normal": Free(chance.randint(2, 50), chance.randint(1, 3))} for _ in range(count)]
    scene = Situation(several_nodes(chance, plans))
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
    return QuestionDraft(
        scene, trial, came, {"cpu": cpu, "way": way, "node": came}, options, "nobody" if came == count else ""
    )


def draw_failure(chance: random.Random, level: int) -> QuestionDraft | None:
    cause = chance.choice(CAUSES)
    case = draw_case(chance, cause)
    options = tuple(f"=cause.{name}" for name in CAUSES)
    return QuestionDraft(case.scene, case.trial, CAUSES.index(cause), {}, options, cause)
