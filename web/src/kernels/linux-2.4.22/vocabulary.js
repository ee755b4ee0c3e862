/** The command vocabulary, for forms and completion, from the kernel's description. */

import { t } from "../../i18n/language.js";
import { verbs } from "./description.json";
import { COMPOSITES, MODIFIERS, TASK_FLAGS } from "./gfp-meaning.js";

/** @type {[string, import("../kernel.d.ts").Verb][]} */
const all = Object.entries(verbs);

/** What verbs of these roles take, by verb: a table with nothing but its own entries, as "constructor" is no verb. @param {string[]} roles @returns {Record<string, string[]>} */
function taking(...roles) {
  const own = all.filter(([, { role }]) => roles.includes(role));
  const entries = own.map(([verb, { params }]) => [verb, params.map(({ key }) => key)]);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/** Verbs that give a block, and what they take. */
export const ALLOC = taking("alloc");
export const FREE = taking("free");
export const VERBS = taking("alloc", "free", "set", "boot");
/** The console's own words: they are no requests. */
export const CONSOLE_WORDS = Object.freeze(["help", "undo", "redo", "reset"]);

/** What can stand after key= where it is one of a few words. @param {string} key */
function wordsOf(key) {
  return all.flatMap(([, { params }]) => params).find((param) => param.key === key)?.words ?? [];
}

/** What a verb does, in a line. @param {string} verb */
export function aboutVerb(verb) {
  return t(`verb.${verb}`);
}

/** What can stand after key=. @param {string} key @param {{ orders: number, nodes: number[], zones: string[], pages: number[] }} machine @returns {string[]} */
export function valuesOf(key, { orders, nodes, zones, pages }) {
  if (key === "order") return Array.from({ length: orders }, (_, order) => String(order));
  if (key === "gfp") return [...COMPOSITES, ...MODIFIERS].map(({ name }) => name);
  if (key === "flags") return ["0", ...TASK_FLAGS.map(({ name }) => name)];
  if (key === "node" || key === "cpu") return nodes.map(String);
  if (key === "zone") return zones;
  if (key === "in" || key === "waiting" || key === "reclaimable") return ["yes", "no"];
  if (key === "do") return [...wordsOf("do")];
  return key === "page" ? pages.map(String) : [];
}
