/**
 * How records change a frame, and the exact inverse of each: made from the shapes of their kinds.
 *
 *   enter   an entry joins a list at its head or its tail      leave   it leaves it, from anywhere
 *   set     a value becomes new, or old again                  add     a number grows by delta, or falls
 *   flip    a bit changes, both ways                           event   nothing, unless the kernel says otherwise
 *
 * Nothing here decides what the allocator does: a record is applied as it stands.
 */

/** @import { Frame } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { Known } from "../index.js" */
/** @import { RecordKind } from "../kernel.d.ts" */

import { tailStamp } from "../../history/free-list.js";
import { markFree, markHeld, unmarkFree } from "./page-map.js";

/** @typedef {(frame: Frame, r: UnpackedRecord, names: string[]) => void} Change */
/** By number of the kind; kinds without an entry change nothing. @typedef {({ apply: Change, undo: Change } | undefined)[]} Writes */

const PLACES = /** @type {const} */ (["a", "b", "c", "d"]);

/** @type {WeakMap<object, Writes>} */
const made = new WeakMap();

/** @param {Known} kernel @returns {Writes} the same object each time */
export function writesOf(kernel) {
  const found = made.get(kernel) ?? kernel.kinds.map((kind) => kind && writeOf(kernel, kind));
  made.set(kernel, found);
  return found;
}

/** @param {Known} kernel @param {RecordKind} kind */
function writeOf(kernel, kind) {
  if (kind.of === "name") return NAMES;
  if (kind.shape === "enter") return entering(kernel, kind);
  if (kind.shape === "leave") return leaving(kernel, kind);
  if (kind.shape === "set") return setting(kernel, kind);
  if (kind.shape === "add") return adding(kernel, kind);
  if (kind.shape === "flip") return flipping(kernel, kind);
  return kernel.events?.[kind.name];
}

/** @param {RecordKind} kind @param {string} field @returns {(r: UnpackedRecord) => number} 0 for a field it does not have */
export function reading({ fields }, field) {
  const place = PLACES[fields.indexOf(field)];
  return place ? (r) => r[place] : () => 0;
}

/** The same for one record, where a reader would be made for each. @param {RecordKind} kind @param {string} field @param {UnpackedRecord} r */
export function fieldOf({ fields }, field, r) {
  return r[PLACES[fields.indexOf(field)]] ?? 0;
}

/** @param {Known} kernel @param {RecordKind} kind */
function entering(kernel, kind) {
  const { put, take } = listOf(kernel, kind);
  const atTail = kind.tail ? () => 1 : reading(kind, "tail");
  const stamp = (/** @type {UnpackedRecord} */ r) => (atTail(r) ? tailStamp(r.number) : r.number);
  return {
    apply: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => put(frame, r, stamp(r)),
    undo: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => take(frame, r, stamp(r)),
  };
}

/** @param {Known} kernel @param {RecordKind} kind */
function leaving(kernel, kind) {
  const { put, take } = listOf(kernel, kind);
  const stamp = reading(kind, "stamp");
  return {
    apply: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => take(frame, r, stamp(r)),
    undo: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => put(frame, r, stamp(r)),
  };
}

/** Free lists are lists of a zone; others are maps of the frame, by their name. @param {Known} kernel @param {RecordKind} kind */
function listOf(kernel, kind) {
  const item = reading(kind, kind.item);
  return kind.of === "free_list" ? freeList(kernel, kind, item) : otherList(kind, item);
}

