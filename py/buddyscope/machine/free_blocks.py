"""Free blocks per order, of any kernel's state."""

from typing import Any

from buddyscope.formats.buddyinfo import Row
from buddyscope.kernels.api.kernel import Kernel


def rows_of(kernel: Kernel, state: Any) -> list[Row]:
    """One row a zone, as /proc/buddyinfo has them."""
    orders = kernel.max_order(state)
    return [Row(zone.node, zone.name, kernel.free_counts(zone, orders)) for zone in state.zones]
