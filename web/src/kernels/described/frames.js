/**
 * Frames: made from a snapshot, and turned back into one.
 *
 * A free list goes from page to stamp; in order it is its pages by descending stamp (STAMP in history.d.ts). What a
 * kernel does not have is empty: bitmaps, counts, flags, a local list.
 */

/** @import { Frame, History, MachineInfo, Snapshot, ZoneFrame, ZoneInfo, ZoneSnapshot } from "../../engine/protocol.d.ts" */

import { FreeList } from "../../history/free-list.js";
import { kernelOf } from "../index.js";

/** Pages in list order, head first. @param {FreeList} list @returns {number[]} */
export function orderedList(list) {
  return list.head();
}

/** The frame at cursor 0. @param {Pick<History, "machine" | "start">} history @returns {Frame} */
export function firstFrame({ machine, start }) {
  const kernel = kernelOf({ machine });
  /** @type {Frame} */
  const frame = {
    cursor: 0,
    machine,
    zones: machine.zones.map((info, i) => zoneFrame(machine, info, start.zones[i], kernel.startLists)),
    blocks: new Map(),
    counts: new Map(start.counts ?? []),
    flags: new Map(start.flags ?? []),
    system: [...(start.system ?? [])],
    local: new Map((start.local ?? []).map(([page, order], i) => [page, { order, stamp: -1 - i }])),
    pool: new Map(
      (start.pool ?? []).map(([page, order], i, { length }) => [page, { order, stamp: i - length }]),
    ),
  };
  kernel.start?.(frame, start);
  return frame;
}

/** @param {Frame} frame @param {Snapshot["blocks"]} blocks @param {string[]} names */
export function nameStartBlocks(frame, blocks, names) {
  for (const [page, order, name] of blocks) {
    frame.blocks.set(page, { order, name: names[name] ?? "" });
  }
}

/** How many pair bits order `order` has. @param {ZoneInfo} info @param {number} order */
export function bitCount(info, order) {
  return info.size > 0 ? ((info.size - 1) >> (order + 1)) + 1 : 0;
}

/**
 * @param {MachineInfo} machine
 * @param {ZoneInfo} info
 * @param {ZoneSnapshot | undefined} start
 * @param {((zone: ZoneSnapshot) => number[][]) | undefined} startLists
 * @returns {ZoneFrame}
 */
function zoneFrame(machine, info, start, startLists) {
  const { lists: byOrder = [], maps = null, ...values } = start ?? {};
  const lists = start && startLists ? startLists(start) : byOrder;
  const count = Math.max(machine.max_order, lists.length);
  return {
    ...values,
    info,
    free_pages: start?.free_pages ?? 0,
    need_balance: start?.need_balance ?? 0,
    locked: false,
    lists: Array.from({ length: count }, (_, list) => stamped(lists[list] ?? [])),
    maps: (maps ?? []).map((ones, order) => bitmap(bitCount(info, order), ones)),
  };
}

/** @param {number[]} pages head first */
function stamped(pages) {
  const { length } = pages;
  return FreeList.of(
    pages.toReversed(),
    Int32Array.from(pages, (_, i) => i - length),
  );
}

/** @param {number} length @param {number[]} ones */
function bitmap(length, ones) {
  const map = new Uint8Array(length);
  for (const bit of ones) map[bit] = 1;
  return map;
}

/** Indices of the bits that are 1. @param {Uint8Array} map @returns {number[]} */
export function onesOf(map) {
  /** @type {number[]} */
  const ones = [];
  map.forEach((value, bit) => {
    if (value) ones.push(bit);
  });
  return ones;
}

/** Plain data to compare with the Python model's own snapshot. @param {Frame} frame @param {string[]} names @returns {Snapshot} */
export function snapshotOf(frame, names) {
  const byPage = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
    (one[0] ?? 0) - (other[0] ?? 0);
  return {
    zones: frame.zones.map(({ free_pages, need_balance, lists, maps }) => ({
      free_pages,
      need_balance,
      lists: lists.map(orderedList),
      maps: maps.map(onesOf),
    })),
    blocks: blocksOf(frame, names).sort(byPage),
    counts: [...frame.counts].sort(byPage),
    flags: [...frame.flags].sort(byPage),
    system: [...frame.system],
    pool: byStamp(frame.pool),
    local: byStamp(frame.local).reverse(),
  };
}

/** @param {Frame} frame @param {string[]} names @returns {[number, number, number][]} */
function blocksOf(frame, names) {
  return [...frame.blocks].map(([page, { order, name }]) => [page, order, names.indexOf(name)]);
}

/** The earliest first. @param {Frame["local"]} blocks @returns {[number, number][]} */
function byStamp(blocks) {
  const entries = [...blocks].sort(([, one], [, other]) => one.stamp - other.stamp);
  return entries.map(([page, { order }]) => [page, order]);
}
