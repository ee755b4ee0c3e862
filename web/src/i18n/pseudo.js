/** Test languages, made from English: every text 40 % longer, or with accents. For eyes and layout tests. */

/** @import { Dictionary, Entry } from "./text.js" */

const HOLES = /(\{[^}]*\})/;
const LONGER = 1.4;
const ACCENTS = new Map(
  Object.entries({ a: "á", c: "ç", e: "ê", i: "ï", n: "ñ", o: "ø", s: "š", u: "ü", y: "ý", z: "ž" }),
);

/** @param {Dictionary} words @returns {Dictionary} */
export function lengthened(words) {
  return changed(words, (text) => {
    const doubled = outsideHoles(text, (plain) => plain.replace(/[aeiou]/g, "$&$&"));
    const short = Math.ceil(bare(text).length * LONGER) - bare(doubled).length;
    return short > 0 ? `${doubled} ${"~".repeat(Math.max(1, short - 1))}` : doubled;
  });
}

/** @param {Dictionary} words @returns {Dictionary} */
export function accented(words) {
  return changed(words, (text) =>
    outsideHoles(text, (plain) => plain.replace(/[a-z]/g, (letter) => ACCENTS.get(letter) ?? letter)),
  );
}

/** @param {string} text */
function bare(text) {
  return text.replace(new RegExp(HOLES, "g"), "");
}

/** @param {string} text @param {(plain: string) => string} change */
function outsideHoles(text, change) {
  return text
    .split(HOLES)
    .map((part) => (HOLES.test(part) ? part : change(part)))
    .join("");
}

/** @param {Dictionary} words @param {(text: string) => string} change @returns {Dictionary} */
function changed(words, change) {
  return Object.fromEntries(Object.entries(words).map(([key, entry]) => [key, changedEntry(entry, change)]));
}

/** @param {Entry} entry @param {(text: string) => string} change @returns {Entry} */
function changedEntry(entry, change) {
  if (typeof entry === "string") return change(entry);
  if (Array.isArray(entry)) return entry.map(change);
  const forms = Object.entries(entry).map(([form, text]) => [form, form === "by" ? text : change(text)]);
  return Object.fromEntries(forms);
}
