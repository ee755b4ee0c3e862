/**
 * Run until: the next cursor at which something happens, or the one before, read off the records. A closed list.
 *
 * Each condition is a watcher that is fed all records in order, from the first one: it knows what is true, and which
 * calls are under way, wherever one looks from. Watchers here follow from a kernel's description.
 */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */

import { Kind } from "../../history/records.js";
import { blockPages, kernelOf } from "../index.js";

/** @typedef {{ kind: string, zone?: number, mark?: "pages_min" | "pages_low" | "pages_high", order?: number, name?: string, page?: number }} Condition */
/** Says whether it has happened with this record. @typedef {(record: UnpackedRecord) => boolean} Watcher */
/** By kind of condition. @typedef {Record<string, (history: History, condition: Condition) => Watcher>} Watchers */

/** What any kernel has, and what each takes. @type {readonly { kind: string, takes: readonly string[] }[]} */
export const CONDITIONS = Object.freeze([
  { kind: "refused", takes: [] },
  { kind: "called", takes: ["name"] },
  { kind: "allocated", takes: ["page"] },
  { kind: "freed", takes: ["page"] },
  { kind: "splits", takes: [] },
  { kind: "merges", takes: [] },
  { kind: "bug", takes: [] },
]);

/** @type {Watchers} */
export const WATCHERS = {
  refused,
  called: (history, { name }) => calling(history, name ?? ""),
  allocated: (history, { page = 0 }) => named(history, page, (r) => r.c !== 0),
  freed: (history, { page = 0 }) => named(history, page, (r) => r.c === 0),
  splits: (history) => inside(history, kernelOf(history).splitsIn ?? [], "enter"),
  merges: (history) => inside(history, kernelOf(history).mergesIn ?? [], "leave"),
  bug: () => (r) => r.kind === Kind.BUG,
};

/** The last record of a request for a block that gave none. @param {History} history @returns {Watcher} */
function refused({ commands }) {
  const ends = new Set(
    commands
      .filter(({ text, page, served }) => page === null && !served && /^\s*\w+\s*=/.test(text))
      .map(({ end }) => end - 1),
  );
  return (r) => ends.has(r.number);
}

/** A block that this page lies in gets a holder, or loses it. @param {History} history @param {number} page @param {(r: UnpackedRecord) => boolean} way @returns {Watcher} */
function named(history, page, way) {
  return (r) => r.kind === Kind.NAME && way(r) && page >= r.a && page < r.a + blockPages(history, r.b);
}

/** @param {History} history @param {string} name @returns {Watcher} */
export function calling(history, name) {
  const numbers = functionsNamed(history, [name]);
  return (r) => r.kind === Kind.CALL && numbers.has(r.a);
}

/** A record of a free list, made while one of these functions is the innermost. @param {History} history @param {string[]} names @param {string} shape @returns {Watcher} */
export function inside(history, names, shape) {
  const numbers = functionsNamed(history, names);
  const { kinds } = kernelOf(history);
  const stack = callStack(history);
  return (r) => {
    stack.follow(r);
    const kind = kinds[r.kind];
    return kind?.of === "free_list" && kind.shape === shape && numbers.has(stack.top()?.a ?? -1);
  };
}

/** @param {History} history @param {string[]} names */
export function functionsNamed({ functions }, names) {
  return new Set(functions.flatMap(({ name }, number) => (names.includes(name) ? [number] : [])));
}

/** The calls under way. One that a BUG() left open ends with its command. @param {History} history */
export function callStack({ commands }) {
  /** @type {UnpackedRecord[]} */
  const stack = [];
  const starts = new Set(commands.map(({ start }) => start));
  return {
    top: () => stack.at(-1),
    /** @param {UnpackedRecord} r */
    follow(r) {
      if (stack.length && starts.has(r.number)) stack.length = 0;
      if (r.kind === Kind.CALL) stack.push({ ...r });
      else if (r.kind === Kind.RETURN) stack.pop();
      else if (r.kind === Kind.BUG) stack.length = 0;
    },
  };
}
