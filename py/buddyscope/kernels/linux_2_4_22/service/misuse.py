"""Requests that a kernel programmer must not make. The model does what the kernel does; this says what was wrong.

The genuine kernel checks little: a double free passes in silence and a wrong order corrupts what follows.
"""

from buddyscope.kernels.linux_2_4_22.gfp import MODIFIERS
from buddyscope.kernels.linux_2_4_22.mmzone import PG_reserved, System, in_interrupt, page_count, page_zone
from buddyscope.tracing.messages import Message

from . import messages

GFP_WAIT = MODIFIERS["__GFP_WAIT"]


def misuse_of_free(system: System, page: int, order: int) -> Message | None:
    """What is wrong with giving back the block of `order` at `page` now; None when nothing is."""
    zone = page_zone(system, page)
    if zone.flags.get(page, 0) & PG_reserved:
        return messages.FREES_RESERVED(page=page)
    count = page_count(zone, page)
    if count <= 0:
        inside = _block_around(system, page)
        if inside is not None:
            return messages.FREES_MIDDLE(page=page, block=inside)
        return messages.DOUBLE_FREE(page=page, count=count - 1)
    held = system.names_by_page.get(page)
    if held and count == 1 and held[0] != order:
        return _wrong_order(page, held[0], order)
    return None


def _wrong_order(page: int, held: int, order: int) -> Message:
    if order < held:
        return messages.ORDER_TOO_SMALL(page=page, held=held, order=order, lost=(1 << held) - (1 << order))
    return messages.ORDER_TOO_LARGE(page=page, held=held, order=order)


def _block_around(system: System, page: int) -> int | None:
    for first, (order, _) in system.names_by_page.items():
        if first < page < first + (1 << order):
            return first
    return None


def misuse_of_alloc(system: System, gfp_mask: int) -> Message | None:
    """What is wrong with asking with these flags now; None when nothing is."""
    if in_interrupt(system) and gfp_mask & GFP_WAIT:
        return messages.WAITS_IN_INTERRUPT()
    return None
