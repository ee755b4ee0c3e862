/**
 * The calls at a cursor: what is active, what ran earlier in this request, over which edges.
 *
 * All of it comes from CALL and RETURN records, by an index built once per history.
 */

/** @import { ActiveCall, History } from "../engine/protocol.d.ts" */

import { commandAt } from "./commands.js";
import { Kind, readRecord, recordCount } from "./records.js";

/**
 * Calls are numbered in the order they were made; `parent` is -1 for an outermost call.
 * After event i, from cursor `from[i]` on, the innermost active call is `top[i]` (-1: none).
 *
 * @typedef {object} CallIndex
 * @property {number[]} at record number of each call
 * @property {number[]} parent
 * @property {number[]} from
 * @property {number[]} top
 */

/** @type {WeakMap<object, CallIndex>} */
const indexes = new WeakMap();

/** @param {History} history @returns {CallIndex} */
function indexOf(history) {
  const known = indexes.get(history);
  if (known) return known;
  const index = buildIndex(history);
  indexes.set(history, index);
  return index;
}

/** @param {History} history @returns {CallIndex} */
function buildIndex(history) {
  /** @type {CallIndex} */
  const index = { at: [], parent: [], from: [], top: [] };
  const starts = new Set(history.commands.map(({ start }) => start));
  const { records } = history;
  const count = recordCount(history);
  let top = -1;
  for (let number = 0; number < count; number++) {
    // A command that ended in BUG() leaves its calls open: they end where the next one begins.
    if (top !== -1 && starts.has(number)) top = leave(index, number, -1);
    const { kind } = readRecord(records, number);
    if (kind === Kind.CALL) top = enter(index, number, top);
    else if (kind === Kind.RETURN) top = leave(index, number, index.parent[top] ?? -1);
  }
  return index;
}

/** @param {CallIndex} index @param {number} number @param {number} caller */
function enter(index, number, caller) {
  index.at.push(number);
  index.parent.push(caller);
  return leave(index, number, index.at.length - 1);
}

/** @param {CallIndex} index @param {number} number @param {number} top */
function leave(index, number, top) {
  index.from.push(number + 1);
  index.top.push(top);
  return top;
}

/** How many of the ascending `values` are below `limit`. @param {number[]} values @param {number} limit */
function countBelow(values, limit) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Active calls, outermost first. @param {History} history @param {number} cursor @returns {ActiveCall[]} */
export function callStackAt(history, cursor) {
  const index = indexOf(history);
  const event = countBelow(index.from, cursor + 1) - 1;
  /** @type {ActiveCall[]} */
  const stack = [];
  for (let call = index.top[event] ?? -1; call !== -1; call = index.parent[call] ?? -1) {
    stack.unshift(activeCall(history, index.at[call] ?? 0));
  }
  return stack;
}

/** @param {History} history @param {number} at @returns {ActiveCall} */
function activeCall(history, at) {
  const { a, b, c, d } = readRecord(history.records, at);
  const names = history.functions[a]?.args ?? [];
  return { function: a, at, args: [b, c, d].slice(0, names.length) };
}

/**
 * Calls made so far in the request at the cursor: function -> how often.
 * @param {History} history @param {number} cursor @returns {Map<number, number>}
 */
export function callCounts(history, cursor) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const call of callsOfRequest(history, cursor)) add(counts, functionOf(history, call));
  return counts;
}

/**
 * Edges taken so far in the request at the cursor: "caller>callee" (indices into functions) -> how often.
 * @param {History} history @param {number} cursor @returns {Map<string, number>}
 */
export function edgesTaken(history, cursor) {
  const { parent } = indexOf(history);
  /** @type {Map<string, number>} */
  const edges = new Map();
  for (const call of callsOfRequest(history, cursor)) {
    const caller = parent[call] ?? -1;
    if (caller !== -1) add(edges, `${functionOf(history, caller)}>${functionOf(history, call)}`);
  }
  return edges;
}

/** @type {WeakMap<object, Map<string, number>>} */
const firsts = new WeakMap();

/**
 * When each edge was taken for the first time: "caller>callee" (names) -> record number of the call.
 * @param {History} history @returns {Map<string, number>}
 */
export function firstTaken(history) {
  const known = firsts.get(history);
  if (known) return known;
  const { at, parent } = indexOf(history);
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const [call, number] of at.entries()) {
    const caller = parent[call] ?? -1;
    const edge = caller === -1 ? "" : `${nameOf(history, caller)}>${nameOf(history, call)}`;
    if (edge && !found.has(edge)) found.set(edge, number);
  }
  firsts.set(history, found);
  return found;
}

/** @param {History} history @param {number} cursor @returns {number[]} */
function callsOfRequest(history, cursor) {
  const command = commandAt(history, cursor);
  if (!command) return [];
  const { at } = indexOf(history);
  const first = countBelow(at, command.start);
  const last = countBelow(at, Math.min(cursor, command.end));
  return Array.from({ length: last - first }, (_, i) => first + i);
}

/** @param {History} history @param {number} call */
function functionOf(history, call) {
  return readRecord(history.records, indexOf(history).at[call] ?? 0).a;
}

/**
 * The cursors just after each call of a function, ascending.
 * @param {History} history @param {string} name two functions may share it: _alloc_pages() @returns {number[]}
 */
export function callCursors(history, name) {
  const numbers = new Set(history.functions.flatMap((one, i) => (one.name === name ? [i] : [])));
  const { at } = indexOf(history);
  return at
    .filter((number) => numbers.has(readRecord(history.records, number).a))
    .map((number) => number + 1);
}

/**
 * The cursor just after the next call of a function, or the one before, wrapping round; null when it is never called.
 * @param {History} history @param {string} name @param {number} cursor @param {1 | -1} [way]
 * @returns {number | null}
 */
export function nextCallOf(history, name, cursor, way = 1) {
  const calls = callCursors(history, name);
  const next = way === 1 ? calls.find((at) => at > cursor) : calls.findLast((at) => at < cursor);
  return next ?? calls.at(way === 1 ? 0 : -1) ?? null;
}

/** Names of the kernel functions called among these records. @param {History} history @param {number} start @param {number} end @returns {string[]} */
export function callsOf(history, start, end) {
  return kernelCalls(history, start, end).map((call) => nameOf(history, call));
}

/** "caller>called" of each call among these records, functions of ours left out. @param {History} history @param {number} start @param {number} end @returns {string[]} */
export function edgesOf(history, start, end) {
  const { parent } = indexOf(history);
  return kernelCalls(history, start, end).flatMap((call) => {
    let caller = parent[call] ?? -1;
    while (caller !== -1 && !isKernels(history, caller)) caller = parent[caller] ?? -1;
    return caller === -1 ? [] : [`${nameOf(history, caller)}>${nameOf(history, call)}`];
  });
}

/** @param {History} history @param {number} start @param {number} end */
function kernelCalls(history, start, end) {
  const { at } = indexOf(history);
  const first = countBelow(at, start);
  const count = countBelow(at, end) - first;
  return Array.from({ length: count }, (_, i) => first + i).filter((call) => isKernels(history, call));
}

/** @param {History} history @param {number} call */
function isKernels(history, call) {
  return history.functions[functionOf(history, call)]?.file !== "";
}

/** @param {History} history @param {number} call */
function nameOf(history, call) {
  return history.functions[functionOf(history, call)]?.name ?? "";
}

/** @template K @param {Map<K, number>} counts @param {K} key */
function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
