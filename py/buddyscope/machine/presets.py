"""Machines by name, of any kernel."""

from buddyscope.errors import InputError
from buddyscope.kernels.api.kernel import Kernel, MachineSpec
from buddyscope.kernels.registry import DEFAULT, kernel_named


def preset(name: str, kernel: str = DEFAULT) -> MachineSpec:
    """The machine of that name. Raises InputError that names the nearest one."""
    return kernel_named(kernel).preset(name)


def kernel_of(spec: MachineSpec) -> Kernel:
    """The kernel that boots a machine."""
    return kernel_named(spec.kernel)


def machine_from(wanted: object) -> MachineSpec:
    """The machine of a MachineRequest of protocol.d.ts: {"preset": NAME} or {"custom": {…}}, and perhaps "kernel"."""
    expected = '{"preset": NAME} or {"custom": {…}}'
    if not isinstance(wanted, dict):
        raise InputError("no machine named", found=repr(wanted)[:60], expected=expected)
    kernel = kernel_named(str(wanted.get("kernel", DEFAULT)))
    if isinstance(wanted.get("custom"), dict):
        if kernel.read_machine is None:
            raise InputError(f"{kernel.title} has presets only", expected=f"one of {', '.join(kernel.presets)}")
        return kernel.read_machine(wanted["custom"])
    if not isinstance(wanted.get("preset"), str):
        raise InputError("no machine named", found=repr(wanted)[:60], expected=expected)
    return kernel.preset(wanted["preset"])
