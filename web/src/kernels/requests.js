/** What can be asked of the kernel of a machine, for forms and for the console: verbs by role, and words for them. */

/** @import { FlagTable, OfMachine, RequestTable, Verb } from "./kernel.d.ts" */

import { tryWords } from "../i18n/language.js";
import { maskWords } from "./described/flags.js";
import { kernelNamedHere, kernelOf } from "./index.js";
import { requests as ofDefault } from "./linux-2.4.22/requests.js";

/** A flag or a combination of flags. `means` is in the language of the moment. @typedef {{ name: string, value: number, readonly means: string }} Flag */

/**
 * @typedef {object} Requests
 * @property {string} kernel
 * @property {Record<string, string[]>} alloc what verbs that give a block take, by verb
 * @property {Record<string, string[]>} free
 * @property {Record<string, string[]>} all
 * @property {Record<string, Verb>} verbs
 * @property {string[]} takesBlock verbs that take the name of a block
 * @property {string} allocVerb
 * @property {string} freeVerb
 * @property {{ shortest: string, help: string, field: string }} examples requests for a block, without the name
 * @property {(verb: string) => string} about in a line
 * @property {(key: string, around: import("../sandbox/console/complete.js").Surroundings) => string[]} valuesOf
 * @property {(table: string) => Flag[]} flags one each
 * @property {(table: string) => Flag[]} combinations
 * @property {(table: string, mask: number) => string} maskText as a command has it: "GFP_USER|__GFP_DMA"
 * @property {RequestTable} table what the kernel itself says
 */

/** @type {Map<string, Requests>} */
const made = new Map();

/** @param {OfMachine} [of] without it those of the default kernel @returns {Requests} the same object each time */
export function requestsOf(of) {
  const known = of ? kernelOf(of) : kernelNamedHere();
  const found = made.get(known.name) ?? requestsFor(known, known.requests ?? ofDefault);
  made.set(known.name, found);
  return found;
}

/** @param {import("./index.js").Known} kernel @param {RequestTable} table @returns {Requests} */
function requestsFor({ name, flags: tables = {}, words: prefix = "" }, table) {
  const { verbs, allocVerb, freeVerb } = table;
  const entries = Object.entries(verbs);
  const flagsOf = (/** @type {string} */ of, /** @type {string[]} */ names) =>
    names.map((flag) => flagNamed(tables[of], flag, prefix));
  return {
    kernel: name,
    alloc: taking(verbs, ["alloc"]),
    free: taking(verbs, ["free"]),
    all: taking(verbs, ["alloc", "free", "set", "boot"]),
    verbs,
    takesBlock: entries.filter(([, verb]) => verb.takes_block).map(([verb]) => verb),
    allocVerb,
    freeVerb,
    examples: table.examples ?? examplesFor(`${prefix}example`, allocVerb),
    about: (verb) => tryWords(`${prefix}verb.${verb}`) ?? tryWords(`verb.${verb}`) ?? "",
    valuesOf: (key, around) => values(table, tables, key, around),
    flags: (of) =>
      flagsOf(of, Object.keys(tables[of]?.bits ?? {})).filter(
        (one) => !table.hiddenFlags?.includes(one.name),
      ),
    combinations: (of) => flagsOf(of, table.combinations?.[of] ?? Object.keys(tables[of]?.composites ?? {})),
    maskText: (of, mask) => (tables[of] && maskWords(tables[of], mask).join("|")) || "0",
    table,
  };
}

/** @param {string} key @param {string} allocVerb */
function examplesFor(key, allocVerb) {
  const example = () => tryWords(key) ?? allocVerb;
  return {
    get shortest() {
      return example();
    },
    get help() {
      return example();
    },
    get field() {
      return example();
    },
  };
}

/** @param {FlagTable} table @param {string} name @param {string} prefix @returns {Flag} */
function flagNamed({ bits, composites }, name, prefix) {
  return {
    name,
    value: composites[name] ?? bits[name] ?? 0,
    get means() {
      return tryWords(`${prefix}gfp.${name}`) ?? tryWords(`gfp.${name}`) ?? "";
    },
  };
}

/** A table with nothing but its own entries, as "constructor" is no verb. @param {Record<string, Verb>} verbs @param {string[]} roles @returns {Record<string, string[]>} */
function taking(verbs, roles) {
  const entries = Object.entries(verbs).filter(([, { role }]) => roles.includes(role));
  const keys = entries.map(([name, { params }]) => [name, params.map(({ key }) => key)]);
  return Object.assign(Object.create(null), Object.fromEntries(keys));
}

/** What can stand after key=. @param {RequestTable} table @param {Record<string, FlagTable>} flags @param {string} key @param {import("../sandbox/console/complete.js").Surroundings} around @returns {string[]} */
function values({ verbs, words = {}, combinations = {} }, flags, key, around) {
  if (words[key]) return words[key];
  const found = Object.values(verbs).flatMap(({ params }) => params.filter((param) => param.key === key));
  const listed = found.find((param) => param.words.length)?.words;
  if (listed) return listed;
  if (key === "order") return Array.from({ length: around.orders }, (_, order) => String(order));
  const [param] = found;
  if (param?.kind === "flags" && flags[param.table]) {
    const { bits, composites } = flags[param.table];
    return [...(combinations[param.table] ?? Object.keys(composites)), ...Object.keys(bits)];
  }
  if (param?.kind === "yes") return ["yes", "no"];
  if (param?.kind === "zone") return around.zones;
  if (key === "node" || key === "cpu") return around.nodes.map(String);
  return key === "page" ? around.pages.map(String) : [];
}
