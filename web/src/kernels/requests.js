/** What can be asked of the kernel of a machine, for forms and for the console: verbs by role, and words for them. */

/** @import { OfMachine, Verb } from "./kernel.d.ts" */

import { tryWords } from "../i18n/language.js";
import { DEFAULT, kernelOf } from "./index.js";
import { ALLOC, aboutVerb, FREE, VERBS, valuesOf } from "./linux-2.4.22/vocabulary.js";

/**
 * @typedef {object} Requests
 * @property {string} kernel
 * @property {Record<string, string[]>} alloc what verbs that give a block take, by verb
 * @property {Record<string, string[]>} free
 * @property {Record<string, string[]>} all
 * @property {Record<string, Verb>} verbs {} for the default kernel, which has forms of its own
 * @property {string[]} takesBlock verbs that take the name of a block
 * @property {string} freeVerb
 * @property {string} example a request for a block, without the name
 * @property {(verb: string) => string} about in a line
 * @property {(key: string, around: import("../sandbox/console/complete.js").Surroundings) => string[]} valuesOf
 */

/** @type {Requests} */
const OF_DEFAULT = {
  kernel: DEFAULT,
  alloc: ALLOC,
  free: FREE,
  all: VERBS,
  verbs: {},
  takesBlock: [...Object.keys(FREE), "page", "reclaimable"],
  freeVerb: "__free_pages",
  example: "alloc_pages",
  about: aboutVerb,
  valuesOf,
};

/** @type {Map<string, Requests>} */
const made = new Map([[DEFAULT, OF_DEFAULT]]);

/** @param {OfMachine} [of] without it those of the default kernel @returns {Requests} the same object each time */
export function requestsOf(of) {
  const known = of && kernelOf(of);
  if (!known?.requests) return OF_DEFAULT;
  const found = made.get(known.name) ?? fromDescription(known.name, known.requests);
  made.set(known.name, found);
  return found;
}

/** @param {string} kernel @param {NonNullable<import("./kernel.d.ts").Kernel["requests"]>} requests @returns {Requests} */
function fromDescription(kernel, { verbs, allocVerb, freeVerb }) {
  const entries = Object.entries(verbs);
  const params = entries.flatMap(([, verb]) => verb.params);
  return {
    kernel,
    alloc: taking(verbs, ["alloc"]),
    free: taking(verbs, ["free"]),
    all: taking(verbs, ["alloc", "free", "set", "boot"]),
    verbs,
    takesBlock: entries.filter(([, verb]) => verb.takes_block).map(([name]) => name),
    freeVerb,
    example: tryWords(`${kernel}.example`) ?? allocVerb,
    about: (verb) => tryWords(`${kernel}.verb.${verb}`) ?? "",
    valuesOf: (key, around) => values(params.find((param) => param.key === key)?.words ?? [], key, around),
  };
}

/** A table with nothing but its own entries, as "constructor" is no verb. @param {Record<string, Verb>} verbs @param {string[]} roles @returns {Record<string, string[]>} */
function taking(verbs, roles) {
  const entries = Object.entries(verbs).filter(([, { role }]) => roles.includes(role));
  const keys = entries.map(([name, { params }]) => [name, params.map(({ key }) => key)]);
  return Object.assign(Object.create(null), Object.fromEntries(keys));
}

/** @param {string[]} words @param {string} key @param {import("../sandbox/console/complete.js").Surroundings} around */
function values(words, key, { orders, nodes, zones, pages }) {
  if (words.length) return words;
  if (key === "order") return Array.from({ length: orders }, (_, order) => String(order));
  if (key === "zone") return zones;
  if (key === "node") return nodes.map(String);
  return key === "page" ? pages.map(String) : [];
}
