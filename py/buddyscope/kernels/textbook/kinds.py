"""The kinds of journal record that this kernel leaves. Two have the numbers that tracing/journal.py gives them.

    kind                 a         b      c       d
    ADD_TO_FREE_LIST     0         order  block   0       the block joins the most recently freed end of its list
    DEL_FROM_FREE_LIST   0         order  block   stamp   the block leaves its list, from anywhere in it
    CUT                  order     block  0       0       the block is cut into its two parts
    JOIN                 order     block  0       0       the two parts of the block become one again
    USE                  block     order  low     high    a request of high * 2**31 + low bytes holds the block
    RELEASE              block     order  low     high    it no longer does

`order` numbers the allowed sizes from the smallest, `block` is an offset in grains (see layout.Layout.grain).
"""

from typing import Final

from buddyscope.tracing.journal import ADD_TO_FREE_LIST, DEL_FROM_FREE_LIST

CUT: Final = 30
JOIN: Final = 31
USE: Final = 32
RELEASE: Final = 33

LOW_BITS: Final = 31

__all__ = ["ADD_TO_FREE_LIST", "CUT", "DEL_FROM_FREE_LIST", "JOIN", "LOW_BITS", "RELEASE", "USE"]
