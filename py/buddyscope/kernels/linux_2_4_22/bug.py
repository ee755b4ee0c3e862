"""BUG(): the kernel stops here. Ours raises, and leaves a record."""

from typing import Never

from buddyscope.tracing import journal

from .mmzone import System


class KernelBug(Exception):
    """The genuine kernel would stop with BUG(). The message says what was wrong, in one sentence."""


def BUG(system: System, why: str) -> Never:  # noqa: N802
    """Stop the request."""
    if why not in system.bugs:
        system.bugs.append(why)
    system.log += (journal.BUG, system.bugs.index(why), 0, 0, 0)
    raise KernelBug(why)
