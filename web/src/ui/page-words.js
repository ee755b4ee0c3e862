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
