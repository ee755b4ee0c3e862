/**
 * The language that is spoken now, and every word that a person reads: t("key", { hole: value }).
 *
 * `language` is a signal: views computed in effects follow it by themselves, and components by follow-language.js.
 */

/** @import { Dictionary, Language, Values } from "./text.js" */

import { signal } from "@preact/signals-core";
import { firstWords } from "./first-words.js";
import { fill, languageOf } from "./text.js";

/** Complete languages, by their own names. @type {Readonly<Record<string, string>>} */
export const LANGUAGES = Object.freeze({ en: "English", es: "Español" });

/** English begins with what a first picture needs; all else comes when it is asked for. @type {Record<string, () => Promise<Dictionary>>} */
const LOADERS = {
  es: async () => (await import("./es/index.js")).es,
  "en-x-long": async () => (await import("./pseudo.js")).lengthened(await allOfEnglish()),
  "en-x-accent": async () => (await import("./pseudo.js")).accented(await allOfEnglish()),
};

let english = languageOf("en", firstWords);
let knowsAll = false;

async function allOfEnglish() {
  return (await import("./en/index.js")).en;
}

/** All of English is here. @param {Dictionary} en */
export function learn(en) {
  if (knowsAll) return;
  knowsAll = true;
  const spoken = language.peek() === english;
  english = languageOf("en", en);
  if (spoken) language.value = english;
}

/** @type {import("@preact/signals-core").Signal<Language>} */
export const language = signal(english);

/** @param {string} tag @returns {boolean} */
export function isKnown(tag) {
  return tag === "en" || Object.hasOwn(LOADERS, tag);
}

/** The last one asked for wins, however long its words take to arrive. */
let wanted = "en";

/** @param {string} tag one that isKnown() @returns {Promise<boolean>} whether it is spoken now */
export async function speak(tag) {
  wanted = tag;
  const words = tag === "en" ? english.words : await LOADERS[tag]?.();
  if (!words || wanted !== tag) return false;
  language.value = tag === "en" ? english : languageOf(tag, words);
  return true;
}

/**
 * The words for a key. A missing one is a mistake of ours: English is taken, and the console says so, which fails tests.
 *
 * @param {string} key
 * @param {Values} [values]
 * @returns {string}
 */
export function t(key, values) {
  const words = fill(language.value, key, values);
  if (words !== null) return words;
  if (!knowsAll) {
    // too early: whoever asked is asked again when the words are here
    void allOfEnglish().then(learn, () => {});
    return "";
  }
  complain(language.value, key, values);
  return fill(english, key, values) ?? key;
}

/** As t(), for keys that need not be there. @param {string} key @param {Values} [values] @returns {string | null} */
export function tryWords(key, values) {
  return fill(language.value, key, values);
}

/** A number as the language writes it: 225,280 or 225.280. @param {number} value */
export function number(value) {
  return language.value.numbers.format(value);
}

/** @param {Language} spoken @param {string} key @param {Values} [values] */
function complain({ tag, words }, key, values) {
  const why = key in words ? `cannot be filled from ${JSON.stringify(values ?? {})}` : "is missing";
  const message = `i18n: "${key}" ${why} (${tag}).`;
  if (import.meta.env?.MODE === "test") throw new Error(message);
  // biome-ignore lint/suspicious/noConsole: browser tests fail on it
  console.error(message);
}
