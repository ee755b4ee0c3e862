/**
 * Whole states kept on the way, so that a far seek does not walk through all that lies between.
 *
 * Free lists and the rest are kept as compact arrays. Bitmaps are not kept: a flip is its own inverse, so
 * the bits at any cursor are those of any other with the flips between them made, which is quick.
 */

/** @import { Frame } from "../engine/protocol.d.ts" */

import { markBit, refillMaps } from "../kernels/described/page-map.js";
import { FreeList } from "./free-list.js";
import { Kind, WIDTH } from "./records.js";

/** Records between two checkpoints, at least. */
const SPACING = 8192;

/** @typedef {{ pages: Int32Array, stamps: Int32Array }} SavedList */
/** @typedef {{ info: import("../engine/protocol.d.ts").ZoneInfo, free_pages: number, need_balance: number, locked: boolean, lists: SavedList[] }} SavedZone */
/** @typedef {{ keys: Int32Array, values: Int32Array }} SavedNumbers */
/**
 * @typedef {object} Checkpoint
 * @property {number} cursor
 * @property {number} entries how much there is to restore
 * @property {SavedZone[]} zones
 * @property {[number, { order: number, name: string }][]} blocks
 * @property {SavedNumbers} counts
 * @property {SavedNumbers} flags
 * @property {number[]} system
 * @property {[number, { order: number, stamp: number }][]} pool
 * @property {[number, { order: number, stamp: number }][]} local
 */

/** @param {Frame} frame @returns {Checkpoint} */
export function save({ cursor, zones, blocks, counts, flags, system, pool, local }) {
  const lists = zones.reduce((sum, { lists }) => sum + lists.reduce((all, { size }) => all + size, 0), 0);
  return {
    cursor,
    entries: lists + blocks.size + counts.size + flags.size,
    zones: zones.map(({ info, free_pages, need_balance, locked, lists }) => ({
      info,
      free_pages,
      need_balance,
      locked,
      lists: lists.map((list) => ({
        pages: int32(list.size, list.keys()),
        stamps: int32(list.size, list.values()),
      })),
    })),
    blocks: [...blocks],
    counts: saveNumbers(counts),
    flags: saveNumbers(flags),
    system: [...system],
    pool: [...pool],
    local: [...local],
  };
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
  saved.zones.forEach(({ info, free_pages, need_balance, locked, lists }, i) => {
    Object.assign(frame.zones[i], { info, free_pages, need_balance, locked });
    frame.zones[i].lists = lists.map(({ pages, stamps }) => FreeList.of(pages, stamps));
  });
  frame.blocks = new Map(saved.blocks);
  frame.counts = numbers(saved.counts);
  frame.flags = numbers(saved.flags);
  frame.system = [...saved.system];
  frame.pool = new Map(saved.pool);
  frame.local = new Map(saved.local);
  frame.cursor = saved.cursor;
  refillMaps(frame);
}

/** @param {Frame} frame @param {number} one @param {number} other cursors @param {ArrayLike<number>} records */
function flipBetween({ zones }, one, other, records) {
  const end = Math.max(one, other) * WIDTH;
  for (let at = Math.min(one, other) * WIDTH; at < end; at += WIDTH) {
    if (records[at] !== Kind.TOGGLE_BIT) continue;
    const zone = zones[records[at + 1]];
    const [order, bit] = [records[at + 2], records[at + 3]];
    zone.maps[order][bit] ^= 1;
    markBit(zone, order, bit, zone.maps[order][bit]);
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
