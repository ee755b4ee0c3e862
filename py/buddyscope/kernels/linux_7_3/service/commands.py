"""The verbs, and what carries each of them out.

    a = alloc_pages order=3 gfp=GFP_ATOMIC
    b = rmqueue order=0 zone=Normal type=unmovable
    __free_pages a
    cpu number=1
    drain
    sysctl watermark_boost_factor=0

A movable allocation is on an LRU list afterwards, as pages of processes are, unless `lru=no` says otherwise. With
`reclaimable=file`, `anon` or `slab` reclaim may free what the request got.
"""

from collections.abc import Callable

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context, Result
from buddyscope.kernels.api.kernel import by_name
from buddyscope.kernels.api.verb import CPU, GFP, NODE, ORDER, PAGE, TIMES, WANT, ZONE, Param, ParamKind, Role, Verb
from buddyscope.kernels.linux_7_3 import compaction, free_pages, memblock, page_alloc, pcp, rmqueue, setup, vmscan
from buddyscope.kernels.linux_7_3.buddy import FPI_NONE
from buddyscope.kernels.linux_7_3.gfp import __GFP_MOVABLE, GFP_KERNEL
from buddyscope.kernels.linux_7_3.mmzone import (
    MIGRATE_MOVABLE,
    POOL_ANON,
    POOL_FILE,
    POOL_SLAB,
    Node,
    NodeField,
    System,
    SystemField,
    Zone,
    page_zone,
    set_node,
    set_system,
    take_from_pool,
)
from buddyscope.kernels.linux_7_3.pageblock import mark_lru, set_pageblock_isolate

from . import preconditions
from .boot import finish_boot
from .misuse import misuse_of_alloc
from .pool_at_boot import make_reclaimable
from .presets import free_ranges, spec_of

type Call = Callable[[Context, Command], int | None]
"""asks the kernel for a run: its first page"""
type Run = Callable[[Context, Command, Result], None]

_free_pages = free_pages.__free_pages
_free_pages_ok = free_pages.__free_pages_ok
_free_pages_core = memblock.__free_pages_core
KINDS = {"file": POOL_FILE, "anon": POOL_ANON, "slab": POOL_SLAB}
TYPES = ("unmovable", "movable", "reclaimable")
CONTEXTS = ("task", "softirq", "hardirq")
RECLAIMABLE = Param("reclaimable", ParamKind.WORD, words=tuple(KINDS))
LRU = Param("lru", ParamKind.YES)
TYPE = Param("type", ParamKind.WORD, words=TYPES)
ALLOC_FLAGS = Param("alloc_flags", ParamKind.FLAGS, "alloc")
SYSCTLS = {
    "watermark_boost_factor": SystemField.WATERMARK_BOOST_FACTOR,
    "defrag_mode": SystemField.DEFRAG_MODE,
    "high_order_marks": SystemField.HIGH_ORDER_MARKS,
}
"""what takes effect by itself"""
MARK_SYSCTLS = {
    "min_free_kbytes": SystemField.MIN_FREE_KBYTES,
    "watermark_scale_factor": SystemField.WATERMARK_SCALE_FACTOR,
    "percpu_pagelist_high_fraction": SystemField.PCP_HIGH_FRACTION,
}
"""what marks and per-CPU sizes are computed from again"""


# ---------------------------------------------------------------------- allocating


def _type(command: Command) -> int:
    word = command.args.get("type", "movable")
    return TYPES.index(str(word))


def _alloc(call: Call, *, gfp: bool) -> Run:
    """What carries out an allocation; `gfp`: it is told flags, not a type."""

    def run(context: Context, command: Command, result: Result) -> None:
        system: System = context.state
        if "cpu" in command.args:
            _run_on(system, command.integer("cpu", 0))
        mask = command.integer("gfp", GFP_KERNEL)
        if gfp:
            result.misuse = misuse_of_alloc(system, mask)
        movable = mask & __GFP_MOVABLE if gfp else _type(command) == MIGRATE_MOVABLE
        page = call(context, command)
        if page is not None:
            _put_to_use(page_zone(system, page), page, command, bool(movable))
        context.give_block(command, result, page, command.order())

    return run


