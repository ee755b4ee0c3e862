"""What a machine of one's own may be (limits.json, which the page's editor reads too).

Each entry is [least, most]: pages of a zone and of the whole machine (64 GiB: what a browser can hold), nodes,
the first page frame number of a node, MAX_ORDER, CPUs, blocks of one entry of the reclaimable pool, its entries, ranges
of reserved pages, blocks of the largest order (more would not be drawn, nor sent to the page), letters of a title.
"""

from buddyscope.kernels.api.limits import read_limits, require_int

LIMITS = read_limits(__package__)


def limited(what: str, value: object, limit: str) -> int:
    """The value, if it is a whole number within a limit of the table; InputError that names `what` otherwise."""
    return require_int(what, value, *LIMITS[limit])
