/**
 * A history written by hand: 16 pages, orders 0 to 4, all free; then a = alloc_pages order=0, and
 * __free_pages a. Record for record what the model journals for them.
 */

import { Kind } from "../../web/src/kernels/linux-2.4.22/kinds.js";

const FUNCTIONS = [
  { name: "alloc_pages", args: ["gfp_mask", "order"], returns: "page", file: "include/linux/mm.h" },
  { name: "_alloc_pages", args: ["gfp_mask", "order"], returns: "page", file: "mm/page_alloc.c" },
  { name: "__alloc_pages", args: ["gfp_mask", "order"], returns: "page", file: "mm/page_alloc.c" },
  { name: "rmqueue", args: ["zone", "order"], returns: "page", file: "mm/page_alloc.c" },
  { name: "expand", args: ["page", "low", "high"], returns: "page", file: "mm/page_alloc.c" },
  { name: "__free_pages", args: ["page", "order"], returns: "", file: "mm/page_alloc.c" },
  { name: "__free_pages_ok", args: ["page", "order"], returns: "", file: "mm/page_alloc.c" },
];

const GFP_KERNEL = 0x1f0;
const fn = (name) => FUNCTIONS.findIndex((one) => one.name === name);

/** @param {string} name @param {...number} args */
export const call = (name, ...args) => [Kind.CALL, fn(name), args[0] ?? -1, args[1] ?? -1, args[2] ?? -1];
export const back = (name, value = 0) => [Kind.RETURN, fn(name), value, 0, 0];
export const add = (order, page) => [Kind.ADD_TO_FREE_LIST, 0, order, page, 0];
export const del = (order, page, stamp) => [Kind.DEL_FROM_FREE_LIST, 0, order, page, stamp];
export const toggle = (order, bit) => [Kind.TOGGLE_BIT, 0, order, bit, 0];
export const free = (delta) => [Kind.FREE_PAGES, 0, delta, 0, 0];
export const count = (page, now, old) => [Kind.PAGE_COUNT, page, now, old, 0];
export const name = (page, order, now, old) => [Kind.NAME, page, order, now, old];
export const LOCK = [Kind.LOCK, 0, 0, 0, 0];
export const UNLOCK = [Kind.UNLOCK, 0, 0, 0, 0];

/** Records 0 … 23: page 15 is what is left of the block after four halvings. */
const ALLOC_A = [
  call("alloc_pages", GFP_KERNEL, 0),
  call("_alloc_pages", GFP_KERNEL, 0),
  call("__alloc_pages", GFP_KERNEL, 0),
  call("rmqueue", 0, 0),
  LOCK,
  del(4, 0, -1),
  free(-1),
  call("expand", 0, 0, 4),
  add(3, 0),
  toggle(3, 0),
  add(2, 8),
  toggle(2, 1),
  add(1, 12),
  toggle(1, 3),
  add(0, 14),
  toggle(0, 7),
  back("expand", 15),
  UNLOCK,
  count(15, 1, 0),
  back("rmqueue", 15),
  back("__alloc_pages", 15),
  back("_alloc_pages", 15),
  back("alloc_pages", 15),
  name(15, 0, 1, 0),
];

/** Records 24 … 43: page 15 meets its buddies 14, 12, 8 and 0. */
const FREE_A = [
  name(15, 0, 0, 1),
  call("__free_pages", 15, 0),
  count(15, 0, 1),
  call("__free_pages_ok", 15, 0),
  LOCK,
  free(1),
  toggle(0, 7),
  del(0, 14, 14),
  toggle(1, 3),
  del(1, 12, 12),
  toggle(2, 1),
  del(2, 8, 10),
  toggle(3, 0),
  del(3, 0, 8),
  add(4, 0),
  UNLOCK,
  back("__free_pages_ok"),
  back("__free_pages"),
];

/** @param {number[][][]} commands records of each @param {object} [changes] @returns {any} */
export function historyOf(commands, changes = {}) {
  const list = [];
  let start = 0;
  for (const records of commands) {
    list.push({ text: "", start, end: start + records.length, page: null, order: null, bug: null });
    start += records.length;
  }
  return {
    machine: matchbox(),
    start: allFree(),
    functions: FUNCTIONS,
    names: ["", "a", "b"],
    bugs: ["page->count is 0"],
    commands: list,
    records: commands.flat(2),
    ...changes,
  };
}

/** After 24: a has page 15. After 42: all is free again. */
export const matchboxHistory = () => historyOf([ALLOC_A, FREE_A]);

/** One zone without watermarks. */
export function matchbox(size = 16, orders = 5, marks = { pages_min: 0, pages_low: 0, pages_high: 0 }) {
  const zones = [{ node: 0, name: "Normal", start_pfn: 0, size, ...marks }];
  return { kernel: "2.4.22", preset: "matchbox", max_order: orders, zones, overrides: [] };
}

function allFree() {
  const zone = { free_pages: 16, need_balance: 0, lists: [[], [], [], [], [0]], maps: [[], [], [], []] };
  return { zones: [zone], blocks: [], counts: [], flags: [], system: [0, 0, 0, 1, 0], pool: [], local: [] };
}

/** A frame as plain data, to compare and keep: Timeline shares its maps between frames. @param {any} frame */
export function plain({ zones, blocks, counts, flags, local, ...rest }) {
  const sorted = (map) => [...map].sort(([one], [other]) => one - other);
  return {
    ...rest,
    zones: zones.map(({ lists, maps, ...zone }) => ({
      ...zone,
      lists: lists.map(sorted),
      maps: maps.map((map) => map.join("")),
    })),
    blocks: sorted(blocks),
    counts: sorted(counts),
    flags: sorted(flags),
    local: sorted(local),
    system: [...rest.system],
  };
}

/** Seeded chance: the same walk in every run. @param {number} seed @returns {() => number} 0 … 1 */
export function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
