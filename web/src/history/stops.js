/**
 * Where playing pauses. Three granularities over one stream, each a refinement of the one before:
 *
 *   request   the ends of commands, and 0
 *   function  also just after every call and return
 *   step      also after every write that changes something
 */

/** @import { History } from "../engine/protocol.d.ts" */

import { reading } from "../kernels/described/writes.js";
import { kernelOf } from "../kernels/index.js";
import { Kind, readRecord, recordCount } from "./records.js";

/** @typedef {"request" | "function" | "step"} Granularity */
/** Stops stay inside. A prediction that gates the future gives `hi`. @typedef {{ lo?: number, hi?: number }} Limits */

/**
 * The first stop after the cursor; `hi` when there is none.
 * @param {History} history @param {number} cursor @param {Granularity} granularity @param {Limits} [limits]
 */
export function nextStop(history, cursor, granularity, limits = {}) {
  const { hi } = within(history, limits);
  let next = cursor + 1;
  while (next < hi && !isStop(history, next, granularity)) next++;
  return Math.min(next, hi);
}

/**
 * The last stop before the cursor; `lo` when there is none.
 * @param {History} history @param {number} cursor @param {Granularity} granularity @param {Limits} [limits]
 */
export function previousStop(history, cursor, granularity, limits = {}) {
  const { lo, hi } = within(history, limits);
  let previous = Math.min(cursor - 1, hi);
  while (previous > lo && !isStop(history, previous, granularity)) previous--;
  return Math.max(previous, lo);
}

/** @param {History} history @param {number} cursor @param {Granularity} granularity */
export function isStop(history, cursor, granularity) {
  if (isRequestStop(history, cursor)) return true;
  if (granularity === "request" || cursor <= 0) return false;
  const { kind } = readRecord(history.records, cursor - 1);
  if (kind === Kind.CALL || kind === Kind.RETURN) return true;
  return granularity === "step" && !changesNothing(history, cursor - 1);
}

/** @type {WeakMap<object, Set<number>>} */
const ends = new WeakMap();

/** @param {History} history @param {number} cursor */
function isRequestStop(history, cursor) {
  let known = ends.get(history);
  if (!known) {
    known = new Set([0, ...history.commands.map(({ end }) => end)]);
    ends.set(history, known);
  }
  return known.has(cursor);
}

/** A write of the value that was already there: nothing to see. @param {History} history @param {number} number */
function changesNothing(history, number) {
  const r = readRecord(history.records, number);
  const kind = kernelOf(history).kinds[r.kind];
  if (kind?.shape === "add") return reading(kind, "delta")(r) === 0;
  return kind?.shape === "set" && reading(kind, "new")(r) === reading(kind, "old")(r);
}

/** @param {History} history @param {Limits} limits */
function within(history, { lo = 0, hi = Number.POSITIVE_INFINITY }) {
  return { lo: Math.max(0, lo), hi: Math.min(hi, recordCount(history)) };
}
