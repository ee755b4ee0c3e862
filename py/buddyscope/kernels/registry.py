"""Every kernel, by name: one line each. A kernel is imported when somebody asks for it."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Final

from buddyscope.errors import InputError, unknown_word

from .api.kernel import Kernel

DEFAULT: Final = "2.4.22"
"""of lessons, links and histories that name no kernel"""

KERNELS: Final[dict[str, str]] = {
    "2.4.22": "buddyscope.kernels.linux_2_4_22",
    "7.3": "buddyscope.kernels.linux_7_3",
    "textbook": "buddyscope.kernels.textbook",
}
"""name -> its package, which has `service.kernel` with KERNEL, and perhaps `fidelity`, `practice` and `bench`"""


def kernel_named(name: str = DEFAULT) -> Kernel:
    """The kernel of that name. Raises InputError that names the nearest one."""
    found: Kernel = kernel_part(name, "service.kernel").KERNEL
    return found


def has_part(name: str, part: str) -> bool:
    """Whether a kernel's package has such a part: "fidelity", "practice" or "bench"."""
    try:
        return find_spec(f"{KERNELS[name]}.{part}") is not None
    except ModuleNotFoundError:  # the browser fetches a kernel when somebody asks for it
        return False


def kernel_part(name: str, part: str) -> ModuleType:
    """A module of a kernel's package: "fidelity.replay". Raises InputError when there is no such kernel, or no part."""
    if name not in KERNELS:
        raise unknown_word("kernel", name, KERNELS)
    if not has_part(name, part.partition(".")[0]):
        raise InputError(f"{name} has no {part.partition('.')[0]}", found=name, expected="another kernel")
    return import_module(f"{KERNELS[name]}.{part}")
