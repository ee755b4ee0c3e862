/**
 * What a shared document may hold: one table a version, and the walk that compares.
 *
 * Whatever the table does not name is refused, so a link can say nothing that nobody thought of.
 */

/**
 * @typedef {{ is: "text", most: number, like?: RegExp }} TextRule
 * @typedef {{ is: "whole", from: number, to: number }} WholeRule
 * @typedef {{ is: "number", from: number, to: number }} NumberRule
 * @typedef {{ is: "one of", words: readonly string[] }} WordRule
 * @typedef {{ is: "list", of: Rule, most: number, least?: number }} ListRule
 * @typedef {{ is: "tuple", of: readonly Rule[] }} TupleRule
 * @typedef {{ is: "record", of: Record<string, Rule>, needs: readonly string[] }} RecordRule
 * @typedef {{ is: "numbers by name", most: number }} NumbersRule
 * @typedef {{ is: "lists by name", of: Rule, most: number }} ListsRule
 * @typedef {{ is: "either", of: readonly Rule[] }} EitherRule
 * @typedef {TextRule | WholeRule | NumberRule | WordRule | ListRule | TupleRule | RecordRule | NumbersRule | ListsRule | EitherRule} Rule
 */

/** 64 GiB. */
const PAGES = 1 << 24;
const FRAMES = 2 ** 30;
const RECORDS = 2 ** 31 - 1;
/** Requests of a link, those of its workloads counted. */
export const MOST_REQUESTS = 100_000;

const NAME = /** @type {const} */ ({ is: "text", most: 40, like: /^[A-Za-z_][\w-]*$/ });
/** Of a preset. */
const MACHINE = /** @type {const} */ ({ is: "text", most: 40, like: /^\w[\w-]*$/ });
/** One line of the command vocabulary; Python's parser decides what it means. */
const COMMAND = /** @type {const} */ ({ is: "text", most: 200, like: /^[\w =.,|~:()+*-]+$/ });
const SIZE = /** @type {const} */ ({ is: "whole", from: 0, to: PAGES });
const MARKS = /** @type {const} */ ({ is: "tuple", of: [SIZE, SIZE, SIZE] });
const FRAME = /** @type {const} */ ({ is: "whole", from: 0, to: FRAMES });

/** CustomMachine of protocol.d.ts. @type {RecordRule} */
const CUSTOM = {
  is: "record",
  needs: ["build", "nodes"],
  of: {
    title: { is: "text", most: 80 },
    build: { is: "one of", words: ["uma", "numa", "discontig"] },
    nodes: {
      is: "list",
      most: 8,
      least: 1,
      of: { is: "record", needs: [], of: { start_pfn: FRAME, DMA: SIZE, Normal: SIZE, HighMem: SIZE } },
    },
    max_order: { is: "whole", from: 1, to: 16 },
    watermarks: { is: "record", needs: [], of: { DMA: MARKS, Normal: MARKS, HighMem: MARKS } },
    cpus: { is: "list", most: 32, least: 1, of: { is: "whole", from: 0, to: 7 } },
    reserved: { is: "list", most: 256, of: { is: "tuple", of: [FRAME, SIZE] } },
  },
};

/** So many bytes, as a number or as text. @type {EitherRule} */
const BYTES = {
  is: "either",
  of: [
    { is: "whole", from: 0, to: 2 ** 52 },
    { is: "text", most: 24, like: /^[\d.]+[BKMG]?$/ },
  ],
};

/** A region whose sizes are in bytes, as Kernel.machine_data() has it: with the state that it starts from. @type {RecordRule} */
const REGION = {
  is: "record",
  needs: ["variant", "region", "smallest"],
  of: {
    title: { is: "text", most: 80 },
    variant: NAME,
    region: BYTES,
    smallest: BYTES,
    sizes: { is: "list", most: 32, of: BYTES },
    half: NAME,
    choice: NAME,
    merge: NAME,
    base: BYTES,
    free: { is: "lists by name", most: 32, of: { is: "list", most: 4096, of: BYTES } },
    used: {
      is: "list",
      most: 4096,
      of: { is: "record", needs: ["at", "size"], of: { name: NAME, at: BYTES, size: BYTES, request: BYTES } },
    },
  },
};

