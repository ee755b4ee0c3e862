"""The verbs, and what carries each of them out.

    a = alloc_pages order=3 gfp=GFP_ATOMIC
    b = rmqueue order=0 zone=Normal
    __free_pages a
    task flags=PF_MEMALLOC
    free_all_bootmem withhold=6
    memfrac zone=DMA ratio=32

With `reclaimable=yes` reclaim may free what the request got. `memfrac` sets the watermarks of a zone as the boot option
memfrac= would have done.
"""

from collections.abc import Callable

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context, Result
from buddyscope.kernels.api.kernel import by_name
from buddyscope.kernels.api.verb import CPU, GFP, NODE, ORDER, PAGE, TIMES, WANT, ZONE, Param, ParamKind, Role, Verb
from buddyscope.kernels.linux_2_4_22 import mm, page_alloc
from buddyscope.kernels.linux_2_4_22.gfp import GFP_KERNEL
from buddyscope.kernels.linux_2_4_22.init import set_memfrac
from buddyscope.kernels.linux_2_4_22.mmzone import (
    HAS_BUFFERS,
    HAS_MAPPING,
    PG_active,
    PG_locked,
    PG_lru,
    PG_reserved,
    System,
    SystemField,
    add_to_pool,
    page_count,
    page_zone,
    set_page_count,
    set_page_flags,
    set_system,
    take_from_pool,
)
from buddyscope.kernels.linux_2_4_22.reclaim_pool import run_kswapd

from . import preconditions, slow_boot
from .misuse import misuse_of_alloc, misuse_of_free
from .presets import boot_sequence_of, spec_of

type Call = Callable[[Context, Command], int | None]
"""asks the kernel for a block: its first page, or its address"""

_get_free_pages = mm.__get_free_pages
_get_free_page = mm.__get_free_page
_get_dma_pages = mm.__get_dma_pages
_free_pages = mm._free_pages_of
_free_page_struct = mm.__free_page

PAGE_ACTIONS = ("get_page", "reserve", "unreserve", "lru_cache_add", "activate", "lock", "mapping", "buffers")
FLAG_OF_ACTION = {"reserve": PG_reserved, "lock": PG_locked, "mapping": HAS_MAPPING, "buffers": HAS_BUFFERS}
RECLAIMABLE = Param("reclaimable", ParamKind.YES)


def _gfp(command: Command) -> int:
    return command.integer("gfp", GFP_KERNEL)


# ---------------------------------------------------------------------- allocating


def _alloc(call: Call, *, address: bool = False, gfp: bool = True) -> Callable[[Context, Command, Result], None]:
    """What carries out an allocation: `call` gives a page, or an address; `gfp`: it is told flags."""

    def run(context: Context, command: Command, result: Result) -> None:
        system: System = context.state
        if "cpu" in command.args:
            _run_on(context, command)
        if gfp:
            result.misuse = misuse_of_alloc(system, _gfp(command))
        page = call(context, command)
        if address:
            result.address = page or 0
            page = mm.virt_to_page(result.address) if result.address else None
        if page is not None and command.integer("reclaimable", 0):
            add_to_pool(system, page, command.order())
        context.give_block(command, result, page, command.order())

    return run


def _alloc_pages_node(context: Context, command: Command) -> int | None:
    return mm.alloc_pages_node(context.state, command.integer("node", 0), _gfp(command), command.order())


def _with_order(function: Callable[[System, int, int], int | None]) -> Call:
    return lambda context, command: function(context.state, _gfp(command), command.order())


def _one_page(function: Callable[[System, int], int | None]) -> Call:
    return lambda context, command: function(context.state, _gfp(command))


def _rmqueue(context: Context, command: Command) -> int | None:
    return page_alloc.rmqueue(context.zone_of(command), command.order())


LARGEST_SHIFT = 30
"""2^order must fit the signed 32 bits of a record; only alloc_pages_node() never looks at its order"""


