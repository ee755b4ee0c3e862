"""The flag tables: gfp masks, flags of the task, flags of a page."""

from buddyscope.kernels.api.flags import FlagTable
from buddyscope.kernels.linux_2_4_22 import mmzone
from buddyscope.kernels.linux_2_4_22.gfp import COMPOSITES, GFP_ZONEMASK, MODIFIERS, PROCESS_FLAGS

GFP = FlagTable(
    MODIFIERS,
    COMPOSITES,
    ("GFP_KERNEL", "GFP_HIGHUSER", "GFP_USER", "GFP_NOFS", "GFP_NOHIGHIO", "GFP_NOIO", "GFP_ATOMIC"),
    GFP_ZONEMASK,
)
TASK = FlagTable(PROCESS_FLAGS, {})
PAGE = FlagTable({name: value for name, value in vars(mmzone).items() if name.startswith("PG_")}, {})
FLAGS = {"gfp": GFP, "task": TASK, "page": PAGE}
