/**
 * What the charts show, over the whole history: one pass over the records, sampled at request ends.
 *
 * Unusable free space of an order: the share of the free pages that lie in blocks too small for it (0 … 1).
 */

/** @import { History } from "../../engine/protocol.d.ts" */

import { emptyRecord, readRecord } from "../../history/records.js";
import { kernelOf } from "../index.js";
import { fieldOf } from "./writes.js";

/** More points than this are not seen on any screen. */
const MOST = 1500;

/**
 * @typedef {object} Series
 * @property {number[]} cursors ascending
 * @property {number[][]} free by zone
 * @property {number[][][]} blocks by zone, then order
 */

/** @type {WeakMap<History, Series>} */
const known = new WeakMap();

/** @param {History} history @returns {Series} */
export function seriesOf(history) {
  const found = known.get(history) ?? measured(history);
  known.set(history, found);
  return found;
}

/** @param {History} history @returns {Series} */
function measured(history) {
  const { start, machine, commands } = history;
  const free = start.zones.map(({ free_pages }) => free_pages);
  const counts = start.zones.map(({ lists }) =>
    Array.from({ length: machine.max_order }, (_, order) => lists[order]?.length ?? 0),
  );
  /** @type {Series} */
  const series = {
    cursors: [],
    free: free.map(() => []),
    blocks: counts.map((orders) => orders.map(() => [])),
  };
  const take = (/** @type {number} */ cursor) => sample(series, cursor, free, counts);
  take(0);
  const every = Math.max(1, Math.ceil(commands.length / MOST));
  const record = emptyRecord();
  const kernel = kernelOf(history);
  let number = 0;
  commands.forEach(({ end }, i) => {
    for (; number < end; number++) count(kernel, readRecord(history.records, number, record), free, counts);
    if ((i + 1) % every === 0 || i === commands.length - 1) take(end);
  });
  return series;
}

/** @param {import("../index.js").Known} kernel @param {import("../../history/records.js").UnpackedRecord} r @param {number[]} free @param {number[][]} counts */
function count({ kinds, orderOf = (list) => list }, r, free, counts) {
  const { a, b } = r;
  const kind = kinds[r.kind];
  if (kind?.of === "free_pages") free[a] += fieldOf(kind, "delta", r);
  else if (kind?.of === "free_list") counts[a][orderOf(b)] += kind.shape === "enter" ? 1 : -1;
}

/** @param {Series} series @param {number} cursor @param {number[]} free @param {number[][]} counts */
function sample(series, cursor, free, counts) {
  series.cursors.push(cursor);
  free.forEach((pages, zone) => void series.free[zone].push(pages));
  counts.forEach((orders, zone) => {
    orders.forEach((blocks, order) => void series.blocks[zone][order].push(blocks));
  });
}

/** Order of the largest free block at each sample, -1 for none. @param {number[][]} blocks of one zone, by order */
export function largestFree(blocks) {
  return blocks[0].map((_, i) =>
    blocks.reduce((largest, counts, order) => (counts[i] > 0 ? order : largest), -1),
  );
}

/** The index at each sample; null when nothing is free. @param {number[][]} blocks of one zone, by order @param {number} order @returns {(number | null)[]} */
export function unusableIndex(blocks, order) {
  return blocks[0].map((_, i) => {
    const pages = blocks.map((counts, k) => counts[i] * 2 ** k);
    const free = pages.reduce((sum, value) => sum + value, 0);
    const usable = pages.slice(order).reduce((sum, value) => sum + value, 0);
    return free === 0 ? null : 1 - usable / free;
  });
}
