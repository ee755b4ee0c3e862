/** The few words of a poster, without the whole dictionary. */

/** @import { Values } from "../i18n/text.js" */

import en from "../i18n/en/embed.js";
import es from "../i18n/es/embed.js";

const TEXTS = /** @type {Record<string, Record<string, string>>} */ ({ en, es });

/** As shell/language.js chooses, which is too much for a poster. @param {string} asked @param {readonly string[]} wanted */
export function firstLanguage(asked, wanted) {
  const tags = [asked, chosenBefore(), ...wanted];
  return tags.map((tag) => tag.split("-")[0] ?? "").find((base) => Object.hasOwn(TEXTS, base)) ?? "en";
}

/** On the whole site, where this frame may read it. recall() of shell/storage.js would bring a chunk of the page along. */
function chosenBefore() {
  try {
    return localStorage.getItem("buddyscope:1:lang") ?? "";
  } catch {
    return "";
  }
}

/** @param {string} key @param {Values} [values] */
export function words(key, values = {}) {
  const all = TEXTS[document.documentElement.lang] ?? en;
  return (all[key] ?? key).replace(/\{(\w+)\}/g, (_, hole) => String(values[hole] ?? ""));
}