def _put_to_use(zone: Zone, page: int, command: Command, movable: bool) -> None:
    """What the caller does with the run: declare it reclaimable, put it on an LRU list."""
    kind = command.args.get("reclaimable")
    if kind:
        make_reclaimable(zone, page, command.order(), KINDS[str(kind)])
    elif command.integer("lru", int(movable)):
        mark_lru(zone, page, 1 << command.order(), 1)


def _alloc_pages(context: Context, command: Command) -> int | None:
    return page_alloc.alloc_pages(context.state, command.integer("gfp", GFP_KERNEL), command.order())


def _alloc_pages_node(context: Context, command: Command) -> int | None:
    mask = command.integer("gfp", GFP_KERNEL)
    return page_alloc.alloc_pages_node(context.state, command.integer("node", 0), mask, command.order())


def _rmqueue(context: Context, command: Command) -> int | None:
    zone = context.zone_of(command)
    return rmqueue.rmqueue(zone, command.order(), command.integer("alloc_flags", 0), _type(command))


def _rmqueue_buddy(context: Context, command: Command) -> int | None:
    zone = context.zone_of(command)
    return rmqueue.rmqueue_buddy(zone, command.order(), command.integer("alloc_flags", 0), _type(command))


ALLOC = (
    Verb("alloc_pages", Role.ALLOC, _alloc(_alloc_pages, gfp=True), (ORDER, GFP, CPU, WANT, TIMES, RECLAIMABLE, LRU)),
    Verb("alloc_pages_node", Role.ALLOC, _alloc(_alloc_pages_node, gfp=True), (NODE, ORDER, GFP, RECLAIMABLE, LRU)),
    Verb(
        "rmqueue",
        Role.ALLOC,
        _alloc(_rmqueue, gfp=False),
        (ORDER, ZONE, NODE, TYPE, ALLOC_FLAGS, CPU, WANT, TIMES, RECLAIMABLE, LRU),
    ),
    Verb(
        "rmqueue_buddy",
        Role.ALLOC,
        _alloc(_rmqueue_buddy, gfp=False),
        (ORDER, ZONE, NODE, TYPE, ALLOC_FLAGS, WANT, TIMES, RECLAIMABLE, LRU),
    ),
)

# ---------------------------------------------------------------------- freeing


def _free(call: Callable[[System, int, int], None]) -> Run:
    """What carries out giving a run back."""

    def run(context: Context, command: Command, result: Result) -> None:
        system: System = context.state
        if "cpu" in command.args:
            _run_on(system, command.integer("cpu", 0))
        page, order = context.block_of(command)
        order = command.integer("order", order)
        result.page, result.order = page, order
        _forget(context, page, order)
        call(system, page, order)

    return run


def _forget(context: Context, page: int, order: int) -> None:
    """Names and the pool know nothing of these pages any longer."""
    system: System = context.state
    for each in range(page, page + (1 << order)):
        if each in system.pool:
            take_from_pool(system, each)
        context.forget_name(each)


FREE = (
    Verb(
        "__free_pages",
        Role.FREE,
        _free(_free_pages),
        (ORDER, PAGE, CPU),
        takes_block=True,
        check=preconditions.check_free,
    ),
    Verb(
        "__free_pages_ok",
        Role.FREE,
        _free(lambda system, page, order: _free_pages_ok(page_zone(system, page), page, order, FPI_NONE)),
        (ORDER, PAGE),
        takes_block=True,
        check=preconditions.check_free,
    ),
)

# ---------------------------------------------------------------------- circumstances


def _run_on(system: System, cpu: int) -> None:
    """The task goes to a CPU."""
    set_system(system, SystemField.CPU, cpu)
    set_system(system, SystemField.CPU_NODE, system.cpu_node[cpu])


