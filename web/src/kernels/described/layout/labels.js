/** What is written into blocks and beside rows: in pages, or as the kernel counts. */

/** @import { ModelBlock, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { pageRange } from "../../../i18n/text.js";
import { holderLetter } from "../../../ui/page-words.js";

/** "order 3", or how large its blocks are. @param {ZoneModel} model @param {Measures} m @param {number} order */
export function orderLabel({ sizeInWords, pages: { pages } }, m, order) {
  if (sizeInWords) return sizeInWords(pages[order]);
  return m.narrow ? String(order) : t("scene.order", { order });
}

/** From long to short. @param {ZoneModel} model @param {ModelBlock} block @param {number | null} wanted @returns {string[]} */
export function blockLabels({ sizeInWords }, block, wanted) {
  return sizeInWords ? sizesOf(block, wanted, sizeInWords) : labelsOf(block, wanted);
}

/** From long to short. @param {ModelBlock} block @param {number | null} wanted @returns {string[]} */
function labelsOf({ kind, page, order, pages, name }, wanted) {
  const range = pageRange(page, order);
  const letter = holderLetter(name ?? "");
  const waste = wanted !== null && wanted < pages ? [t("scene.wants", { name: letter, wanted, pages })] : [];
  if (kind === "allocated") return [...waste, t("scene.named", { name: letter, range }), letter];
  if (kind === "used") return [t("scene.in_use", { range }), range];
  if (kind === "hand") return [t("scene.hand", { range }), range];
  if (kind === "local") return [t("scene.local", { range }), range];
  return kind === "reserved" ? [t("scene.reserved")] : [range];
}

/** From long to short, where blocks are not counted in pages. @param {ModelBlock} block @param {number | null} wanted @param {(pages: number) => string} inWords @returns {string[]} */
function sizesOf({ kind, pages, name }, wanted, inWords) {
  const [size, letter] = [inWords(pages), holderLetter(name ?? "")];
  if (kind !== "allocated") return kind === "hand" ? [t("scene.hand", { range: size }), size] : [size];
  const waste =
    wanted !== null && wanted < pages
      ? [t("scene.wants", { name: letter, wanted: inWords(wanted), pages: size })]
      : [];
  const whole = t("scene.named", { name: letter, range: inWords(Math.min(wanted ?? pages, pages)) });
  return [...waste, whole, letter];
}
