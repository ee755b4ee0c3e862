/** GFP flags and task flags: what each lets the allocator do. */

/** @type {import("../text.js").Dictionary} */
export default {
  "gfp.__GFP_DMA": "Only ZONE_DMA will do: the zonelist has no other zone.",
  "gfp.__GFP_HIGHMEM": "HighMem is tried first, then Normal, then DMA.",
  "gfp.__GFP_WAIT":
    "May sleep: when zones are low the caller reclaims pages itself. Without it the request fails instead, but may go down to a quarter of pages_min.",
  "gfp.__GFP_HIGH": "Nothing: the allocator of 2.4.22 never looks at it.",
  "gfp.__GFP_IO": "Reclaim may start I/O on low memory. The allocator never looks.",
  "gfp.__GFP_HIGHIO": "Reclaim may start I/O on high memory. The allocator never looks.",
  "gfp.__GFP_FS": "Reclaim may call into the filesystem. The allocator never looks.",
  "gfp.GFP_KERNEL": "The kernel for itself: may sleep and do any reclaim.",
  "gfp.GFP_ATOMIC": "In an interrupt: never sleeps, reaches deeper into the reserve.",
  "gfp.GFP_USER": "For a process: may sleep and do any reclaim.",
  "gfp.GFP_HIGHUSER": "For a process: high memory first.",
  "gfp.GFP_NOFS": "From a filesystem: reclaim must not call back into it.",
  "gfp.GFP_NOHIGHIO": "Reclaim may do I/O on low memory only.",
  "gfp.GFP_NOIO": "From the block layer: reclaim must start no I/O.",
  "gfp.PF_MEMALLOC": "Reclaiming already: may take the last page, and never waits.",
  "gfp.PF_MEMDIE": "Chosen to die: may take the last page, so that it can.",
  "gfp.PF_FREE_PAGES": "In direct reclaim: what it frees stays on its own list first.",
  "gfp.PF_NOIO": "Its reclaim starts no I/O.",
  "gfp.nowhere": "No zone of this machine will do.",
  "gfp.waits": "Zones, in order: {zones}. It may sleep and reclaim.",
  "gfp.never": "Zones, in order: {zones}. It never sleeps; fails when the reserve is reached.",
};
