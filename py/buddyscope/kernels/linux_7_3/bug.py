"""BUG() and panic(): the kernel stops here. Ours raises, and leaves a record."""

from typing import Never

from buddyscope.tracing import journal
from buddyscope.tracing.messages import KernelBug, Message, MessageKind

from .mmzone import System

NO_VICTIM = MessageKind("no-oom-victim", "no memory is left, and there is nobody to be killed: the kernel panics")
BUGS = (NO_VICTIM,)


def BUG(system: System, why: Message) -> Never:  # noqa: N802
    """Stop the request."""
    if why not in system.bugs:
        system.bugs.append(why)
    system.log += (journal.BUG, system.bugs.index(why), 0, 0, 0)
    raise KernelBug(why)
