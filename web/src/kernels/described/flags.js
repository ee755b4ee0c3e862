/** Names of bits and masks that people read, from the tables of a kernel. */

/** @import { FlagTable, OfMachine } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { kernelOf } from "../index.js";

/** @type {FlagTable} */
const NO_TABLE = { bits: {}, composites: {}, decoded: [], zone_mask: 0 };

/** @param {OfMachine} of @param {string} table @returns {FlagTable} an empty one when the kernel has none of this name */
function tableOf(of, table) {
  return kernelOf(of).flags?.[table] ?? NO_TABLE;
}

/** "PG_lru, PG_active"; what has no name in hexadecimal. @param {OfMachine} of @param {string} table @param {number} value */
export function flagNames(of, table, value) {
  return names(tableOf(of, table), value).join(", ");
}

/** "GFP_KERNEL", or with a zone modifier "GFP_KERNEL | __GFP_DMA". @param {OfMachine} of @param {string} table @param {number} mask */
export function maskName(of, table, mask) {
  return maskWords(tableOf(of, table), mask).join(" | ") || t("flags.none");
}

/** A composite with the zone modifiers that are added to it, or single flags. @param {FlagTable} table @param {number} mask @returns {string[]} */
export function maskWords(table, mask) {
  const named = (/** @type {number} */ value) =>
    table.decoded.find((name) => table.composites[name] === value);
  const whole = named(mask);
  if (whole) return [whole];
  const base = named(mask & ~table.zone_mask);
  return [...(base ? [base] : []), ...names(table, base ? mask & table.zone_mask : mask)];
}

/** @param {FlagTable} table @param {number} value @returns {string[]} */
function names({ bits }, value) {
  const known = Object.values(bits).reduce((mask, bit) => mask | bit, 0);
  const rest = (value & ~known) >>> 0;
  const found = Object.keys(bits).filter((name) => value & bits[name]);
  return rest ? [...found, `0x${rest.toString(16)}`] : found;
}

/** A kernel address, which a record keeps as a signed number of 32 bits: "0xc0ffe000". @param {number} value */
export function addressText(value) {
  return `0x${(value >>> 0).toString(16).padStart(8, "0")}`;
}
