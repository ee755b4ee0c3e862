/** Linux 7.3: what of it does not follow from its description. */

/** @import { Frame, Snapshot, ZoneFrame } from "../../engine/protocol.d.ts" */
/** @import { Kernel, UnpackedRecord } from "../kernel.d.ts" */

import {
  alignment,
  call_graphs,
  flags,
  kinds,
  name,
  take_calls,
  tests,
  title,
  workloads,
} from "./description.json";
import { inTable } from "./in-table.js";
import { layout } from "./layout/zone.js";
import { requests } from "./requests.js";
import { ISOLATE, orderOfPcpList, PCP_FIELDS, TYPES, ZoneField } from "./state.js";
import { waysOfServing } from "./ways-of-serving.js";

/** What only this kernel keeps of a zone. @typedef {ZoneFrame & { values: number[], pageblocks: number[], free_by_type: number[] }} Zone */
/** @typedef {Frame & { pcps: Record<string, number>[], nodes: number[][], pcp_list: Map<number, { pcp: number, index: number, stamp: number }>, lru: Map<number, number> }} State */

/** @param {Frame} frame @returns {State} */
const stateOf = (frame) => /** @type {State} */ (/** @type {unknown} */ (frame));
/** @param {Frame} frame @param {number} zone @returns {Zone} */
const zoneOf = (frame, zone) => /** @type {Zone} */ (/** @type {unknown} */ (frame.zones[zone]));

/** @param {boolean} locked */
const lock =
  (locked) =>
  (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ { a }) => {
    frame.zones[a].locked = locked;
  };

/** @type {Kernel} */
export const kernel = {
  description: { name, title, alignment, kinds, tests, take_calls },
  requests,
  workloads,
  words: "linux73.",
  startLists: (zone) => /** @type {any} */ (zone).lists_by_type.flatMap(withRoom),
  start: fillStart,
  orderOf: (area) => area >> 3,
  aside: (frame) => inTrays(stateOf(frame)),
  layout,
  inTable,
  waysOfServing,
  writes: {
    free_pages(frame, { a, b: type }, delta) {
      const zone = zoneOf(frame, a);
      zone.free_by_type[type] += delta;
      if (type !== ISOLATE) zone.free_pages += delta;
    },
    pageblock(frame, { a, b: block }, value) {
      zoneOf(frame, a).pageblocks[block] = value;
    },
    zone(frame, { a, b: field }, value) {
      zoneOf(frame, a).values[field] = value;
    },
    pcp(frame, { a, b: field }, value) {
      changePcp(frame, a, PCP_FIELDS[field] ?? "flags", () => value);
    },
    pcp_count(frame, { a }, delta) {
      changePcp(frame, a, "count", (count) => count + delta);
    },
    node(frame, { a, b: field }, value) {
      const { nodes } = stateOf(frame);
      nodes[a] = nodes[a].with(field, value);
    },
    system(frame, { a: field }, value) {
      frame.system[field] = value;
    },
    lru(frame, { a: first, d: more }, value) {
      const { lru } = stateOf(frame);
      for (let page = first; page <= first + more; page++) {
        if (value) lru.set(page, value);
        else lru.delete(page);
      }
    },
  },
  events: {
    LOCK: { apply: lock(true), undo: lock(false) },
    UNLOCK: { apply: lock(false), undo: lock(true) },
  },
  marks: (_, zone) => {
    const values = /** @type {Zone} */ (zone).values;
    const boost = values[ZoneField.BOOST];
    const [min, low, high] = [ZoneField.MIN, ZoneField.LOW, ZoneField.HIGH].map(
      (field) => values[field] + boost,
    );
    return { min, low, high };
  },
  flags,
  callGraphs: call_graphs,
  isFreeing: (called) => /^_*free_(frozen_)?pages?(_ok)?$/.test(called),
  splitsIn: ["expand"],
  mergesIn: ["__free_one_page"],
  reclaim: {
    wakes: ["wakeup_kswapd", "wake_all_kswapds"],
    direct: ["__alloc_pages_direct_reclaim"],
    frees: ["shrink_node", "try_to_free_pages"],
  },
};

/** Lists by type have six places of eight, so that a list's number is order << 3 | type. @param {number[][]} types */
function withRoom(types) {
  return [...types, ...Array.from({ length: 8 - TYPES.length }, () => [])];
}

/** @param {Frame} frame @param {Snapshot} snapshot */
function fillStart(frame, snapshot) {
  const state = stateOf(frame);
  const { pcps, nodes, zones } = /** @type {any} */ (snapshot);
  state.pcps = pcps.map((/** @type {any} */ { lists: _, ...values }) => values);
  state.nodes = nodes.map((/** @type {number[]} */ values) => [...values]);
  state.pcp_list = new Map();
  for (const [pcp, { lists }] of pcps.entries())
    for (const [index, pages] of lists.entries())
      for (const [i, page] of pages.entries()) state.pcp_list.set(page, { pcp, index, stamp: -1 - i });
  state.lru = new Map();
  for (const { lru } of zones)
    for (const [first, count] of lru)
      for (let page = first; page < first + count; page++) state.lru.set(page, 1);
  for (const zone of state.zones) {
    const own = /** @type {Zone} */ (zone);
    own.values = [...own.values];
    own.pageblocks = [...own.pageblocks];
    own.free_by_type = [...own.free_by_type];
  }
}

/** @param {Frame} frame @param {number} pcp @param {string} name @param {(before: number) => number} change */
function changePcp(frame, pcp, name, change) {
  const { pcps } = stateOf(frame);
  pcps[pcp] = { ...pcps[pcp], [name]: change(pcps[pcp][name]) };
}

/** Pages that stand on lists of CPUs, as blocks. @param {State} frame @returns {Frame["local"]} */
function inTrays({ pcp_list }) {
  return new Map(
    [...pcp_list].map(([page, { index, stamp }]) => [page, { order: orderOfPcpList(index), stamp }]),
  );
}
