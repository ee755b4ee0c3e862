/** Which records a filter of the log lets through: by kind, by function, by zone. Words are compared with sentences: long-log.js. */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */

import { callStackAt } from "../../history/calls.js";
import { Kind, readRecord } from "../../history/records.js";

/** `zone` is an index, -1 for all; `request` an index of a command, -1 for all. @typedef {{ text: string, kind: string, name: string, zone: number, request: number }} Filter */

/** Every kind of record is in one of them; "" is all. @type {{ kind: string, kinds: number[] }[]} */
export const LOG_KINDS = [
  { kind: "", kinds: [] },
  { kind: "calls", kinds: [Kind.CALL, Kind.RETURN] },
  { kind: "lists", kinds: [Kind.ADD_TO_FREE_LIST, Kind.DEL_FROM_FREE_LIST] },
  { kind: "bits", kinds: [Kind.TOGGLE_BIT] },
  { kind: "counts", kinds: [Kind.FREE_PAGES, Kind.NEED_BALANCE, Kind.WATERMARK] },
  { kind: "pages", kinds: [Kind.PAGE_COUNT, Kind.PAGE_FLAGS] },
  { kind: "names", kinds: [Kind.NAME] },
  { kind: "pool", kinds: [Kind.ADD_TO_POOL, Kind.DEL_FROM_POOL] },
  { kind: "local", kinds: [Kind.ADD_TO_LOCAL, Kind.DEL_FROM_LOCAL] },
  { kind: "task", kinds: [Kind.SYSTEM] },
  { kind: "locks", kinds: [Kind.LOCK, Kind.UNLOCK] },
  { kind: "bug", kinds: [Kind.BUG] },
];

/** @returns {Filter} */
export function noFilter() {
  return { text: "", kind: "", name: "", zone: -1, request: -1 };
}

/** Whether the record of this number passes. @param {History} history @param {Filter} filter @returns {(number: number) => boolean} */
export function passing(history, { kind, name, zone }) {
  const kinds = new Set(LOG_KINDS.find((one) => one.kind === kind)?.kinds ?? []);
  const functions = new Set(history.functions.flatMap((one, at) => (one.name === name ? [at] : [])));
  return (number) => {
    const r = readRecord(history.records, number);
    if (kinds.size && !kinds.has(r.kind)) return false;
    if (zone >= 0 && zoneOf(history, r) !== zone) return false;
    return name === "" || functions.has(functionOf(history, r));
  };
}

/** The function that is called, returns, or was at work. @param {History} history @param {UnpackedRecord} r */
function functionOf(history, r) {
  if (r.kind === Kind.CALL || r.kind === Kind.RETURN) return r.a;
  return callStackAt(history, r.number).at(-1)?.function ?? -1;
}

/** @type {Set<number>} */
const BY_ZONE = new Set([
  Kind.ADD_TO_FREE_LIST,
  Kind.DEL_FROM_FREE_LIST,
  Kind.TOGGLE_BIT,
  Kind.FREE_PAGES,
  Kind.NEED_BALANCE,
  Kind.WATERMARK,
  Kind.LOCK,
  Kind.UNLOCK,
]);
/** @type {Set<number>} */
const BY_PAGE = new Set([
  Kind.PAGE_COUNT,
  Kind.PAGE_FLAGS,
  Kind.NAME,
  Kind.ADD_TO_LOCAL,
  Kind.DEL_FROM_LOCAL,
  Kind.ADD_TO_POOL,
  Kind.DEL_FROM_POOL,
]);

/** The zone that a record is about, -1 for none. @param {History} history @param {UnpackedRecord} r */
export function zoneOf(history, r) {
  if (BY_ZONE.has(r.kind)) return r.a;
  if (BY_PAGE.has(r.kind)) return zoneOfPage(history, r.a);
  const { args, returns } = history.functions[r.a] ?? { args: [], returns: "" };
  if (r.kind === Kind.RETURN) return returns === "page" ? zoneOfPage(history, r.b) : -1;
  if (r.kind !== Kind.CALL) return -1;
  const values = [r.b, r.c, r.d];
  if (args.includes("zone")) return values[args.indexOf("zone")];
  return args.includes("page") ? zoneOfPage(history, values[args.indexOf("page")]) : -1;
}

/** @param {History} history @param {number} page */
function zoneOfPage({ machine }, page) {
  return machine.zones.findIndex(({ start_pfn, size }) => page >= start_pfn && page < start_pfn + size);
}