def _check_shift(_context: Context, command: Command) -> None:
    order = command.order()
    if order > LARGEST_SHIFT:
        raise InputError(f"order={order}", found=str(order), expected=f"0 to {LARGEST_SHIFT}").keyed(
            "order", order=str(order), most=str(LARGEST_SHIFT)
        )


def _alloc_verb(name: str, call: Call, *params: Param, address: bool = False, gfp: bool = True) -> Verb:
    check = _check_shift if name == "alloc_pages_node" else None
    return Verb(name, Role.ALLOC, _alloc(call, address=address, gfp=gfp), params, check=check)


ALLOC = (
    _alloc_verb("alloc_pages", _with_order(mm.alloc_pages), ORDER, GFP, CPU, WANT, TIMES, RECLAIMABLE),
    _alloc_verb("alloc_page", _one_page(mm.alloc_page), GFP, CPU),
    _alloc_verb("alloc_pages_node", _alloc_pages_node, NODE, ORDER, GFP),
    _alloc_verb("__get_free_pages", _with_order(_get_free_pages), ORDER, GFP, CPU, address=True),
    _alloc_verb("__get_free_page", _one_page(_get_free_page), GFP, CPU, address=True),
    _alloc_verb("__get_dma_pages", _with_order(_get_dma_pages), ORDER, GFP, CPU, address=True),
    _alloc_verb("get_zeroed_page", _one_page(mm.get_zeroed_page), GFP, CPU, address=True),
    _alloc_verb("get_free_page", _one_page(mm.get_free_page), GFP, CPU, address=True),
    _alloc_verb("rmqueue", _rmqueue, ORDER, ZONE, NODE, WANT, TIMES, RECLAIMABLE, gfp=False),
)

# ---------------------------------------------------------------------- freeing


def _free(call: Callable[[System, int, int], None], *, one: bool = False) -> Callable[[Context, Command, Result], None]:
    """What carries out giving back a block; `one`: a block of order 0, whatever was asked for."""

    def run(context: Context, command: Command, result: Result) -> None:
        system: System = context.state
        page, order = context.block_of(command)
        order = 0 if one else command.integer("order", order)
        result.page, result.order = page, order
        result.misuse = misuse_of_free(system, page, order)
        forget_if_last(context, page)
        try:
            call(system, page, order)
        finally:
            result.count = page_count(page_zone(system, page), page)

    return run


def forget_if_last(context: Context, page: int) -> None:
    """The last reference to a block is given back: it has no name any more, and reclaim cannot free it."""
    system: System = context.state
    zone = page_zone(system, page)
    if zone.flags.get(page, 0) & PG_reserved or page_count(zone, page) > 1:
        return
    context.forget_name(page)
    if page in system.pool:
        take_from_pool(system, page)


FREE = (
    Verb("__free_pages", Role.FREE, _free(_free_pages), (ORDER, PAGE), takes_block=True),
    Verb(
        "__free_page",
        Role.FREE,
        _free(lambda system, page, _order: _free_page_struct(system, page), one=True),
        (PAGE,),
        takes_block=True,
    ),
    Verb(
        "free_pages",
        Role.FREE,
        _free(lambda system, page, order: mm.free_pages(system, mm.page_address(system, page), order)),
        (ORDER, PAGE),
        takes_block=True,
    ),
    Verb(
        "free_page",
        Role.FREE,
        _free(lambda system, page, _order: mm.free_page(system, mm.page_address(system, page)), one=True),
        (PAGE,),
        takes_block=True,
    ),
)

# ---------------------------------------------------------------------- circumstances


def _setting(field: int, key: str) -> Callable[[Context, Command, Result], None]:
    return lambda context, command, _result: set_system(context.state, field, command.integer(key, 0))


def _run_on(context: Context, command: Command) -> None:
    """The task goes to a CPU, by its number, or to the first CPU of a node."""
    cpus = spec_of(context).cpus
    if "node" in command.args:
        node = command.integer("node", 0)
        number = cpus.index(node) if node in cpus else 0
    else:
        number = command.integer("cpu", command.integer("number", 0))
        node = cpus[number]
    set_system(context.state, SystemField.CPU, number)
    set_system(context.state, SystemField.CPU_NODE, node)


