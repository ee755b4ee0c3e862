"""What a machine of one's own may be (limits.json, which the page's editor reads too).

Each entry is [least, most]: pages of a zone and of the whole machine (64 GiB: what a browser can hold), nodes, the
first page frame of a zone, order of a pageblock and of the largest run, CPUs, runs of one entry of the reclaim pool,
its entries, ranges of reserved pages and of CMA areas, runs of the largest order, letters of a title, settings
of the kernel by their names, the batch of per-CPU sets, the distance of two nodes.
"""

from buddyscope.kernels.api.limits import read_limits, require_int

LIMITS = read_limits(__package__)


def limited(what: str, value: object, limit: str) -> int:
    """The value, if it is a whole number within a limit of the table; InputError that names `what` otherwise."""
    return require_int(what, value, *LIMITS[limit])