/** A workload: name, seed, how many of its requests, parameters. @type {TupleRule} */
const WORKLOAD = {
  is: "tuple",
  of: [
    NAME,
    { is: "whole", from: 0, to: 2 ** 53 },
    { is: "whole", from: 1, to: MOST_REQUESTS },
    { is: "numbers by name", most: 12 },
  ],
};

/** SharedDocument of shared.d.ts, version 1. @type {RecordRule} */
export const VERSION_1 = {
  is: "record",
  needs: ["machine", "requests", "cursor"],
  of: {
    kernel: { is: "text", most: 40, like: /^[\w.-]+$/ },
    machine: { is: "either", of: [MACHINE, CUSTOM, REGION] },
    requests: { is: "list", most: 4000, of: { is: "either", of: [COMMAND, WORKLOAD] } },
    cursor: { is: "whole", from: 0, to: RECORDS },
    records: { is: "whole", from: 0, to: RECORDS },
    sum: { is: "whole", from: 0, to: 2 ** 32 - 1 },
    view: {
      is: "record",
      needs: [],
      of: {
        side: { is: "one of", words: ["calls", "code", "log", "charts", "table"] },
        grain: { is: "one of", words: ["request", "function", "step", "line"] },
        zone: { is: "whole", from: 0, to: 63 },
        camera: {
          is: "tuple",
          of: [
            { is: "number", from: 0, to: PAGES },
            { is: "number", from: 0, to: PAGES },
          ],
        },
      },
    },
    note: { is: "text", most: 1000 },
  },
};

/**
 * Where the data part from the table: "requests[3]", or null when they do not.
 * @param {unknown} data @param {Rule} rule @param {string} [at] @returns {string | null}
 */
export function flawIn(data, rule, at = "") {
  const flaw = WALKS[rule.is](data, /** @type {any} */ (rule), at);
  return flaw === true ? null : flaw === false ? at || "." : flaw;
}

/** True: right; false: wrong here; a text: wrong there. @type {Record<Rule["is"], (data: any, rule: any, at: string) => boolean | string>} */
const WALKS = {
  text: (data, { most, like }) =>
    typeof data === "string" && data.length <= most && (!like || like.test(data)),
  whole: (data, { from, to }) => Number.isSafeInteger(data) && data >= from && data <= to,
  number: (data, { from, to }) => Number.isFinite(data) && data >= from && data <= to,
  "one of": (data, { words }) => words.includes(data),
  list: (data, { of, most, least = 0 }, at) =>
    Array.isArray(data) && data.length <= most && data.length >= least && firstFlaw(data, () => of, at),
  tuple: (data, { of }, at) =>
    Array.isArray(data) && data.length === of.length && firstFlaw(data, (i) => of[i], at),
  record: (data, { of, needs }, at) =>
    isPlain(data) &&
    needs.every((/** @type {string} */ key) => Object.hasOwn(data, key)) &&
    firstFlaw(data, (key) => (Object.hasOwn(of, key) ? of[key] : undefined), at),
  "numbers by name": (data, { most }) =>
    isPlain(data) && Object.keys(data).length <= most && Object.entries(data).every(isNamedNumber),
  "lists by name": (data, { of, most }, at) =>
    isPlain(data) && Object.keys(data).length <= most
      ? firstFlaw(data, (key) => (key.length <= 24 ? of : undefined), at)
      : false,
  either: (data, { of }) => of.some((/** @type {Rule} */ rule) => flawIn(data, rule) === null),
};

/** @param {any} data @param {(key: any) => Rule | undefined} ruleOf @param {string} at @returns {true | string} */
function firstFlaw(data, ruleOf, at) {
  for (const [key, part] of Object.entries(data)) {
    const place = Array.isArray(data) ? `${at}[${key}]` : at ? `${at}.${key}` : key;
    const rule = ruleOf(key);
    const flaw = rule ? flawIn(part, rule, place) : place;
    if (flaw !== null) return flaw.slice(0, 80);
  }
  return true;
}

/** @param {unknown} data */
function isPlain(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** @param {[string, unknown]} pair */
function isNamedNumber([name, value]) {
  return /^\w{1,40}$/.test(name) && Number.isSafeInteger(value);
}
