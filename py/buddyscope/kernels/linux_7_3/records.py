"""The kinds of record that the writers of mmzone.py leave, and what their four numbers mean.

    kind               a      b       c       d
    ADD_TO_FREE_LIST   zone   area    page    tail     area = order << 3 | type; tail: 0 head, 1 tail
    DEL_FROM_FREE_LIST zone   area    page    stamp    from anywhere in the list
    FREE_PAGES         zone   type    delta   0        free pages of a type (those of type Isolate do not count as free)
    PAGEBLOCK          zone   block   new     old      block: number within the zone; type, | 8 while it is isolated
    ZONE_FIELD         zone   field   new     old      see ZoneField
    ADD_TO_PCP         pcp    index   page    tail     index of the list; the count of the per-CPU set grows
    DEL_FROM_PCP       pcp    index   page    stamp
    PCP_FIELD          pcp    field   new     old      see PcpField
    NODE_FIELD         node   field   new     old      see NodeField
    SYSTEM_FIELD       field  new     old     0        see SystemField
    LRU                page   count   new     0        so many pages from this one join (1) or leave (0) an LRU list
    ADD_TO_POOL        page   order   kind    0        reclaim may free the run; kind: 0 file, 1 anonymous, 2 slab
    DEL_FROM_POOL      page   order   kind    stamp
    WATERMARK_TEST     zone   usable  needed  passed   what a watermark test compared; changes nothing
    EVENT              number a       b       0        something to be counted, see Event; changes nothing

The stamp of a list entry decides its place: descending from the head. Record n gives +n at the head and
-(n + 1 + ENTRIES_BEFORE) at the tail; entries that were there before record 0 have -1 for the head, -2 for the next …
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
WATERMARK_TEST: Final = 43
EVENT: Final = 44

ENTRIES_BEFORE: Final = 1 << 30
"""more than any list holds before record 0"""
