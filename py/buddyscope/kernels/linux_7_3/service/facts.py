"""Facts that only this kernel has, for lessons: what a command did, and what the state is like after it."""

from collections.abc import Callable

from buddyscope.kernels.linux_7_3.compaction import fragmentation_index, unusable_index
from buddyscope.kernels.linux_7_3.functions import FUNCTIONS
from buddyscope.kernels.linux_7_3.kinds import EVENT, LOCK
from buddyscope.kernels.linux_7_3.mmzone import Event, System, ZoneField
from buddyscope.tracing.journal import CALL, TEST, Log, records

type Fact = Callable[[System, Log, int, int], int]
"""(state, log, start, end) of a command's records -> number"""

HUGE = 9
"""the order that the two indices are about: that of a huge page"""


def _records_of(kind: int, first: int | None = None) -> Fact:
    def count(_system: System, log: Log, start: int, end: int) -> int:
        return sum(1 for found, a, *_ in records(log, start, end) if found == kind and first in (None, a))

    return count


def _calls_of(name: str) -> Fact:
    return _records_of(CALL, FUNCTIONS.number_of(name))


def _in_trays(system: System, _log: Log, _start: int, _end: int) -> int:
    return sum(pcp.count for pcp in system.pcps)


def _boost(system: System, _log: Log, _start: int, _end: int) -> int:
    return sum(zone.values[ZoneField.BOOST] for zone in system.zones)


def _fragmentation(system: System, _log: Log, _start: int, _end: int) -> int:
    zone = max(system.zones, key=lambda zone: zone.managed)
    return fragmentation_index(zone, min(HUGE, zone.pageblock_order))


def _unusable(system: System, _log: Log, _start: int, _end: int) -> int:
    zone = max(system.zones, key=lambda zone: zone.managed)
    return unusable_index(zone, min(HUGE, zone.pageblock_order))


FACTS: dict[str, Fact] = {
    "locks": _records_of(LOCK),
    "comparisons": _records_of(TEST),
    "extfrag": _records_of(EVENT, Event.EXTFRAG),
    "migrated": _records_of(EVENT, Event.MIGRATED),
    "reclaimed": _records_of(EVENT, Event.RECLAIMED),
    "kills": _records_of(EVENT, Event.OOM_KILL),
    "refills": _calls_of("rmqueue_bulk"),
    "claims": _calls_of("try_to_claim_block"),
    "in_trays": _in_trays,
    "boost": _boost,
    "fragmentation": _fragmentation,
    "unusable": _unusable,
}
"""locks: takings of a zone's lock. comparisons: watermark tests. extfrag: runs of another type that were used.
in_trays: pages on per-CPU lists. boost: of all zones. The two indices, in thousandths, are about the largest zone and
the order of a pageblock"""
