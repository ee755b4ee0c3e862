"""Commands: one line of text <-> one Command, in the vocabulary of a kernel.

    a = alloc_pages order=3 gfp=GFP_ATOMIC
    b = rmqueue order=0 zone=Normal
    __free_pages a
    c = rmqueue want=3
    hog = alloc_pages times=12095

`want` is ours: how many pages the caller needs. The kernel is only told the order, the smallest that fits.
`times` is ours too: the same request again and again, until it is refused or would wait for ever. Its blocks get no
name. Its records tell what changed in the end, and the whole way of the request that was not served.

parse(format_command(command, kernel), kernel) == command. Every error is an InputError with the column, what was
found, what was expected and the nearest known word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from buddyscope.errors import InputError, unknown_word

from .flags import FlagTable
from .size import format_size, parse_size
from .verb import Param, ParamKind, Role, Verb

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,15}\Z")
MAX_LENGTH = 200
"""letters of a command"""

type Value = int | str


class Vocabulary(Protocol):
    """What reading commands needs of a kernel."""

    @property
    def verbs(self) -> Mapping[str, Verb]:
        """By name."""

    @property
    def flags(self) -> Mapping[str, FlagTable]:
        """By what FLAGS parameters call them."""

    @property
    def zone_names(self) -> Sequence[str]:
        """As the kernel prints them."""


@dataclass(frozen=True, slots=True)
class Command:
    """One request or one change of circumstances."""

    verb: str
    name: str = ""
    """what the block that it gives is called; "" for none"""
    block: str = ""
    """the name of the block that it is about"""
    args: dict[str, Value] = field(default_factory=dict)
    """by the keys of the verb's parameters: integers; of ZONE and WORD words"""

    def integer(self, key: str, default: int) -> int:
        """An argument as a number."""
        value = self.args.get(key, default)
        return value if isinstance(value, int) else default

    def order(self) -> int:
        """The order that it asks for: as it says, or the smallest whose blocks have room for the pages it wants."""
        return self.integer("order", (self.integer("want", 1) - 1).bit_length())


def parse_script(text: str, kernel: Vocabulary, file: str = "") -> list[tuple[int, Command]]:
    """Every command of a text with its line number; "#" starts a comment, empty lines are skipped."""
    commands = []
    for number, line in enumerate(text.splitlines(), 1):
        if body := line.partition("#")[0].strip():
            try:
                commands.append((number, parse(body, kernel)))
            except InputError as error:
                raise error.at(file, number) from None
    return commands


def parse(text: str, kernel: Vocabulary) -> Command:
    """One command. Raises InputError."""
    if len(text) > MAX_LENGTH:
        raise InputError("the command is too long", found=f"{len(text)} characters", expected=f"at most {MAX_LENGTH}")
    left, equals, rest = text.partition(" = ")
    name, words = (left.strip(), rest.split()) if equals else ("", text.split())
    if not words:
        raise InputError("no command", expected=f"one of {', '.join(kernel.verbs)}").keyed("empty")
    if words[0] not in kernel.verbs:
        raise _unknown_verb(words[0], text, kernel)
    verb = kernel.verbs[words[0]]
    if name:
        _check_name(name, verb)
    block, arguments = _split_operands(verb, words[1:])
    args = dict(_argument(verb, word, kernel) for word in arguments)
    if verb.takes_block and bool(block) == ("page" in args):
        raise InputError(f"{verb.name} needs a block", found=text, expected="its name, or page=NUMBER").keyed(
            "block", verb=verb.name
        )
    return Command(verb.name, name, block, args)


def format_command(command: Command, kernel: Vocabulary) -> str:
    """The text that parses to this command."""
    words = [command.verb]
    if command.block:
        words.append(command.block)
    verb = kernel.verbs[command.verb]
    arguments = list(command.args.items())
    if verb.operand:
        arguments.sort(key=lambda item: item[0] != verb.operand)
    for key, value in arguments:
        text = _format_value(verb.param(key), value, kernel)
        words.append(text if key == verb.operand else f"{key}={text}")
    line = " ".join(words)
    return f"{command.name} = {line}" if command.name else line


