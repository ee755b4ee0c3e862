"""The report of an allocation failure, as the kernel prints it. Mirrors warn_alloc() and mm/show_mem.c (spec 1.18).

Left out: the call stack, huge pages, and every counter that the model does not have, which is printed as 0.
"""

from collections.abc import Iterator, Sequence

from .functions import kernel_function
from .gfp import flag_names, gfp_zone
from .kswapd import MAX_RECLAIM_RETRIES
from .mmzone import (
    MIGRATE_CMA,
    MIGRATE_HIGHATOMIC,
    MIGRATE_LETTERS,
    POOL_ANON,
    POOL_FILE,
    POOL_SLAB,
    WMARK_NAMES,
    Event,
    Node,
    NodeField,
    System,
    SystemField,
    Zone,
    ZoneField,
    note_event,
    nr_free,
    page_zone,
    wmark_pages,
)

TASK = "task"
"""what the report calls whoever asked"""


def kb(pages: int) -> str:
    """Pages as the kernel prints them."""
    return f"{pages * 4}kB"


def pool_pages(system: System, kind: int, zones: Sequence[Zone]) -> int:
    """Pages of a kind that reclaim may free in these zones."""
    runs = system.pool.items()
    return sum(1 << order for page, (order, found, _) in runs if found == kind and page_zone(system, page) in zones)


def pcp_pages(zones: Sequence[Zone], cpu: int | None = None) -> int:
    """Pages on the per-CPU lists of these zones, of all CPUs or of one."""
    return sum(pcp.count for zone in zones for pcp in zone.pcps if cpu is None or pcp.cpu == cpu)


def mem_info(system: System) -> Iterator[str]:
    """The counters of the whole machine, in pages."""
    zones = system.zones
    anon, file, slab = (pool_pages(system, kind, zones) for kind in (POOL_ANON, POOL_FILE, POOL_SLAB))
    free = sum(zone.free_pages for zone in zones)
    cma = sum(zone.free_by_type[MIGRATE_CMA] for zone in zones)
    yield "Mem-Info:"
    yield f"active_anon:0 inactive_anon:{anon} isolated_anon:0"
    yield f" active_file:0 inactive_file:{file} isolated_file:0"
    yield " unevictable:0 dirty:0 writeback:0"
    yield f" slab_reclaimable:{slab} slab_unreclaimable:0"
    yield " mapped:0 shmem:0 pagetables:0"
    yield " sec_pagetables:0 bounce:0"
    yield " kernel_misc_reclaimable:0"
    yield f" free:{free} free_pcp:{pcp_pages(zones)} free_cma:{cma}"


def node_line(system: System, node: Node) -> str:
    """The counters of a node."""
    anon, file = (kb(pool_pages(system, kind, node.zones)) for kind in (POOL_ANON, POOL_FILE))
    hopeless = "yes" if node.values[NodeField.KSWAPD_FAILURES] >= MAX_RECLAIM_RETRIES else "no"
    return (
        f"Node {node.number} active_anon:0kB inactive_anon:{anon} active_file:0kB inactive_file:{file} "
        "unevictable:0kB isolated(anon):0kB isolated(file):0kB mapped:0kB dirty:0kB writeback:0kB shmem:0kB "
        f"kernel_stack:0kB pagetables:0kB sec_pagetables:0kB all_unreclaimable? {hopeless}"
    )


def zone_line(system: System, zone: Zone) -> str:
    """The counters of a zone; the marks contain the boost."""
    marks = " ".join(f"{name}:{kb(wmark_pages(zone, which))}" for which, name in enumerate(WMARK_NAMES[:3]))
    anon, file = (kb(pool_pages(system, kind, [zone])) for kind in (POOL_ANON, POOL_FILE))
    cpu = system.values[SystemField.CPU]
    return (
        f"Node {zone.node} {zone.name} free:{kb(zone.free_pages)} boost:{kb(zone.values[ZoneField.BOOST])} {marks} "
        f"reserved_highatomic:{kb(zone.values[ZoneField.RESERVED_HIGHATOMIC])} "
        f"free_highatomic:{kb(zone.free_by_type[MIGRATE_HIGHATOMIC])} "
        f"active_anon:0kB inactive_anon:{anon} active_file:0kB inactive_file:{file} unevictable:0kB "
        f"writepending:0kB zspages:0kB present:{kb(zone.present)} managed:{kb(zone.managed)} mlocked:0kB bounce:0kB "
        f"free_pcp:{kb(pcp_pages([zone]))} local_pcp:{kb(pcp_pages([zone], cpu))} "
        f"free_cma:{kb(zone.free_by_type[MIGRATE_CMA])}"
    )


def reserve_line(zone: Zone) -> str:
    """Protection by class, in pages."""
    first = ZoneField.LOWMEM_RESERVE
    return "lowmem_reserve[]: " + " ".join(map(str, zone.values[first : first + 4]))


def runs_line(zone: Zone) -> str:
    """Free runs by order, with the letters of the types that have one."""
    words, total = [], 0
    for order in range(zone.max_page_order + 1):
        runs = nr_free(zone, order)
        letters = "".join(MIGRATE_LETTERS[kind] for kind, entries in enumerate(zone.free_list[order]) if entries)
        words.append(f"{runs}*{4 << order}kB" + (f" ({letters})" if letters else ""))
        total += runs << order
    return f"Node {zone.node} {zone.name}: {' '.join(words)} = {kb(total)}"


def show_free_areas(system: System, highest_zoneidx: int) -> Iterator[str]:
    """The zones up to the request's highest: counters, protection, runs."""
    zones = [zone for zone in system.zones if zone.index <= highest_zoneidx]
    yield from mem_info(system)
    for node in system.nodes:
        yield node_line(system, node)
    for zone in zones:
        yield zone_line(system, zone)
        yield reserve_line(zone)
    yield from map(runs_line, zones)
    yield f"{pool_pages(system, POOL_FILE, system.zones)} total pagecache pages"
    yield f"{sum(zone.present for zone in system.zones)} pages RAM"
    high = [zone for zone in system.zones if zone.name in ("HighMem", "Movable")]
    yield f"{sum(zone.present for zone in high)} pages HighMem/MovableOnly"
    yield f"{sum(zone.present - zone.managed for zone in system.zones)} pages reserved"


def failure_report(system: System, gfp_mask: int, order: int) -> str:
    """The text about a request that got nothing, from the state at that moment."""
    first = (
        f"{TASK}: page allocation failure: order:{order}, mode:{gfp_mask:#x}({flag_names(gfp_mask)}), "
        "nodemask=(null),cpuset=/,mems_allowed=" + mems_allowed(system)
    )
    return "\n".join([first, *show_free_areas(system, gfp_zone(system, gfp_mask))]) + "\n"


def oom_report(system: System, gfp_mask: int, order: int) -> str:
    """The text about a kill, from the state just before it."""
    first = f"{TASK} invoked oom-killer: gfp_mask={gfp_mask:#x}({flag_names(gfp_mask)}), order={order}, oom_score_adj=0"
    return "\n".join([first, *show_free_areas(system, gfp_zone(system, gfp_mask))]) + "\n"


def mems_allowed(system: System) -> str:
    """All nodes, as a range."""
    last = len(system.nodes) - 1
    return f"0-{last}" if last else "0"


@kernel_function("gfp_mask", "order", file="mm/page_alloc.c")
def warn_alloc(system: System, gfp_mask: int, order: int) -> None:
    """Print the report of a failure; failure_report() has its text. Left out: that it is printed at most once in ten
    seconds.
    """
    note_event(system, Event.FAILURE, order, gfp_mask)
