"""Questions about one zone: pages, lists, cuts, merges, bits."""

import random

from .moves import Move, all_moves
from .question_draft import QuestionDraft
from .situation import Situation, Trial, held, next_name, sample_until, worn_zone

SIZES = ((16, 5), (32, 6), (64, 7))
"""pages and MAX_ORDER of the zone, by level"""


def _zone(chance: random.Random, level: int) -> tuple[Situation, int]:
    pages, max_order = SIZES[level]
    return worn_zone(chance, pages, max_order, chance.randint(6, 10 + 4 * level)), max_order


def _request(chance: random.Random, level: int) -> tuple[Situation, Trial, dict[str, object]] | None:
    """A request that is served, with what its records show."""
    scene, max_order = _zone(chance, level)
    zone = scene.machine.system.zones[0]
    if level > 0 and zone.free_pages == zone.size:
        return None
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


def draw_page(chance: random.Random, level: int) -> QuestionDraft | None:
    """In half of the draws several blocks would do, and the head of their list decides; in the others one is cut."""
    by_head = chance.random() < 0.5
    return sample_until(chance, lambda draw: _page_of(draw, level, by_head))


def _page_of(chance: random.Random, level: int, by_head: bool) -> QuestionDraft | None:
    found = _request(chance, level)
    if not found:
        return None
    scene, trial, values = found
    if (choices_at(scene, trial) > 1) != by_head or (values["splits"] == 0 and not by_head):
        return None
    return QuestionDraft(scene, trial, trial.result.page or 0, values, reason="cut" if values["splits"] else "head")


def choices_at(scene: Situation, trial: Trial) -> int:
    """How many blocks are on the list that a request takes from."""
    taken = next(move for move in all_moves(trial.records) if move.kind == "take")
    return len(scene.machine.system.zones[0].free_area[taken.order].free_list)


def draw_list(chance: random.Random, level: int) -> QuestionDraft | None:
    wanted = chance.randrange(SIZES[level][1] - 1)
    return sample_until(chance, lambda draw: _list_of(draw, level, wanted))


def _list_of(chance: random.Random, level: int, wanted: int) -> QuestionDraft | None:
    found = _request(chance, level)
    if not found or found[2]["taken"] != wanted:
        return None
    scene, trial, values = found
    return QuestionDraft(scene, trial, wanted, values, _orders(level))


def _orders(level: int) -> tuple[str, ...]:
    return tuple(map(str, range(SIZES[level][1])))


def draw_splits(chance: random.Random, level: int) -> QuestionDraft | None:
    wanted = chance.randrange(3 + level)
    return sample_until(chance, lambda draw: _splits_of(draw, level, wanted))


def _splits_of(chance: random.Random, level: int, wanted: int) -> QuestionDraft | None:
    found = _request(chance, level)
    if not found or found[2]["splits"] != wanted:
        return None
    scene, trial, values = found
    return QuestionDraft(scene, trial, wanted, values, reason="none" if wanted == 0 else "some")


def _return(chance: random.Random, level: int) -> tuple[Situation, Trial, list[Move], dict[str, object]] | None:
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


def draw_merges(chance: random.Random, level: int) -> QuestionDraft | None:
    wanted = chance.randrange(3 + level)
    return sample_until(chance, lambda draw: _merges_of(draw, level, wanted))


def _merges_of(chance: random.Random, level: int, wanted: int) -> QuestionDraft | None:
    found = _return(chance, level)
    if not found or found[3]["merges"] != wanted:
        return None
    scene, trial, _, values = found
    return QuestionDraft(scene, trial, wanted, values, reason="none" if wanted == 0 else "some")


def draw_landed(chance: random.Random, level: int) -> QuestionDraft | None:
    wanted = chance.randrange(SIZES[level][1])
    return sample_until(chance, lambda draw: _landed_of(draw, level, wanted))


def _landed_of(chance: random.Random, level: int, wanted: int) -> QuestionDraft | None:
    found = _return(chance, level)
    if not found or found[3]["landed"] != wanted:
        return None
    scene, trial, _, values = found
    return QuestionDraft(scene, trial, wanted, values, _orders(level), "none" if values["merges"] == 0 else "some")


def draw_bit(chance: random.Random, level: int) -> QuestionDraft | None:
    wanted = chance.randrange(2)
    return sample_until(chance, lambda draw: _bit_of(draw, level, wanted))


def _bit_of(chance: random.Random, level: int, wanted: int) -> QuestionDraft | None:
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
    return QuestionDraft(scene, trial, wanted, told, ("0", "1"), str(wanted), (flip.order, flip.at))
