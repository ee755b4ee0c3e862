/** What a kernel has to say to people: what is not stock, BUG(), misuse. A key and values travel; words are here. */

/** @import { Message } from "../engine/protocol.d.ts" */

import { tryWords } from "../i18n/language.js";

/** Sentences in histories that were kept before keys travelled. @type {[RegExp, string, string[]][]} */
const FORMER = [
  [/^MAX_ORDER is (\d+) instead of (\d+)$/, "override-max-order", ["max_order", "stock"]],
  [/^the watermarks are (\d+)$/, "override-all-watermarks", ["value"]],
  [
    /^the watermarks of (\w+) are (\d+), (\d+), (\d+)$/,
    "override-watermarks",
    ["zone", "min", "low", "high"],
  ],
];

/** In the language of the moment; a sentence of a kept history without a key as it is. @param {Message} message @returns {string} */
export function messageInWords(message) {
  const { key, values } = typeof message === "string" ? former(message) : message;
  const words = key ? tryWords(`message.${key}`, values) : null;
  return words ?? (typeof message === "string" ? message : inPlainWords(key, values));
}

/** @param {string} sentence */
function former(sentence) {
  for (const [shape, key, names] of FORMER) {
    const found = shape.exec(sentence);
    if (found) return { key, values: Object.fromEntries(names.map((name, i) => [name, found[i + 1]])) };
  }
  return { key: "", values: {} };
}

/** For a kernel whose words are not here: "freed-twice: page 3". @param {string} key @param {Record<string, string | number>} values */
function inPlainWords(key, values) {
  const parts = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  return parts.length ? `${key}: ${parts.join(", ")}` : key;
}
