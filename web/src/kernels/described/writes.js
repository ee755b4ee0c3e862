/**
 * Every kind of write: how it changes a frame, and its exact inverse beside it.
 *
 * Nothing here decides what the allocator does: a record is applied as it stands.
 * Kinds without an entry (CALL, RETURN, BUG) change nothing in a frame.
 */

/** @import { Frame } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */

import { Kind } from "../../history/records.js";
import { markBit, markFlags, markFree, markHeld, unmarkFree } from "./page-map.js";

/** @typedef {(frame: Frame, r: UnpackedRecord, names: string[]) => void} Change */

/** @type {Record<number, { apply: Change, undo: Change }>} */
export const WRITES = {
  [Kind.ADD_TO_FREE_LIST]: {
    apply: (frame, r) => join(frame, r, r.number),
    undo: (frame, r) => leave(frame, r, r.number),
  },
  [Kind.DEL_FROM_FREE_LIST]: {
    apply: (frame, r) => leave(frame, r, r.d),
    undo: (frame, r) => join(frame, r, r.d),
  },
  [Kind.TOGGLE_BIT]: { apply: toggleBit, undo: toggleBit },
  [Kind.FREE_PAGES]: {
    apply: (frame, r) => addFreePages(frame, r.a, r.b),
    undo: (frame, r) => addFreePages(frame, r.a, -r.b),
  },
  [Kind.NEED_BALANCE]: {
    apply: (frame, r) => setNeedBalance(frame, r.a, r.b),
    undo: (frame, r) => setNeedBalance(frame, r.a, r.c),
  },
  [Kind.PAGE_COUNT]: {
    apply: (frame, r) => setCounts(frame, r, r.b),
    undo: (frame, r) => setCounts(frame, r, r.c),
  },
  [Kind.PAGE_FLAGS]: {
    apply: (frame, r) => setFlags(frame, r.a, r.b),
    undo: (frame, r) => setFlags(frame, r.a, r.c),
  },
  [Kind.SYSTEM]: {
    apply: (frame, r) => setSystem(frame, r.a, r.b),
    undo: (frame, r) => setSystem(frame, r.a, r.c),
  },
  [Kind.ADD_TO_LOCAL]: {
    apply: (frame, r) => frame.local.set(r.a, { order: r.b, stamp: r.number }),
    undo: (frame, r) => frame.local.delete(r.a),
  },
  [Kind.DEL_FROM_LOCAL]: {
    apply: (frame, r) => frame.local.delete(r.a),
    undo: (frame, r) => frame.local.set(r.a, { order: r.b, stamp: r.c }),
  },
  [Kind.ADD_TO_POOL]: {
    apply: (frame, r) => frame.pool.set(r.a, { order: r.b, stamp: r.number }),
    undo: (frame, r) => frame.pool.delete(r.a),
  },
  [Kind.DEL_FROM_POOL]: {
    apply: (frame, r) => frame.pool.delete(r.a),
    undo: (frame, r) => frame.pool.set(r.a, { order: r.b, stamp: r.c }),
  },
  [Kind.WATERMARK]: {
    apply: (frame, r) => setWatermark(frame, r, r.c),
    undo: (frame, r) => setWatermark(frame, r, r.d),
  },
  [Kind.LOCK]: {
    apply: (frame, r) => setLocked(frame, r.a, true),
    undo: (frame, r) => setLocked(frame, r.a, false),
  },
  [Kind.UNLOCK]: {
    apply: (frame, r) => setLocked(frame, r.a, false),
    undo: (frame, r) => setLocked(frame, r.a, true),
  },
  [Kind.NAME]: {
    apply: (frame, r, names) => setName(frame, r.a, r.b, names[r.c]),
    undo: (frame, r, names) => setName(frame, r.a, r.b, names[r.d]),
  },
};

/** @param {Frame} frame @param {number} zone */
function zoneOf(frame, zone) {
  const found = frame.zones[zone];
  if (!found) throw new RangeError(`a record names zone ${zone}, the machine has ${frame.zones.length}`);
  return found;
}

/** @param {Frame} frame @param {UnpackedRecord} r */
function listOf(frame, r) {
  const list = zoneOf(frame, r.a).lists[r.b];
  if (!list) throw new RangeError(`record ${r.number} names order ${r.b}, which does not exist`);
  return list;
}

/** @param {Frame} frame @param {UnpackedRecord} r @param {number} stamp */
function join(frame, r, stamp) {
  listOf(frame, r).set(r.c, stamp);
  markFree(frame.zones[r.a], r.c, r.b);
}

/** @param {Frame} frame @param {UnpackedRecord} r @param {number} stamp */
function leave(frame, r, stamp) {
  listOf(frame, r).delete(r.c, stamp);
  unmarkFree(frame.zones[r.a], r.c, r.b);
}

/** @param {Frame} frame @param {UnpackedRecord} r */
function toggleBit(frame, r) {
  const zone = zoneOf(frame, r.a);
  const map = zone.maps[r.b];
  if (!map || r.c >= map.length) throw new RangeError(`record ${r.number} flips a bit that does not exist`);
  map[r.c] = map[r.c] ? 0 : 1;
  markBit(zone, r.b, r.c, map[r.c]);
}

/** @param {Frame} frame @param {number} zone @param {number} delta */
function addFreePages(frame, zone, delta) {
  zoneOf(frame, zone).free_pages += delta;
}

/** @param {Frame} frame @param {number} zone @param {number} value */
function setNeedBalance(frame, zone, value) {
  zoneOf(frame, zone).need_balance = value;
}

/** @param {Frame} frame @param {number} zone @param {boolean} locked */
function setLocked(frame, zone, locked) {
  zoneOf(frame, zone).locked = locked;
}

/** @param {Frame} frame @param {number} field @param {number} value */
function setSystem(frame, field, value) {
  frame.system[field] = value;
}

/** Zero is not stored: a frame is the same whichever way it was reached. @param {Map<number, number>} map @param {number} page @param {number} value */
function setOrDrop(map, page, value) {
  if (value) map.set(page, value);
  else map.delete(page);
}

/** Of a page, and of `d` pages after it. @param {Frame} frame @param {UnpackedRecord} r @param {number} count */
function setCounts(frame, { a: first, d: more }, count) {
  for (let page = first; page <= first + more; page++) setOrDrop(frame.counts, page, count);
}

const WATERMARKS = /** @type {const} */ (["pages_min", "pages_low", "pages_high"]);

/** A new object: the machine's own stays as it was at boot. @param {Frame} frame @param {UnpackedRecord} r @param {number} value */
function setWatermark(frame, { a, b: which }, value) {
  const zone = zoneOf(frame, a);
  zone.info = { ...zone.info, [WATERMARKS[which] ?? "pages_min"]: value };
}

/** @param {Frame} frame @param {number} page @param {number} flags */
function setFlags(frame, page, flags) {
  setOrDrop(frame.flags, page, flags);
  markFlags(frame, page, flags);
}

/** @param {Frame} frame @param {number} page @param {number} order @param {string | undefined} name */
function setName(frame, page, order, name) {
  markHeld(frame, page, name ? order : -1);
  if (name) frame.blocks.set(page, { order, name });
  else frame.blocks.delete(page);
}
