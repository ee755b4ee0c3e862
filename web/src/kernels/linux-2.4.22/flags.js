/** Names of the bits that people read: gfp masks, page flags, task flags. Values: Linux 2.4.22. */

import { t } from "../../i18n/language.js";

const GFP = new Map([
  [0x020, "GFP_ATOMIC"],
  [0x030, "GFP_NOIO"],
  [0x070, "GFP_NOHIGHIO"],
  [0x0f0, "GFP_NOFS"],
  [0x1f0, "GFP_KERNEL"],
  [0x1d0, "GFP_USER"],
  [0x1d2, "GFP_HIGHUSER"],
]);

/** @type {[number, string][]} */
const GFP_MODIFIERS = [
  [0x01, "__GFP_DMA"],
  [0x02, "__GFP_HIGHMEM"],
  [0x10, "__GFP_WAIT"],
  [0x20, "__GFP_HIGH"],
  [0x40, "__GFP_IO"],
  [0x80, "__GFP_HIGHIO"],
  [0x100, "__GFP_FS"],
];

/** @type {[number, string][]} */
const PAGE_FLAGS = [
  [1 << 0, "PG_locked"],
  [1 << 1, "PG_error"],
  [1 << 2, "PG_referenced"],
  [1 << 3, "PG_uptodate"],
  [1 << 4, "PG_dirty"],
  [1 << 6, "PG_lru"],
  [1 << 7, "PG_active"],
  [1 << 8, "PG_slab"],
  [1 << 11, "PG_highmem"],
  [1 << 14, "PG_reserved"],
];

/** @type {[number, string][]} */
const TASK_FLAGS = [
  [0x0800, "PF_MEMALLOC"],
  [0x1000, "PF_MEMDIE"],
  [0x2000, "PF_FREE_PAGES"],
  [0x4000, "PF_NOIO"],
];

export const PG_RESERVED = 1 << 14;

/** "GFP_KERNEL", or with a zone modifier "GFP_KERNEL | __GFP_DMA". @param {number} mask */
export function gfpName(mask) {
  const whole = GFP.get(mask);
  if (whole) return whole;
  const base = GFP.get(mask & ~0x03);
  const rest = base ? mask & 0x03 : mask;
  return [...(base ? [base] : []), ...bits(GFP_MODIFIERS, rest)].join(" | ") || t("flags.none");
}

/** A kernel address, which a record keeps as a signed number of 32 bits: "0xc0ffe000". @param {number} value */
export function addressText(value) {
  return `0x${(value >>> 0).toString(16).padStart(8, "0")}`;
}

/** @param {number} flags */
export function pageFlagNames(flags) {
  return bits(PAGE_FLAGS, flags).join(", ");
}

/** @param {number} flags */
export function taskFlagNames(flags) {
  return bits(TASK_FLAGS, flags).join(", ");
}

/** @param {[number, string][]} names @param {number} value @returns {string[]} */
function bits(names, value) {
  const known = names.reduce((mask, [bit]) => mask | bit, 0);
  const rest = (value & ~known) >>> 0;
  const found = names.filter(([bit]) => value & bit).map(([, name]) => name);
  return rest ? [...found, `0x${rest.toString(16)}`] : found;
}
