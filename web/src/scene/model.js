/**
 * What there is to say about one zone at a cursor: the common ground of picture and text twin.
 *
 * Pages that are on no list, have no name and are not reserved are "in hand": the allocator is
 * just working on them.
 */

/** @import { Frame, ZoneFrame } from "../engine/protocol.d.ts" */
/** @import { ModelBlock, ZoneModel } from "./scene.d.ts" */

import { PG_RESERVED } from "../i18n/flags.js";
import { orderedList } from "../state/frames.js";

/** @param {Frame} frame @param {number} [zone] @returns {ZoneModel} */
export function zoneModel(frame, zone = 0) {
  const state = frame.zones[zone];
  const { info } = state;
  return {
    zone,
    name: info.name,
    title: `ZONE_${info.name.toUpperCase()}`,
    node: info.node,
    first: info.start_pfn,
    size: info.size,
    free: state.free_pages,
    needBalance: state.need_balance !== 0,
    locked: state.locked,
    marks: { min: info.pages_min, low: info.pages_low, high: info.pages_high },
    orders: frame.machine.max_order,
    lists: state.lists.map(orderedList),
    maps: state.maps,
    blocks: blocksOf(frame, state),
  };
}

/** Every page of the zone belongs to exactly one of these; ascending. @param {Frame} frame @param {ZoneFrame} state */
function blocksOf(frame, state) {
  const { start_pfn: first, size } = state.info;
  const end = first + size;
  const inside = (/** @type {ModelBlock} */ { page }) => page >= first && page < end;
  const held = [...freeBlocks(state), ...namedBlocks(frame), ...localBlocks(frame), ...reservedRuns(frame)];
  const known = held.filter(inside).sort((one, other) => one.page - other.page);
  return [...known, ...handBlocks(known, first, end, frame.machine.max_order)].sort(
    (one, other) => one.page - other.page,
  );
}

/** @param {ModelBlock["kind"]} kind @param {number} page @param {number} order @param {string | null} name @returns {ModelBlock} */
function block(kind, page, order, name = null) {
  return { kind, page, order, pages: 2 ** order, name };
}

/** @param {ZoneFrame} state */
function freeBlocks(state) {
  return state.lists.flatMap((list, order) => [...list.keys()].map((page) => block("free", page, order)));
}

/** @param {Frame} frame */
function namedBlocks(frame) {
  return [...frame.blocks].map(([page, { order, name }]) => block("allocated", page, order, name));
}

/** @param {Frame} frame */
function localBlocks(frame) {
  return [...frame.local].map(([page, { order }]) => block("local", page, order));
}

/** Neighbouring reserved pages as one run. @param {Frame} frame @returns {ModelBlock[]} */
function reservedRuns(frame) {
  const pages = [...frame.flags].filter(([, flags]) => flags & PG_RESERVED).map(([page]) => page);
  /** @type {ModelBlock[]} */
  const runs = [];
  for (const page of pages.sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && last.page + last.pages === page) last.pages++;
    else runs.push(block("reserved", page, 0));
  }
  return runs;
}

/**
 * The gaps between known blocks, cut into the largest blocks that fit.
 * @param {ModelBlock[]} known ascending @param {number} first @param {number} end @param {number} orders
 */
function handBlocks(known, first, end, orders) {
  /** @type {ModelBlock[]} */
  const hand = [];
  let page = first;
  for (const next of [...known, { page: end, pages: 0 }]) {
    while (page < next.page) {
      const order = fittingOrder(page - first, next.page - page, orders);
      hand.push(block("hand", page, order));
      page += 2 ** order;
    }
    page = Math.max(page, next.page + next.pages);
  }
  return hand;
}

/** @param {number} index zone-relative @param {number} room pages @param {number} orders */
function fittingOrder(index, room, orders) {
  let order = 0;
  while (order + 1 < orders && index % 2 ** (order + 1) === 0 && 2 ** (order + 1) <= room) order++;
  return order;
}

/** The block a page is in. @param {ZoneModel} model @param {number} page @returns {ModelBlock | null} */
export function blockAt(model, page) {
  return model.blocks.find((one) => page >= one.page && page < one.page + one.pages) ?? null;
}
