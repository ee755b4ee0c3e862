/** The few words of a poster, without the whole dictionary. */

/** @import { Values } from "../i18n/text.js" */

import en from "../i18n/en/embed.js";
import es from "../i18n/es/embed.js";

/** @param {string} key @param {Values} [values] */
export function words(key, values = {}) {
  const all = /** @type {Record<string, string>} */ (document.documentElement.lang === "es" ? es : en);
  return (all[key] ?? key).replace(/\{(\w+)\}/g, (_, hole) => String(values[hole] ?? ""));
}
