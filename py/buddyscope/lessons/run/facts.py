"""Facts that are taken from a run, never typed: what a prediction asks for, what `expect facts` asserts.

    merges b            merges while b was freed: records DEL_FROM_FREE_LIST of that command
    splits a            cuts while a was allocated: records ADD_TO_FREE_LIST
    landed b            order of the list on which the freed block ended
    taken a             order of the list from which a's block was taken
    page a, order a, pages a, want a, wasted a, zone a
    served a            how many requests got a block: 1 or 0, or as many as `times` says
    waits a             1 when it would wait for ever, else 0
    wakes a             how often kswapd was woken
    remote a            1 when its block comes from another node than the CPU's, else 0
    calls F a           how often the kernel function F was called for a; calls F: so far on this machine
    edges a             how many edges of the graph of alloc_pages() a took
    free DMA            free pages of a zone
    bit order=0 pair=7
    free_pages, live, free_blocks, largest, requested, waste      (waste in percent, rounded)
    coverage            edges of the graph of alloc_pages() that were taken so far, in percent of those there are here
    buddyinfo           the row of the first zone

A command is named by its block (`b`), its page (`page=5`) or its verb (`free_all_bootmem`). `merges` and `landed` mean
the last such one that frees, the others the last one that allocates.
"""

import re
from collections.abc import Callable, Container

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.kernel import ListMove
from buddyscope.kernels.api.state import Zone, zone_of_page
from buddyscope.kernels.api.verb import Role
from buddyscope.machine.machine import Machine

from .call_facts import calls_of, coverage, edges_of, remote
from .done import Done, commands_done

type Fact = int | list[int]

BIT = re.compile(r"order=([0-9]{1,9})\s+pair=([0-9]{1,9})\Z")
FREEING = (Role.FREE, Role.BOOT)


def fact(machine: Machine, text: str, first: int = 0) -> Fact:
    """What a fact's words stand for, looking only at commands from `first` on. Raises InputError."""
    word, _, rest = text.strip().partition(" ")
    if word in machine.kernel.facts:
        done = command_called(machine, rest.strip(), tuple(Role), first)
        return machine.kernel.facts[word](machine.system, machine.system.log, done.start, done.end)
    if word not in machine.kernel.vocabulary.facts:
        raise unknown_word("fact", word, (*machine.kernel.vocabulary.facts, *machine.kernel.facts))
    if word in OF_MACHINE:
        return OF_MACHINE[word](machine)
    if word in WITH_OPERANDS:
        return WITH_OPERANDS[word](machine, rest.strip())
    if word == "calls":
        return _calls_by_words(machine, rest.split(), first)
    return OF_COMMAND[word](machine, command_called(machine, rest.strip(), roles_of(word), first))


def roles_of(word: str) -> tuple[Role, ...]:
    """Which commands a fact is about: those that free, or those that allocate."""
    return FREEING if word in ("merges", "landed") else (Role.ALLOC,)


def command_called(machine: Machine, name: str, roles: Container[Role], first: int = 0) -> Done:
    """The last command of that name whose verb has one of these roles. Raises InputError with the names there are."""
    done = [one for one in commands_done(machine, first) if machine.kernel.verbs[one.command.verb].role in roles]
    for one in reversed(done):
        if name in _names(one.command):
            return one
    names = [word for one in done for word in _names(one.command)]
    raise InputError("no command is called that", found=name or "nothing", expected=", ".join(names) or "a command")


def _names(command: Command) -> list[str]:
    if command.name or command.block:
        return [command.name or command.block]
    return [f"page={command.args['page']}"] if "page" in command.args else [command.verb]


def list_moves(machine: Machine, done: Done, *, joined: bool) -> list[ListMove]:
    """The blocks that joined, or left, a free list during a command."""
    moves = machine.kernel.list_moves(machine.system.log, done.start, done.end)
    return [move for move in moves if move.joined is joined]


def merges(machine: Machine, done: Done) -> int:
    """How often two buddies became one block."""
    return len(list_moves(machine, done, joined=False))


def _splits(machine: Machine, done: Done) -> int:
    _must_be_served(done)
    return len(list_moves(machine, done, joined=True))


def _landed(machine: Machine, done: Done) -> int:
    landed = list_moves(machine, done, joined=True)
    if not landed:
        raise InputError(
            "this command put no block on a list", found=done.command.verb, expected="a block that is freed"
        )
    return landed[-1].order


def _taken(machine: Machine, done: Done) -> int:
    _must_be_served(done)
    return list_moves(machine, done, joined=False)[0].order


def _must_be_served(done: Done) -> None:
    if done.result.page is None:
        raise InputError("this command gave no block", found=done.command.verb, expected="a request that was served")


