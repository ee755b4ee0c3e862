/** What the record just before the cursor touched: the picture puts a ring around it. */

/** @import { Frame, History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { Focus } from "../../scene/scene.d.ts" */

import { Kind, readRecord } from "../../history/records.js";

const NOTHING = Object.freeze({ zone: -1, order: -1, page: -1, bit: -1, left: null });

/** @type {Record<number, (r: UnpackedRecord, frame: Frame) => Partial<Focus> & Pick<Focus, "part">>} */
const TOUCHED = {
  [Kind.ADD_TO_FREE_LIST]: (r) => ({ part: "list", zone: r.a, order: r.b, page: r.c }),
  [Kind.DEL_FROM_FREE_LIST]: (r, frame) => ({
    part: "list",
    zone: r.a,
    order: r.b,
    page: r.c,
    left: { page: r.c, place: entriesAhead(frame, r) },
  }),
  [Kind.TOGGLE_BIT]: (r) => ({ part: "bit", zone: r.a, order: r.b, bit: r.c }),
  [Kind.FREE_PAGES]: (r) => ({ part: "free", zone: r.a }),
  [Kind.NEED_BALANCE]: (r) => ({ part: "balance", zone: r.a }),
  [Kind.PAGE_COUNT]: (r) => ({ part: "count", page: r.a }),
  [Kind.PAGE_FLAGS]: (r) => ({ part: "count", page: r.a }),
  [Kind.ADD_TO_POOL]: (r) => ({ part: "block", page: r.a, order: r.b }),
  [Kind.DEL_FROM_POOL]: (r) => ({ part: "block", page: r.a, order: r.b }),
  [Kind.ADD_TO_LOCAL]: (r) => ({ part: "block", page: r.a, order: r.b }),
  [Kind.DEL_FROM_LOCAL]: (r) => ({ part: "block", page: r.a, order: r.b }),
  [Kind.LOCK]: (r) => ({ part: "lock", zone: r.a }),
  [Kind.UNLOCK]: (r) => ({ part: "lock", zone: r.a }),
  [Kind.NAME]: (r) => ({ part: "name", page: r.a, order: r.b }),
};

/** @param {History} history @param {Frame} frame at the cursor @param {number} cursor @returns {Focus | null} */
export function focusAt(history, frame, cursor) {
  if (cursor <= 0) return null;
  const record = readRecord(history.records, cursor - 1);
  const touched = TOUCHED[record.kind]?.(record, frame);
  return touched ? { ...NOTHING, ...touched } : null;
}

/** How many entries of its list were nearer to the head. @param {Frame} frame @param {UnpackedRecord} r */
function entriesAhead(frame, r) {
  return frame.zones[r.a]?.lists[r.b]?.ahead(r.d) ?? 0;
}
