"""A configured kernel plus the closed list of commands: the only door for all above.

machine = Machine(preset("matchbox"))
result = machine.run("a = alloc_pages order=0")     # result.page == 15
machine.timeline.seek(0)                            # and everything is as after boot

It is long because every command of the vocabulary is carried out here. What makes no sense is refused in checks.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from . import boot, commands
from .checks import check
from .commands import Command
from .errors import InputError, nearest
from .kernels.linux_2_4_22 import mm, page_alloc, undo
from .kernels.linux_2_4_22.bootmem import default_boot_sequence, release_at_once, reserve_everything
from .kernels.linux_2_4_22.bug import KernelBug
from .kernels.linux_2_4_22.freeze import freeze, thaw
from .kernels.linux_2_4_22.gfp import GFP_KERNEL
from .kernels.linux_2_4_22.init import build_system, set_memfrac
from .kernels.linux_2_4_22.mmzone import (
    HAS_BUFFERS,
    HAS_MAPPING,
    PG_active,
    PG_locked,
    PG_lru,
    PG_reserved,
    System,
    SystemField,
    Zone,
    add_to_pool,
    page_count,
    page_zone,
    set_page_count,
    set_page_flags,
    set_system,
    take_from_pool,
)
from .kernels.linux_2_4_22.reclaim_pool import run_kswapd
from .misuse import MisuseError, misuse_of_alloc, misuse_of_free
from .pool_at_boot import fill_pool
from .presets import MachineSpec
from .reclaim_plan import Livelock, Plan, PlannedReclaim
from .timeline import Timeline
from .tracing.function_graph import recording
from .tracing.holders import name_block
from .tracing.journal import WIDTH
from .tracing.net import tell_in_short

_free_pages = mm._free_pages_of
_get_free_pages = mm.__get_free_pages
_get_free_page = mm.__get_free_page
_get_dma_pages = mm.__get_dma_pages
_free_page_struct = mm.__free_page


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
    bug: str | None = None
    """the genuine kernel would have stopped with BUG(): why"""
    misuse: str | None = None
    """what a kernel programmer did wrong here, though the kernel may not notice"""
    livelock: bool = False
    """the request would have gone on yielding for ever"""
    served: int = 0
    """how many requests got a block: more than one only for a command with `times`"""
    wakes: int = 0
    """how often kswapd was woken"""


FIELD_OF_KEY = {
    "flags": SystemField.TASK_FLAGS,
    "in": SystemField.IN_INTERRUPT,
    "waiting": SystemField.KSWAPD_WAITING,
}
FLAG_OF_ACTION = {"reserve": PG_reserved, "lock": PG_locked, "mapping": HAS_MAPPING, "buffers": HAS_BUFFERS}


class Machine:
    """A booted system, the names of its blocks, and its timeline."""

    def __init__(self, spec: MachineSpec) -> None:
        self.spec = spec
        self.reclaim = PlannedReclaim(self.act_free, self.act_alloc)
        self.system: System = build_system(spec.layout, self.reclaim)
        sequence = spec.boot_sequence
        self.boot_sequence = default_boot_sequence(spec.layout) if sequence is None else sequence
        if spec.slow_boot:
            reserve_everything(self.system)
        else:
            release_at_once(self.system, self.boot_sequence)
        self.names: list[str] = [""]
        self.numbers: dict[str, int] = {"": 0}
        if spec.pool and not spec.slow_boot:
            fill_pool(self.system, spec.pool, self._name_number)
        self.timeline = Timeline(self.system, self.system.log, undo.WRITERS, freeze=freeze, thaw=thaw)
        self.results: list[Result] = []

    def _repr_svg_(self) -> str:
        """What notebooks show."""
        from .figure import svg

        return svg(self.system)

    # ------------------------------------------------------------------ running

    def run(self, text: str, *, strict: bool = False) -> Result:
        """Parse one command and execute it. Raises InputError; then nothing has happened."""
        command = commands.parse(text)
        return self.execute(command, text=text, strict=strict)

    def execute(self, command: Command, plan: Plan | None = None, text: str = "", *, strict: bool = False) -> Result:
        """Run one command at the cursor. Raises InputError, before anything happens, for one that makes no sense.

        With `strict`, misuse raises MisuseError, after the kernel's way has been gone.
        """
        check(self, command)
        span = self.timeline.begin(text or commands.format_command(command))
        del self.results[len(self.timeline.spans) - 1 :]
        result = self._carry_out(command, plan)
        self.timeline.finish(span)
        self.results.append(result)
        if strict and (result.bug or result.misuse):
            raise MisuseError(result.bug or result.misuse)
        return result

    def keep_commands(self, count: int) -> None:
        """Fork: only the first `count` commands have ever been run. Raises IndexError for more than there are."""
        self.timeline.keep_commands(count)
        del self.results[count:]

    def pass_over(self, text: str) -> None:
        """A request that makes no sense here keeps its place in the history, and does nothing."""
        span = self.timeline.begin(text)
        del self.results[len(self.timeline.spans) - 1 :]
        self.timeline.finish(span)
        self.results.append(Result())

    def _carry_out(self, command: Command, plan: Plan | None) -> Result:
        result = Result()
        wakes = self.reclaim.wakes
        self.reclaim.begin(plan)
        try:
            with recording(self.system.log):
                if "times" in command.args:
                    self._repeat(command, result)
                else:
                    self._perform(command, result)
        except KernelBug as bug:
            result.bug = str(bug)
            result.page = None
        except Livelock:
            result.livelock = True
        result.wakes = self.reclaim.wakes - wakes
        return result

    def _repeat(self, command: Command, result: Result) -> None:
        """The same request again and again: the journal keeps the difference, and the one that was not served."""
        start = end = self.timeline.length
        order = command.order()
        try:
            while result.served < command.integer("times", 1):
                self.reclaim.begin(None)
                page = self._call(command, order)
                if page is None:
                    break
                result.served += 1
                if command.integer("reclaimable", 0):
                    add_to_pool(self.system, page, order)
                end = self.timeline.length
        finally:
            tell_in_short(self.system.log, start, end, partial(undo.restamp, self.system))

    def run_again(self, number: int) -> None:
        """Run command `number` of the history once more, from where it began; the history stays as it is."""
        timeline = self.timeline
        span, present = timeline.spans[number], timeline.cursor
        timeline.seek(span.start)
        log, start = self.system.log, span.start * WIDTH
        later = log[start:]
        del log[start:]
        self._carry_out(commands.parse(span.text), None)
        again = log[start:]
        log[start:] = later
        timeline.cursor = span.start + len(again) // WIDTH
        if again != later[: len(again)]:
            raise AssertionError(f"command {number} left other records when it was run again: {span.text}")
        timeline.seek(present)

    def _perform(self, command: Command, result: Result) -> None:
        if command.verb in commands.ALLOC_PARAMS:
            self._alloc(command, result)
        elif command.verb in commands.FREE_PARAMS:
            self._free(command, result)
        elif command.verb in commands.BOOT_PARAMS:
            boot.hand_over(self.system, self.boot_sequence, command)
        elif command.verb == "page":
            self._page(command, result)
        elif command.verb == "reclaimable":
            add_to_pool(self.system, *self.block_of(command))
        elif command.verb == "cpu":
            self._run_on(command)
        elif command.verb == "memfrac":
            set_memfrac(self.spec.layout, self.zone_of(command), command.integer("ratio", 0))
        elif command.verb == "kswapd" and not command.args:
            run_kswapd(self.system)
        else:
            (key,) = commands.SET_PARAMS[command.verb]
            set_system(self.system, FIELD_OF_KEY[key], command.integer(key, 0))

    def _run_on(self, command: Command) -> None:
        """The task goes to a CPU, by its number, or to the first CPU of a node."""
        if "node" in command.args:
            node = command.integer("node", 0)
            number = self.spec.cpus.index(node) if node in self.spec.cpus else 0
        else:
            number = command.integer("cpu", command.integer("number", 0))
            node = self.spec.cpus[number]
        set_system(self.system, SystemField.CPU, number)
        set_system(self.system, SystemField.CPU_NODE, node)

    # ------------------------------------------------------------------ allocating

    def _alloc(self, command: Command, result: Result) -> None:
        if "cpu" in command.args:
            self._run_on(command)
        order = command.order()
        if command.verb != "rmqueue":
            result.misuse = misuse_of_alloc(self.system, command.integer("gfp", GFP_KERNEL))
        value = self._call(command, order)
        if command.verb in ADDRESS_CALLS:
            result.address = value or 0
            value = mm.virt_to_page(result.address) if result.address else None
        result.page = value
        if value is not None:
            result.order = order
            result.served = 1
            if command.integer("reclaimable", 0):
                add_to_pool(self.system, value, order)
            if command.name:
                name_block(self.system, value, order, self._name_number(command.name))

    def _call(self, command: Command, order: int) -> int | None:
        gfp = command.integer("gfp", GFP_KERNEL)
        if command.verb == "rmqueue":
            return page_alloc.rmqueue(self.zone_of(command), order)
        if command.verb == "alloc_pages_node":
            _check_shift(order)
            return mm.alloc_pages_node(self.system, command.integer("node", 0), gfp, order)
        if command.verb == "alloc_pages":
            return mm.alloc_pages(self.system, gfp, order)
        if command.verb in WITH_ORDER:
            return WITH_ORDER[command.verb](self.system, gfp, order)
        return WITHOUT_ORDER[command.verb](self.system, gfp)

    def zone_of(self, command: Command) -> Zone:
        """The zone that a command names, or the only one of its node."""
        node = command.integer("node", 0)
        wanted = command.args.get("zone")
        zones = [zone for zone in self.system.zones if zone.node == node and wanted in (None, zone.name)]
        if not zones or (wanted is None and len(zones) > 1):
            names = ", ".join(f"{zone.name} (node {zone.node})" for zone in self.system.zones)
            raise InputError("which zone?", found=f"zone={wanted} node={node}", expected=f"one of {names}")
        return zones[0]

    def _name_number(self, name: str) -> int:
        if name not in self.numbers:
            self.numbers[name] = len(self.names)
            self.names.append(name)
        return self.numbers[name]

    def act_alloc(self, name: str, gfp: int, order: int) -> int | None:
        """A nested allocation by the same task, from a reclaim plan."""
        page = mm.alloc_pages(self.system, gfp, order)
        if page is not None:
            name_block(self.system, page, order, self._name_number(name))
        return page

    # ------------------------------------------------------------------ freeing

    def block(self, name: str) -> tuple[int, int] | None:
        """(page, order) of the block that has this name, or None."""
        page = self.system.held.get(self.numbers.get(name, -1))
        return None if page is None else (page, self.system.holders[page][0])

    def held_names(self) -> list[str]:
        """The names of all blocks that have one."""
        return [self.names[number] for number in self.system.held]

    def _free(self, command: Command, result: Result) -> None:
        page, order = self.block_of(command)
        order = command.integer("order", order)
        if command.verb in ("__free_page", "free_page"):
            order = 0
        result.page, result.order = page, order
        result.misuse = misuse_of_free(self.system, page, order)
        self._forget_if_last(page)
        try:
            self._free_call(command.verb, page, order)
        finally:
            result.count = page_count(page_zone(self.system, page), page)

    def _free_call(self, verb: str, page: int, order: int) -> None:
        if verb == "__free_pages":
            _free_pages(self.system, page, order)
        elif verb == "__free_page":
            _free_page_struct(self.system, page)
        elif verb == "free_pages":
            mm.free_pages(self.system, mm.page_address(self.system, page), order)
        else:
            mm.free_page(self.system, mm.page_address(self.system, page))

    def _forget_if_last(self, page: int) -> None:
        zone = page_zone(self.system, page)
        reserved = zone.flags.get(page, 0) & PG_reserved
        if page in self.system.holders and not reserved and page_count(zone, page) <= 1:
            name_block(self.system, page, self.system.holders[page][0], 0)
        if page in self.system.pool and not reserved and page_count(zone, page) <= 1:
            take_from_pool(self.system, page)

    def act_free(self, name: str) -> None:
        """Reclaim frees a block by name."""
        page, order = self.held_block(name)
        self._forget_if_last(page)
        _free_pages(self.system, page, order)

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
        """(page, order) of the block that a command is about, by name or by page."""
        if command.block:
            return self.held_block(command.block)
        page = command.integer("page", 0)
        return page, self.system.holders.get(page, (0, 0))[0]

    # ------------------------------------------------------------------ pages

    def _page(self, command: Command, result: Result) -> None:
        page, _ = self.block_of(command)
        zone = page_zone(self.system, page)
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


type GetPages = Callable[[System, int, int], int | None]
type GetPage = Callable[[System, int], int | None]

WITH_ORDER: dict[str, GetPages] = {"__get_free_pages": _get_free_pages, "__get_dma_pages": _get_dma_pages}
WITHOUT_ORDER: dict[str, GetPage] = {
    "alloc_page": mm.alloc_page,
    "__get_free_page": _get_free_page,
    "get_zeroed_page": mm.get_zeroed_page,
    "get_free_page": mm.get_free_page,
}
LARGEST_SHIFT = 30
"""2^order must fit the signed 32 bits of a record; only alloc_pages_node() never looks at its order"""


def _check_shift(order: int) -> None:
    if order > LARGEST_SHIFT:
        raise InputError(f"order={order}", found=str(order), expected=f"0 to {LARGEST_SHIFT}").keyed(
            "order", order=str(order), most=str(LARGEST_SHIFT)
        )


ADDRESS_CALLS = {"__get_free_pages", "__get_free_page", "__get_dma_pages", "get_zeroed_page", "get_free_page"}
