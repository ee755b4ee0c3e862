"""What a verb works on: a booted kernel, the machine it was booted for, and the names of its blocks."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from buddyscope.errors import InputError, nearest
from buddyscope.tracing.block_names import name_block
from buddyscope.tracing.messages import Message

from .command import Command
from .state import Zone

if TYPE_CHECKING:
    from .kernel import Kernel, MachineSpec


@dataclass(slots=True)
class Result:
    """What a command gave."""

    page: int | None = None
    """first page of the block, for an allocation that succeeded (and for a free: the block's)"""
    order: int | None = None
    address: int | None = None
    """for calls that return one: 0 when they failed"""
    count: int | None = None
    """page count of the block's first page afterwards, for free and page commands"""
    bug: Message | None = None
    """the genuine kernel would have stopped with BUG(): why"""
    misuse: Message | None = None
    """what a kernel programmer did wrong here, though the kernel may not notice"""
    livelock: bool = False
    """the request would have gone on waiting for ever"""
    served: int = 0
    """how many requests got a block: more than one only for a command with `times`"""
    wakes: int = 0
    """how often the reclaiming thread was woken"""


@dataclass(slots=True)
class Context:
    """A booted kernel with the learner's names. `state` is what the kernel's boot() gave."""

    kernel: "Kernel"
    spec: "MachineSpec"
    names: list[str] = field(default_factory=lambda: [""])
    """every name that was ever given, by its number; NAME records hold numbers"""
    numbers: dict[str, int] = field(default_factory=lambda: {"": 0})
    state: Any = None

    def name_number(self, name: str) -> int:
        """The number of a name, which gets the next one when it is new."""
        if name not in self.numbers:
            self.numbers[name] = len(self.names)
            self.names.append(name)
        return self.numbers[name]

    def block(self, name: str) -> tuple[int, int] | None:
        """(page, order) of the block that has this name, or None."""
        page = self.state.page_by_name.get(self.numbers.get(name, -1))
        return None if page is None else (page, self.state.names_by_page[page][0])

    def held_names(self) -> list[str]:
        """The names of all blocks that have one."""
        return [self.names[number] for number in self.state.page_by_name]

    def held_block(self, name: str) -> tuple[int, int]:
        """(page, order) of the block that has this name. Raises InputError with the names there are."""
        block = self.block(name)
        if block is None:
            held = self.held_names()
            expected = ", ".join(held[:20]) or "nothing is allocated"
            near = nearest(name, held)
            error = InputError(f"no block is called {name!r}", found=name, expected=expected, nearest=near)
            raise error.keyed("unnamed", name=name)
        return block

    def block_of(self, command: Command) -> tuple[int, int]:
        """(page, order) of the block that a command is about, by name or by page; a page without a name has order 0."""
        if command.block:
            return self.held_block(command.block)
        page = command.integer("page", 0)
        return page, self.state.names_by_page.get(page, (0, 0))[0]

    def zone_of(self, command: Command) -> Any:
        """The zone that `zone=` and `node=` name, or the only one of its node. Raises InputError."""
        node = command.integer("node", 0)
        wanted = command.args.get("zone")
        every: list[Zone] = self.state.zones
        zones = [zone for zone in every if zone.node == node and wanted in (None, zone.name)]
        if not zones or (wanted is None and len(zones) > 1):
            names = ", ".join(f"{zone.name} (node {zone.node})" for zone in every)
            raise InputError("which zone?", found=f"zone={wanted} node={node}", expected=f"one of {names}")
        return zones[0]

    def give_block(self, command: Command, result: Result, page: int | None, order: int) -> None:
        """An allocation gave the block at `page`, or None: fill the result in and name the block."""
        result.page = page
        if page is None:
            return
        result.order, result.served = order, 1
        if command.name:
            name_block(self.state, page, order, self.name_number(command.name))

    def forget_name(self, page: int) -> None:
        """The block at `page` is about to be freed: nobody calls it by a name any more."""
        if page in self.state.names_by_page:
            name_block(self.state, page, self.state.names_by_page[page][0], 0)
