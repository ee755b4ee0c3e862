/** The command vocabulary, for forms and completion. Mirrors py/buddyscope/commands.py; a test holds them together. */

import { t } from "../../i18n/language.js";
import { COMPOSITES, MODIFIERS, TASK_FLAGS } from "./gfp-meaning.js";

/** A table with nothing but its own entries: "constructor" is no verb. @param {Record<string, string[]>} table @returns {Record<string, string[]>} */
const words = (table) => Object.assign(Object.create(null), table);

/** Verbs that give a block, and what they take. */
export const ALLOC = words({
  alloc_pages: ["order", "gfp", "cpu", "want", "times", "reclaimable"],
  alloc_page: ["gfp", "cpu"],
  alloc_pages_node: ["node", "order", "gfp"],
  __get_free_pages: ["order", "gfp", "cpu"],
  __get_free_page: ["gfp", "cpu"],
  __get_dma_pages: ["order", "gfp", "cpu"],
  get_zeroed_page: ["gfp", "cpu"],
  get_free_page: ["gfp", "cpu"],
  rmqueue: ["order", "zone", "node", "want", "times", "reclaimable"],
});
export const FREE = words({
  __free_pages: ["order", "page"],
  __free_page: ["page"],
  free_pages: ["order", "page"],
  free_page: ["page"],
});
const SET = words({
  task: ["flags"],
  cpu: ["node", "number"],
  interrupt: ["in"],
  kswapd: ["waiting"],
  page: ["do", "page", "val"],
  reclaimable: ["page"],
  memfrac: ["zone", "ratio", "node"],
});
/** For a machine whose pages are all reserved still. */
const BOOT = words({
  free_all_bootmem: ["withhold"],
  boot_page: ["page"],
  boot_pages: ["first", "last"],
});
export const VERBS = words({ ...ALLOC, ...FREE, ...SET, ...BOOT });
/** The console's own words: they are no requests. */
export const CONSOLE_WORDS = Object.freeze(["help", "undo", "redo", "reset"]);

const PAGE_ACTIONS = Object.freeze([
  "get_page",
  "reserve",
  "unreserve",
  "lru_cache_add",
  "activate",
  "lock",
  "mapping",
  "buffers",
]);

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
  if (key === "do") return [...PAGE_ACTIONS];
  return key === "page" ? pages.map(String) : [];
}
