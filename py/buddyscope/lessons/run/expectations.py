"""What an `expect` block may say about a machine, and whether it holds.

buddyinfo    Node 0, zone   Normal  1  1  1  1  0
lists        order 3: 0 8            (head first; "empty" for none; several zones: "Normal order 3: 0")
bits         order 3: 10             (one digit per pair of buddies)
blocks       a = 15 order 0
zone         Normal free_pages=15 pages_low=0
free_areas   Zone:Normal freepages:   128kB min: …   (lines of what SysRq-M prints)
facts        merges b = 2            (facts.py says which there are)
arithmetic   1 << 4 = 16
"""

import ast
import operator
import re
from collections.abc import Callable, Sequence
from typing import Any

from buddyscope.errors import InputError, nearest, unknown_word
from buddyscope.formats.buddyinfo import difference, parse_buddyinfo
from buddyscope.kernels.api.state import Zone
from buddyscope.lessons.model import Expect
from buddyscope.lessons.source.whole_numbers import whole_number, whole_numbers
from buddyscope.machine.history import buddyinfo_rows
from buddyscope.machine.machine import Machine

from .facts import fact

LIST = re.compile(r"(?:(\w+)\s+)?order\s+([0-9]{1,9}):\s*(.*)\Z")
BLOCK = re.compile(r"(\w+)\s*=\s*([0-9]{1,18})\s+order\s+([0-9]{1,9})\Z")


def check_expect(expect: Expect, machine: Machine) -> None:
    """Raise InputError for the first line that does not hold, with what came instead."""
    known = machine.kernel.vocabulary.expects
    for line, text in expect.lines:
        try:
            if expect.format not in known:
                raise unknown_word("expectation", expect.format, known)
            CHECKS[expect.format](machine, text)
        except InputError as error:
            raise error.at(line=line) from None


def _differs(what: str, wanted: object, came: object) -> InputError:
    return InputError(f"{what} is not as expected", found=str(came), expected=str(wanted))


def _shape(text: str, example: str) -> InputError:
    return InputError("cannot be read", found=repr(text), expected=example)


def _check_buddyinfo(machine: Machine, text: str) -> None:
    if why := difference(parse_buddyinfo(text), buddyinfo_rows(machine)):
        raise InputError(why)


def _order_of(machine: Machine, text: str, example: str) -> tuple[Zone, int, str]:
    match = LIST.match(text)
    if not match:
        raise _shape(text, example)
    zone = _zone(machine, match[1])
    order = int(match[2])
    orders = machine.kernel.max_order(machine.system)
    if order >= orders:
        raise InputError(f"order {order}", expected=f"0 to {orders - 1}")
    return zone, order, match[3].strip()


def _zone(machine: Machine, name: str | None) -> Zone:
    zones: Sequence[Zone] = machine.system.zones
    for zone in zones:
        if name in (None, zone.name):
            return zone
    names = [zone.name for zone in zones]
    raise InputError(f"no zone {name!r}", expected=", ".join(names), nearest=nearest(str(name), names))


def _check_lists(machine: Machine, text: str) -> None:
    zone, order, rest = _order_of(machine, text, "order 3: 0 8")
    wanted = [] if rest == "empty" else whole_numbers(rest.split(), "order 3: 0 8")
    if (came := machine.kernel.free_list(zone, order)) != wanted:
        raise _differs(f"the list of order {order}", wanted, came)


def _check_bits(machine: Machine, text: str) -> None:
    zone, order, rest = _order_of(machine, text, "order 3: 10")
    came = "".join(map(str, machine.kernel.bitmap(zone, order) or ()))
    if came != rest:
        raise _differs(f"the bitmap of order {order}", rest, came)


def _check_blocks(machine: Machine, text: str) -> None:
    match = BLOCK.match(text)
    if not match:
        raise _shape(text, "a = 15 order 0")
    wanted = (int(match[2]), int(match[3]))
    if (came := machine.block(match[1])) != wanted:
        raise _differs(f"block {match[1]} (page, order)", wanted, came)


def _check_zone(machine: Machine, text: str) -> None:
    name, *pairs = text.split() or [""]
    zone = _zone(machine, name)
    fields = ("free_pages", "size", "start_pfn", *machine.kernel.zone_fields)
    for pair in pairs:
        key, equals, value = pair.partition("=")
        wanted = whole_number(value)
        if not equals or key not in fields or wanted is None:
            raise _shape(pair, f"{'=, '.join(fields)}=")
        if getattr(zone, key) != wanted:
            raise _differs(f"{name} {key}", value, getattr(zone, key))


def _report(machine: Machine) -> str:
    if machine.kernel.failure_report is None:
        raise InputError(f"{machine.kernel.title} has no report on free areas")
    return machine.kernel.failure_report(machine.system)


def _without_zone(line: str) -> str:
    """A line of lists as it is printed; lessons written earlier have its zone in front: Normal: 1*4kB = 4kB."""
    match = re.fullmatch(r"\w+: (\d+\*.* = \d+kB)", line)
    return f"{match[1]})" if match else line


def _check_free_areas(machine: Machine, text: str) -> None:
    there = [" ".join(line.split()) for line in _report(machine).splitlines()]
    if (line := _without_zone(" ".join(text.split()))) not in there:
        raise _differs("the report on free areas", line, nearest(line, there) or there[0])


def _check_facts(machine: Machine, text: str) -> None:
    left, equals, right = text.rpartition(" = ")
    wanted = right.removesuffix("%").split()
    if not equals or not wanted:
        raise _shape(text, "merges b = 2")
    came = fact(machine, left)
    if (came if isinstance(came, list) else [came]) != whole_numbers(wanted, "merges b = 2"):
        raise _differs(left, right, came)


OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitXor: operator.xor,
    ast.BitAnd: operator.and_,
}


def _check_arithmetic(_machine: Machine, text: str) -> None:
    left, equals, right = text.rpartition("=")
    try:
        came = _evaluate(ast.parse(left.strip(), mode="eval").body)
        wanted = int(right)
    except (SyntaxError, ValueError, ArithmeticError, RecursionError, MemoryError):
        raise _shape(text, "1 << 4 = 16") from None
    if not equals or came != wanted:
        raise _differs(left.strip(), wanted, came)


def _evaluate(node: ast.expr) -> int:
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and abs(node.value) < 1 << 40:
        return node.value
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        left, right = _evaluate(node.left), _evaluate(node.right)
        if isinstance(node.op, ast.LShift) and right > 64:
            raise ValueError("shift too far")
        return int(OPERATORS[type(node.op)](left, right))
    raise ValueError("only whole numbers and + - * // << >> ^ &")


CHECKS: dict[str, Callable[[Machine, str], None]] = {
    "buddyinfo": _check_buddyinfo,
    "lists": _check_lists,
    "bits": _check_bits,
    "blocks": _check_blocks,
    "zone": _check_zone,
    "free_areas": _check_free_areas,
    "facts": _check_facts,
    "arithmetic": _check_arithmetic,
}
