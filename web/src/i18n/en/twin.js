/** The stage as tables. */

/** @type {import("../text.js").Dictionary} */
export default {
  "twin.lists": "Free lists of zone {zone}",
  "twin.order": "Order",
  "twin.size": "Size",
  "twin.free": "Free",
  "twin.blocks": "Blocks, head first",
  "twin.bits": "Pair bitmap",
  "twin.nobits": "none: no buddies",
  "twin.ones": "1 for pair {pairs}",
  "twin.zeros": "all {count} bits 0",
  "twin.none": "none",
  "twin.allocated": "Allocated",
  "twin.hand": "In hand",
  "twin.need_balance": "need_balance",
  "twin.free_pages": "free_pages",
  "twin.watermarks": "Watermarks",
  "twin.marks": "min {min}, low {low}, high {high}",
  "twin.many": "{count} bits",
  "twin.kswapd": "kswapd",
  "twin.task": "Task flags",
  "twin.local": "The task keeps",
  "twin.lock": "Zone lock",
  "twin.lock.1": "held",
  "twin.lock.0": "not held",
};
