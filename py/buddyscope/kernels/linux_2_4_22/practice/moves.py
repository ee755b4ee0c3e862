"""What there is to do by hand: the moves of a command, read from the records that the model left.

A move is one write of the buddy system (take, put, flip, hand) or one decision above it (test, serve, none, wake,
reclaim, keep, node, give_up). The learner's own moves are held against these; nothing here says what should happen.
Moves of one group may come in any order: a list and its bit change together, under one lock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from buddyscope.kernels.linux_2_4_22.functions import FUNCTIONS
from buddyscope.kernels.linux_2_4_22.kinds import ADD_TO_FREE_LIST, DEL_FROM_FREE_LIST, NEED_BALANCE, TOGGLE_BIT
from buddyscope.tracing.journal import CALL, RETURN

from .situation import Record

type Json = dict[str, object]
BLOCK_KINDS = ("take", "put", "flip", "hand")


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do. What does not apply is -1."""

    kind: str
    zone: int
    order: int
    at: int
    """page, bit of the bitmap, node, or 1 and 0 for a test that passes or not"""
    rule: str
    """which rule of the allocator it follows: a key of the page's words"""
    cursor: int
    """records of the command up to and including this move"""
    group: int = 0

    def as_json(self) -> Json:
        """The Move of protocol.d.ts."""
        return asdict(self)


class _Reader:
    """Goes through the records of one command and remembers which functions are running."""

    def __init__(self) -> None:
        self.running: list[tuple[str, tuple[int, int, int]]] = []
        self.moves: list[Move] = []
        self.scan = "low"
        self.flips = 0

    def read(self, number: int, record: Record) -> None:
        kind, a, b, c, d = record
        cursor = number + 1
        if kind == CALL:
            self._call(a, (b, c, d), cursor)
        elif kind == RETURN:
            self._return(b, cursor)
        elif kind == NEED_BALANCE and "kswapd" not in self._names():
            self.moves.append(Move("wake", a, -1, b, "wake", cursor))
            self.scan = "min"
        elif kind in (DEL_FROM_FREE_LIST, ADD_TO_FREE_LIST, TOGGLE_BIT):
            self._write(kind, a, b, c, cursor)

    def _names(self) -> list[str]:
        return [name for name, _ in self.running]

    def _call(self, function: int, args: tuple[int, int, int], cursor: int) -> None:
        name = FUNCTIONS[function].name
        self.running.append((name, args))
        if name == "alloc_pages_pgdat":
            self.moves.append(Move("node", -1, -1, args[0], "node", cursor))
            self.scan = "low"
        elif name == "balance_classzone":
            self.moves.append(Move("reclaim", args[0], -1, -1, "reclaim", cursor))

    def _return(self, value: int, cursor: int) -> None:
        name, args = self.running.pop()
        if name == "has_more_than":
            self.moves.append(Move("test", args[0], -1, value, f"test.{self.scan}", cursor))
        elif name == "rmqueue" and value < 0:
            self.moves.append(Move("none", args[0], args[1], -1, "none", cursor))
        elif name == "rmqueue":
            self.moves.append(Move("serve", args[0], args[1], value, "serve", cursor))
            self.moves.append(Move("hand", args[0], args[1], value, "hand", cursor))
        elif name == "balance_classzone" and value >= 0:
            self.moves.append(Move("keep", args[0], args[2], value, "keep", cursor))
        elif name == "alloc_pages" and value < 0:
            self.moves.append(Move("give_up", -1, -1, -1, "give_up", cursor))

    def _write(self, kind: int, zone: int, order: int, at: int, cursor: int) -> None:
        function = self.running[-1][0] if self.running else ""
        word = {DEL_FROM_FREE_LIST: "take", ADD_TO_FREE_LIST: "put", TOGGLE_BIT: "flip"}[kind]
        self.moves.append(Move(word, zone, order, at, f"{word}.{function}", cursor))


def all_moves(found: Iterable[Record]) -> list[Move]:
    """Every move of a command, in order, each in a group of its own."""
    reader = _Reader()
    for number, record in enumerate(found):
        reader.read(number, record)
    return [replace(move, group=number) for number, move in enumerate(reader.moves)]


def block_moves(found: Iterable[Record]) -> list[Move]:
    """The moves on lists and bitmaps alone: what rmqueue(), expand() and __free_pages_ok() do."""
    moves = [move for move in all_moves(found) if move.kind in BLOCK_KINDS]
    freeing = any(move.rule.endswith("__free_pages_ok") for move in moves)
    starts = ("flip",) if freeing else ("take", "put", "hand")
    return list(_grouped(moves, starts))


def decisions(found: Iterable[Record]) -> list[Move]:
    """The moves above the buddy system: which zone is asked, and what is done when none may serve."""
    moves = [move for move in all_moves(found) if move.kind not in BLOCK_KINDS]
    return [replace(move, group=number) for number, move in enumerate(moves)]


def _grouped(moves: Sequence[Move], starts: Sequence[str]) -> Iterable[Move]:
    group, kinds = -1, {"start"}
    for move in moves:
        if move.kind in starts or move.kind in kinds or group < 0 or ("take" in kinds and move.kind == "put"):
            group, kinds = group + 1, set()
        kinds.add(move.kind)
        yield replace(move, group=group)
