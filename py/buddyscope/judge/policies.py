"""The policies that a log can be judged by."""

from typing import Final

from buddyscope.errors import unknown_word
from buddyscope.kernels.textbook.layout import Choice, Half, Policy

NONE: Final = "none"
"""nothing to compare with: invariants only"""

POLICIES: Final[dict[str, Policy | None]] = {
    "lower-recent": Policy(Half.LOWER, Choice.MOST_RECENT),
    "lower-oldest": Policy(Half.LOWER, Choice.LONGEST_FREE),
    "lower-lowest": Policy(Half.LOWER, Choice.LOWEST_ADDRESS),
    "upper-recent": Policy(Half.UPPER, Choice.MOST_RECENT),
    "upper-oldest": Policy(Half.UPPER, Choice.LONGEST_FREE),
    "upper-lowest": Policy(Half.UPPER, Choice.LOWEST_ADDRESS),
    # Freeing the pages one by one at boot, lowest first, leaves the same lists as starting with the blocks.
    "linux-2.4.22": Policy(Half.UPPER, Choice.MOST_RECENT),
    NONE: None,
}


def policy_named(name: str) -> Policy | None:
    """The policy of that name; None for "none". Raises InputError that names the nearest one."""
    if name not in POLICIES:
        raise unknown_word("policy", name, POLICIES)
    return POLICIES[name]
