/**
 * The way of the request at the cursor through the zones: tested, tried, woken, reclaimed. From records only.
 *
 * A watermark test is a TEST record, or a call that can be seen, which returns 1 or 0; the kernel's description says
 * which. Free pages at the time of such a call are those now, less what has changed since.
 */

/** @import { Frame, History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { Known } from "../index.js" */

import { commandAt } from "../../history/commands.js";
import { emptyRecord, Kind, readRecord } from "../../history/records.js";
import { kernelOf } from "../index.js";
import { systemOf } from "./system.js";
import { fieldOf } from "./writes.js";

/**
 * @typedef {object} WalkStep
 * @property {"test" | "take"} kind a watermark test, or an attempt to take a block
 * @property {number} zone
 * @property {number} at record number of the call
 * @property {number} minimum free pages must be more than this; of tests
 * @property {number} free free pages when it was tested
 * @property {boolean | null} passed null: not known yet
 * @property {boolean} [told] a TEST record has said how many pages were free
 * @property {Record<number, number>} [details] what went into it, by number, where TEST_DETAIL records say so
 */
/**
 * @typedef {object} Walk
 * @property {WalkStep[]} steps
 * @property {boolean} woken kswapd was called in this request
 * @property {boolean} reclaiming the caller is at it itself
 * @property {boolean} freeing reclaim is freeing pages
 * @property {number} freed pages that reclaim has freed in this request
 */
/** kswapd: on its queue, just called, off its queue and waiting for the CPU, running, freeing. @typedef {"asleep" | "woken" | "awake" | "running" | "freeing"} Kswapd */

/** @type {{ wakes: string[], direct: string[], frees: string[] }} */
const NO_RECLAIM = { wakes: [], direct: [], frees: [] };
/** A request that goes round for ever is shown by its last steps. */
const MOST = 64;

/** @returns {Walk} */
export function noWalk() {
  return { steps: [], woken: false, reclaiming: false, freeing: false, freed: 0 };
}

/** What the reclaiming thread does, from the state and from what happened in this request. @param {Frame} frame @param {Walk} walk @returns {Kswapd} */
export function kswapdAt(frame, { woken, freeing }) {
  const { running = 0, waiting = 0 } = systemOf(frame) ?? {};
  if (running === 1) return freeing ? "freeing" : "running";
  if (waiting !== 1) return "awake";
  return woken ? "woken" : "asleep";
}

/** @param {History} history @param {Frame} frame at the cursor @param {number} cursor @returns {Walk} */
export function walkAt(history, frame, cursor) {
  /** @type {Walk} */
  const walk = noWalk();
  /** @type {WalkStep[]} */
  const open = [];
  const changes = frame.zones.map(() => 0);
  const record = emptyRecord();
  const kernel = kernelOf(history);
  const start = commandAt(history, cursor)?.start ?? cursor;
  for (let number = start; number < cursor; number++) {
    const r = readRecord(history.records, number, record);
    const kind = kernel.kinds[r.kind];
    if (kind?.of === "free_pages") {
      const delta = fieldOf(kind, "delta", r);
      changes[r.a] += delta;
      if (walk.freeing) walk.freed += delta;
    }
    // what the caller keeps for itself is on no list, but it is freed
    if (kind?.of === "local" && kind.shape === "enter" && walk.freeing) walk.freed += 2 ** r.b;
    if (r.kind === Kind.CALL) enter(walk, open, kernel, history, r, changes);
    else if (r.kind === Kind.RETURN) leave(walk, open, kernel, history, r);
    else if (r.kind === Kind.TEST) note(walk, tested(r));
    else if (r.kind === Kind.TEST_DETAIL) {
      const test = walk.steps.findLast((step) => step.kind === "test");
      if (test) test.details = { ...test.details, [r.a]: r.b };
    }
  }
  // so far `free` is the sum of the changes before the test
  for (const step of walk.steps) {
    if (!step.told) step.free += (frame.zones[step.zone]?.free_pages ?? 0) - changes[step.zone];
  }
  return walk;
}

/** A TEST record says all of it. @param {UnpackedRecord} r @returns {WalkStep} */
function tested({ a: zone, b: free, c: minimum, d: passed, number: at }) {
  return { kind: "test", zone, at, minimum, free, passed: passed === 1, told: true };
}

/** @param {Walk} walk @param {WalkStep} step */
function note(walk, step) {
  walk.steps.push(step);
  if (walk.steps.length > MOST) walk.steps.shift();
}

/** "test" or "take" for the functions that are steps of the way. @param {Known} kernel @param {string} name @returns {WalkStep["kind"] | null} */
function stepOf({ description: { tests, take_calls } }, name) {
  if (tests?.call === name) return "test";
  return take_calls.includes(name) ? "take" : null;
}

/** @param {Walk} walk @param {WalkStep[]} open @param {Known} kernel @param {History} history @param {UnpackedRecord} r @param {number[]} changes */
function enter(walk, open, kernel, history, r, changes) {
  const name = history.functions[r.a]?.name ?? "";
  const { wakes, direct, frees } = kernel.reclaim ?? NO_RECLAIM;
  if (wakes.includes(name)) walk.woken = true;
  if (direct.includes(name)) walk.reclaiming = true;
  if (frees.includes(name)) walk.freeing = true;
  const kind = stepOf(kernel, name);
  if (!kind) return;
  const values = [r.b, r.c, r.d];
  const tests = kernel.description.tests;
  const zone = kind === "test" ? values[tests?.zone ?? 0] : r.b;
  const minimum = kind === "test" ? values[tests?.needed ?? 1] : -1;
  /** @type {WalkStep} */
  const step = { kind, zone, at: r.number, minimum, free: changes[zone] ?? 0, passed: null };
  open.push(step);
  note(walk, step);
}

/** @param {Walk} walk @param {WalkStep[]} open @param {Known} kernel @param {History} history @param {UnpackedRecord} r */
function leave(walk, open, kernel, history, r) {
  const name = history.functions[r.a]?.name ?? "";
  const { direct, frees } = kernel.reclaim ?? NO_RECLAIM;
  if (direct.includes(name)) walk.reclaiming = false;
  if (frees.includes(name)) walk.freeing = false;
  const kind = stepOf(kernel, name);
  const step = kind ? open.pop() : null;
  if (step) step.passed = kind === "take" ? r.b !== -1 : r.b === 1;
}

/** The last watermark test of a zone in this request. @param {Walk} walk @param {number} zone @returns {WalkStep | null} */
export function testOf({ steps }, zone) {
  return steps.findLast((step) => step.kind === "test" && step.zone === zone) ?? null;
}
