"""The description of Linux 7.3: all that the rest of the program knows of it."""

from buddyscope.kernels.api.kernel import Kernel, Vocabulary
from buddyscope.kernels.linux_7_3 import (
    buddy,
    compaction,
    fallback,
    free_pages,
    gfp,
    highatomic,
    kswapd,
    memblock,
    oom_kill,
    page_alloc,
    pageblock,
    pcp,
    rmqueue,
    setup,
    show_mem,
    slowpath,
    vmscan,
    watermark,
    zonelist_walk,
)
from buddyscope.kernels.linux_7_3.bug import BUGS
from buddyscope.kernels.linux_7_3.checkpoint import dump_state, load_state
from buddyscope.kernels.linux_7_3.functions import FUNCTIONS
from buddyscope.kernels.linux_7_3.mmzone import (
    TEST_DETAILS,
    ZONE_NAMES_32BIT,
    ZONE_NAMES_64BIT,
    Node,
    PerCpuPages,
    System,
    SystemField,
    Zone,
)
from buddyscope.kernels.linux_7_3.undo import KINDS
from buddyscope.kernels.linux_7_3.validate import validate_system

from . import boot, snapshot
from .call_graph import GRAPHS
from .commands import HELP, VERBS
from .custom_machine import custom_machine, machine_data
from .facts import FACTS as OWN_FACTS
from .flags import FLAGS
from .limits import LIMITS
from .messages import MISUSE, OVERRIDES
from .preconditions import check
from .presets import HIDDEN_PRESETS, NAME, PRESETS, numbers_of


def _shown(name: str, value: object) -> str | None:
    """A local variable of the model as people read it; None: as Python writes it."""
    if name == "gfp_mask" and isinstance(value, int):
        return FLAGS["gfp"].decode(value)
    if name == "alloc_flags" and isinstance(value, int):
        return FLAGS["alloc"].decode(value)
    if isinstance(value, Zone):
        return value.name
    if isinstance(value, PerCpuPages):
        return f"CPU {value.cpu}'s lists of {value.zone.name}"
    if isinstance(value, Node):
        return f"node {value.number}"
    if isinstance(value, System):
        return "the machine"
    return None


def _failure_report(system: System) -> str:
    """What the kernel prints about its free areas."""
    return "\n".join(show_mem.show_free_areas(system, len(system.zone_names) - 1)) + "\n"


ZONE_NAMES = (*ZONE_NAMES_64BIT[:3], ZONE_NAMES_32BIT[2], ZONE_NAMES_64BIT[3])
"""of all machines, 32-bit ones included"""
FACTS = (
    *("merges", "splits", "landed", "taken", "page", "order", "pages", "want", "wasted", "zone", "served", "waits"),
    *("wakes", "remote", "edges", "free", "free_pages", "live", "free_blocks", "largest", "requested", "waste"),
    *("coverage", "buddyinfo", "calls"),
)
GOALS = (
    *("requested", "waste", "live", "free_pages", "wakes", "requests", "remote", "coverage", "free", "served", "calls"),
    *("includes", "merges", "can", "cannot"),
)
PREDICTIONS = ("page", "list", "lists", "count", "counts", "zone", "function", "order")
EXPECTS = ("buddyinfo", "blocks", "zone", "facts", "arithmetic")

KERNEL = Kernel(
    name=NAME,
    title="Linux 7.3",
    alignment="absolute",
    zone_names=ZONE_NAMES,
    presets=PRESETS,
    hidden_presets=HIDDEN_PRESETS,
    boot=boot.boot,
    read_machine=custom_machine,
    machine_data=machine_data,
    numbers=numbers_of,
    limits=LIMITS,
    max_order=lambda system: system.zones[0].max_page_order + 1,
    free_list=boot.all_free,
    list_order=lambda area: area >> 3,
    snapshot=snapshot.snapshot,
    zone_info=snapshot.zone_info,
    cpu_node=lambda system: system.values[SystemField.CPU_NODE],
    failure_report=_failure_report,
    validate=validate_system,
    dump=dump_state,
    load=load_state,
    kinds=KINDS,
    functions=FUNCTIONS,
    test_details=TEST_DETAILS,
    take_calls=("rmqueue",),
    verbs=VERBS,
    flags=FLAGS,
    alloc_verb="alloc_pages",
    free_verb="__free_pages",
    finish=boot.finish,
    check=check,
    help=HELP,
    messages=(*BUGS, *MISUSE, *OVERRIDES),
    call_graphs=GRAPHS,
    source_modules=(
        page_alloc,
        zonelist_walk,
        watermark,
        rmqueue,
        pcp,
        buddy,
        fallback,
        pageblock,
        highatomic,
        free_pages,
        slowpath,
        kswapd,
        vmscan,
        compaction,
        oom_kill,
        show_mem,
        gfp,
        setup,
        memblock,
    ),
    shown=_shown,
    vocabulary=Vocabulary(
        facts=FACTS,
        goals=GOALS,
        predictions=PREDICTIONS,
        expects=EXPECTS,
    ),
    facts=OWN_FACTS,
    stage_parts=("map", "pageblocks", "lists", "trays", "watermarks", "callgraph"),
    workloads=("steady", "bursty", "checkerboard", "fork-storm", "network-burst", "page-cache"),
)
