/**
 * The way of the request at the cursor through the zones: tested, tried, woken, reclaimed. From records only.
 *
 * The watermark test is a call that can be seen: has_more_than(zone, minimum), which returns 1 or 0. Free pages
 * at the time of a test are those now, less what has changed since.
 */

/** @import { Frame, History } from "../../engine/protocol.d.ts" */

import { commandAt } from "../../history/commands.js";
import { emptyRecord, Kind, readRecord, SystemField } from "../../history/records.js";

/**
 * @typedef {object} WalkStep
 * @property {"test" | "take"} kind a watermark test, or rmqueue()
 * @property {number} zone
 * @property {number} at record number of the call
 * @property {number} minimum free pages must be more than this; of tests
 * @property {number} free free pages when it was tested
 * @property {boolean | null} passed null: not known yet
 */
/**
 * @typedef {object} Walk
 * @property {WalkStep[]} steps
 * @property {boolean} woken kswapd was called in this request
 * @property {boolean} reclaiming the caller is at it itself
 * @property {boolean} freeing somebody is inside try_to_free_pages_zone()
 * @property {number} freed pages that reclaim has freed in this request
 */
/** kswapd: on its queue, just called, off its queue and waiting for the CPU, running, freeing. @typedef {"asleep" | "woken" | "awake" | "running" | "freeing"} Kswapd */

const FREEING = "try_to_free_pages_zone";
/** A request that goes round for ever is shown by its last steps. */
const MOST = 64;

/** @returns {Walk} */
export function noWalk() {
  return { steps: [], woken: false, reclaiming: false, freeing: false, freed: 0 };
}

/** What kswapd does, from the state and from what happened in this request. @param {Frame} frame @param {Walk} walk @returns {Kswapd} */
export function kswapdAt({ system }, { woken, freeing }) {
  if (system[SystemField.RUNNING] === 1) return freeing ? "freeing" : "running";
  if (system[SystemField.KSWAPD_WAITING] !== 1) return "awake";
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
  const start = commandAt(history, cursor)?.start ?? cursor;
  for (let number = start; number < cursor; number++) {
    const r = readRecord(history.records, number, record);
    if (r.kind === Kind.FREE_PAGES) {
      changes[r.a] += r.b;
      if (walk.freeing) walk.freed += r.b;
    }
    // what the caller keeps for itself is on no list, but it is freed
    if (r.kind === Kind.ADD_TO_LOCAL && walk.freeing) walk.freed += 2 ** r.b;
    if (r.kind === Kind.CALL) enter(walk, open, history, r, changes);
    else if (r.kind === Kind.RETURN) leave(walk, open, history, r);
  }
  // so far `free` is the sum of the changes before the test
  for (const step of walk.steps) step.free += (frame.zones[step.zone]?.free_pages ?? 0) - changes[step.zone];
  return walk;
}

/** @param {Walk} walk @param {WalkStep[]} open @param {History} history @param {import("../../history/records.js").UnpackedRecord} r @param {number[]} changes */
function enter(walk, open, history, r, changes) {
  const name = history.functions[r.a]?.name ?? "";
  if (name === "wake_up_interruptible") walk.woken = true;
  if (name === "balance_classzone") walk.reclaiming = true;
  if (name === FREEING) walk.freeing = true;
  if (name !== "has_more_than" && name !== "rmqueue") return;
  const kind = name === "rmqueue" ? "take" : "test";
  const minimum = kind === "test" ? r.c : -1;
  /** @type {WalkStep} */
  const step = { kind, zone: r.b, at: r.number, minimum, free: changes[r.b] ?? 0, passed: null };
  open.push(step);
  walk.steps.push(step);
  if (walk.steps.length > MOST) walk.steps.shift();
}

/** @param {Walk} walk @param {WalkStep[]} open @param {History} history @param {import("../../history/records.js").UnpackedRecord} r */
function leave(walk, open, history, r) {
  const name = history.functions[r.a]?.name ?? "";
  if (name === "balance_classzone") walk.reclaiming = false;
  if (name === FREEING) walk.freeing = false;
  if (name !== "has_more_than" && name !== "rmqueue") return;
  const step = open.pop();
  if (step) step.passed = name === "rmqueue" ? r.b !== -1 : r.b === 1;
}

/** The last watermark test of a zone in this request. @param {Walk} walk @param {number} zone @returns {WalkStep | null} */
export function testOf({ steps }, zone) {
  return steps.findLast((step) => step.kind === "test" && step.zone === zone) ?? null;
}
