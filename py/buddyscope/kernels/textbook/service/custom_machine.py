"""A region of one's own: plain data <-> TextbookMachine, checked, with clear errors. It may start from any state.

    {"region": "1M", "smallest": "1K", "variant": "binary", "half": "lower", "choice": "most-recent",
     "merge": "at-once", "base": 4096, "sizes": ["16", "32"], "title": "…", "free": {"512K": ["0"]},
     "used": [{"name": "a", "at": "512K", "size": "512K", "request": "400K"}]}

Sizes and offsets are numbers of bytes, or text with K, M or G. read(machine_data(spec)) is the same machine again.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.command import NAME as BLOCK_NAME
from buddyscope.kernels.api.size import parse_size
from buddyscope.kernels.textbook.layout import Choice, Half, Layout, Merge, Policy, Variant, make_layout
from buddyscope.kernels.textbook.start import start_from, start_with_used

from .presets import TextbookMachine, UsedBlock

KEYS = ("title", "variant", "region", "smallest", "sizes", "half", "choice", "merge", "base", "free", "used")
USED_KEYS = ("name", "at", "size", "request")
LONGEST_TITLE = 80
MOST_BLOCKS = 4096


def custom_machine(data: Mapping[str, Any]) -> TextbookMachine:
    """Raises InputError that says which part cannot be, what was found and what was expected."""
    for key in data:
        if key not in KEYS:
            raise unknown_word("part of a region", key, KEYS)
    layout = _layout(data)
    used = _used(data.get("used", []))
    free = None if data.get("free") is None else _free(data["free"])
    title = data.get("title", "A region of your own")
    if not isinstance(title, str) or not 1 <= len(title) <= LONGEST_TITLE:
        raise InputError("the title cannot be read", found=repr(title)[:80], expected=f"1 to {LONGEST_TITLE} letters")
    machine = TextbookMachine("custom", title, layout, used, free)
    _check_start(machine)
    return machine


def machine_data(spec: TextbookMachine) -> dict[str, Any]:
    """A region as the editor has it, with everything that custom_machine() reads."""
    layout, policy = spec.layout, spec.layout.policy
    data: dict[str, Any] = {
        "title": spec.title,
        "variant": str(layout.variant),
        "region": layout.region,
        "smallest": layout.sizes[0],
        "half": str(policy.half),
        "choice": str(policy.choice),
        "merge": str(policy.merge),
        "base": layout.base,
        "used": [dict(zip(USED_KEYS, block, strict=True)) for block in spec.used],
    }
    if layout.variant is Variant.FIBONACCI:
        data["sizes"] = list(layout.sizes)
    if spec.free is not None:
        data["free"] = {str(size): list(offsets) for size, offsets in spec.free}
    return data


def _layout(data: Mapping[str, Any]) -> Layout:
    region, smallest = _size(data, "region", "1M"), _size(data, "smallest", "1K")
    policy = Policy(
        _word(data, "half", Half.LOWER),
        _word(data, "choice", Choice.LOWEST_ADDRESS),
        _word(data, "merge", Merge.AT_ONCE),
    )
    variant = _word(data, "variant", Variant.BINARY)
    sizes = _sizes(data.get("sizes", [])) if variant is Variant.FIBONACCI else ()
    try:
        return make_layout(variant, region, smallest, sizes, policy, _size(data, "base", 0))
    except ValueError as error:
        raise InputError("the region cannot be", found=str(error), expected="other sizes") from None


def _word[Word: StrEnum](data: Mapping[str, Any], key: str, default: Word) -> Word:
    kind = type(default)
    value = data.get(key, default)
    if value not in list(kind):
        raise unknown_word(key, str(value), list(kind))
    return kind(value)


def _size(data: Mapping[str, Any], key: str, default: int | str) -> int:
    return _bytes(data.get(key, default), key)


def _bytes(value: Any, what: str) -> int:
    if isinstance(value, str):
        return parse_size(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputError(f"{what} cannot be read", found=repr(value)[:80], expected="bytes, or text such as 70K")
    return value


def _sizes(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or not value:
        raise InputError("sizes cannot be read", found=repr(value)[:80], expected="a list of the allowed sizes")
    return tuple(_bytes(size, "sizes") for size in value)


def _used(value: Any) -> tuple[UsedBlock, ...]:
    if not isinstance(value, list) or len(value) > MOST_BLOCKS:
        raise InputError(
            "used cannot be read", found=repr(value)[:80], expected=f"a list of at most {MOST_BLOCKS} blocks"
        )
    blocks = tuple(map(_used_block, value))
    names = [name for name, *_ in blocks if name]
    if len(set(names)) != len(names):
        raise InputError("two blocks have the same name", found=", ".join(names), expected="names that differ")
    return blocks


def _used_block(value: Any) -> UsedBlock:
    if not isinstance(value, dict) or not {"at", "size"} <= set(value) <= set(USED_KEYS):
        raise InputError(
            "a block in use cannot be read", found=repr(value)[:80], expected=f"an object with {', '.join(USED_KEYS)}"
        )
    name = value.get("name", "")
    if name and not (isinstance(name, str) and BLOCK_NAME.match(name)):
        raise InputError(
            f"{name!r} is no name", found=repr(name)[:80], expected="a letter, then up to 15 letters, digits or _"
        )
    at, size = _bytes(value["at"], "at"), _bytes(value["size"], "size")
    request = _bytes(value.get("request", size), "request")
    if not 1 <= request <= size:
        raise InputError("the request does not fit its block", found=str(request), expected=f"1 to {size} bytes")
    return name, at, size, request


def _free(value: Any) -> tuple[tuple[int, tuple[int, ...]], ...]:
    if not isinstance(value, dict) or not all(isinstance(offsets, list) for offsets in value.values()):
        raise InputError("free cannot be read", found=repr(value)[:80], expected="an object: size -> a list of offsets")
    if sum(map(len, value.values())) > MOST_BLOCKS:
        raise InputError("too many free blocks", expected=f"at most {MOST_BLOCKS}")
    return tuple((parse_size(size), tuple(_bytes(at, "free") for at in offsets)) for size, offsets in value.items())


def _check_start(machine: TextbookMachine) -> None:
    blocks = [(at, size, request) for _, at, size, request in machine.used]
    try:
        if machine.free is None:
            start_with_used(machine.layout, blocks)
        else:
            start_from(machine.layout, dict(machine.free), blocks)
    except ValueError as error:
        raise InputError("the region cannot start like this", found=str(error), expected="another start") from None
