/** What of a machine is not stock, in the language of the moment. Python says it in English (presets.py, custom.py). */

import { tryWords } from "../../i18n/language.js";

/** @type {[RegExp, string, string[]][]} */
const SHAPES = [
  [/^MAX_ORDER is (\d+) instead of 10$/, "override.max_order", ["order"]],
  [/^the watermarks are 0$/, "override.no_watermarks", []],
  [/^the watermarks of (\w+) are ([\d, ]+)$/, "override.watermarks", ["zone", "marks"]],
];

/** @param {string} english @returns {string} */
export function overrideInWords(english) {
  for (const [shape, key, names] of SHAPES) {
    const found = shape.exec(english);
    if (found)
      return tryWords(key, Object.fromEntries(names.map((name, i) => [name, found[i + 1]]))) ?? english;
  }
  return english;
}
