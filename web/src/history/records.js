/**
 * The record stream: its width, its kinds, and small readers.
 *
 * Mirrors protocol.d.ts; Python's side is py/buddyscope/tracing/journal.py.
 */

/** @import { History } from "../engine/protocol.d.ts" */

/** Numbers per record: kind, a, b, c, d. */
export const WIDTH = 5;

export const Kind = Object.freeze({
  ADD_TO_FREE_LIST: 1,
  DEL_FROM_FREE_LIST: 2,
  TOGGLE_BIT: 3,
  FREE_PAGES: 4,
  NEED_BALANCE: 5,
  PAGE_COUNT: 6,
  PAGE_FLAGS: 7,
  SYSTEM: 8,
  ADD_TO_LOCAL: 9,
  DEL_FROM_LOCAL: 10,
  LOCK: 11,
  UNLOCK: 12,
  NAME: 13,
  BUG: 14,
  ADD_TO_POOL: 15,
  DEL_FROM_POOL: 16,
  WATERMARK: 17,
  CALL: 20,
  RETURN: 21,
});

export const SystemField = Object.freeze({
  TASK_FLAGS: 0,
  IN_INTERRUPT: 1,
  CPU_NODE: 2,
  KSWAPD_WAITING: 3,
  ROUND_ROBIN_NODE: 4,
  ALLOCATION_ORDER: 5,
  CPU: 6,
  RUNNING: 7,
});

/** One record, unpacked. @typedef {{ number: number, kind: number, a: number, b: number, c: number, d: number }} UnpackedRecord */

/** How many records a history has. @param {Pick<History, "records">} history */
export function recordCount(history) {
  return history.records.length / WIDTH;
}

/**
 * Unpack one record, into `into` when given: a long seek then makes no garbage.
 *
 * @param {ArrayLike<number>} records
 * @param {number} number
 * @param {UnpackedRecord} [into]
 * @returns {UnpackedRecord}
 */
export function readRecord(records, number, into = emptyRecord()) {
  const at = number * WIDTH;
  into.number = number;
  into.kind = records[at] ?? 0;
  into.a = records[at + 1] ?? 0;
  into.b = records[at + 2] ?? 0;
  into.c = records[at + 3] ?? 0;
  into.d = records[at + 4] ?? 0;
  return into;
}

/** @returns {UnpackedRecord} */
export function emptyRecord() {
  return { number: 0, kind: 0, a: 0, b: 0, c: 0, d: 0 };
}
