/** Run until: the next time that something happens, or the last time before; what can be waited for is the kernel's to say. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Condition } from "./described/conditions.js" */

import { emptyRecord, readRecord, recordCount } from "../history/records.js";
import { CONDITIONS, WATCHERS } from "./described/conditions.js";
import { DEFAULT } from "./index.js";
import * as ofDefault from "./linux-2.4.22/run-until.js";

/** What can be waited for on a machine of this kernel. @param {string} [kernel] @returns {readonly { kind: string, takes: readonly string[] }[]} */
export function conditionsFor(kernel = DEFAULT) {
  return kernel === DEFAULT ? ofDefault.CONDITIONS : CONDITIONS;
}

/** @param {History} history */
function watchersOf({ machine: { kernel = DEFAULT } }) {
  return kernel === DEFAULT ? ofDefault.WATCHERS : WATCHERS;
}

/**
 * The cursor just after the record with which the condition next comes true; null when it does not.
 * @param {History} history @param {number} cursor where one is @param {Condition} condition
 * @returns {number | null}
 */
export function runUntil(history, cursor, condition) {
  for (const time of times(history, condition)) if (time > cursor) return time;
  return null;
}

/**
 * The same backwards: the last time before the cursor.
 * @param {History} history @param {number} cursor @param {Condition} condition @returns {number | null}
 */
export function lastTime(history, cursor, condition) {
  let last = null;
  for (const time of times(history, condition)) {
    if (time >= cursor) break;
    last = time;
  }
  return last;
}

/** Every cursor just after which it has happened, ascending. @param {History} history @param {Condition} condition @returns {Generator<number>} */
function* times(history, condition) {
  const watch = watchersOf(history)[condition.kind]?.(history, condition);
  if (!watch) return;
  const record = emptyRecord();
  const count = recordCount(history);
  for (let number = 0; number < count; number++) {
    if (watch(readRecord(history.records, number, record))) yield number + 1;
  }
}
