"""The numbers of this kernel's kinds of records. What they mean, and how they are undone, is in undo.py.

kind                 a      b      c     d
ADD_TO_FREE_LIST     zone   order  page  0        page joins the head of the list
DEL_FROM_FREE_LIST   zone   order  page  stamp    page leaves the list, from anywhere in it
TOGGLE_BIT           zone   order  bit   0        the bit of a pair of buddies is flipped
FREE_PAGES           zone   delta  0     0        zone.free_pages += delta
NEED_BALANCE         zone   new    old   0
PAGE_COUNT           page   new    old   more     and of so many pages after it
PAGE_FLAGS           page   new    old   0        PG_* bits
SYSTEM               field  new    old   0        see mmzone.SystemField
ADD_TO_LOCAL         page   order  0     0        head of the task's local list
DEL_FROM_LOCAL       page   order  stamp 0
LOCK, UNLOCK         zone   0      0     0        zone lock with interrupts off, and back
ADD_TO_POOL          page   order  0     0        last of the blocks that reclaim may free
DEL_FROM_POOL        page   order  stamp 0
WATERMARK            zone   which  new   old      which: 0 pages_min, 1 pages_low, 2 pages_high
"""

from typing import Final

ADD_TO_FREE_LIST: Final = 1
DEL_FROM_FREE_LIST: Final = 2
TOGGLE_BIT: Final = 3
FREE_PAGES: Final = 4
NEED_BALANCE: Final = 5
PAGE_COUNT: Final = 6
PAGE_FLAGS: Final = 7
SYSTEM: Final = 8
ADD_TO_LOCAL: Final = 9
DEL_FROM_LOCAL: Final = 10
LOCK: Final = 11
UNLOCK: Final = 12
ADD_TO_POOL: Final = 15
DEL_FROM_POOL: Final = 16
WATERMARK: Final = 17
