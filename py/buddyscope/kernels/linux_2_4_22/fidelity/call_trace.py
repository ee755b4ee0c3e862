"""The function trace of some records in the words of recordings: `.rmqueue(Normal)`, a dot for each level."""

from collections.abc import Iterator

from buddyscope.kernels.linux_2_4_22.functions import FUNCTIONS
from buddyscope.kernels.linux_2_4_22.kinds import LOCK
from buddyscope.machine.machine import Machine
from buddyscope.tracing import journal

from .recordings import zone_label

RECORDED = {"wake_up_interruptible": "wakeup_kswapd"}
"""names for which recordings have a word of their own: the wake-up of kswapd is one of their events, not a function"""


def call_lines(machine: Machine, start: int, end: int) -> Iterator[str]:
    """The function trace of some records as recordings write it: a dot a level, the zone where there is one."""
    depth = 0
    ours = {function.number for function in FUNCTIONS if not function.file}
    records = journal.records(machine.system.log, start, end)
    pending = [record for record in records if record[0] not in (journal.CALL, journal.RETURN) or record[1] not in ours]
    for at, (kind, number, x, *_rest) in enumerate(pending):
        if kind == journal.RETURN:
            depth -= 1
        elif kind == journal.CALL:
            name = RECORDED.get(FUNCTIONS[number].name, FUNCTIONS[number].name)
            zone = _zone_in_trace(name, x, pending, at)
            yield "." * depth + name + (_label(machine, zone) if zone is not None else "")
            depth += 1


def _zone_in_trace(name: str, x: int, records: list[tuple[int, int, int, int, int]], at: int) -> int | None:
    if name in ("rmqueue", "try_to_free_pages_zone"):
        return x
    # __free_pages_ok() names a zone when it gets as far as that zone's lock
    if name == "__free_pages_ok":
        depth = 0
        for kind, zone, *_ in records[at:]:
            depth += (kind == journal.CALL) - (kind == journal.RETURN)
            if depth == 0:
                return None
            if kind == LOCK and depth == 1:
                return zone
    return None


def _label(machine: Machine, number: int) -> str:
    zone = machine.system.zones[number]
    several = len(machine.system.nodes) > 1
    return f"({zone.node}:{zone_label(zone)})" if several else f"({zone_label(zone)})"
