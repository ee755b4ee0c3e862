/** What a history came to, in counts: splits, merges, takings of the zone lock, watermark tests. From records only. */

/** @import { History } from "../../engine/protocol.d.ts" */

import { emptyRecord, Kind, readRecord } from "../../history/records.js";
import { kernelOf } from "../../kernels/index.js";

/** @typedef {{ splits: number, merges: number, locks: number, tests: number }} Tally */

/** Counting goes on from where it stopped. @type {WeakMap<History, { cursor: number, running: string[], tally: Tally }>} */
const kept = new WeakMap();

/** @param {History} history @param {number} cursor @returns {Tally} of the records before the cursor */
export function tallyAt(history, cursor) {
  let state = kept.get(history);
  if (!state || state.cursor > cursor)
    state = { cursor: 0, running: [], tally: { splits: 0, merges: 0, locks: 0, tests: 0 } };
  const { running, tally } = state;
  const { kinds, splitsIn = [], mergesIn = [], description } = kernelOf(history);
  const record = emptyRecord();
  for (; state.cursor < cursor; state.cursor++) {
    const r = readRecord(history.records, state.cursor, record);
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
  kept.set(history, state);
  return { ...tally };
}
