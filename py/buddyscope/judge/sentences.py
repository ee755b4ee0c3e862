"""What is said of a fault: a key and its values travel to the page, which has its own words; here is the English."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "refused": "the request of order {order} was refused, although there is room: {state}",
    "alloc.out-of-range": (
        "the request of order {order} gave {page}, which is not inside {pages} pages with {max_order} orders"
    ),
    "alloc.misaligned": "the request of order {order} gave {page}, where no block of {size} pages can begin",
    "alloc.overlap": "the request of order {order} gave {page}, but a page of that block is in use",
    "alloc.differs": "the request of order {order} gave {page}; the policy gives {right}",
    "free.other-order": "{entry} gives back another order than the block in use there has, {in_use}",
    "free.out-of-range": "{entry} gives back a block that is not inside the region",
    "free.misaligned": "{entry} gives back a block that is no place for a block of that order",
    "free.double-free": "{entry} gives back a block that is not in use",
    "state.out-of-range": "the lists hold a block that cannot be: {page} of order {order} is out-of-range",
    "state.misaligned": "the lists hold a block that cannot be: {page} of order {order} is misaligned",
    "state.overlap": "{page} of order {order} is on a list, but a page of it is in use or on another list",
    "state.lost": "{count} pages are neither in use nor free; the first is page {page}",
    "state.unmerged": "blocks {low} and {high} of order {order} are both free and were not merged",
    "raised": "{text}",
    "out-of-memory": "{text}",
}
"""key -> English with its values in braces. The page has the same keys as lab.fault.KEY."""

type Values = Mapping[str, int | str]


def sentence(key: str, values: Values) -> str:
    """The English sentence. Raises KeyError for a key that is not in SENTENCES, or a value that is missing."""
    return SENTENCES[key].format(**values)