def _kswapd(context: Context, command: Command, _result: Result) -> None:
    if command.args:
        set_system(context.state, SystemField.KSWAPD_WAITING, command.integer("waiting", 0))
    else:
        run_kswapd(context.state)


def _memfrac(context: Context, command: Command, _result: Result) -> None:
    set_memfrac(spec_of(context).layout, context.zone_of(command), command.integer("ratio", 0))


def _page(context: Context, command: Command, result: Result) -> None:
    page, _ = context.block_of(command)
    zone = page_zone(context.state, page)
    action = command.args.get("do")
    flags = zone.flags.get(page, 0)
    if action == "get_page":
        set_page_count(zone, page, page_count(zone, page) + 1)
    elif action == "lru_cache_add":
        set_page_flags(zone, page, flags | PG_lru)
    elif action == "activate":
        set_page_flags(zone, page, flags | PG_active if flags & PG_lru else flags)
    elif action == "unreserve":
        set_page_flags(zone, page, flags & ~PG_reserved)
    elif isinstance(action, str):
        bit = FLAG_OF_ACTION[action]
        set_page_flags(zone, page, flags | bit if command.integer("val", 1) else flags & ~bit)
    result.page, result.count = page, page_count(zone, page)


SET = (
    Verb("task", Role.SET, _setting(SystemField.TASK_FLAGS, "flags"), (Param("flags", ParamKind.FLAGS, "task"),)),
    Verb("cpu", Role.SET, lambda context, command, _result: _run_on(context, command), (NODE, Param("number"))),
    Verb("interrupt", Role.SET, _setting(SystemField.IN_INTERRUPT, "in"), (Param("in", ParamKind.YES),)),
    Verb("kswapd", Role.SET, _kswapd, (Param("waiting", ParamKind.YES),)),
    Verb(
        "reclaimable",
        Role.SET,
        lambda context, command, _result: add_to_pool(context.state, *context.block_of(command)),
        (PAGE,),
        takes_block=True,
        check=preconditions.check_reclaimable,
    ),
    Verb(
        "page",
        Role.SET,
        _page,
        (Param("do", ParamKind.WORD, words=PAGE_ACTIONS), PAGE, Param("val")),
        takes_block=True,
        check=preconditions.check_page_action,
    ),
    Verb("memfrac", Role.SET, _memfrac, (ZONE, Param("ratio"), NODE), check=preconditions.check_memfrac),
)

# ---------------------------------------------------------------------- boot


def _hand_over(context: Context, command: Command, _result: Result) -> None:
    slow_boot.hand_over(context.state, boot_sequence_of(spec_of(context)), command)


def _boot_verb(name: str, *keys: str) -> Verb:
    return Verb(name, Role.BOOT, _hand_over, tuple(map(Param, keys)), check=slow_boot.check)


BOOT = (
    _boot_verb("free_all_bootmem", "withhold"),
    _boot_verb("boot_page", "page"),
    _boot_verb("boot_pages", "first", "last"),
)

HELP = """\
  a = alloc_pages order=3 gfp=GFP_ATOMIC cpu=1     also alloc_page, alloc_pages_node, __get_free_pages, __get_free_page,
                                                   __get_dma_pages, get_zeroed_page
  b = rmqueue order=0 zone=Normal                  straight from a zone, without watermarks
  __free_pages a                                   also __free_page, free_pages, free_page; or page=NUMBER
  task flags=PF_MEMALLOC    interrupt in=yes       circumstances of what follows
  cpu number=1              reclaimable a          the task's CPU; what reclaim may free
  kswapd                    page a do=get_page     kswapd's turn; a page's count and flags
"""

VERBS = by_name((*ALLOC, *FREE, *SET, *BOOT))
