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

from buddyscope.commands import ALLOC_PARAMS, VERBS
from buddyscope.errors import InputError, unknown_word
from buddyscope.machine import Machine
from buddyscope.tracing.function_graph import REGISTERED
from buddyscope.tracing.journal import ADD_TO_FREE_LIST, CALL, DEL_FROM_FREE_LIST, FREE_PAGES, TOGGLE_BIT, records

from .asked import Asked, command_named, in_order, records_of, zone_names
from .calls_asked import FUNCTION, ORDER, Asker
from .facts import BIT, OF_COMMAND, OF_MACHINE, Done, command_called, fact
from .misconceptions import diagnoses
from .model import Step

MOST_BITS = 64
"""more could neither be shown nor chosen from"""
ZONE_CALLS = ("has_more_than", "rmqueue")


def ask(step: Step, machine: Machine, first: int) -> Asked:
    """Work the step's prediction out; its commands are those from `first` on. Raises InputError with its line."""
    assert step.predict
    try:
        asked = _ask(step, machine, first)
    except InputError as error:
        raise error.at(line=step.predict.line) from None
    diagnoses(step.predict, asked)
    return asked


def _ask(step: Step, machine: Machine, first: int) -> Asked:
    assert step.predict
    kind, text = step.predict.kind, step.predict.answer.strip()
    if kind in SPECIAL:
        word, _, rest = text.partition(" ")
        if word not in SPECIAL[kind]:
            raise unknown_word(f"answer of {kind}", word, SPECIAL[kind])
        asked = SPECIAL[kind][word](machine, rest.split(), first)
        asked.word = word
        return asked
    if kind == "page" and " " not in text:
        return _page(step, machine, first)
    return _by_fact(kind, text, machine, first)


def _by_fact(kind: str, text: str, machine: Machine, first: int) -> Asked:
    came = fact(machine, text, first)
    options = _options(kind, machine)
    fits = len(came) == len(options) if isinstance(came, list) else not options or 0 <= came < len(options)
    if isinstance(came, list) != (kind == "counts") or not fits:
        raise InputError(f"no answer to a prediction of kind {kind}", found=str(came))
    word, _, rest = text.partition(" ")
    start, end = _span(machine, word, rest.strip(), first)
    match = BIT.match(rest.strip()) if word == "bit" else None
    return Asked(came, options, word, start, end, bit=(int(match[1]), int(match[2])) if match else None)


def _options(kind: str, machine: Machine) -> tuple[str, ...]:
    if kind in ("list", "lists", "counts"):
        return tuple(map(str, range(machine.system.max_order)))
    if kind == "zone":
        return zone_names(machine)
    return ("0", "1") if kind == "bit" else ()


def _span(machine: Machine, word: str, name: str, first: int) -> tuple[int, int]:
    """The records of the command that a fact names; of the step where it names none."""
    if word in OF_COMMAND and word not in OF_MACHINE:
        verbs = VERBS if word in ("merges", "landed") else ALLOC_PARAMS
        done = command_called(machine, name, verbs, first)
        return done.start, done.end
    spans = machine.timeline.spans
    return (spans[first].start, spans[-1].end) if len(spans) > first else (machine.timeline.length,) * 2


def _page(step: Step, machine: Machine, first: int) -> Asked:
    assert step.predict
    wanted = step.predict.answer
    spans = machine.timeline.spans[first:]
    for run, result, span in zip(step.runs(), machine.results[first:], spans, strict=True):
        if run.command.name == wanted and result.page is not None:
            return Asked(result.page, (), "page", span.start, span.end, pages=1 << (result.order or 0))
    names = ", ".join(run.command.name for run in step.runs() if run.command.name) or "nothing"
    expected = f"a block that this step's {len(spans)} commands allocate: {names}"
    raise InputError("the prediction has no answer", found=wanted, expected=expected)


def _touched(machine: Machine, words: Sequence[str], first: int) -> Asked:
    done = command_named(machine, words, first, 1)
    lists = (ADD_TO_FREE_LIST, DEL_FROM_FREE_LIST)
    orders = sorted({record[2] for _, record in records_of(machine, done) if record[0] in lists})
    return Asked(orders, _options("lists", machine), start=done.start, end=done.end)


def bit_names(machine: Machine) -> tuple[str, ...]:
    """Every bit of the machine's first zone as ORDER:PAIR."""
    areas = machine.system.zones[0].free_area[:-1]
    names = tuple(f"{order}:{pair}" for order, area in enumerate(areas) for pair in range(len(area.map)))
    if len(names) > MOST_BITS:
        raise InputError("too many bits to choose from", found=str(len(names)), expected=f"at most {MOST_BITS}")
    return names


def _flipped(machine: Machine, words: Sequence[str], first: int) -> Asked:
    done = command_named(machine, words, first, 1)
    names = bit_names(machine)
    flips = (record for _, record in records_of(machine, done) if record[0] == TOGGLE_BIT)
    return Asked(sorted({names.index(f"{r[2]}:{r[3]}") for r in flips}), names, start=done.start, end=done.end)


def _zones(machine: Machine, words: Sequence[str], first: int) -> Asked:
    done = command_named(machine, words, first, 1)
    names, asked = zone_names(machine), dict[int, int]()
    for at, (kind, number, zone, *_) in records_of(machine, done):
        if kind == CALL and REGISTERED[number].name in ZONE_CALLS:
            asked.setdefault(zone, at)
    return in_order([names[zone] for zone in asked], list(asked.values()), done)


def _stopped(machine: Machine, words: Sequence[str], first: int) -> Asked:
    done = [command_called(machine, word, ALLOC_PARAMS, first) for word in words]
    if not done:
        raise InputError("an answer about what?", found="nothing", expected="commands, as in: a b c")
    ranked = sorted(done, key=lambda one: -_free_after(machine, one))
    return in_order([one.command.name for one in ranked], [one.end - 1 for one in ranked], done[0])


def _free_after(machine: Machine, done: Done) -> int:
    """Free pages of the machine when the command had ended."""
    later = records(machine.system.log, done.end)
    free = sum(zone.free_pages for zone in machine.system.zones)
    return free - sum(delta for kind, _, delta, *_ in later if kind == FREE_PAGES)


SPECIAL: dict[str, dict[str, Asker]] = {
    "lists": {"touched": _touched},
    "bits": {"flipped": _flipped},
    "function": FUNCTION,
    "order": {**ORDER, "zones": _zones, "stopped": _stopped},
}
