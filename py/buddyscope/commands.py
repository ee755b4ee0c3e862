"""The command vocabulary: one line of text <-> one Command. A closed list.

    a = alloc_pages order=3 gfp=GFP_ATOMIC
    b = rmqueue order=0 zone=Normal
    __free_pages a
    task flags=PF_MEMALLOC
    c = rmqueue want=3
    free_all_bootmem withhold=6
    hog = alloc_pages times=12095
    memfrac zone=DMA ratio=32

`want` is ours: how many pages the caller needs. The kernel is only told the order, the smallest that fits.
`times` is ours too: the same request again and again, until it is refused or would wait for ever. Its blocks get no
name. Its records tell what changed in the end, and the whole way of the request that was not served. With
`reclaimable=yes` reclaim may free what it got.
`memfrac` sets the watermarks of a zone as the boot option memfrac= would have done.

parse(format(command)) == command. Every error is an InputError with the column, what was found, what was
expected and the nearest known word.
"""

import re
from dataclasses import dataclass, field

from .errors import InputError, unknown_word
from .kernels.linux_2_4_22.gfp import GFP_FLAGS, PROCESS_FLAGS, decode_gfp, parse_flags
from .kernels.linux_2_4_22.mmzone import ZONE_NAMES

ALLOC_PARAMS = {
    "alloc_pages": ("order", "gfp", "cpu", "want", "times", "reclaimable"),
    "alloc_page": ("gfp", "cpu"),
    "alloc_pages_node": ("node", "order", "gfp"),
    "__get_free_pages": ("order", "gfp", "cpu"),
    "__get_free_page": ("gfp", "cpu"),
    "__get_dma_pages": ("order", "gfp", "cpu"),
    "get_zeroed_page": ("gfp", "cpu"),
    "get_free_page": ("gfp", "cpu"),
    "rmqueue": ("order", "zone", "node", "want", "times", "reclaimable"),
}
FREE_PARAMS = {
    "__free_pages": ("order", "page"),
    "__free_page": ("page",),
    "free_pages": ("order", "page"),
    "free_page": ("page",),
}
SET_PARAMS = {
    "task": ("flags",),
    "cpu": ("node", "number"),
    "interrupt": ("in",),
    "kswapd": ("waiting",),
    "reclaimable": ("page",),
    "page": ("do", "page", "val"),
    "memfrac": ("zone", "ratio", "node"),
}
BOOT_PARAMS = {
    "free_all_bootmem": ("withhold",),
    "boot_page": ("page",),
    "boot_pages": ("first", "last"),
}
VERBS: dict[str, tuple[str, ...]] = {**ALLOC_PARAMS, **FREE_PARAMS, **SET_PARAMS, **BOOT_PARAMS}
TAKES_BLOCK = {*FREE_PARAMS, "page", "reclaimable"}
PAGE_ACTIONS = ("get_page", "reserve", "unreserve", "lru_cache_add", "activate", "lock", "mapping", "buffers")

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,15}\Z")
MAX_LENGTH = 200

type Value = int | str


@dataclass(frozen=True, slots=True)
class Command:
    """One request or one change of circumstances."""

    verb: str
    name: str = ""
    """what the block that it gives is called; "" for none"""
    block: str = ""
    """the name of the block that it is about"""
    args: dict[str, Value] = field(default_factory=dict)
    """integers; `zone` and `do` are words"""

    def integer(self, key: str, default: int) -> int:
        """An argument as a number."""
        value = self.args.get(key, default)
        return value if isinstance(value, int) else default

    def order(self) -> int:
        """The order that it asks for: as it says, or the smallest whose blocks have room for the pages it wants."""
        return self.integer("order", (self.integer("want", 1) - 1).bit_length())


def parse_script(text: str, file: str = "") -> list[tuple[int, Command]]:
    """Every command of a text with its line number; "#" starts a comment, empty lines are skipped."""
    commands = []
    for number, line in enumerate(text.splitlines(), 1):
        if body := line.partition("#")[0].strip():
            try:
                commands.append((number, parse(body)))
            except InputError as error:
                raise error.at(file, number) from None
    return commands


