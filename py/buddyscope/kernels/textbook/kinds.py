"""The numbers of this kernel's kinds of records. What they mean, and how they are undone, is in undo.py.

kind                 a      b      c      d
ADD_TO_FREE_LIST     zone   order  page   0       the block becomes the most recently freed one of its list
DEL_FROM_FREE_LIST   zone   order  page   stamp   the block leaves its list, from anywhere in it
CUT                  order  page   0      0       the block is cut into its two parts, or they become one again
MOVES                which  delta  0      0       which: 0 splits, 1 merges
USED                 page   order  new    old     number of the request that holds the block (Region.requests); 0: none

`order` numbers the allowed sizes from the smallest; `page` is an offset in grains (see layout.Layout.grain); there is
one zone, number 0.
"""

from typing import Final

ADD_TO_FREE_LIST: Final = 1
DEL_FROM_FREE_LIST: Final = 2
CUT: Final = 3
MOVES: Final = 4
USED: Final = 5

SPLITS: Final = 0
MERGES: Final = 1
