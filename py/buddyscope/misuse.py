"""Requests that a kernel programmer must not make. The model does what the kernel does; this says what was wrong.

The genuine kernel checks little: a double free passes in silence and a wrong order corrupts what follows.
"""

from .kernels.linux_2_4_22.gfp import MODIFIERS
from .kernels.linux_2_4_22.mmzone import PG_reserved, System, in_interrupt, page_count, page_zone

GFP_WAIT = MODIFIERS["__GFP_WAIT"]


class MisuseError(Exception):
    """Raised after the request has been carried out, when the caller wants misuse to be an error."""


def misuse_of_free(system: System, page: int, order: int) -> str | None:
    """What is wrong with giving back the block of `order` at `page` now; None when nothing is."""
    zone = page_zone(system, page)
    if zone.flags.get(page, 0) & PG_reserved:
        return f"page {page} is reserved: the kernel ignores the call"
    count = page_count(zone, page)
    if count <= 0:
        inside = _block_around(system, page)
        if inside is not None:
            return f"page {page} is in the middle of the block at {inside}: its own count was 0, nothing is freed"
        return f"double free: page {page} was free already; its count falls to {count - 1} and nothing else happens"
    held = system.holders.get(page)
    if held and count == 1 and held[0] != order:
        return f"the block at {page} has order {held[0]}, not {order}: {_consequence(held[0], order)}"
    return None


def _consequence(held: int, order: int) -> str:
    if order < held:
        return f"{(1 << held) - (1 << order)} of its pages are lost"
    return "pages of other blocks would be freed with it"


def _block_around(system: System, page: int) -> int | None:
    for first, (order, _) in system.holders.items():
        if first < page < first + (1 << order):
            return first
    return None


def misuse_of_alloc(system: System, gfp_mask: int) -> str | None:
    """What is wrong with asking with these flags now; None when nothing is."""
    if in_interrupt(system) and gfp_mask & GFP_WAIT:
        return "an interrupt handler must not wait: without memory to spare this would be a BUG()"
    return None
