/**
 * Where a wrong prediction parts from the truth: the first record that decides between the two, by kind.
 *
 * Null when nothing of the run tells them apart. Everything else about a prediction comes from Python (PredictAbout).
 */

/** @import { History, Predict } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */

import { readRecord } from "../../history/records.js";
import { Kind } from "./kinds.js";

/** @typedef {{ start: number, end: number }} Range records [start, end) */
/** @typedef {number | number[]} Answer */
/** @typedef {{ history: History, range: Range, predict: Predict, picked: Answer }} Case */

/** @param {History} history @param {Range} range of the step @param {Predict} predict @param {Answer} picked a wrong answer @returns {number | null} */
export function partingRecord(history, range, predict, picked) {
  const { about } = predict;
  const within = about && about.end > about.start ? { start: about.start, end: about.end } : range;
  return PARTINGS[predict.kind]({ history, range: within, predict, picked });
}

/** @type {Record<Predict["kind"], (one: Case) => number | null>} */
const PARTINGS = {
  page: (one) => pageParting(one, Number(one.picked), Number(one.predict.answer)),
  list: (one) => listParting(one, (order) => order === one.picked || order === one.predict.answer),
  lists: (one) => listParting(one, differsIn(one)),
  counts: countsParting,
  count: countParting,
  bit: bitParting,
  bits: bitsParting,
  zone: zoneParting,
  function: ({ predict }) => predict.about?.at[0] ?? null,
  order: orderParting,
};

/** @param {Case} one @param {(record: UnpackedRecord) => boolean} found @returns {number | null} */
function first({ history, range }, found) {
  for (let number = range.start; number < range.end; number++) {
    if (found(readRecord(history.records, number))) return number;
  }
  return null;
}

/** @param {Case} one @param {(record: UnpackedRecord) => boolean} found @returns {number | null} */
function last({ history, range }, found) {
  for (let number = range.end - 1; number >= range.start; number--) {
    if (found(readRecord(history.records, number))) return number;
  }
  return null;
}

/** @param {UnpackedRecord} record a block joins or leaves a free list */
function isListing({ kind }) {
  return kind === Kind.ADD_TO_FREE_LIST || kind === Kind.DEL_FROM_FREE_LIST;
}

/** A block joins or leaves a list and holds one of the two pages but not the other. @param {Case} one @param {number} picked @param {number} truth */
function pageParting(one, picked, truth) {
  const parts = (/** @type {UnpackedRecord} */ { b: order, c: page }) =>
    holds(page, order, picked) !== holds(page, order, truth);
  return first(one, (record) => isListing(record) && parts(record));
}

/** @param {number} block @param {number} order @param {number} page */
function holds(block, order, page) {
  return page >= block && page < block + 2 ** order;
}

/** A list that tells them apart changes. @param {Case} one @param {(order: number) => boolean} tells */
function listParting(one, tells) {
  return first(one, (record) => isListing(record) && tells(record.b));
}

/** In one of the two answers, but not in both. Without such a change nothing happened that the learner expected: the last one. @param {Case} one @returns {(index: number) => boolean} */
function differsIn({ picked, predict }) {
  const [theirs, its] = [[picked].flat(), [predict.answer].flat()];
  return (index) => theirs.includes(index) !== its.includes(index);
}

/** A list whose length they did not have right changes. @param {Case} one */
function countsParting(one) {
  const [theirs, its] = [[one.picked].flat(), [one.predict.answer].flat()];
  return listParting(one, (order) => theirs[order] !== its[order]);
}

/** Which records a number counts; of others the last change of free pages decides. @type {Record<string, number>} */
const COUNTED = { merges: Kind.DEL_FROM_FREE_LIST, splits: Kind.ADD_TO_FREE_LIST };

/** One more than they expected, or what came instead of the next one. @param {Case} one */
function countParting(one) {
  const kind = COUNTED[one.predict.about?.word ?? ""];
  if (kind === undefined) return last(one, (record) => record.kind === Kind.FREE_PAGES);
  const counted = allOf(one, kind);
  const picked = Number(one.picked);
  if (picked < counted.length) return counted[picked] ?? null;
  const rest = { ...one, range: { start: (counted.at(-1) ?? one.range.start - 1) + 1, end: one.range.end } };
  return first(rest, stopsCounting(one)) ?? counted.at(-1) ?? null;
}

/** A merge that did not happen shows in the bit that was looked at, a cut in expand() being done. @param {Case} one @returns {(record: UnpackedRecord) => boolean} */
function stopsCounting({ predict, history }) {
  if (predict.about?.word === "merges")
    return ({ kind }) => kind === Kind.TOGGLE_BIT || kind === Kind.ADD_TO_FREE_LIST;
  return ({ kind, a }) => kind === Kind.RETURN && history.functions[a]?.name === "expand";
}

/** @param {Case} one @param {number} kind */
function allOf({ history, range }, kind) {
  const found = [];
  for (let number = range.start; number < range.end; number++) {
    if (readRecord(history.records, number).kind === kind) found.push(number);
  }
  return found;
}

/** The last flip of the bit. @param {Case} one */
function bitParting(one) {
  const [order, pair] = one.predict.about?.bit ?? [-1, -1];
  return last(one, ({ kind, b, c }) => kind === Kind.TOGGLE_BIT && b === order && c === pair);
}

/** A flip that they did not expect; where all were expected, and more, the last one. @param {Case} one */
function bitsParting(one) {
  const differs = differsIn(one);
  const flips = (/** @type {UnpackedRecord} */ { kind, b, c }) =>
    kind === Kind.TOGGLE_BIT && differs(one.predict.options.indexOf(`${b}:${c}`));
  return first(one, flips) ?? last(one, ({ kind }) => kind === Kind.TOGGLE_BIT);
}

/** The zone that they chose is refused, or the kernel's is taken: whichever comes first. @param {Case} one */
function zoneParting({ history, range, picked, predict }) {
  /** @type {number[]} zones that calls are about, innermost last */
  const asked = [];
  for (let number = range.start; number < range.end; number++) {
    const { kind, a, b } = readRecord(history.records, number);
    if (!asksZone(history, a) || (kind !== Kind.CALL && kind !== Kind.RETURN)) continue;
    if (kind === Kind.CALL) asked.push(b);
    else if (decides(asked.pop() ?? -1, served(history, a, b), picked, predict.answer)) return number;
  }
  return null;
}

/** @param {number} zone @param {boolean} yes @param {Answer} picked @param {Answer} truth */
function decides(zone, yes, picked, truth) {
  return yes ? zone === truth : zone === picked;
}

/** @param {History} history @param {number} fn */
function asksZone({ functions }, fn) {
  return functions[fn]?.name === "has_more_than" || functions[fn]?.name === "rmqueue";
}

/** @param {History} history @param {number} fn @param {number} value */
function served({ functions }, fn, value) {
  return functions[fn]?.name === "rmqueue" ? value !== -1 : value === 1;
}

/** The first place at which the two orders differ. @param {Case} one */
function orderParting({ picked, predict }) {
  const [theirs, its] = [[picked].flat(), [predict.answer].flat()];
  return predict.about?.at[its.findIndex((option, at) => option !== theirs[at])] ?? null;
}