/** @param {Known} kernel @param {RecordKind} kind @param {(r: UnpackedRecord) => number} page */
function freeList({ orderOf = (list) => list, countsFree, blockPages }, kind, page) {
  const [zone, list] = kind.lists.map((field) => reading(kind, field));
  const entries = (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => {
    const found = zoneOf(frame, zone(r)).lists[list(r)];
    if (!found) throw new RangeError(`record ${r.number} names list ${list(r)}, which does not exist`);
    return found;
  };
  const count = (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r, /** @type {1 | -1} */ sign) => {
    if (countsFree) {
      const order = orderOf(list(r));
      frame.zones[zone(r)].free_pages += sign * (blockPages?.(frame.machine, order) ?? 2 ** order);
    }
  };
  return {
    put(/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r, /** @type {number} */ stamp) {
      entries(frame, r).set(page(r), stamp);
      count(frame, r, 1);
      markFree(frame.zones[zone(r)], page(r), orderOf(list(r)));
    },
    take(/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r, /** @type {number} */ stamp) {
      entries(frame, r).delete(page(r), stamp);
      count(frame, r, -1);
      unmarkFree(frame.zones[zone(r)], page(r), orderOf(list(r)));
    },
  };
}

/** @param {RecordKind} kind @param {(r: UnpackedRecord) => number} item */
function otherList(kind, item) {
  const kept = [...kind.lists, ...kind.keeps].map(
    (field) => /** @type {const} */ ([field, reading(kind, field)]),
  );
  const entries = (/** @type {Frame} */ frame) => mapOf(frame, kind.of);
  return {
    put(/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r, /** @type {number} */ stamp) {
      /** @type {Record<string, number>} */
      const entry = {};
      for (const [field, read] of kept) entry[field] = read(r);
      entry.stamp = stamp;
      entries(frame).set(item(r), entry);
    },
    take(/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) {
      entries(frame).delete(item(r));
    },
  };
}

/** @param {Frame} frame @param {string} name @returns {Map<number, any>} made when it is not there */
function mapOf(frame, name) {
  const all = /** @type {Record<string, any>} */ (/** @type {unknown} */ (frame));
  all[name] ??= new Map();
  return all[name];
}

/** @param {Known} kernel @param {RecordKind} kind */
function setting(kernel, kind) {
  const write = kernel.writes?.[kind.of] ?? writeByField(kind);
  const [now, before] = [reading(kind, "new"), reading(kind, "old")];
  return {
    apply: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => write(frame, r, now(r)),
    undo: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => write(frame, r, before(r)),
  };
}

/** A value of a zone stands with the zone, one of a page in a map of the frame. @param {RecordKind} kind @returns {import("../kernel.d.ts").Write} */
function writeByField(kind) {
  const [first] = kind.fields;
  if (first === "zone")
    return (frame, r, value) => {
      /** @type {any} */ (zoneOf(frame, r.a))[kind.of] = value;
    };
  return (frame, r, value) => {
    const map = mapOf(frame, kind.of);
    if (value) map.set(r.a, value);
    else map.delete(r.a);
  };
}

/** @param {Known} kernel @param {RecordKind} kind */
function adding(kernel, kind) {
  const [zone, delta] = [reading(kind, "zone"), reading(kind, "delta")];
  const write = kernel.writes?.[kind.of];
  if (write)
    return {
      apply: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => write(frame, r, delta(r)),
      undo: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => write(frame, r, -delta(r)),
    };
  const add = (/** @type {Frame} */ frame, /** @type {number} */ at, /** @type {number} */ by) => {
    const state = /** @type {Record<string, any>} */ (zoneOf(frame, at));
    state[kind.of] = (state[kind.of] ?? 0) + by;
  };
  return {
    apply: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => add(frame, zone(r), delta(r)),
    undo: (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => add(frame, zone(r), -delta(r)),
  };
}

/** @param {Known} kernel @param {RecordKind} kind */
function flipping(kernel, kind) {
  const write = kernel.writes?.[kind.of];
  if (!write) return undefined;
  const flip = (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ r) => {
    zoneOf(frame, r.a);
    write(frame, r, 0);
  };
  return { apply: flip, undo: flip };
}

/** @type {{ apply: Change, undo: Change }} */
const NAMES = {
  apply: (frame, r, names) => setName(frame, r.a, r.b, names[r.c]),
  undo: (frame, r, names) => setName(frame, r.a, r.b, names[r.d]),
};

/** @param {Frame} frame @param {number} page @param {number} order @param {string | undefined} name */
function setName(frame, page, order, name) {
  markHeld(frame, page, name ? order : -1);
  if (name) frame.blocks.set(page, { order, name });
  else frame.blocks.delete(page);
}

/** @param {Frame} frame @param {number} zone */
function zoneOf(frame, zone) {
  const found = frame.zones[zone];
  if (!found) throw new RangeError(`a record names zone ${zone}, the machine has ${frame.zones.length}`);
  return found;
}
