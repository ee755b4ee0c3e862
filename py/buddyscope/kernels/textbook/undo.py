"""The kinds of records by shape: applying and undoing follow from it. The other half of region.py's writers."""

from buddyscope.tracing.block_names import SHARED_KINDS
from buddyscope.tracing.records import RecordKind, Shape, writers_of

from .kinds import ADD_TO_FREE_LIST, CUT, DEL_FROM_FREE_LIST, MOVES, USED
from .region import Region


def _free_list(region: Region, _zone: int, order: int) -> dict[int, int]:
    return region.free_lists[order]


def _flip_cut(region: Region, order: int, page: int) -> None:
    region.cuts ^= {(page, order)}


def _add_moves(region: Region, which: int, delta: int) -> None:
    region.moves[which] += delta


def _set_used(region: Region, page: int, order: int, number: int) -> None:
    if number:
        region.used[page] = (order, region.requests[number])
    else:
        region.used.pop(page, None)


KINDS = (
    RecordKind(ADD_TO_FREE_LIST, "ADD_TO_FREE_LIST", Shape.ENTER, ("zone", "order", "page"), "free_list", _free_list),
    RecordKind(
        DEL_FROM_FREE_LIST,
        "DEL_FROM_FREE_LIST",
        Shape.LEAVE,
        ("zone", "order", "page", "stamp"),
        "free_list",
        _free_list,
    ),
    RecordKind(CUT, "CUT", Shape.FLIP, ("order", "page"), "cut", _flip_cut),
    RecordKind(MOVES, "MOVES", Shape.ADD, ("which", "delta"), "moves", _add_moves),
    RecordKind(USED, "USED", Shape.SET, ("page", "order", "new", "old"), "used", _set_used),
)
WRITERS = writers_of((*KINDS, *SHARED_KINDS))
