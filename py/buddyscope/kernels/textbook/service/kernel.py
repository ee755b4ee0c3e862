"""The description of the textbook's buddy system: all that the rest of the program knows of it."""

from buddyscope.kernels.api.kernel import Kernel, Vocabulary
from buddyscope.kernels.textbook import buddy
from buddyscope.kernels.textbook.checkpoint import dump_state, load_state
from buddyscope.kernels.textbook.fragmentation import external_fragmentation, internal_fragmentation
from buddyscope.kernels.textbook.functions import FUNCTIONS
from buddyscope.kernels.textbook.region import Region
from buddyscope.kernels.textbook.undo import KINDS
from buddyscope.kernels.textbook.validate import validate
from buddyscope.tracing.journal import Log

from . import snapshot
from .boot import boot
from .commands import HELP, VERBS
from .custom_machine import custom_machine, machine_data
from .presets import NAME, PRESETS, numbers_of


def _shown(name: str, value: object) -> str | None:
    """A local variable of the model as people read it; None: as Python writes it."""
    return "the region" if isinstance(value, Region) else None


def _internal(region: Region, _log: Log, _start: int, _end: int) -> int:
    """Internal fragmentation in bytes."""
    return internal_fragmentation(region)


def _external(region: Region, _log: Log, _start: int, _end: int) -> int:
    """External fragmentation in percent, rounded."""
    return round(100 * external_fragmentation(region))


# What counts pages of 2^order (pages, live, waste ...) would be wrong for weighted and Fibonacci blocks.
FACTS = (
    *("merges", "splits", "landed", "taken", "page", "order", "served"),
    *("free", "free_pages", "free_blocks", "largest", "buddyinfo"),
)
GOALS = ("free_pages", "requests", "served", "can", "cannot")
PREDICTIONS = ("page", "list", "order")
EXPECTS = ("buddyinfo", "lists", "facts")

KERNEL = Kernel(
    name=NAME,
    title="The textbook's buddy system",
    alignment="absolute",
    zone_names=("Region",),
    presets=PRESETS,
    boot=boot,
    read_machine=custom_machine,
    machine_data=machine_data,
    numbers=numbers_of,
    max_order=lambda region: len(region.layout.sizes),
    free_list=snapshot.free_list,
    snapshot=snapshot.snapshot,
    zone_info=snapshot.zone_info,
    validate=validate,
    dump=dump_state,
    load=load_state,
    kinds=KINDS,
    functions=FUNCTIONS,
    verbs=VERBS,
    alloc_verb="alloc",
    free_verb="free",
    help=HELP,
    source_modules=(buddy,),
    shown=_shown,
    vocabulary=Vocabulary(facts=FACTS, goals=GOALS, predictions=PREDICTIONS, expects=EXPECTS),
    facts={"internal": _internal, "external": _external},
    stage_parts=("map", "lists"),
    workloads=("steady", "bursty", "checkerboard"),
)