def parse(text: str) -> Command:
    """One command."""
    if len(text) > MAX_LENGTH:
        raise InputError("the command is too long", found=f"{len(text)} characters", expected=f"at most {MAX_LENGTH}")
    left, equals, rest = text.partition(" = ")
    name, words = (left.strip(), rest.split()) if equals else ("", text.split())
    if not words:
        raise InputError("no command", expected=f"one of {', '.join(VERBS)}").keyed("empty")
    verb = words[0]
    if verb not in VERBS:
        raise _unknown_verb(verb, text)
    if name:
        _check_name(name, verb)
    block, arguments = _split_operands(verb, words[1:])
    args = dict(_argument(verb, word) for word in arguments)
    if verb in TAKES_BLOCK and bool(block) == ("page" in args):
        raise InputError(f"{verb} needs a block", found=text, expected="its name, or page=NUMBER").keyed(
            "block", verb=verb
        )
    return Command(verb, name, block, args)


def format_command(command: Command) -> str:
    """The text that parses to this command."""
    words = [command.verb]
    if command.block:
        words.append(command.block)
    for key, value in command.args.items():
        words.append(f"{key}={_format_value(key, value)}")
    line = " ".join(words)
    return f"{command.name} = {line}" if command.name else line


def _format_value(key: str, value: Value) -> str:
    if key == "gfp" and isinstance(value, int):
        return decode_gfp(value)
    return hex(value & 0xFFFFFFFF) if key == "flags" and isinstance(value, int) else str(value)


def _unknown_verb(verb: str, text: str) -> InputError:
    error = unknown_word("command", verb, VERBS)
    error.column = text.find(verb) + 1
    return error.keyed("command", word=verb)


def _check_name(name: str, verb: str) -> None:
    if verb not in ALLOC_PARAMS:
        error = InputError(
            f"{verb} gives nothing that could be called {name!r}", found=f"{name} = {verb}", expected=verb
        )
        raise error.keyed("nameless", verb=verb, name=name)
    if not NAME.match(name):
        raise InputError(
            f"{name!r} is no name", found=repr(name), expected="a letter, then up to 15 letters, digits or _"
        ).keyed("name", name=name)


def _split_operands(verb: str, words: list[str]) -> tuple[str, list[str]]:
    if words and "=" not in words[0]:
        if verb not in TAKES_BLOCK:
            raise InputError(f"{verb} takes key=value words", found=repr(words[0]), expected=_keys(verb)).keyed(
                "words", verb=verb
            )
        return words[0], words[1:]
    return "", words


def _keys(verb: str) -> str:
    return "one of " + ", ".join(f"{key}=" for key in VERBS[verb])


def _argument(verb: str, word: str) -> tuple[str, Value]:
    key, equals, text = word.partition("=")
    if not equals or not text:
        raise InputError(f"{verb}: cannot read {word!r}", found=repr(word), expected=_keys(verb)).keyed(
            "word", verb=verb, word=word
        )
    if key not in VERBS[verb]:
        raise unknown_word(f"argument of {verb}", key, VERBS[verb]).keyed("argument", verb=verb, word=key)
    return key, _value(key, text)


def _value(key: str, text: str) -> Value:
    if key in ("gfp", "flags"):
        return _mask(key, text)
    if key == "zone":
        return _zone_name(text)
    if key == "do":
        if text not in PAGE_ACTIONS:
            raise unknown_word("page action", text, PAGE_ACTIONS)
        return text
    if key in ("in", "waiting", "reclaimable") and text in ("yes", "no"):
        return int(text == "yes")
    return _integer(key, text)


def _mask(key: str, text: str) -> int:
    """32 bits as a signed number, which is what a record keeps; -1 and 0xffffffff are the same mask."""
    try:
        value = parse_flags(text, GFP_FLAGS if key == "gfp" else PROCESS_FLAGS)
    except ValueError as error:
        raise InputError(str(error), found=repr(text)) from None
    if not -(1 << 31) <= value < 1 << 32:
        raise InputError(f"{key}={text}", found=repr(text), expected="a mask of 32 bits, 0 to 0xffffffff").keyed(
            "mask", key=key, text=text
        )
    return value - (1 << 32) if value >= 1 << 31 else value


def _zone_name(text: str) -> str:
    for name in ZONE_NAMES:
        if name.lower() == text.lower():
            return name
    raise unknown_word("zone", text, ZONE_NAMES).keyed("zone", word=text)


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
