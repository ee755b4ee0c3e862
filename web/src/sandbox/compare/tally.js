/** What a history came to, in counts: splits, merges, takings of the zone lock, watermark tests. From records only. */

/** @import { History } from "../../engine/protocol.d.ts" */

import { emptyRecord, Kind, readRecord } from "../../history/records.js";
import { kernelOf } from "../../kernels/index.js";

/** @typedef {{ splits: number, merges: number, locks: number, tests: number }} Tally */

/** @typedef {{ cursor: number, running: string[], tally: Tally }} Count */

/** Counting goes on from where it stopped. @type {WeakMap<History, Count>} */
const kept = new WeakMap();

/** @param {History} history @param {number} cursor @returns {Tally} of the records before the cursor */
export function tallyAt(history, cursor) {
  let count = kept.get(history);
  if (!count || count.cursor > cursor) count = countFrom(0);
  kept.set(history, count);
  return advance(count, history, cursor);
}

/** @param {History} history @param {number} at index of the command @returns {Tally} of that command alone */
export function tallyOf(history, at) {
  const { start, end } = history.commands[at];
  return advance(countFrom(start), history, end);
}

/** Between two commands nothing runs. @param {number} cursor @returns {Count} */
function countFrom(cursor) {
  return { cursor, running: [], tally: { splits: 0, merges: 0, locks: 0, tests: 0 } };
}

/** @param {Count} count changed @param {History} history @param {number} cursor @returns {Tally} a copy */
function advance(count, history, cursor) {
  const { running, tally } = count;
  const { kinds, splitsIn = [], mergesIn = [], description } = kernelOf(history);
  const record = emptyRecord();
  for (; count.cursor < cursor; count.cursor++) {
    const r = readRecord(history.records, count.cursor, record);
    const kind = kinds[r.kind];
    const inside = running.at(-1) ?? "";
    if (r.kind === Kind.CALL) {
      const name = history.functions[r.a]?.name ?? "";
      running.push(name);
      if (name === description.tests?.call) tally.tests++;
    } else if (r.kind === Kind.RETURN) running.pop();
    else if (r.kind === Kind.TEST) tally.tests++;
    else if (kind?.name === "LOCK") tally.locks++;
    else if (kind?.of === "free_list" && kind.shape === "enter" && splitsIn.includes(inside)) tally.splits++;
    else if (kind?.of === "free_list" && kind.shape === "leave" && mergesIn.includes(inside)) tally.merges++;
  }
  return { ...tally };
}
