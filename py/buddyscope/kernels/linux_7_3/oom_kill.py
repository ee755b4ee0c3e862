"""The decision for the OOM killer. Mirrors mm/oom_kill.c and __alloc_pages_may_oom() of mm/page_alloc.c (spec 1.14).

Not recorded. Ours: the victim is whoever holds the anonymous runs of the pool, and gives them back at once. When there
are none nobody can be killed, and the kernel stops.
"""

from .bug import BUG, NO_VICTIM
from .functions import kernel_function
from .gfp import __GFP_RETRY_MAYFAIL, __GFP_THISNODE
from .mmzone import PAGE_ALLOC_COSTLY_ORDER, POOL_ANON, Event, SystemField, note_event, set_system
from .vmscan import reclaim_run
from .zonelist_walk import AllocContext

FILE = "mm/oom_kill.c"


def oom_is_of_no_use(gfp_mask: int, order: int, ac: AllocContext) -> bool:
    """Whether the killer must stay out of it: it could not help, or the caller can do without."""
    if order > PAGE_ALLOC_COSTLY_ORDER or gfp_mask & (__GFP_RETRY_MAYFAIL | __GFP_THISNODE):
        return True
    return ac.highest_zoneidx < ac.system.zone_normal


@kernel_function("gfp_mask", "order", returns="yes", file=FILE)
def out_of_memory(gfp_mask: int, order: int, ac: AllocContext) -> bool:
    """Kill, so that memory comes free. BUG() when nobody can be killed."""
    system = ac.system
    runs = [page for page, (_, kind, _) in system.pool.items() if kind == POOL_ANON]
    if not runs:
        BUG(system, NO_VICTIM())
    freed = sum(1 << system.pool[page][0] for page in runs)
    note_event(system, Event.OOM_KILL, order, freed)
    set_system(system, SystemField.OOM_KILLS, system.values[SystemField.OOM_KILLS] + 1)
    for page in runs:
        reclaim_run(system, page)
    return True
