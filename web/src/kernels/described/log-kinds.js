/** Which records a filter of the log lets through: by kind, by function, by zone. Words are compared with sentences: long-log.js. */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { RecordKind } from "../kernel.d.ts" */

import { callStackAt } from "../../history/calls.js";
import { Kind, readRecord } from "../../history/records.js";
import { kernelOf } from "../index.js";
import { reading } from "./writes.js";

/** `zone` is an index, -1 for all; `request` an index of a command, -1 for all. @typedef {{ text: string, kind: string, name: string, zone: number, request: number }} Filter */

/** Groups of kinds, in their order; "" is all of them. */
const GROUPS = [
  "",
  "calls",
  "tests",
  "lists",
  "bits",
  "counts",
  "pages",
  "names",
  "pool",
  "local",
  "task",
  "locks",
  "bug",
];

/** The groups that the records of a history's kernel can be in. @param {History} history @returns {string[]} */
export function logKinds(history) {
  const { kinds, description } = kernelOf(history);
  const there = new Set(kinds.map((kind) => kind && groupOf(kind)));
  // a kernel whose tests are calls leaves no records of them
  if (description.tests) there.delete("tests");
  return GROUPS.filter((group) => group === "" || there.has(group));
}

/** By what a kind writes, and by its shape. @param {RecordKind} kind @returns {string} */
function groupOf({ name, shape, of, fields }) {
  if (name === "CALL" || name === "RETURN") return "calls";
  if (name === "TEST" || name === "TEST_DETAIL") return "tests";
  if (name === "BUG") return "bug";
  if (of === "free_list") return "lists";
  if (of === "name") return "names";
  if (shape === "flip") return "bits";
  if (shape === "event") return "locks";
  if (shape === "enter" || shape === "leave") return of === "local" ? "local" : "pool";
  if (fields[0] === "zone") return "counts";
  return fields[0] === "page" ? "pages" : "task";
}

/** @returns {Filter} */
export function noFilter() {
  return { text: "", kind: "", name: "", zone: -1, request: -1 };
}

/** Whether the record of this number passes. @param {History} history @param {Filter} filter @returns {(number: number) => boolean} */
export function passing(history, { kind, name, zone }) {
  const { kinds } = kernelOf(history);
  const functions = new Set(history.functions.flatMap((one, at) => (one.name === name ? [at] : [])));
  return (number) => {
    const r = readRecord(history.records, number);
    const found = kinds[r.kind];
    if (kind && found && groupOf(found) !== kind) return false;
    if (zone >= 0 && zoneOf(history, r) !== zone) return false;
    return name === "" || functions.has(functionOf(history, r));
  };
}

/** The function that is called, returns, or was at work. @param {History} history @param {UnpackedRecord} r */
function functionOf(history, r) {
  if (r.kind === Kind.CALL || r.kind === Kind.RETURN) return r.a;
  return callStackAt(history, r.number).at(-1)?.function ?? -1;
}

/** The zone that a record is about, -1 for none. @param {History} history @param {UnpackedRecord} r */
export function zoneOf(history, r) {
  const kind = kernelOf(history).kinds[r.kind];
  if (kind?.fields.includes("zone")) return reading(kind, "zone")(r);
  if (kind?.fields.includes("page")) return zoneOfPage(history, reading(kind, "page")(r));
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