def _cpu(context: Context, command: Command, _result: Result) -> None:
    system: System = context.state
    if "node" in command.args:
        node = command.integer("node", 0)
        _run_on(system, system.cpu_node.index(node) if node in system.cpu_node else 0)
    else:
        _run_on(system, command.integer("number", 0))


def _check_cpu(context: Context, command: Command) -> None:
    preconditions.check_below(command, "number", len(context.state.cpu_node), "CPU")


def _task(context: Context, command: Command, _result: Result) -> None:
    set_system(context.state, SystemField.TASK_FLAGS, command.integer("flags", 0))


def _context(context: Context, command: Command, _result: Result) -> None:
    set_system(context.state, SystemField.CONTEXT, CONTEXTS.index(str(command.args.get("in", "task"))))


def _interrupt(context: Context, command: Command, _result: Result) -> None:
    set_system(context.state, SystemField.CONTEXT, 2 if command.integer("in", 1) else 0)


def _nodes(context: Context, command: Command) -> list[Node]:
    nodes: list[Node] = context.state.nodes
    return [nodes[command.integer("node", 0)]] if "node" in command.args else nodes


def _kswapd(context: Context, command: Command, _result: Result) -> None:
    for node in _nodes(context, command):
        vmscan.kswapd(context.state, node)


def _kcompactd(context: Context, command: Command, _result: Result) -> None:
    for node in _nodes(context, command):
        if "order" in command.args:
            set_node(context.state, node.number, NodeField.KCOMPACTD_ORDER, command.integer("order", 0))
            set_node(context.state, node.number, NodeField.KCOMPACTD_HIGHEST_ZONE, node.zones[-1].index)
        compaction.kcompactd_do_work(context.state, node)


def _drain(context: Context, command: Command, _result: Result) -> None:
    zones: list[Zone] = context.state.zones
    if "zone" in command.args:
        zones = [context.zone_of(command)]
    if "cpu" not in command.args:
        pcp.drain_all_pages(zones)
        return
    for zone in zones:
        pcp.drain_pages_zone(zone, zone.pcps[command.integer("cpu", 0)])


def _decay(context: Context, command: Command, _result: Result) -> None:
    zones: list[Zone] = context.state.zones
    cpus = [command.integer("cpu", 0)] if "cpu" in command.args else range(len(context.state.cpu_node))
    for zone in zones:
        for cpu in cpus:
            pcp.decay_pcp_high(zone, zone.pcps[cpu])


def _isolate(isolate: bool) -> Run:
    def run(context: Context, command: Command, _result: Result) -> None:
        page = command.integer("page", 0)
        set_pageblock_isolate(page_zone(context.state, page), page, isolate)

    return run


def _reclaimable(context: Context, command: Command, _result: Result) -> None:
    page, order = context.block_of(command)
    kind = KINDS[str(command.args.get("as", "file"))]
    make_reclaimable(page_zone(context.state, page), page, order, kind)


def _lru(context: Context, command: Command, _result: Result) -> None:
    page, order = context.block_of(command)
    mark_lru(page_zone(context.state, page), page, 1 << order, int(bool(command.integer("on", 1))))


def _sysctl(context: Context, command: Command, _result: Result) -> None:
    system: System = context.state
    for key in command.args:
        if key in SYSCTLS:
            set_system(system, SYSCTLS[key], command.integer(key, 0))
    marks = [key for key in command.args if key in MARK_SYSCTLS]
    for key in marks:
        set_system(system, MARK_SYSCTLS[key], command.integer(key, 0))
    if marks:
        setup.setup_per_zone_wmarks(system)


def _drop_caches(context: Context, _command: Command, _result: Result) -> None:
    system: System = context.state
    for page, (_, kind, _) in list(system.pool.items()):
        if kind != POOL_ANON:
            vmscan.reclaim_run(system, page)


