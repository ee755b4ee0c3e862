"""The description of Linux 2.4.22: all that the rest of the program knows of it."""

from buddyscope.kernels.api.kernel import Kernel, TestCall, Vocabulary
from buddyscope.kernels.linux_2_4_22 import mm, numa, page_alloc, reclaim_pool, swap, vmscan
from buddyscope.kernels.linux_2_4_22.bug import BUGS
from buddyscope.kernels.linux_2_4_22.checkpoint import dump_state, load_state
from buddyscope.kernels.linux_2_4_22.functions import FUNCTIONS
from buddyscope.kernels.linux_2_4_22.mmzone import ZONE_NAMES, Node, System, SystemField, Zone, free_list
from buddyscope.kernels.linux_2_4_22.undo import KINDS
from buddyscope.kernels.linux_2_4_22.validate import validate_system

from . import boot, call_graph, snapshot
from .book_notes import NOTES, SECTIONS
from .commands import HELP, VERBS
from .custom_machine import custom_machine, machine_data
from .failure_report import failure_report
from .flags import FLAGS
from .limits import LIMITS
from .messages import MISUSE, OVERRIDES
from .preconditions import check
from .presets import HIDDEN_PRESETS, NAME, PRESETS, numbers_of


def _shown(name: str, value: object) -> str | None:
    """A local variable of the model as people read it; None: as Python writes it."""
    if name == "gfp_mask" and isinstance(value, int):
        return FLAGS["gfp"].decode(value)
    if name in ("addr", "address") and isinstance(value, int):
        return hex(value & 0xFFFFFFFF)
    if isinstance(value, Zone):
        return value.name
    if isinstance(value, Node):
        return f"node {value.node_id}"
    if isinstance(value, System):
        return "the machine"
    if isinstance(value, list) and value and all(isinstance(item, Zone) for item in value):
        return ", ".join(zone.name for zone in value)
    return None


FACTS = (
    *("merges", "splits", "landed", "taken", "page", "order", "pages", "want", "wasted", "zone", "served", "waits"),
    *("wakes", "remote", "edges", "bit", "free", "free_pages", "live", "free_blocks", "largest", "requested", "waste"),
    *("coverage", "buddyinfo", "calls"),
)
GOALS = (
    *("requested", "waste", "live", "free_pages", "wakes", "requests", "remote", "coverage", "free", "served", "calls"),
    *("includes", "merges", "bits", "can", "cannot"),
)
PREDICTIONS = ("page", "list", "lists", "count", "counts", "bit", "bits", "zone", "function", "order")
EXPECTS = ("buddyinfo", "lists", "bits", "blocks", "zone", "free_areas", "facts", "arithmetic")

KERNEL = Kernel(
    name=NAME,
    title="Linux 2.4.22",
    alignment="zone",
    zone_names=ZONE_NAMES,
    presets=PRESETS,
    hidden_presets=HIDDEN_PRESETS,
    boot=boot.boot,
    read_machine=custom_machine,
    machine_data=machine_data,
    numbers=numbers_of,
    limits=LIMITS,
    max_order=lambda system: system.max_order,
    free_list=free_list,
    snapshot=snapshot.snapshot,
    zone_info=snapshot.zone_info,
    zone_fields=("need_balance", *snapshot.MARKS),
    bitmap=snapshot.bitmap,
    cpu_node=lambda system: system.values[SystemField.CPU_NODE],
    failure_report=failure_report,
    validate=validate_system,
    dump=dump_state,
    load=load_state,
    kinds=KINDS,
    functions=FUNCTIONS,
    former_names={"wakeup_kswapd": "wake_up_interruptible"},  # 2.4.22 has no function of the former name
    test_call=TestCall("has_more_than"),
    take_calls=("rmqueue",),
    verbs=VERBS,
    flags=FLAGS,
    alloc_verb="alloc_pages",
    free_verb="__free_pages",
    begin=boot.begin,
    finish=boot.finish,
    check=check,
    help=HELP,
    messages=(*BUGS, *MISUSE, *OVERRIDES),
    call_graphs=call_graph.GRAPHS,
    edges_here=call_graph.edges_here,
    source_modules=(mm, page_alloc, numa, vmscan, swap, reclaim_pool),
    shown=_shown,
    sections=SECTIONS,
    notes=NOTES,
    vocabulary=Vocabulary(
        facts=FACTS,
        goals=GOALS,
        predictions=PREDICTIONS,
        expects=EXPECTS,
    ),
    stage_parts=("map", "lists", "bitmap", "watermarks", "callgraph"),
    workloads=("steady", "bursty", "checkerboard", "fork-storm", "network-burst", "page-cache"),
)
