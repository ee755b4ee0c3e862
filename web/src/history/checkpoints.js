/**
 * Whole states kept on the way, so that a far seek does not walk through all that lies between.
 *
 * Free lists and the rest are kept as compact arrays. Bitmaps are not kept: a flip is its own inverse, so
 * the bits at any cursor are those of any other with the flips between them made, which is quick.
 */

/** @import { Frame } from "../engine/protocol.d.ts" */

import { refillMaps } from "../kernels/described/page-map.js";
import { writesOf } from "../kernels/described/writes.js";
import { kernelOf } from "../kernels/index.js";
import { FreeList } from "./free-list.js";
import { emptyRecord, readRecord, WIDTH } from "./records.js";

/** Records between two checkpoints, at least. */
const SPACING = 8192;

/** @typedef {{ pages: Int32Array, stamps: Int32Array }} SavedList */
/** All of a zone but its bits, with its lists as arrays. @typedef {Record<string, any> & { lists: SavedList[] }} SavedZone */
/** @typedef {{ keys: Int32Array, values: Int32Array }} SavedNumbers */
/** `entries` is how much there is to restore; `rest` all of the frame but its zones. @typedef {{ cursor: number, entries: number, zones: SavedZone[], rest: Record<string, any> }} Checkpoint */

/** @param {Frame} frame @returns {Checkpoint} */
export function save({ cursor, machine: _, zones, ...rest }) {
  const lists = zones.reduce((sum, { lists }) => sum + lists.reduce((all, { size }) => all + size, 0), 0);
  const { blocks, counts, flags } = rest;
  return {
    cursor,
    entries: lists + blocks.size + counts.size + flags.size,
    zones: zones.map(({ maps, lists, ...values }) => ({
      ...mapped(values, copied),
      lists: lists.map((list) => ({
        pages: int32(list.size, list.keys()),
        stamps: int32(list.size, list.values()),
      })),
    })),
    rest: mapped(rest, (value, name) => (NUMBERS.has(name) ? saveNumbers(value) : copied(value))),
  };
}

/** Maps of numbers, which may be as long as a zone. */
const NUMBERS = new Set(["counts", "flags"]);

/** @param {Record<string, any>} values @param {(value: any, name: string) => any} change @returns {Record<string, any>} */
function mapped(values, change) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));
}

/** @param {any} value a map, a list or a plain value */
function copied(value) {
  if (value instanceof Map) return new Map(value);
  return Array.isArray(value) ? [...value] : value;
}

/** @param {number} size @param {Iterable<number>} values */
function int32(size, values) {
  const array = new Int32Array(size);
  let at = 0;
  for (const value of values) array[at++] = value;
  return array;
}

/** @param {Map<number, number>} map @returns {SavedNumbers} */
function saveNumbers(map) {
  return { keys: int32(map.size, map.keys()), values: int32(map.size, map.values()) };
}

/** @param {SavedNumbers} saved */
function numbers({ keys, values }) {
  /** @type {Map<number, number>} */
  const map = new Map();
  for (let i = 0; i < keys.length; i++) map.set(keys[i], values[i]);
  return map;
}

/**
 * Put a frame where the checkpoint was taken. Its zones stay the same objects.
 * @param {Frame} frame @param {Checkpoint} saved @param {ArrayLike<number>} records
 */
export function restore(frame, saved, records) {
  flipBetween(frame, frame.cursor, saved.cursor, records);
  saved.zones.forEach(({ lists, ...values }, i) => {
    Object.assign(frame.zones[i], mapped(values, copied));
    frame.zones[i].lists = lists.map(({ pages, stamps }) => FreeList.of(pages, stamps));
  });
  Object.assign(
    frame,
    mapped(saved.rest, (value, name) => (NUMBERS.has(name) ? numbers(value) : copied(value))),
  );
  frame.cursor = saved.cursor;
  refillMaps(frame);
}

/** @param {Frame} frame @param {number} one @param {number} other cursors @param {ArrayLike<number>} records */
function flipBetween(frame, one, other, records) {
  const kernel = kernelOf(frame);
  const writes = writesOf(kernel);
  const flips = kernel.kinds.map((kind) => kind?.shape === "flip");
  const record = emptyRecord();
  const end = Math.max(one, other);
  for (let number = Math.min(one, other); number < end; number++) {
    const kind = records[number * WIDTH];
    if (flips[kind]) writes[kind]?.apply(frame, readRecord(records, number, record), []);
  }
}

export class Checkpoints {
  /** By ascending cursor. @type {Checkpoint[]} */
  #kept = [];

  /** The cursor from which on another one is worth its room. */
  get due() {
    const last = this.#kept.at(-1);
    return last ? last.cursor + Math.max(SPACING, 2 * last.entries) : SPACING;
  }

  /** @param {Frame} frame */
  keep(frame) {
    this.#kept.push(save(frame));
  }

  /** Those behind a fork are of another story. @param {number} cursor */
  dropAfter(cursor) {
    this.#kept = this.#kept.filter((one) => one.cursor <= cursor);
  }

  /** The one from which `target` is reached soonest; null: by walking from the cursor. @param {number} cursor @param {number} target */
  towards(cursor, target) {
    let best = null;
    let least = Math.abs(target - cursor);
    for (const one of this.#kept) {
      const cost = Math.abs(target - one.cursor) + one.entries;
      if (cost < least) [best, least] = [one, cost];
    }
    return best;
  }
}
