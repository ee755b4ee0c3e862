"""Does a command make sense on a machine as it is now? What does not is told before anything has happened."""

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context

from .presets import spec_of


def check(context: Context, command: Command) -> None:
    """Raise InputError for a node, a CPU, a zone or a ratio that there is not. Of every verb."""
    if command.verb in ("rmqueue", "memfrac"):
        context.zone_of(command)
    nodes, cpus = len(context.state.nodes), len(spec_of(context).cpus)
    for key, kind, count in (("node", "node", nodes), ("cpu", "CPU", cpus), ("number", "CPU", cpus)):
        if command.integer(key, 0) >= count:
            raise InputError(f"{key}={command.args[key]}: no such {kind}", expected=f"0 to {count - 1}")


def check_memfrac(_context: Context, command: Command) -> None:
    """`memfrac` needs a ratio of at least 1."""
    if "ratio" not in command.args:
        raise InputError("memfrac needs ratio=", expected="memfrac zone=DMA ratio=128")
    if not command.integer("ratio", 0):
        raise InputError("ratio=0", expected="1 or more")


def check_page_action(context: Context, command: Command) -> None:
    """`page` needs an action."""
    if "do" not in command.args:
        words = context.kernel.verbs["page"].params[0].words
        raise InputError("page needs do=", expected=f"one of {', '.join(words)}")


def check_reclaimable(context: Context, command: Command) -> None:
    """`reclaimable` is about a block that somebody holds, and that reclaim may not free yet."""
    page, _ = context.block_of(command)
    if page in context.state.pool:
        raise InputError(f"page {page} is reclaimable already", expected="a block that is not")
    if page not in context.state.names_by_page:
        raise InputError(f"nobody holds a block at page {page}", expected="the first page of a block that has a name")
