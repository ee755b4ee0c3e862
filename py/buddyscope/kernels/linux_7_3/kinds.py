"""The numbers of this kernel's kinds of records. What they write is in undo.py.

    kind               a      b       c       d
    ADD_TO_FREE_LIST   zone   area    page    tail     area = order << 3 | type; tail: 0 head, 1 tail
    DEL_FROM_FREE_LIST zone   area    page    stamp    from anywhere in the list
    FREE_PAGES         zone   type    delta   0        free pages of a type (those of type Isolate do not count as free)
    PAGEBLOCK          zone   block   new     old      block: number within the zone; type, | 8 while it is isolated
    ZONE_FIELD         zone   field   new     old      see ZoneField
    ADD_TO_PCP         pcp    index   page    tail     index of the list: 3 * order + type
    DEL_FROM_PCP       pcp    index   page    stamp
    PCP_FIELD          pcp    field   new     old      see PcpField
    NODE_FIELD         node   field   new     old      see NodeField
    SYSTEM_FIELD       field  new     old     0        see SystemField
    PCP_COUNT          pcp    delta   0       0        pages on the lists of a per-CPU set
    LRU                page   new     old     more     a page joins (1) or leaves (0) an LRU list, and so many after it
    ADD_TO_POOL        page   order   kind    0        reclaim may free the run; kind: 0 file, 1 anonymous, 2 slab
    DEL_FROM_POOL      page   order   kind    stamp
    LOCK, UNLOCK       zone   0       0       0        the zone's lock is taken, and given back
    EVENT              number a       b       0        something to be counted, see Event; changes nothing

How stamps order a list is said in buddyscope.tracing.lists.
"""

from typing import Final

ADD_TO_FREE_LIST: Final = 30
DEL_FROM_FREE_LIST: Final = 31
FREE_PAGES: Final = 32
PAGEBLOCK: Final = 33
ZONE_FIELD: Final = 34
ADD_TO_PCP: Final = 35
DEL_FROM_PCP: Final = 36
PCP_FIELD: Final = 37
NODE_FIELD: Final = 38
SYSTEM_FIELD: Final = 39
LRU: Final = 40
ADD_TO_POOL: Final = 41
DEL_FROM_POOL: Final = 42
PCP_COUNT: Final = 43
EVENT: Final = 44
LOCK: Final = 45
UNLOCK: Final = 46
