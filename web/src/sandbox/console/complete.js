/** Completion for the console: pure. What can stand where the caret is. */

import { t } from "../../i18n/language.js";
import { requestsOf } from "../../kernels/requests.js";
import { CONSOLE_WORDS } from "./words.js";

/** @typedef {{ orders: number, nodes: number[], zones: string[], pages: number[], held: string[], next: string, requests?: import("../../kernels/requests.js").Requests }} Surroundings */
/** @typedef {{ text: string, about: string }} Option */
/** What to put between `from` and the caret. @typedef {{ from: number, options: Option[] }} Completion */

const MOST = 12;

/** @param {string} line @param {number} caret @param {Surroundings} around @returns {Completion} */
export function complete(line, caret, around) {
  const before = line.slice(0, caret);
  const word = /\S*$/.exec(before)?.[0] ?? "";
  const from = caret - word.length;
  return matching(word, optionsAt(before.slice(0, from), word, around), from);
}

/** @param {string} word @param {Option[]} options @param {number} from */
function matching(word, options, from) {
  const lower = word.toLowerCase();
  const fits = options.filter(({ text }) => text.toLowerCase().startsWith(lower) && text !== word);
  return { from, options: fits.slice(0, MOST) };
}

/** @param {string} before the words before this one @param {string} word @param {Surroundings} around @returns {Option[]} */
function optionsAt(before, word, around) {
  const assigned = /^\s*[A-Za-z]\w*\s+=\s+/.exec(before)?.[0] ?? "";
  const words = before.slice(assigned.length).split(/\s+/).filter(Boolean);
  if (words.length === 0) return verbs(assigned !== "", around);
  return argumentsOf(words[0], words.slice(1), word, around);
}

/** @param {boolean} assigned @param {Surroundings} around @returns {Option[]} */
function verbs(assigned, { next, requests = requestsOf() }) {
  const { alloc, all, about, examples } = requests;
  const options = Object.keys(assigned ? alloc : all).map((text) => ({ text, about: about(text) }));
  if (assigned) return options;
  const ask = { text: `${next} = ${examples.shortest}`, about: t("console.example.alloc") };
  return [ask, ...options, ...CONSOLE_WORDS.map((text) => ({ text, about: t(`console.word.${text}`) }))];
}

/** @param {string} verb @param {string[]} given @param {string} word @param {Surroundings} around @returns {Option[]} */
function argumentsOf(verb, given, word, around) {
  const { all, takesBlock, valuesOf } = around.requests ?? requestsOf();
  const [key, value] = splitAt(word);
  if (value !== null && all[verb]?.includes(key)) {
    const kept = value.includes("|") ? value.slice(0, value.lastIndexOf("|") + 1) : "";
    return valuesOf(key, around).map((text) => ({ text: `${key}=${kept}${text}`, about: "" }));
  }
  const used = new Set(given.map((text) => splitAt(text)[0]));
  const keys = (all[verb] ?? []).filter((one) => !used.has(one));
  const names = takesBlock.includes(verb) && given.length === 0 ? around.held : [];
  return [
    ...names.map((text) => ({ text, about: t("console.held") })),
    ...keys.map((one) => ({ text: `${one}=`, about: "" })),
  ];
}

/** @param {string} word @returns {[string, string | null]} */
function splitAt(word) {
  const at = word.indexOf("=");
  return at < 0 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
}
