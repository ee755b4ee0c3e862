/**
 * What there is to say about one zone at a cursor: the common ground of picture and text twin.
 *
 * Pages that are on no list, have no name and are not reserved are "used" when they have a count, else "in
 * hand": the allocator is just working on them. Nothing here costs more for a larger zone, unless all of its blocks are asked for.
 */

/** @import { Frame, ZoneFrame } from "../../engine/protocol.d.ts" */
/** @import { ModelBlock, ZoneModel } from "../../scene/scene.d.ts" */

import { alignmentBase, kernelOf } from "../index.js";
import { freeOrder, pageMapOf } from "./page-map.js";

const NO_MARKS = Object.freeze({ min: 0, low: 0, high: 0 });

/** Longer lists are cut here; `counts` has their length. */
const LIST_MOST = 1024;

/** @param {Frame} frame @param {number} [zone] @returns {ZoneModel} */
export function zoneModel(frame, zone = 0) {
  const state = frame.zones[zone];
  const { info } = state;
  const kernel = kernelOf(frame);
  const { marks, parts = [], description, zoneTitle, sizeInWords, isBinary, blockFacts } = kernel;
  const { orderOf, aside, layout } = kernel;
  /** @type {ModelBlock[] | null} */
  let blocks = null;
  /** @type {number[][] | null} */
  let lists = null;
  /** @type {Frame["local"] | null} */
  let local = null;
  return {
    zone,
    name: info.name,
    title: zoneTitle?.(info) ?? `ZONE_${info.name.toUpperCase()}`,
    node: info.node,
    first: info.start_pfn,
    base: alignmentBase(frame, zone),
    size: info.size,
    free: state.free_pages,
    needBalance: state.need_balance !== 0,
    locked: state.locked,
    marks: marks?.(info, state) ?? NO_MARKS,
    orders: frame.machine.max_order,
    state,
    parts,
    testCall: description.tests?.call ?? "",
    machine: frame.machine,
    binary: isBinary?.(frame.machine) ?? true,
    sizeInWords: sizeInWords ? (pages) => sizeInWords(info, pages) : null,
    blockFacts: blockFacts ?? null,
    get lists() {
      lists ??= orderOf
        ? byOrder(frame, state, orderOf, (list) => list.head(LIST_MOST)).map((all) => all.flat())
        : state.lists.map((list) => list.head(LIST_MOST));
      return lists;
    },
    counts: orderOf
      ? byOrder(frame, state, orderOf, ({ size }) => size).map((all) =>
          all.reduce((sum, size) => sum + size, 0),
        )
      : state.lists.map(({ size }) => size),
    maps: state.maps,
    pages: pageMapOf(frame, zone),
    held: frame.blocks,
    inUse: frame.counts,
    get local() {
      local ??= aside?.(frame) ?? frame.local;
      return local;
    },
    layout,
    typed: orderOf !== undefined,
    frame,
    get blocks() {
      blocks ??= blocksIn(this, 0, info.size);
      return blocks;
    },
  };
}

/** What a kernel with several lists an order has of each. @template T @param {Frame} frame @param {ZoneFrame} state @param {(list: number) => number} orderOf @param {(list: ZoneFrame["lists"][number]) => T} read @returns {T[][]} by order */
function byOrder(frame, state, orderOf, read) {
  /** @type {T[][]} */
  const found = Array.from({ length: frame.machine.max_order }, () => []);
  for (const [number, list] of state.lists.entries()) if (list.size) found[orderOf(number)]?.push(read(list));
  return found;
}

/**
 * Every page of the window belongs to exactly one of these; ascending. The first may begin before it.
 * @param {ZoneModel} model @param {number} from @param {number} to zone-relative
 * @returns {ModelBlock[]}
 */
export function blocksIn(model, from, to) {
  const { part, skew, size } = model.pages;
  const end = Math.min(size, Math.max(from, to));
  /** @type {ModelBlock[]} */
  const blocks = [];
  for (let at = Math.max(0, Math.floor((from + skew) / part) * part - skew); at < end; ) {
    const block = knownAt(model, at) ?? handAt(model, at);
    at += block.pages;
    if (at > from) join(blocks, block);
  }
  return blocks;
}

/** Neighbouring reserved pages are one run. @param {ModelBlock[]} blocks @param {ModelBlock} block */
function join(blocks, block) {
  const last = blocks.at(-1);
  if (last?.kind === "reserved" && block.kind === "reserved") last.pages += block.pages;
  else blocks.push(block);
}

/** The block that begins at a page. @param {ZoneModel} model @param {number} index zone-relative @returns {ModelBlock | null} */
function knownAt({ pages: map, held, local, first }, index) {
  const page = first + index;
  const head = map.heads[index];
  const order = freeOrder(map, index);
  if (order >= 0) return block(map, "free", page, order);
  if (head) return block(map, "allocated", page, (head >> map.half) - 1, held.get(page)?.name ?? "");
  const own = local.size ? local.get(page) : undefined;
  if (own) return block(map, "local", page, own.order);
  return map.reserved[index] ? block(map, "reserved", page, 0) : null;
}

/** @param {ZoneModel["pages"]} map @param {ModelBlock["kind"]} kind @param {number} page @param {number} order @param {string | null} name @returns {ModelBlock} */
function block({ pages }, kind, page, order, name = null) {
  return { kind, page, order, pages: pages[order], name };
}

/** The largest aligned block from here in which nothing is known. How large used blocks are, nobody knows. @param {ZoneModel} model @param {number} index @returns {ModelBlock} */
function handAt(model, index) {
  const { size, orders, skew } = model.pages;
  let order = 0;
  while (
    model.binary &&
    order + 1 < orders &&
    (index + skew) % 2 ** (order + 1) === 0 &&
    index + 2 ** (order + 1) <= size
  ) {
    if (!isBlank(model, index + 2 ** order, 2 ** order)) break;
    order++;
  }
  return block(
    model.pages,
    model.inUse.has(model.first + index) ? "used" : "hand",
    model.first + index,
    order,
  );
}

/** @param {ZoneModel} model @param {number} from zone-relative @param {number} count */
function isBlank(model, from, count) {
  for (let index = from; index < from + count; index++) if (knownAt(model, index)) return false;
  return true;
}

/** The block a page is in. @param {ZoneModel} model @param {number} page @returns {ModelBlock | null} */
export function blockAt(model, page) {
  const index = page - model.first;
  if (index < 0 || index >= model.size) return null;
  return blocksIn(model, index, index + 1).at(-1) ?? null;
}

/** Named blocks of the zone, at most so many, by page. @param {ZoneModel} model @param {number} most @returns {ModelBlock[]} */
export function namedBlocks(model, most) {
  /** @type {ModelBlock[]} */
  const named = [];
  for (const [page, { order, name }] of model.held) {
    if (page < model.first || page >= model.first + model.size) continue;
    named.push(block(model.pages, "allocated", page, order, name));
    if (named.length >= most) break;
  }
  return named.sort((one, other) => one.page - other.page);
}
