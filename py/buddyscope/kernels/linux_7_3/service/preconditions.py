"""Does a command make sense on a machine as it is now? What does not is refused before anything has happened."""

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context
from buddyscope.kernels.linux_7_3.gfp import gfp_migratetype, gfp_zone
from buddyscope.kernels.linux_7_3.mmzone import System, page_zone

from .misuse import is_free
from .presets import spec_of


def check(context: Context, command: Command) -> None:
    """What holds for every verb: CPUs and nodes that there are, flags that do not contradict each other."""
    system: System = context.state
    if "gfp" in command.args:
        try:
            gfp_zone(system, command.integer("gfp", 0))
            gfp_migratetype(system, command.integer("gfp", 0))
        except ValueError as error:
            raise InputError(str(error), found=f"gfp={command.args['gfp']}") from None
    check_below(command, "cpu", len(system.cpu_node), "CPU")
    check_below(command, "node", len(system.nodes), "node")
    largest = spec_of(context).layout.max_page_order
    if command.order() > largest and "order" in command.args and command.block:
        raise InputError(f"order={command.order()}", expected=f"0 to {largest}")


def check_below(command: Command, key: str, count: int, what: str) -> None:
    """A number from 0 to count - 1."""
    if command.integer(key, 0) >= count:
        raise InputError(
            f"no {what} {command.args[key]}", found=f"{key}={command.args[key]}", expected=f"0 to {count - 1}"
        )


def check_free(context: Context, command: Command) -> None:
    """A run is freed only once: what a second free does to lists is nothing that the model could show."""
    system: System = context.state
    page, order = context.block_of(command)
    order = command.integer("order", order)
    zone = page_zone(system, page)
    if page % (1 << order) or page + (1 << order) > zone.end_pfn:
        raise InputError(f"page {page} is not the first of a run of order {order}", found=f"page={page}")
    for each in range(page, page + (1 << order)):
        if is_free(zone, each):
            raise InputError(f"page {each} is free already", found=f"page={page}", expected="a page in use")


def check_in_use(context: Context, command: Command) -> None:
    """The run is in use."""
    system: System = context.state
    page, _ = context.block_of(command)
    if is_free(page_zone(system, page), page):
        raise InputError(f"page {page} is free", found=f"page={page}", expected="a page in use")


def check_reclaimable(context: Context, command: Command) -> None:
    """In use, and not in the pool already."""
    check_in_use(context, command)
    page, _ = context.block_of(command)
    if page in context.state.pool:
        raise InputError(f"reclaim may free page {page} already", found=command.block or f"page={page}")


def check_isolate(context: Context, command: Command) -> None:
    """The pageblock lies inside its zone."""
    system: System = context.state
    page = command.integer("page", 0)
    zone = page_zone(system, page)
    start = page >> zone.pageblock_order << zone.pageblock_order
    if start < zone.start_pfn or start + (1 << zone.pageblock_order) > zone.end_pfn:
        raise InputError("this pageblock does not lie inside its zone", found=f"page={page}")
