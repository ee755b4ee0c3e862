/** Page counts and blocks in words. */

import { t } from "../i18n/language.js";
import { pageRange } from "../i18n/text.js";

/** @param {number} count */
export function pagesInWords(count) {
  return t("block.pages", { count });
}

/** "page 14", "pages 8–11" @param {number} page @param {number} order */
export function blockInWords(page, order) {
  return order === 0 ? t("block.one", { page }) : t("block.range", { range: pageRange(page, order) });
}

/** A holder as texts and pictures name it: A for the block that commands call a. Longer names stay. @param {string} name */
export function holderLetter(name) {
  return /^[a-z]{1,2}$/.test(name) ? name.toUpperCase() : name;
}
