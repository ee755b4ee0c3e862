"""Booting a machine, and what happens around each of its requests."""

from buddyscope.kernels.api.context import Context, Result
from buddyscope.kernels.linux_2_4_22 import mm
from buddyscope.kernels.linux_2_4_22.bootmem import release_at_once, reserve_everything
from buddyscope.kernels.linux_2_4_22.init import build_system
from buddyscope.kernels.linux_2_4_22.mmzone import System
from buddyscope.tracing.block_names import name_block

from .commands import forget_if_last
from .pool_at_boot import fill_pool
from .presets import boot_sequence_of, spec_of
from .reclaim_plan import Plan, PlannedReclaim

_free_pages = mm._free_pages_of


def boot(context: Context) -> System:
    """A system just after boot, or just before it hands over its first page; reclaim acts for the machine's task."""
    spec = spec_of(context)
    system = build_system(spec.layout, PlannedReclaim(_Task(context)))
    if spec.slow_boot:
        reserve_everything(system)
        return system
    release_at_once(system, boot_sequence_of(spec))
    if spec.pool:
        fill_pool(system, spec.pool, context.name_number)
    return system


class _Task:
    """What other tasks do meanwhile, by a recording's plan."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def free(self, name: str) -> None:
        """Give the block of this name back."""
        page, order = self.context.held_block(name)
        forget_if_last(self.context, page)
        _free_pages(self.context.state, page, order)

    def alloc(self, name: str, gfp: int, order: int) -> int | None:
        """Ask for a block, which gets this name."""
        page = mm.alloc_pages(self.context.state, gfp, order)
        if page is not None:
            name_block(self.context.state, page, order, self.context.name_number(name))
        return page


def _reclaim(context: Context) -> PlannedReclaim:
    reclaim = context.state.reclaim
    assert isinstance(reclaim, PlannedReclaim)
    return reclaim


def begin(context: Context, plan: Plan | None) -> None:
    """A new request, with a recording's plan or none."""
    _reclaim(context).begin(plan)


def finish(context: Context, result: Result) -> None:
    """How often kswapd was woken since the last request."""
    result.wakes = _reclaim(context).take_wakes()
