/**
 * What stands on each page of a zone, as bytes, and sums of it: what a picture of any size is drawn from.
 *
 * Made at the first look at a zone and kept up by writes.js: constant work a record, however large the zone.
 * Free blocks are aligned to the zone or to page frame 0, as the kernel says; parts (of the largest block's size) are
 * aligned alike, so no block reaches over the border of one.
 */

/** @import { Frame, ZoneFrame } from "../../engine/protocol.d.ts" */

import { blockPages, kernelOf } from "../index.js";

/**
 * @typedef {object} PageMap
 * @property {number} first page frame
 * @property {number} size pages
 * @property {number} orders
 * @property {number[]} pages of a block, by order
 * @property {number} part pages of a part: the largest block; all of a zone whose blocks stand anywhere
 * @property {number} skew pages of the first part that lie before the zone: 0 where blocks are aligned to the zone
 * @property {Uint8Array | Uint16Array} heads at a block's first page: order + 1 of a free block in the low half, of a held one in the high half
 * @property {number} half bits of each half
 * @property {Uint8Array} reserved 1 for reserved pages
 * @property {Uint16Array | Uint32Array} sums [part * orders + order]: pages free in blocks of that order
 * @property {Uint16Array[]} ones [order][bit >> 9]: bits that are 1
 * @property {number} version changes with every write
 */

/** Bits a sum of ones. */
const BITS_SHIFT = 9;

/** @type {WeakMap<ZoneFrame, PageMap>} */
const maps = new WeakMap();

/** @param {Frame} frame @param {number} zone @returns {PageMap} */
export function pageMapOf(frame, zone) {
  const state = frame.zones[zone];
  const known = maps.get(state);
  if (known) return known;
  const map = emptyMap(frame, state);
  fillMap(map, frame, state);
  sumOnes(map, state);
  maps.set(state, map);
  return map;
}

/** @param {Frame} frame @param {ZoneFrame} state @returns {PageMap} */
function emptyMap(frame, { info, maps: bits }) {
  const orders = frame.machine.max_order;
  const { description, isBinary } = kernelOf(frame);
  const part = isBinary && !isBinary(frame.machine) ? Math.max(1, info.size) : blockPages(frame, orders - 1);
  const skew = description.alignment === "zone" ? 0 : info.start_pfn % part;
  const half = orders < 16 ? 4 : 8;
  const Sums = part < 2 ** 16 ? Uint16Array : Uint32Array;
  return {
    skew,
    first: info.start_pfn,
    size: info.size,
    orders,
    pages: Array.from({ length: orders }, (_, order) => blockPages(frame, order)),
    part,
    half,
    heads: half === 4 ? new Uint8Array(info.size) : new Uint16Array(info.size),
    reserved: new Uint8Array(info.size),
    sums: new Sums(Math.ceil((info.size + skew) / part) * orders),
    ones: bits.map((map) => new Uint16Array((map.length >> BITS_SHIFT) + 1)),
    version: 0,
  };
}

/** @param {PageMap} map @param {Frame} frame @param {ZoneFrame} state */
function fillMap(map, frame, state) {
  const { orderOf = (list) => list, reserved = 0 } = kernelOf(frame);
  state.lists.forEach((list, number) => {
    for (const page of list.keys()) putFree(map, page, orderOf(number));
  });
  for (const [page, { order }] of frame.blocks) if (inside(map, page)) putHeld(map, page, order);
  for (const [page, flags] of frame.flags) if (inside(map, page)) putReserved(map, page, flags & reserved);
}

/** @param {PageMap} map @param {ZoneFrame} state */
function sumOnes(map, state) {
  state.maps.forEach((bits, order) => {
    const ones = map.ones[order];
    for (let bit = 0; bit < bits.length; bit++) ones[bit >> BITS_SHIFT] += bits[bit];
  });
}

/** Everything was replaced at once, but for the bits: a far seek. @param {Frame} frame */
export function refillMaps(frame) {
  for (const state of frame.zones) {
    const map = maps.get(state);
    if (!map) continue;
    for (const array of [map.heads, map.reserved, map.sums]) array.fill(0);
    fillMap(map, frame, state);
    map.version++;
  }
}

/** Index of the part that a page is in. @param {PageMap} map @param {number} index zone-relative */
function partAt({ part, skew }, index) {
  return Math.floor((index + skew) / part);
}

/** @param {PageMap} map */
function lowHalf({ half }) {
  return half === 4 ? 0x0f : 0xff;
}

/** Order of the free block that begins at a page; -1: none does. @param {PageMap} map @param {number} index zone-relative */
export function freeOrder(map, index) {
  return (map.heads[index] & lowHalf(map)) - 1;
}

/** @param {PageMap} map @param {number} page */
function inside({ first, size }, page) {
  return page >= first && page < first + size;
}

/** @param {PageMap} map @param {number} page @param {number} order */
function putFree(map, page, order) {
  const index = page - map.first;
  map.heads[index] = (map.heads[index] & ~lowHalf(map)) | (order + 1);
  map.sums[partAt(map, index) * map.orders + order] += map.pages[order];
}

/** @param {PageMap} map @param {number} page @param {number} order -1: nobody's */
function putHeld(map, page, order) {
  const index = page - map.first;
  map.heads[index] = (map.heads[index] & lowHalf(map)) | ((order + 1) << map.half);
}

/** @param {PageMap} map @param {number} page @param {number} flags those of them that mean reserved */
function putReserved(map, page, flags) {
  map.reserved[page - map.first] = flags ? 1 : 0;
}

/** @param {ZoneFrame} state @param {number} page @param {number} order */
export function markFree(state, page, order) {
  const map = maps.get(state);
  if (!map) return;
  putFree(map, page, order);
  map.version++;
}

/** @param {ZoneFrame} state @param {number} page @param {number} order */
export function unmarkFree(state, page, order) {
  const map = maps.get(state);
  if (!map) return;
  const index = page - map.first;
  map.heads[index] &= ~lowHalf(map);
  map.sums[partAt(map, index) * map.orders + order] -= map.pages[order];
  map.version++;
}

/** @param {ZoneFrame} state @param {number} order @param {number} bit @param {number} value now */
export function markBit(state, order, bit, value) {
  const map = maps.get(state);
  if (!map) return;
  map.ones[order][bit >> BITS_SHIFT] += value ? 1 : -1;
  map.version++;
}

/** @param {Frame} frame @param {number} page @param {number} order -1: the block has lost its name */
export function markHeld(frame, page, order) {
  const map = mapWith(frame, page);
  if (!map) return;
  putHeld(map, page, order);
  map.version++;
}

/** @param {Frame} frame @param {number} page @param {number} flags @param {number} reserved those that mean reserved */
export function markFlags(frame, page, flags, reserved) {
  const map = mapWith(frame, page);
  if (!map) return;
  putReserved(map, page, flags & reserved);
  map.version++;
}

/** @param {Frame} frame @param {number} page */
function mapWith(frame, page) {
  for (const state of frame.zones) {
    const map = maps.get(state);
    if (map && inside(map, page)) return map;
  }
  return null;
}

/**
 * How many bits of a range are 1.
 * @param {Uint8Array} bits @param {Uint16Array} sums @param {number} from @param {number} to
 */
export function onesIn(bits, sums, from, to) {
  let ones = 0;
  for (let at = from; at < to; ) {
    if ((at & ((1 << BITS_SHIFT) - 1)) === 0 && at + (1 << BITS_SHIFT) <= to) {
      ones += sums[at >> BITS_SHIFT];
      at += 1 << BITS_SHIFT;
    } else ones += bits[at++];
  }
  return ones;
}
