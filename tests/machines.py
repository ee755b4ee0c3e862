"""Small zones and machines for tests."""

from buddyscope.kernels.linux_2_4_22.bootmem import release_at_once
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout, build_system
from buddyscope.kernels.linux_2_4_22.mmzone import System, Zone, free_list
from buddyscope.kernels.linux_2_4_22.service.presets import LinuxMachine
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import PlannedReclaim
from buddyscope.kernels.linux_2_4_22.variants import FULL_TRACE, Variant
from buddyscope.machine.machine import Machine


def system_with(layout: Layout, sequence: list[tuple[int, int, int]], variant: Variant = FULL_TRACE) -> System:
    """A booted system with nothing that reclaim may free."""
    reclaim = PlannedReclaim(pool=variant.reclaim_pool)
    system = build_system(layout, reclaim)
    release_at_once(system, sequence)
    return system


def system_with_free(*runs: tuple[int, int], size: int = 1024, max_order: int = 10) -> System:
    """One Normal zone from page 0; only the runs (first page, count) are free, handed over in this order."""
    layout = Layout((NodeLayout(0, (0, size, 0)),), max_order=max_order, watermarks={1: (0, 0, 0)})
    return system_with(layout, [(first, count, 1) for first, count in runs])


def lists(zone: Zone) -> dict[int, list[int]]:
    """The lists that are not empty, head first."""
    return {order: found for order in range(len(zone.free_area)) if (found := free_list(zone, order))}


def bits(zone: Zone) -> dict[int, list[int]]:
    """The bits that are 1, for orders that have any."""
    found = {order: [at for at, bit in enumerate(area.map) if bit] for order, area in enumerate(zone.free_area)}
    return {order: ones for order, ones in found.items() if ones}


def machine_of(layout: Layout) -> Machine:
    """A machine with all its pages free."""
    return Machine(LinuxMachine("test", "test", layout))
