"""Buddyscope: faithful models of Linux page allocators that you can see work.

from buddyscope import Machine, preset
machine = Machine(preset("matchbox"))
machine.run("a = alloc_pages order=0")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import InputError
    from .machine.machine import Machine
    from .machine.presets import preset

__version__ = "0.1.0"
__all__ = ["InputError", "Machine", "__version__", "preset"]

LAZY = {"InputError": "errors", "Machine": "machine.machine", "preset": "machine.presets"}
"""public names -> the module that has them, imported when somebody asks"""


def __getattr__(name: str) -> Any:
    """A public name. Raises AttributeError for others."""
    if name not in LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{LAZY[name]}"), name)
