/**
 * GFP and task flags for people: what each lets the allocator do. Linux 2.4.22, specification sections 5 and 8.
 */

/** @typedef {{ name: string, value: number, means: string }} Meaning */

/** One flag each. @type {readonly Meaning[]} */
export const MODIFIERS = Object.freeze([
  { name: "__GFP_DMA", value: 0x01, means: "Only ZONE_DMA will do: the zonelist has no other zone." },
  { name: "__GFP_HIGHMEM", value: 0x02, means: "HighMem is tried first, then Normal, then DMA." },
  {
    name: "__GFP_WAIT",
    value: 0x10,
    means:
      "May sleep: when zones are low the caller reclaims pages itself. Without it the request fails instead, but may go down to a quarter of pages_min.",
  },
  { name: "__GFP_HIGH", value: 0x20, means: "Nothing: the allocator of 2.4.22 never looks at it." },
  { name: "__GFP_IO", value: 0x40, means: "Reclaim may start I/O on low memory. The allocator never looks." },
  {
    name: "__GFP_HIGHIO",
    value: 0x80,
    means: "Reclaim may start I/O on high memory. The allocator never looks.",
  },
  {
    name: "__GFP_FS",
    value: 0x100,
    means: "Reclaim may call into the filesystem. The allocator never looks.",
  },
]);

/** Combinations that kernel code uses. @type {readonly Meaning[]} */
export const COMPOSITES = Object.freeze([
  { name: "GFP_KERNEL", value: 0x1f0, means: "The kernel for itself: may sleep and do any reclaim." },
  {
    name: "GFP_ATOMIC",
    value: 0x020,
    means: "In an interrupt: never sleeps, reaches deeper into the reserve.",
  },
  { name: "GFP_USER", value: 0x1d0, means: "For a process: may sleep and do any reclaim." },
  { name: "GFP_HIGHUSER", value: 0x1d2, means: "For a process: high memory first." },
  { name: "GFP_NOFS", value: 0x0f0, means: "From a filesystem: reclaim must not call back into it." },
  { name: "GFP_NOHIGHIO", value: 0x070, means: "Reclaim may do I/O on low memory only." },
  { name: "GFP_NOIO", value: 0x030, means: "From the block layer: reclaim must start no I/O." },
]);

/** @type {readonly Meaning[]} */
export const TASK_FLAGS = Object.freeze([
  {
    name: "PF_MEMALLOC",
    value: 0x0800,
    means: "Reclaiming already: may take the last page, and never waits.",
  },
  { name: "PF_MEMDIE", value: 0x1000, means: "Chosen to die: may take the last page, so that it can." },
  {
    name: "PF_FREE_PAGES",
    value: 0x2000,
    means: "In direct reclaim: what it frees stays on its own list first.",
  },
  { name: "PF_NOIO", value: 0x4000, means: "Its reclaim starts no I/O." },
]);

/** The flags of a mask, each with its meaning. @param {number} mask @returns {Meaning[]} */
export function flagsOf(mask) {
  return MODIFIERS.filter(({ value }) => mask & value);
}

/** As a command has it: "GFP_USER|__GFP_DMA". @param {number} mask */
export function gfpText(mask) {
  const zone = mask & 0x03;
  const whole = COMPOSITES.find(({ value }) => value === mask);
  if (whole) return whole.name;
  const base = COMPOSITES.find(({ value }) => value === (mask & ~0x03));
  const rest = MODIFIERS.filter(({ value }) => (base ? zone : mask) & value).map(({ name }) => name);
  return [...(base ? [base.name] : []), ...rest].join("|") || "0";
}

/** What the whole mask comes to, in one sentence. @param {number} mask */
export function gfpInWords(mask) {
  const zones = mask & 0x01 ? "DMA only" : mask & 0x02 ? "HighMem, Normal, DMA" : "Normal, then DMA";
  const waits = mask & 0x10 ? "may sleep and reclaim" : "never sleeps; fails when the reserve is reached";
  return `Zones: ${zones}. It ${waits}.`;
}