def _format_value(param: Param | None, value: Value, kernel: Vocabulary) -> str:
    if param and param.kind is ParamKind.FLAGS and isinstance(value, int):
        table = kernel.flags[param.table]
        return table.decode(value) if table.decoded else hex(value & 0xFFFFFFFF)
    if param and param.kind is ParamKind.SIZE and isinstance(value, int):
        return format_size(value)
    return str(value)


def _unknown_verb(verb: str, text: str, kernel: Vocabulary) -> InputError:
    error = unknown_word("command", verb, kernel.verbs)
    error.column = text.find(verb) + 1
    return error.keyed("command", word=verb)


def _check_name(name: str, verb: Verb) -> None:
    if verb.role is not Role.ALLOC:
        error = InputError(
            f"{verb.name} gives nothing that could be called {name!r}",
            found=f"{name} = {verb.name}",
            expected=verb.name,
        )
        raise error.keyed("nameless", verb=verb.name, name=name)
    if not NAME.match(name):
        raise InputError(
            f"{name!r} is no name", found=repr(name), expected="a letter, then up to 15 letters, digits or _"
        ).keyed("name", name=name)


def _split_operands(verb: Verb, words: list[str]) -> tuple[str, list[str]]:
    if words and "=" not in words[0]:
        if verb.operand:
            return "", [f"{verb.operand}={words[0]}", *words[1:]]
        if not verb.takes_block:
            raise InputError(f"{verb.name} takes key=value words", found=repr(words[0]), expected=_keys(verb)).keyed(
                "words", verb=verb.name
            )
        return words[0], words[1:]
    return "", words


def _keys(verb: Verb) -> str:
    return "one of " + ", ".join(f"{key}=" for key in verb.param_keys())


def _argument(verb: Verb, word: str, kernel: Vocabulary) -> tuple[str, Value]:
    key, equals, text = word.partition("=")
    if not equals or not text:
        raise InputError(f"{verb.name}: cannot read {word!r}", found=repr(word), expected=_keys(verb)).keyed(
            "word", verb=verb.name, word=word
        )
    param = verb.param(key)
    if param is None:
        raise unknown_word(f"argument of {verb.name}", key, verb.param_keys()).keyed(
            "argument", verb=verb.name, word=key
        )
    return key, _value(param, text, kernel)


def _value(param: Param, text: str, kernel: Vocabulary) -> Value:
    if param.kind is ParamKind.FLAGS:
        return _mask(param, text, kernel)
    if param.kind is ParamKind.ZONE:
        return _zone_name(text, kernel)
    if param.kind is ParamKind.WORD:
        if text not in param.words:
            raise unknown_word(f"value of {param.key}", text, param.words)
        return text
    if param.kind is ParamKind.SIZE:
        return parse_size(text)
    if param.kind is ParamKind.YES and text in ("yes", "no"):
        return int(text == "yes")
    return _integer(param.key, text)


def _mask(param: Param, text: str, kernel: Vocabulary) -> int:
    """32 bits as a signed number, which is what a record keeps; -1 and 0xffffffff are the same mask."""
    value = kernel.flags[param.table].parse(text)
    if not -(1 << 31) <= value < 1 << 32:
        expected = "a mask of 32 bits, 0 to 0xffffffff"
        raise InputError(f"{param.key}={text}", found=repr(text), expected=expected).keyed(
            "mask", key=param.key, text=text
        )
    return value - (1 << 32) if value >= 1 << 31 else value


def _zone_name(text: str, kernel: Vocabulary) -> str:
    for name in kernel.zone_names:
        if name.lower() == text.lower():
            return name
    raise unknown_word("zone", text, kernel.zone_names).keyed("zone", word=text)


def _integer(key: str, text: str) -> int:
    try:
        value = int(text, 0)
    except ValueError:
        value = -1
    if not 0 <= value < 1 << 31:
        raise InputError(f"{key}={text}", found=repr(text), expected="a whole number from 0").keyed(
            "number", key=key, text=text
        )
    return value
