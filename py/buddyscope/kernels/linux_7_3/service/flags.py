"""The flag tables: gfp masks, flags of the task, flags of a walk."""

from buddyscope.kernels.api.flags import FlagTable
from buddyscope.kernels.linux_7_3.gfp import (
    ALLOC_NAMES,
    ALLOC_WMARK_HIGH,
    ALLOC_WMARK_LOW,
    BITS,
    COMPOSITES,
    DECODED,
    TASK_FLAGS,
)

GFP = FlagTable(BITS, COMPOSITES, DECODED)
TASK = FlagTable(TASK_FLAGS, {})
ALLOC = FlagTable({"ALLOC_WMARK_LOW": ALLOC_WMARK_LOW, "ALLOC_WMARK_HIGH": ALLOC_WMARK_HIGH, **ALLOC_NAMES}, {})
FLAGS = {"gfp": GFP, "task": TASK, "alloc": ALLOC}
