/** Which block, in words: by its pages, or by its size and its place where the kernel counts otherwise. */

/** @import { MachineInfo } from "../../engine/protocol.d.ts" */
/** @import { Language } from "../../i18n/text.js" */

import { language } from "../../i18n/language.js";
import { fill, pageRange } from "../../i18n/text.js";
import { blockPages, kernelOf } from "../index.js";

/** Anything with a machine: a history, a frame. @typedef {{ machine: Pick<MachineInfo, "zones"> & { kernel?: string } }} Of */

/** Size and place of a block; null where the kernel counts in pages. @param {Of} of @param {number} page @param {number} order */
export function sizedBlock(of, page, order) {
  const { sizeInWords } = kernelOf(of);
  const { zones } = of.machine;
  const info = zones.find(({ start_pfn, size }) => page >= start_pfn && page < start_pfn + size) ?? zones[0];
  if (!sizeInWords || !info) return null;
  return { size: sizeInWords(info, blockPages(of, order)), at: sizeInWords(info, page) };
}

/** "4–7", "page 4" without the word, or "64K at 128K". @param {Of} of @param {number} page @param {number} order @param {Language} [words] */
export function rangeOf(of, page, order, words = language.value) {
  const sized = sizedBlock(of, page, order);
  return (sized && fill(words, "range.sized", sized)) ?? pageRange(page, order);
}

/** "page 14", "block 8–11" or "block of 64K at 0"; `form` is a key of the dictionary. @param {Of} of @param {Language} words @param {number} page @param {number} order @param {string} [form] */
export function blockWords(of, words, page, order, form = "block") {
  const sized = sizedBlock(of, page, order);
  const own = sized && fill(words, `${form}.sized`, sized);
  return (
    own ?? fill(words, order === 0 ? `${form}.page` : form, { page, range: pageRange(page, order) }) ?? ""
  );
}
