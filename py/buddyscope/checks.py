"""Does a command make sense on a machine as it is now? What does not is told before anything has happened."""

from typing import TYPE_CHECKING

from . import boot, commands
from .commands import Command
from .errors import InputError
from .kernels.linux_2_4_22.mmzone import page_zone

if TYPE_CHECKING:
    from .machine import Machine


def check(machine: "Machine", command: Command) -> None:
    """Raise InputError when the command makes no sense on this machine now."""
    if holding := machine.block(command.name):
        page, order = holding
        text = f"{command.name} already holds the block of order {order} at page {page}"
        raise InputError(text, found=command.name, expected="a name that is not in use")
    if command.block:
        machine.held_block(command.block)
    if command.verb in ("rmqueue", "memfrac"):
        machine.zone_of(command)
    for key in ("times", "ratio"):
        if key in command.args and not command.integer(key, 0):
            raise InputError(f"{key}=0", expected="1 or more")
    if command.verb == "memfrac" and "ratio" not in command.args:
        raise InputError("memfrac needs ratio=", expected="memfrac zone=DMA ratio=128")
    if command.verb in commands.BOOT_PARAMS:
        boot.check(machine.system, command)
    if command.verb == "reclaimable":
        _check_reclaimable(machine, command)
    if command.verb == "page" and "do" not in command.args:
        raise InputError("page needs do=", expected=f"one of {', '.join(commands.PAGE_ACTIONS)}")
    _check_numbers(machine, command)


def _check_reclaimable(machine: "Machine", command: Command) -> None:
    _check_numbers(machine, command)
    page, _ = machine.block_of(command)
    if page in machine.system.pool:
        raise InputError(f"page {page} is reclaimable already", expected="a block that is not")
    if page not in machine.system.holders:
        raise InputError(f"nobody holds a block at page {page}", expected="the first page of a block that has a name")


def _check_numbers(machine: "Machine", command: Command) -> None:
    nodes, cpus = len(machine.system.nodes), len(machine.spec.cpus)
    for key, kind, count in (("node", "node", nodes), ("cpu", "CPU", cpus), ("number", "CPU", cpus)):
        if command.integer(key, 0) >= count:
            raise InputError(f"{key}={command.args[key]}: no such {kind}", expected=f"0 to {count - 1}")
    if "page" in command.args:
        try:
            page_zone(machine.system, command.integer("page", 0))
        except ValueError as error:
            raise InputError(str(error)) from None
    _check_want(machine, command)
    if command.integer("order", 0) > 63:
        raise InputError(f"order={command.args['order']}", expected=f"0 to {machine.system.max_order - 1}").keyed(
            "order", order=str(command.args["order"]), most=str(machine.system.max_order - 1)
        )


def _check_want(machine: "Machine", command: Command) -> None:
    most = 1 << command.integer("order", machine.system.max_order - 1)
    if not 1 <= command.integer("want", 1) <= most:
        raise InputError(f"want={command.args['want']}", expected=f"1 to {most} pages")
