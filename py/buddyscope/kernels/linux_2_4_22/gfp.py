"""GFP and process flags: names, values, composites. Mirrors parts of mm.h (spec 8)."""

from collections.abc import Mapping
from typing import Final

GFP_ZONEMASK: Final = 0x0F

MODIFIERS: Final[Mapping[str, int]] = {
    "__GFP_DMA": 0x01,
    "__GFP_HIGHMEM": 0x02,
    "__GFP_WAIT": 0x10,
    "__GFP_HIGH": 0x20,
    "__GFP_IO": 0x40,
    "__GFP_HIGHIO": 0x80,
    "__GFP_FS": 0x100,
}

COMPOSITES: Final[Mapping[str, int]] = {
    "GFP_ATOMIC": 0x020,
    "GFP_NOIO": 0x030,
    "GFP_NOHIGHIO": 0x070,
    "GFP_NOFS": 0x0F0,
    "GFP_KERNEL": 0x1F0,
    "GFP_NFS": 0x1F0,
    "GFP_USER": 0x1D0,
    "GFP_HIGHUSER": 0x1D2,
    "GFP_KSWAPD": 0x1D0,
    "GFP_DMA": 0x01,
}

GFP_FLAGS: Final[Mapping[str, int]] = {**MODIFIERS, **COMPOSITES}

PROCESS_FLAGS: Final[Mapping[str, int]] = {
    "PF_MEMALLOC": 0x0800,
    "PF_MEMDIE": 0x1000,
    "PF_FREE_PAGES": 0x2000,
    "PF_NOIO": 0x4000,
}

__GFP_DMA: Final = MODIFIERS["__GFP_DMA"]
__GFP_HIGHMEM: Final = MODIFIERS["__GFP_HIGHMEM"]
__GFP_WAIT: Final = MODIFIERS["__GFP_WAIT"]
GFP_DMA: Final = COMPOSITES["GFP_DMA"]
GFP_KERNEL: Final = COMPOSITES["GFP_KERNEL"]
GFP_USER: Final = COMPOSITES["GFP_USER"]
GFP_KSWAPD: Final = COMPOSITES["GFP_KSWAPD"]
PF_MEMALLOC: Final = PROCESS_FLAGS["PF_MEMALLOC"]
PF_MEMDIE: Final = PROCESS_FLAGS["PF_MEMDIE"]
PF_FREE_PAGES: Final = PROCESS_FLAGS["PF_FREE_PAGES"]
