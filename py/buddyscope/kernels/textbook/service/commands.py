"""The verbs, and what carries each of them out.

a = alloc 70K
b = alloc order=3
free a
free page=12
"""

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context, Result
from buddyscope.kernels.api.kernel import by_name
from buddyscope.kernels.api.verb import ORDER, PAGE, TIMES, Param, ParamKind, Role, Verb
from buddyscope.kernels.textbook.buddy import alloc, free, merge_all
from buddyscope.kernels.textbook.region import Region


def request_of(region: Region, command: Command) -> int:
    """The bytes that a command asks for."""
    if "size" in command.args:
        return command.integer("size", 0)
    return region.layout.sizes[command.integer("order", 0)]


def _check_alloc(context: Context, command: Command) -> None:
    region: Region = context.state
    if ("size" in command.args) == ("order" in command.args):
        raise InputError("how many bytes?", found=command.verb, expected="a size, as in alloc 70K, or order=NUMBER")
    order, orders = command.integer("order", 0), len(region.layout.sizes)
    if order >= orders:
        raise InputError(f"order={order}", found=str(order), expected=f"0 to {orders - 1}").keyed(
            "order", order=str(order), most=str(orders - 1)
        )
    if request_of(region, command) < 1:
        raise InputError("a request of nothing", found="0", expected="1 byte or more")


def _alloc(context: Context, command: Command, result: Result) -> None:
    region: Region = context.state
    page = alloc(region, request_of(region, command))
    order = 0 if page is None else region.used[page][0]
    context.give_block(command, result, page, order)
    if page is not None:
        result.address = region.layout.base + page * region.layout.grain


def _check_free(context: Context, command: Command) -> None:
    region: Region = context.state
    page, _ = context.block_of(command)
    if page not in region.used:
        used = ", ".join(map(str, sorted(region.used)[:20])) or "nothing is in use"
        raise InputError(f"no block in use begins at page {page}", found=str(page), expected=used)


def _free(context: Context, command: Command, result: Result) -> None:
    region: Region = context.state
    page, _ = context.block_of(command)
    result.page, result.order = page, region.used[page][0]
    context.forget_name(page)
    free(region, page)


def _merge(context: Context, _command: Command, _result: Result) -> None:
    merge_all(context.state)


HELP = """\
  a = alloc 70K                                    a block for a request of so many bytes; also 850, 3.6K, 2M
  b = alloc order=3                                a block of an order, numbered from the smallest size
  free a                                           also free page=NUMBER, counted in smallest units
  merge                                            merge all free buddies now, where merging is lazy
"""

VERBS = by_name(
    (
        Verb(
            "alloc",
            Role.ALLOC,
            _alloc,
            (Param("size", ParamKind.SIZE), ORDER, TIMES),
            check=_check_alloc,
            operand="size",
        ),
        Verb("free", Role.FREE, _free, (PAGE,), takes_block=True, check=_check_free),
        Verb("merge", Role.SET, _merge),
    )
)
