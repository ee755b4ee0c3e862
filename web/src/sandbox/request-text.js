/** From the form's fields to the text of a command. */

import { gfpText } from "../kernels/linux-2.4.22/gfp-meaning.js";
import { ALLOC } from "../kernels/linux-2.4.22/vocabulary.js";

/**
 * @typedef {object} Ask
 * @property {string} call a verb that gives a block
 * @property {number} order
 * @property {number} gfp
 * @property {string} node "" for the one the task is on
 * @property {string} zone of rmqueue
 */

const GFP_KERNEL = 0x1f0;

/** @returns {Ask} */
export function firstAsk() {
  return { call: "alloc_pages", order: 0, gfp: GFP_KERNEL, node: "", zone: "Normal" };
}

/** "c = alloc_pages order=1 gfp=GFP_ATOMIC" @param {string} name @param {Ask} ask */
export function askCommand(name, ask) {
  const words = ALLOC[ask.call].flatMap((key) => WORDS[key]?.(ask) ?? []);
  return [name, "=", ask.call, ...words].join(" ");
}

/** @type {Record<string, (ask: Ask) => string[]>} */
const WORDS = {
  // want= is for lessons: the form asks for an order
  order: ({ order }) => [`order=${order}`],
  gfp: ({ gfp }) => (gfp === GFP_KERNEL ? [] : [`gfp=${gfpText(gfp)}`]),
  cpu: ({ node }) => (node === "" ? [] : [`cpu=${node}`]),
  node: ({ node }) => (node === "" ? [] : [`node=${node}`]),
  zone: ({ zone }) => [`zone=${zone}`],
};

/** What a call takes. @param {string} call @param {string} key */
export function takes(call, key) {
  return ALLOC[call]?.includes(key) ?? false;
}
