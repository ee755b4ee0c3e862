"""The description of the textbook's buddy system: all that the rest of the program knows of it."""

from buddyscope.kernels.api.kernel import Kernel, Vocabulary
from buddyscope.kernels.textbook import buddy
from buddyscope.kernels.textbook.checkpoint import dump_state, load_state
from buddyscope.kernels.textbook.functions import FUNCTIONS
from buddyscope.kernels.textbook.region import Region
from buddyscope.kernels.textbook.undo import KINDS
from buddyscope.kernels.textbook.validate import validate

from . import snapshot
from .boot import boot
from .commands import HELP, VERBS
from .custom_machine import custom_machine, machine_data
from .presets import NAME, PRESETS, numbers_of


def _shown(name: str, value: object) -> str | None:
    """A local variable of the model as people read it; None: as Python writes it."""
    return "the region" if isinstance(value, Region) else None


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
    vocabulary=Vocabulary(
        facts=("page", "order", "served"),
        goals=("live",),
        predictions=("page", "order"),
        expects=("buddyinfo", "lists", "blocks"),
    ),
    stage_parts=("map", "lists"),
    workloads=("steady", "bursty", "checkerboard"),
)