def _page(_machine: Machine, done: Done) -> int:
    _must_be_served(done)
    return done.result.page or 0


def _order(_machine: Machine, done: Done) -> int:
    _must_be_served(done)
    return done.result.order or 0


def _pages(machine: Machine, done: Done) -> int:
    return 1 << _order(machine, done)


def _want(machine: Machine, done: Done) -> int:
    return wanted(done.command, _order(machine, done))


def _zone(machine: Machine, done: Done) -> int:
    return zone_of_page(machine.system, _page(machine, done)).number


def _calls_by_words(machine: Machine, words: list[str], first: int) -> int:
    if not 1 <= len(words) <= 2:
        raise InputError("which calls?", found=" ".join(words) or "nothing", expected="calls FUNCTION a")
    if len(words) == 1:
        return calls_of(machine, words[0], commands_done(machine, first))
    return calls_of(machine, words[0], [command_called(machine, words[1], tuple(Role), first)])


def wanted(command: Command, order: int) -> int:
    """How many pages the caller needs: what it said, else the whole block."""
    want = command.args.get("want", 1 << order)
    return want if isinstance(want, int) else 1 << order


# ---------------------------------------------------------------------- of the whole machine


def _bit(machine: Machine, text: str) -> int:
    match = BIT.match(text)
    if not match:
        raise InputError("which bit?", found=repr(text), expected="bit order=0 pair=7")
    order, pair = int(match[1]), int(match[2])
    bits = machine.kernel.bitmap(machine.system.zones[0], order)
    if bits is None or pair >= len(bits):
        largest_order = machine.kernel.max_order(machine.system) - 1
        raise InputError("no such bit", found=text, expected=f"an order below {largest_order} and a pair in it")
    return int(bits[pair])


def _free(machine: Machine, name: str) -> int:
    for zone in machine.system.zones:
        if zone.name == name:
            return int(zone.free_pages)
    raise unknown_word("zone", name, [zone.name for zone in machine.system.zones])


def live(machine: Machine) -> int:
    """Pages in allocated blocks that have a name."""
    return sum(1 << order for order, _ in machine.system.names_by_page.values())


def requests(machine: Machine) -> list[int]:
    """For each block that is held: how many pages its caller needs."""
    latest = {done.command.name: done.command for done in commands_done(machine) if done.command.name}
    found = []
    for name in machine.held_names():
        _, order = machine.block(name) or (0, 0)
        found.append(wanted(latest[name], order))
    return found


def requested(machine: Machine) -> int:
    """Pages that the callers of all held blocks need."""
    return sum(requests(machine))


def waste(machine: Machine) -> float:
    """The part of the allocated pages, in percent, that nobody asked for."""
    allocated = live(machine)
    return 100 * (allocated - requested(machine)) / allocated if allocated else 0.0


def largest(machine: Machine) -> int:
    """The largest order with a free block; -1 when nothing is free."""
    orders = [order for zone in machine.system.zones for order, count in enumerate(_counts(machine, zone)) if count]
    return max(orders, default=-1)


def _counts(machine: Machine, zone: Zone) -> tuple[int, ...]:
    return machine.kernel.free_counts(zone, machine.kernel.max_order(machine.system))


def _free_blocks(machine: Machine) -> int:
    return sum(sum(_counts(machine, zone)) for zone in machine.system.zones)


def _buddyinfo(machine: Machine) -> list[int]:
    return list(_counts(machine, machine.system.zones[0]))


OF_COMMAND: dict[str, Callable[[Machine, Done], int]] = {
    "merges": merges,
    "splits": _splits,
    "landed": _landed,
    "taken": _taken,
    "page": _page,
    "order": _order,
    "pages": _pages,
    "want": _want,
    "wasted": lambda machine, done: _pages(machine, done) - _want(machine, done),
    "zone": _zone,
    "served": lambda _machine, done: done.result.served,
    "waits": lambda _machine, done: int(done.result.livelock),
    "wakes": lambda _machine, done: done.result.wakes,
    "remote": remote,
    "edges": lambda machine, done: len(edges_of(machine, [done])),
}
WITH_OPERANDS: dict[str, Callable[[Machine, str], int]] = {"bit": _bit, "free": _free}
OF_MACHINE: dict[str, Callable[[Machine], Fact]] = {
    "free_pages": lambda machine: sum(zone.free_pages for zone in machine.system.zones),
    "live": live,
    "free_blocks": _free_blocks,
    "largest": largest,
    "requested": requested,
    "waste": lambda machine: round(waste(machine)),
    "coverage": lambda machine: coverage(machine, commands_done(machine)),
    "buddyinfo": _buddyinfo,
}
