/** A language's dictionary from its areas. */

/** @import { Dictionary } from "./text.js" */

/** @param {Record<string, Dictionary>} areas by file @returns {Dictionary} */
export function merged(areas) {
  /** @type {Record<string, Dictionary[string]>} */
  const all = Object.create(null);
  for (const [file, words] of Object.entries(areas)) {
    for (const [key, entry] of Object.entries(words)) {
      if (key in all) throw new Error(`i18n: the key "${key}" of ${file} is in another area already.`);
      all[key] = entry;
    }
  }
  return Object.freeze(all);
}