def _compact_memory(context: Context, _command: Command, _result: Result) -> None:
    pcp.drain_all_pages(context.state.zones)
    for zone in context.state.zones:
        compaction.compact_zone(zone, zone.max_page_order, MIGRATE_MOVABLE, False)


SET = (
    Verb("task", Role.SET, _task, (Param("flags", ParamKind.FLAGS, "task"),)),
    Verb("cpu", Role.SET, _cpu, (NODE, Param("number")), check=_check_cpu),
    Verb("context", Role.SET, _context, (Param("in", ParamKind.WORD, words=CONTEXTS),)),
    Verb("interrupt", Role.SET, _interrupt, (Param("in", ParamKind.YES),)),
    Verb("kswapd", Role.SET, _kswapd, (NODE,)),
    Verb("kcompactd", Role.SET, _kcompactd, (NODE, ORDER)),
    Verb("drain", Role.SET, _drain, (ZONE, NODE, CPU)),
    Verb("decay", Role.SET, _decay, (CPU,)),
    Verb("isolate", Role.SET, _isolate(True), (PAGE,), check=preconditions.check_isolate),
    Verb("unisolate", Role.SET, _isolate(False), (PAGE,), check=preconditions.check_isolate),
    Verb(
        "reclaimable",
        Role.SET,
        _reclaimable,
        (PAGE, Param("as", ParamKind.WORD, words=tuple(KINDS))),
        takes_block=True,
        check=preconditions.check_reclaimable,
    ),
    Verb("lru", Role.SET, _lru, (PAGE, Param("on", ParamKind.YES)), takes_block=True, check=preconditions.check_in_use),
    Verb("sysctl", Role.SET, _sysctl, tuple(map(Param, (*SYSCTLS, *MARK_SYSCTLS)))),
    Verb("drop_caches", Role.SET, _drop_caches),
    Verb("compact_memory", Role.SET, _compact_memory),
)

# ---------------------------------------------------------------------- boot


def _memblock_free_all(context: Context, _command: Command, _result: Result) -> None:
    spec = spec_of(context)
    for zone in context.state.zones:
        memblock.memblock_free_all(zone, free_ranges(spec, zone.start_pfn, zone.end_pfn))
    finish_boot(context.state, spec)


def _free_core(context: Context, command: Command, _result: Result) -> None:
    page = command.integer("page", 0)
    _free_pages_core(page_zone(context.state, page), page, command.order())


def _check_not_booted(context: Context, _command: Command) -> None:
    if any(zone.managed for zone in context.state.zones):
        raise InputError("boot has handed its pages over already", expected="a machine whose name ends in -slow")


def _check_free_core(context: Context, command: Command) -> None:
    if not spec_of(context).slow_boot:
        raise InputError("boot has handed its pages over already", expected="a machine whose name ends in -slow")
    preconditions.check_free(context, command)


BOOT = (
    Verb("memblock_free_all", Role.BOOT, _memblock_free_all, check=_check_not_booted),
    Verb("__free_pages_core", Role.BOOT, _free_core, (PAGE, ORDER), check=_check_free_core),
)

HELP = """\
  a = alloc_pages order=3 gfp=GFP_ATOMIC cpu=1     also alloc_pages_node; reclaimable=file, lru=no
  b = rmqueue order=0 zone=Normal type=unmovable   from a zone, without watermarks; also rmqueue_buddy
  __free_pages a                                   also __free_pages_ok, past the per-CPU lists; or page=NUMBER
  cpu number=1    task flags=PF_MEMALLOC           circumstances of what follows; context in=hardirq
  drain           decay                            per-CPU lists: empty them; what happens once a second
  kswapd          kcompactd order=3                their turn, when they have something to do
  reclaimable a as=anon     lru a on=no            what reclaim may free; what compaction can move
  isolate page=0            sysctl defrag_mode=1   a pageblock; settings of the kernel
  drop_caches               compact_memory         what an administrator may ask for
"""

VERBS = by_name((*ALLOC, *FREE, *SET, *BOOT))
