/** The block that is pointed at: its address, its size, its buddy and the sum that gives it, in three bases. */

/** @import { ModelBlock, ZoneModel } from "../../scene/scene.d.ts" */
/** @import { Fact } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { regionOf, sizeText } from "./sizes.js";

/** @param {ZoneModel} model @param {Pick<ModelBlock, "page" | "order" | "pages">} block @returns {Fact[]} */
export function blockFacts({ state }, { page, order, pages }) {
  const region = regionOf(state.info);
  const [at, size] = [page * region.grain, pages * region.grain];
  const address = region.base + at;
  return [
    {
      name: t("textbook.address"),
      value: `${address} = 0x${address.toString(16)} = ${binary(address, widthOf(region))}`,
    },
    { name: t("textbook.size"), value: size < 1024 ? String(size) : `${sizeText(size)} = ${size}` },
    ...buddyFacts(region, at, size, order),
  ];
}

/** @param {import("./sizes.js").Region} region @param {number} at @param {number} size @param {number} order @returns {Fact[]} */
function buddyFacts(region, at, size, order) {
  if (region.variant !== "binary" || order >= region.sizes.length - 1) return [];
  const buddy = (at / size) % 2 ? at - size : at + size;
  if (buddy + size > region.size * region.grain)
    return [{ name: t("textbook.buddy"), value: t("textbook.buddy.none") }];
  const exact = Number.isInteger(Math.log2(size));
  const sign = exact ? "XOR" : buddy > at ? "+" : "−";
  const width = widthOf(region);
  const sum = (/** @type {(value: number) => string} */ text, /** @type {string} */ by) =>
    `${text(at)} ${by} ${text(size)} = ${text(buddy)}`;
  return [
    { name: t("textbook.buddy"), value: sizeText(buddy) },
    { name: t("textbook.sum"), value: sum(String, sign) },
    { name: "hex", value: sum((value) => `0x${value.toString(16)}`, exact ? "^" : sign) },
    { name: t("textbook.binary"), value: sum((value) => binary(value, width), sign) },
  ];
}

/** Digits of the last offset in the region. @param {import("./sizes.js").Region} region */
function widthOf({ base, size, grain }) {
  return Math.max(1, (base + size * grain - 1).toString(2).length);
}

/** @param {number} value @param {number} width */
function binary(value, width) {
  return value.toString(2).padStart(width, "0");
}
