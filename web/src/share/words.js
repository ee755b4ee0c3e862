/** The words of sharing, in the language of the page. */

/** @import { Values } from "../i18n/text.js" */

import en from "../i18n/en/share.js";
import { fill } from "../i18n/text.js";

/** @param {string} key @param {Values} [values] */
export function say(key, values = {}) {
  const entry = /** @type {any} */ (en)[key];
  const one = entry?.other ? (Number(values[entry.by ?? "count"]) === 1 ? entry.one : entry.other) : entry;
  return fill({ [key]: one }, key, values) ?? key;
}
