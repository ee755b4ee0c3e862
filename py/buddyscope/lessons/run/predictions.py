"""What a prediction asks: its choices, its answer, and which records decide it. All of it is taken from the run.

    page        a block's name, or a fact that is a page          list, zone, bit     one of its choices, by a fact
    count       a number, by a fact                               counts              buddyinfo
    lists       touched a                                         bits                flipped a
    function    first_call a F, last_call a F, after a F, caller a F
    order       callers a F, called a, zones a, stopped a b c

`function` and `order`, of the functions with a kernel file: first_call and last_call are what F calls first and last
while a is served, after is what is called next after F was entered, caller is who calls F. callers is the way down to
F, called is all that is called for a, by its first call; zones are the zones that a's request asks, in their order;
stopped are commands by the free pages that they leave, most first: who had to stop first when memory grew short.
"""

from collections.abc import Sequence

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.observations import zones_tried
from buddyscope.kernels.api.verb import Role
from buddyscope.lessons.model import Step
from buddyscope.machine.machine import Machine
from buddyscope.tracing.records import Shape

from .done import Done
from .facts import BIT, OF_COMMAND, OF_MACHINE, command_called, fact
from .function_predictions import FUNCTION, ORDER, Asker
from .misconceptions import diagnoses
from .resolved_prediction import ResolvedPrediction, command_named, in_order, records_of, zone_names

MOST_BITS = 64
"""more could neither be shown nor chosen from"""


def resolve(step: Step, machine: Machine, first: int) -> ResolvedPrediction:
    """Work the step's prediction out; its commands are those from `first` on. Raises InputError with its line."""
    assert step.predict
    try:
        found = _resolve(step, machine, first)
    except InputError as error:
        raise error.at(line=step.predict.line) from None
    diagnoses(step.predict, found)
    return found


def _resolve(step: Step, machine: Machine, first: int) -> ResolvedPrediction:
    assert step.predict
    kind, text = step.predict.kind, step.predict.answer.strip()
    if kind in SPECIAL:
        word, _, rest = text.partition(" ")
        if word not in SPECIAL[kind]:
            raise unknown_word(f"answer of {kind}", word, SPECIAL[kind])
        resolved = SPECIAL[kind][word](machine, rest.split(), first)
        resolved.word = word
        return resolved
    if kind == "page" and " " not in text:
        return _page(step, machine, first)
    return _by_fact(kind, text, machine, first)


def _by_fact(kind: str, text: str, machine: Machine, first: int) -> ResolvedPrediction:
    came = fact(machine, text, first)
    options = _options(kind, machine)
    fits = len(came) == len(options) if isinstance(came, list) else not options or 0 <= came < len(options)
    if isinstance(came, list) != (kind == "counts") or not fits:
        raise InputError(f"no answer to a prediction of kind {kind}", found=str(came))
    word, _, rest = text.partition(" ")
    start, end = _span(machine, word, rest.strip(), first)
    match = BIT.match(rest.strip()) if word == "bit" else None
    return ResolvedPrediction(came, options, word, start, end, bit=(int(match[1]), int(match[2])) if match else None)


def _options(kind: str, machine: Machine) -> tuple[str, ...]:
    if kind in ("list", "lists", "counts"):
        return tuple(map(str, range(machine.kernel.max_order(machine.system))))
    if kind == "zone":
        return zone_names(machine)
    return ("0", "1") if kind == "bit" else ()


def _span(machine: Machine, word: str, name: str, first: int) -> tuple[int, int]:
    """The records of the command that a fact names; of the step where it names none."""
    if word in OF_COMMAND and word not in OF_MACHINE:
        roles = tuple(Role) if word in ("merges", "landed") else (Role.ALLOC,)
        done = command_called(machine, name, roles, first)
        return done.start, done.end
    spans = machine.timeline.spans
    return (spans[first].start, spans[-1].end) if len(spans) > first else (machine.timeline.length,) * 2


def _page(step: Step, machine: Machine, first: int) -> ResolvedPrediction:
    assert step.predict
    wanted = step.predict.answer
    spans = machine.timeline.spans[first:]
    for run, result, span in zip(step.runs(), machine.results[first:], spans, strict=True):
        if run.command.name == wanted and result.page is not None:
            return ResolvedPrediction(result.page, (), "page", span.start, span.end, pages=1 << (result.order or 0))
    names = ", ".join(run.command.name for run in step.runs() if run.command.name) or "nothing"
    expected = f"a block that this step's {len(spans)} commands allocate: {names}"
    raise InputError("the prediction has no answer", found=wanted, expected=expected)


def _touched(machine: Machine, words: Sequence[str], first: int) -> ResolvedPrediction:
    done = command_named(machine, words, first, 1)
    moves = machine.kernel.list_moves(machine.system.log, done.start, done.end)
    orders = sorted({move.order for move in moves})
    return ResolvedPrediction(orders, _options("lists", machine), start=done.start, end=done.end)


def bitmaps_of(machine: Machine) -> dict[int, Sequence[int]]:
    """The bitmaps of the machine's first zone by order; empty where the kernel has none."""
    zone, orders = machine.system.zones[0], range(machine.kernel.max_order(machine.system))
    found = {order: machine.kernel.bitmap(zone, order) for order in orders}
    return {order: bits for order, bits in found.items() if bits is not None}


def bit_names(machine: Machine) -> tuple[str, ...]:
    """Every bit of the machine's first zone as ORDER:PAIR."""
    bitmaps = bitmaps_of(machine)
    names = tuple(f"{order}:{pair}" for order, bits in bitmaps.items() for pair in range(len(bits)))
    if len(names) > MOST_BITS:
        raise InputError("too many bits to choose from", found=str(len(names)), expected=f"at most {MOST_BITS}")
    return names


def _flipped(machine: Machine, words: Sequence[str], first: int) -> ResolvedPrediction:
    done = command_named(machine, words, first, 1)
    names = bit_names(machine)
    flip = [kind.number for kind in machine.kernel.kinds if kind.shape is Shape.FLIP]
    flips = (record for _, record in records_of(machine, done) if record[0] in flip)
    return ResolvedPrediction(
        sorted({names.index(f"{r[2]}:{r[3]}") for r in flips}), names, start=done.start, end=done.end
    )


def _zones(machine: Machine, words: Sequence[str], first: int) -> ResolvedPrediction:
    done = command_named(machine, words, first, 1)
    names, tried = zone_names(machine), dict[int, int]()
    for at, zone in zones_tried(machine.kernel, machine.system.log, done.start, done.end):
        tried.setdefault(zone, at)
    return in_order([names[zone] for zone in tried], list(tried.values()), done)


def _stopped(machine: Machine, words: Sequence[str], first: int) -> ResolvedPrediction:
    done = [command_called(machine, word, (Role.ALLOC,), first) for word in words]
    if not done:
        raise InputError("an answer about what?", found="nothing", expected="commands, as in: a b c")
    ranked = sorted(done, key=lambda one: -_free_after(machine, one))
    return in_order([one.command.name for one in ranked], [one.end - 1 for one in ranked], done[0])


def _free_after(machine: Machine, done: Done) -> int:
    """Free pages of the machine when the command had ended."""
    present = machine.timeline.cursor
    machine.timeline.seek(done.end)
    free: int = sum(zone.free_pages for zone in machine.system.zones)
    machine.timeline.seek(present)
    return free


SPECIAL: dict[str, dict[str, Asker]] = {
    "lists": {"touched": _touched},
    "bits": {"flipped": _flipped},
    "function": FUNCTION,
    "order": {**ORDER, "zones": _zones, "stopped": _stopped},
}
