"""BUG(): the kernel stops here. Ours raises, and leaves a record."""

from typing import Never

from buddyscope.tracing import journal
from buddyscope.tracing.messages import KernelBug, Message, MessageKind

from .mmzone import System

MISALIGNED = MessageKind("misaligned", "page {page} is not the first of a block of order {order}")
LRU_IN_INTERRUPT = MessageKind("lru-in-interrupt", "page {page} is on an LRU list and an interrupt frees it")
HAS_BUFFERS = MessageKind("freed-with-buffers", "page {page} is freed but has buffers")
HAS_MAPPING = MessageKind("freed-with-mapping", "page {page} is freed but has a mapping")
IS_LOCKED = MessageKind("freed-locked", "page {page} is freed but is locked")
IS_ACTIVE = MessageKind("freed-active", "page {page} is freed but is active")
WAITS_IN_INTERRUPT = MessageKind(
    "waits-in-interrupt", "an interrupt handler asks for memory that it would have to wait for"
)
BUGS = (MISALIGNED, LRU_IN_INTERRUPT, HAS_BUFFERS, HAS_MAPPING, IS_LOCKED, IS_ACTIVE, WAITS_IN_INTERRUPT)


def BUG(system: System, why: Message) -> Never:  # noqa: N802
    """Stop the request."""
    if why not in system.bugs:
        system.bugs.append(why)
    system.log += (journal.BUG, system.bugs.index(why), 0, 0, 0)
    raise KernelBug(why)
