/**
 * The record stream: its width, the kinds that every kernel has, and small readers.
 *
 * Mirrors protocol.d.ts; Python's side is py/buddyscope/tracing/journal.py.
 */

/** @import { History } from "../engine/protocol.d.ts" */

/** Numbers per record: kind, a, b, c, d. */
export const WIDTH = 5;

/** The kinds of records that every kernel has. */
export const Kind = Object.freeze({
  NAME: 13,
  BUG: 14,
  CALL: 20,
  RETURN: 21,
  TEST: 22,
  TEST_DETAIL: 23,
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
