"""Does a command make sense on a machine as it is now? What does not is told before anything has happened."""

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context
from buddyscope.kernels.api.state import zone_of_page

LARGEST_ORDER = 63
"""a request for a larger block would not be told from a mistake"""


def check_command(context: Context, command: Command) -> None:
    """Raise InputError when the command makes no sense on this machine now."""
    if holding := context.block(command.name):
        page, order = holding
        text = f"{command.name} already holds the block of order {order} at page {page}"
        raise InputError(text, found=command.name, expected="a name that is not in use")
    if command.block:
        context.held_block(command.block)
    if "times" in command.args and not command.integer("times", 0):
        raise InputError("times=0", expected="1 or more")
    if "page" in command.args:
        zone_of_page(context.state, command.integer("page", 0))
    context.kernel.check(context, command)
    if check := context.kernel.verbs[command.verb].check:
        check(context, command)
    _check_size(context, command)


def _check_size(context: Context, command: Command) -> None:
    largest = context.kernel.max_order(context.state) - 1
    most = 1 << command.integer("order", largest)
    if not 1 <= command.integer("want", 1) <= most:
        raise InputError(f"want={command.args['want']}", expected=f"1 to {most} pages")
    if command.integer("order", 0) > LARGEST_ORDER:
        raise InputError(f"order={command.args['order']}", expected=f"0 to {largest}").keyed(
            "order", order=str(command.args["order"]), most=str(largest)
        )
