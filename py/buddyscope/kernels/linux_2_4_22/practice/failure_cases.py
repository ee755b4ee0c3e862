"""Failed requests with one cause each: what would have to change for the request to be served?

A case is kept only if exactly one of the four sentences that one may choose from is true of it, and exactly one of the
changes that are offered makes the request succeed. Both are found out on the model, so nobody types why it failed.

    watermark    a zone of the zonelist has a block, but too few free pages: with lower marks it would have served
    no_block     a zone of the zonelist has enough free pages, but no block: with a block it would have served
    wrong_zone   with another zone modifier a zone outside its zonelist would have served
    no_wait      if the caller could wait, reclaim would have made room
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from buddyscope.kernels.linux_2_4_22.gfp import GFP_ZONEMASK
from buddyscope.kernels.linux_2_4_22.service.failure_report import Failed, failure_report, format_failed
from buddyscope.kernels.linux_2_4_22.service.flags import GFP

from .machines import SIZES, Free, one_node
from .moves import Json
from .situation import Request, Situation, Trial, sample_until
from .texts import Words, words_in

CAUSES = ("watermark", "no_block", "wrong_zone", "no_wait")
KEPT, OTHER = "k", "m"
"""names of two blocks: a neighbour of something free, and one that would not help"""


@dataclass(slots=True)
class Change:
    """One thing done differently, and whether the request is served then."""

    kind: str
    """a cause, or "again" and "other", which never help"""
    scene: Situation
    command: str
    values: dict[str, object] = field(default_factory=dict)
    served: bool = False


@dataclass(slots=True)
class Case:
    """A machine, a request that failed on it, and everything that might be changed."""

    cause: str
    scene: Situation
    trial: Trial
    order: int
    gfp: str
    changes: list[Change]


def make_case(seed: int, lang: str = "en") -> Json:
    """The PracticeCase of protocol.d.ts."""
    chance = random.Random(f"case/{seed}")
    case = draw_case(chance, chance.choice(CAUSES))
    chance.shuffle(case.changes)
    return _render(case, seed, words_in(lang))


def draw_case(chance: random.Random, cause: str) -> Case:
    """A case of this cause."""
    return sample_until(chance, lambda draw: _case(draw, cause))


def _render(case: Case, seed: int, words: Words) -> Json:
    failed = format_failed(Failed(case.order, GFP.parse(case.gfp)))
    repairs: list[Json] = []
    for change in case.changes:
        told = words(f"repair.{change.kind}", change.values)
        because = words("repair.works" if change.served else f"repair.fails.{change.kind}", change.values)
        repairs.append({
            "text": told,
            "works": change.served,
            "because": because,
            "machine": change.scene.request,
            "setup": change.scene.setup,
            "command": change.command,
        })  # fmt: skip
    return {
        "seed": seed,
        "text": failed + failure_report(case.scene.machine.system),
        "request": words("case.request", {"order": case.order, "gfp": case.gfp}),
        "held": words("case.held", {name: (case.scene.machine.block(name) or (0,))[0] for name in (KEPT, OTHER)}),
        "machine": case.scene.request,
        "setup": case.scene.setup,
        "command": case.trial.command,
        "causes": [words(f"cause.{name}") for name in CAUSES],
        "cause": CAUSES.index(case.cause),
        "because": words(f"failure.because.{case.cause}"),
        "repairs": repairs,
    }


# ------------------------------------------------------------------ drawing


def _case(chance: random.Random, cause: str) -> Case | None:
    order = chance.randint(2, 3) if cause == "no_block" else chance.randint(1, 3)
    gfp, other = chance.choice((("GFP_ATOMIC", "GFP_ATOMIC|__GFP_HIGHMEM"), ("GFP_ATOMIC|__GFP_DMA", "GFP_ATOMIC")))
    zones = ("DMA", "Normal", "HighMem") if chance.random() < 0.7 or "HIGHMEM" in other else ("DMA", "Normal")
    plan = {name: PLANS[cause](chance, order, name in _class_of(gfp)) for name in zones}
    scene = _scene(chance, plan, _class_of(gfp)[0 if "DMA" in gfp else 1], order, cause)
    if scene is None:
        return None
    trial = scene.try_out(f"a = alloc_pages order={order} gfp={gfp}")
    if trial.served or trial.result.livelock:
        return None
    changes = _changes(scene, order, gfp, other)
    works = [change.kind for change in changes if change.served]
    if works != [cause] or causes_of(scene, order, gfp) != {cause}:
        return None
    return Case(cause, scene, trial, order, gfp, changes)


def causes_of(scene: Situation, order: int, gfp: str) -> set[str]:
    """Every cause that is true of a request without __GFP_WAIT which fails on this machine."""
    found = _causes_in_zonelist(scene, order, gfp)
    base = gfp.partition("|")[0]
    if any(_is_served(scene, order, base + modifier) for modifier in ("", "|__GFP_DMA", "|__GFP_HIGHMEM")):
        found.add("wrong_zone")
    if _is_served(scene, order, gfp.replace("GFP_ATOMIC", "GFP_KERNEL")):
        found.add("no_wait")
    return found


def _causes_in_zonelist(scene: Situation, order: int, gfp: str) -> set[str]:
    """What is missing in each zone that the request may use: pages for the second scan, or a block."""
    found = set()
    system = scene.machine.system
    minimum = 1 << order
    for zone in system.nodes[0].node_zonelists[GFP.parse(gfp) & GFP_ZONEMASK]:
        minimum += zone.pages_min >> 2
        has_block = any(area.free_list for area in zone.free_area[order:])
        if has_block != (zone.free_pages > minimum):
            found.add("watermark" if has_block else "no_block")
    return found


def _is_served(scene: Situation, order: int, gfp: str) -> bool:
    again = Situation(scene.request)
    for text in scene.setup:
        again.run(text)
    return again.try_out(f"a = alloc_pages order={order} gfp={gfp}").served


def _class_of(gfp: str) -> tuple[str, ...]:
    return ("DMA",) if "DMA" in gfp else ("DMA", "Normal")


def _tight(chance: random.Random, order: int, asked: bool) -> Free:
    """Blocks large enough, but the free pages are about where the marks begin."""
    if not asked:
        return Free(chance.randint(1, (1 << order) - 1), order - 1)
    return Free(chance.randint(1 << order, (1 << order) + 8), order)


def _pieces(chance: random.Random, order: int, asked: bool) -> Free:
    """Much is free, but in pieces that are too small."""
    return Free(chance.randint(30, 50) if asked else chance.randint(1, 30), order - 2)


def _elsewhere(chance: random.Random, order: int, asked: bool) -> Free:
    """The zones asked have only small pieces; the others have plenty."""
    if asked:
        return Free(chance.randint(2, _at_the_quarter(order)), order - 1)
    return Free(chance.randint(50, 64), chance.randint(order, 4))


def _cached(chance: random.Random, order: int, asked: bool) -> Free:
    """Hardly anything is free, as reclaim has not been asked yet."""
    return Free(chance.randint(2, _at_the_quarter(order) if asked else 12), order - 1)


def _at_the_quarter(order: int) -> int:
    """The most free pages with which the first zone of a zonelist, whose pages_min is 20, refuses an atomic request."""
    return (1 << order) + 5


PLANS = {"watermark": _tight, "no_block": _pieces, "wrong_zone": _elsewhere, "no_wait": _cached}


def _scene(chance: random.Random, plan: Mapping[str, Free], zone: str, order: int, cause: str) -> Situation | None:
    """The machine, with two blocks held by name and, sometimes, something that reclaim may free."""
    request = one_node(chance, plan)
    pool = 5 if cause == "no_wait" else chance.choice((-1, 1, 2))
    for wanted in (pool, order if cause == "no_block" else order - 1):
        if wanted >= 0:
            request = _with_room(request, plan, zone, wanted)
    scene = Situation(request)
    asks = [("r", pool), (KEPT, order - 1), (OTHER, 0)]
    for name, size in asks:
        if size >= 0 and scene.run(f"{name} = rmqueue order={size} zone={zone}").page is None:
            return None
    if pool >= 0:
        scene.run("reclaimable r")
    return scene


def _with_room(request: Request, plan: Mapping[str, Free], zone: str, order: int) -> Request:
    """The same machine with one more aligned piece free in a zone, out of what boot kept."""
    custom = request["custom"]
    names = list(plan)
    start = sum(SIZES[name] for name in names[: names.index(zone)])
    size, reserved = 1 << order, custom["reserved"]
    for at in range(start, start + SIZES[zone], size):
        for index, (first, count) in enumerate(reserved):
            if first <= at and at + size <= first + count:
                rest = [[first, at - first], [at + size, first + count - at - size]]
                kept = [*reserved[:index], *(pair for pair in rest if pair[1]), *reserved[index + 1 :]]
                return {"custom": {**custom, "reserved": kept}}
    return request


# ------------------------------------------------------------------ changes, each of them run


def _changes(scene: Situation, order: int, gfp: str, other: str) -> list[Change]:
    waiting = gfp.replace("GFP_ATOMIC", "GFP_KERNEL")
    low = {"custom": {**scene.request["custom"], "watermarks": {name: [1, 2, 3] for name in SIZES}}}
    blocks = {name: (scene.machine.block(name) or (0,))[0] for name in (KEPT, OTHER)}
    return [
        _change("watermark", scene, order, gfp, {}, request=low),
        _change("no_block", scene, order, gfp, {"name": KEPT, "page": blocks[KEPT]}, first=f"__free_pages {KEPT}"),
        _change("wrong_zone", scene, order, other, {"gfp": other}),
        _change("no_wait", scene, order, waiting, {"gfp": waiting}),
        _change("other", scene, order, gfp, {"name": OTHER, "page": blocks[OTHER]}, first=f"__free_pages {OTHER}"),
        _change("again", scene, order, gfp, {}, first=f"n = alloc_pages order={order} gfp={gfp}"),
    ]


def _change(
    kind: str,
    scene: Situation,
    order: int,
    gfp: str,
    values: dict[str, object],
    request: Request | None = None,
    first: str = "",
) -> Change:
    changed = Situation(request or scene.request)
    for text in (*scene.setup, *([first] if first else [])):
        changed.run(text)
    command = f"a = alloc_pages order={order} gfp={gfp}"
    served = changed.try_out(command).served
    return Change(kind, changed, command, {**values, "order": order}, served)
