"""Boot in slow motion: the commands that hand reserved pages over, as free_all_bootmem() does.

free_all_bootmem             every page that is still reserved, in the order of boot
free_all_bootmem withhold=6  the same, but page 6 stays reserved
boot_page page=0             one page
boot_pages first=0 last=5    some pages, ascending
"""

from collections.abc import Iterator, Sequence

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context
from buddyscope.kernels.linux_2_4_22.bootmem import Run, free_all_bootmem
from buddyscope.kernels.linux_2_4_22.mmzone import PG_reserved, System, page_zone


def check(context: Context, command: Command) -> None:
    """Raise InputError when the command names a page that is not there, or is not reserved any more."""
    system = context.state
    for key in ("first", "last", "page"):
        if key in _needed(command) and key not in command.args:
            raise InputError(f"{command.verb} needs {key}=", expected=f"{command.verb} {key}=NUMBER")
    first, last = _range(command)
    if first > last:
        raise InputError(f"first={first} comes after last={last}", expected="first, then last")
    for page in (first, last):
        if page >= 0:
            _zone_of(system, page)
    for page in range(max(first, 0), last + 1):
        if not is_reserved(system, page):
            raise InputError(f"page {page} was handed over already", expected="a page that is still reserved")


def hand_over(system: System, sequence: Sequence[Run], command: Command) -> None:
    """Free the pages that the command names, each as a block of order 0."""
    if command.verb == "free_all_bootmem":
        free_all_bootmem(system, list(_still_reserved(system, sequence, command.args.get("withhold", -1))))
    else:
        first, last = _range(command)
        free_all_bootmem(system, [(first, last - first + 1, 1)])


def is_reserved(system: System, page: int) -> bool:
    """Boot has not handed this page over."""
    return bool(page_zone(system, page).flags.get(page, 0) & PG_reserved)


def _still_reserved(system: System, sequence: Sequence[Run], withheld: object) -> Iterator[Run]:
    for first, count, step in sequence:
        for page in range(first, first + count * step, step):
            if page != withheld and is_reserved(system, page):
                yield page, 1, 1


def _needed(command: Command) -> tuple[str, ...]:
    return {"boot_page": ("page",), "boot_pages": ("first", "last")}.get(command.verb, ())


def _range(command: Command) -> tuple[int, int]:
    """First and last page of the command; (-1, -1) for none."""
    first = command.args.get("first", command.args.get("page", command.args.get("withhold", -1)))
    last = command.args.get("last", first)
    assert isinstance(first, int) and isinstance(last, int)
    return first, last


def _zone_of(system: System, page: int) -> None:
    try:
        page_zone(system, page)
    except ValueError as error:
        raise InputError(str(error)) from None
