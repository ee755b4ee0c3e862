/**
 * GFP and task flags for people: what each lets the allocator do. Linux 2.4.22, specification sections 5 and 8.
 */

import { t } from "../../i18n/language.js";
import { flags } from "./description.json";

/** @type {Record<string, number>} */
const gfpBits = flags.gfp.bits;
/** @type {Record<string, number>} */
const composites = flags.gfp.composites;

/** `means` is in the language of the moment. @typedef {{ name: string, value: number, readonly means: string }} Meaning */

/** One flag each. @type {readonly Meaning[]} */
export const MODIFIERS = Object.freeze(
  Object.keys(flags.gfp.bits).map((name) => meaning(name, gfpBits[name])),
);

/** Combinations that kernel code uses, the usual one first. @type {readonly Meaning[]} */
export const COMPOSITES = Object.freeze(
  ["GFP_KERNEL", "GFP_ATOMIC", "GFP_USER", "GFP_HIGHUSER", "GFP_NOFS", "GFP_NOHIGHIO", "GFP_NOIO"].map(
    (name) => meaning(name, composites[name]),
  ),
);

/** @type {readonly Meaning[]} */
export const TASK_FLAGS = Object.freeze(
  Object.entries(flags.task.bits).map(([name, bit]) => meaning(name, bit)),
);

/** What the whole mask comes to, in one sentence. @param {number} mask @param {readonly string[]} there zones of the machine */
export function gfpInWords(mask, there) {
  const wanted =
    mask & gfpBits.__GFP_DMA
      ? ["DMA"]
      : mask & gfpBits.__GFP_HIGHMEM
        ? ["HighMem", "Normal", "DMA"]
        : ["Normal", "DMA"];
  const zones = wanted.filter((name) => there.includes(name)).join(", ");
  if (!zones) return t("gfp.nowhere");
  return t(mask & gfpBits.__GFP_WAIT ? "gfp.waits" : "gfp.never", { zones });
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
