/** Linux 2.4.22: what of it does not follow from its description. */

/** @import { Frame } from "../../engine/protocol.d.ts" */
/** @import { Kernel, UnpackedRecord } from "../kernel.d.ts" */

import { markBit, markFlags } from "../described/page-map.js";
import { alignment, call_graphs, flags, kinds, name, take_calls, tests, title } from "./description.json";
import { PG_RESERVED, SystemField } from "./kinds.js";

const WATERMARKS = /** @type {const} */ (["pages_min", "pages_low", "pages_high"]);

/** @param {boolean} locked */
const lock =
  (locked) =>
  (/** @type {Frame} */ frame, /** @type {UnpackedRecord} */ { a }) => {
    frame.zones[a].locked = locked;
  };

/** @type {Kernel} */
export const kernel = {
  request: /(?:^|= *)(?:alloc_pages|rmqueue|__get_free_pages|get_zeroed_page|alloc_page)\b/,
  asks: { alloc: "alloc_pages", free: "free_pages" },
  description: { name, title, alignment, kinds, tests, take_calls },
  writes: {
    map(frame, r) {
      const zone = frame.zones[r.a];
      const map = zone.maps[r.b];
      if (!map || r.c >= map.length)
        throw new RangeError(`record ${r.number} flips a bit that does not exist`);
      map[r.c] = map[r.c] ? 0 : 1;
      markBit(zone, r.b, r.c, map[r.c]);
    },
    count(frame, { a: first, d: more }, value) {
      for (let page = first; page <= first + more; page++) setOrDrop(frame.counts, page, value);
    },
    flags(frame, { a: page }, value) {
      setOrDrop(frame.flags, page, value);
      markFlags(frame, page, value, PG_RESERVED);
    },
    system(frame, { a: field }, value) {
      frame.system[field] = value;
    },
    // a new object: the machine's own stays as it was at boot
    watermark(frame, { a, b: which }, value) {
      const zone = frame.zones[a];
      zone.info = { ...zone.info, [WATERMARKS[which] ?? "pages_min"]: value };
    },
  },
  events: {
    LOCK: { apply: lock(true), undo: lock(false) },
    UNLOCK: { apply: lock(false), undo: lock(true) },
  },
  marks: ({ pages_min, pages_low, pages_high }) => ({ min: pages_min, low: pages_low, high: pages_high }),
  reserved: PG_RESERVED,
  flags,
  callGraphs: call_graphs,
  // not __get_free_pages(), which allocates
  isFreeing: (name) => /^_*free_pages?(_ok)?$/.test(name),
  system: {
    taskFlags: SystemField.TASK_FLAGS,
    inInterrupt: SystemField.IN_INTERRUPT,
    cpuNode: SystemField.CPU_NODE,
    waiting: SystemField.KSWAPD_WAITING,
    running: SystemField.RUNNING,
  },
  splitsIn: ["expand"],
  mergesIn: ["__free_pages_ok"],
  reclaim: {
    wakes: ["wake_up_interruptible"],
    direct: ["balance_classzone"],
    frees: ["try_to_free_pages_zone"],
  },
};

/** Zero is not stored: a frame is the same whichever way it was reached. @param {Map<number, number>} map @param {number} page @param {number} value */
function setOrDrop(map, page, value) {
  if (value) map.set(page, value);
  else map.delete(page);
}
