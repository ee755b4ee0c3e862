/**
 * GFP and task flags for people: what each lets the allocator do. Linux 2.4.22, specification sections 5 and 8.
 */

import { t } from "../../i18n/language.js";

/** `means` is in the language of the moment. @typedef {{ name: string, value: number, readonly means: string }} Meaning */

/** One flag each. @type {readonly Meaning[]} */
export const MODIFIERS = Object.freeze([
  meaning("__GFP_DMA", 0x01),
  meaning("__GFP_HIGHMEM", 0x02),
  meaning("__GFP_WAIT", 0x10),
  meaning("__GFP_HIGH", 0x20),
  meaning("__GFP_IO", 0x40),
  meaning("__GFP_HIGHIO", 0x80),
  meaning("__GFP_FS", 0x100),
]);

/** Combinations that kernel code uses. @type {readonly Meaning[]} */
export const COMPOSITES = Object.freeze([
  meaning("GFP_KERNEL", 0x1f0),
  meaning("GFP_ATOMIC", 0x020),
  meaning("GFP_USER", 0x1d0),
  meaning("GFP_HIGHUSER", 0x1d2),
  meaning("GFP_NOFS", 0x0f0),
  meaning("GFP_NOHIGHIO", 0x070),
  meaning("GFP_NOIO", 0x030),
]);

/** @type {readonly Meaning[]} */
export const TASK_FLAGS = Object.freeze([
  meaning("PF_MEMALLOC", 0x0800),
  meaning("PF_MEMDIE", 0x1000),
  meaning("PF_FREE_PAGES", 0x2000),
  meaning("PF_NOIO", 0x4000),
]);

/** As a command has it: "GFP_USER|__GFP_DMA". @param {number} mask */
export function gfpText(mask) {
  const zone = mask & 0x03;
  const whole = COMPOSITES.find(({ value }) => value === mask);
  if (whole) return whole.name;
  const base = COMPOSITES.find(({ value }) => value === (mask & ~0x03));
  const rest = MODIFIERS.filter(({ value }) => (base ? zone : mask) & value).map(({ name }) => name);
  return [...(base ? [base.name] : []), ...rest].join("|") || "0";
}

/** What the whole mask comes to, in one sentence. @param {number} mask @param {readonly string[]} there zones of the machine */
export function gfpInWords(mask, there) {
  const wanted = mask & 0x01 ? ["DMA"] : mask & 0x02 ? ["HighMem", "Normal", "DMA"] : ["Normal", "DMA"];
  const zones = wanted.filter((name) => there.includes(name)).join(", ");
  if (!zones) return t("gfp.nowhere");
  return t(mask & 0x10 ? "gfp.waits" : "gfp.never", { zones });
}

/** @param {string} name @param {number} value @returns {Meaning} */
function meaning(name, value) {
  return {
    name,
    value,
    get means() {
      return t(`gfp.${name}`);
    },
  };
}
