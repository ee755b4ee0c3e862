/** What one can run until on Linux 2.4.22: besides what every kernel has, its watermarks, kswapd and reclaim. */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { Condition, Watcher, Watchers } from "../described/conditions.js" */

import { calling, callStack, functionsNamed, WATCHERS as SHARED } from "../described/conditions.js";
import { Kind, SystemField } from "./kinds.js";

/** What there is, and what each takes. */
export const CONDITIONS = Object.freeze(
  /** @type {const} */ ([
    { kind: "below", takes: ["zone", "mark"] },
    { kind: "above", takes: ["zone", "mark"] },
    { kind: "kswapd", takes: [] },
    { kind: "reclaims", takes: [] },
    { kind: "fails", takes: ["order"] },
    { kind: "called", takes: ["name"] },
    { kind: "allocated", takes: ["page"] },
    { kind: "freed", takes: ["page"] },
    { kind: "splits", takes: [] },
    { kind: "merges", takes: [] },
    { kind: "bug", takes: [] },
  ]),
);

/** @type {Watchers} */
export const WATCHERS = {
  ...SHARED,
  below: (history, condition) =>
    crossing(history, condition, (before, now, line) => before >= line && now < line),
  above: (history, condition) =>
    crossing(history, condition, (before, now, line) => before <= line && now > line),
  kswapd: () => (r) => r.kind === Kind.SYSTEM && r.a === SystemField.KSWAPD_WAITING && r.b === 0 && r.c !== 0,
  reclaims: (history) => calling(history, "balance_classzone"),
  fails: failingOrder,
  allocated: pageGiven,
  freed: pageGivenBack,
};

/** As a WATERMARK record numbers them. */
const MARKS = ["pages_min", "pages_low", "pages_high"];

/** Free pages pass a mark. @param {History} history @param {Condition} condition @param {(before: number, now: number, line: number) => boolean} passes @returns {Watcher} */
function crossing({ start, machine }, { zone = 0, mark = "pages_low" }, passes) {
  let free = start.zones[zone]?.free_pages ?? 0;
  let line = machine.zones[zone]?.[mark] ?? 0;
  return (r) => {
    if (r.kind === Kind.WATERMARK && r.a === zone && MARKS[r.b] === mark) line = r.c;
    if (r.kind !== Kind.FREE_PAGES || r.a !== zone) return false;
    const before = free;
    free += r.b;
    return passes(before, free, line);
  };
}

/** An outermost call for a block of this order that gives none. @param {History} history @param {Condition} condition @returns {Watcher} */
function failingOrder(history, { order = 0 }) {
  const stack = callStack(history);
  return (r) => {
    const ended = r.kind === Kind.RETURN ? stack.top() : undefined;
    stack.follow(r);
    if (!ended || stack.top()) return false;
    const { returns } = history.functions[ended.a] ?? { returns: "" };
    return NOTHING[returns]?.(r.b) === true && (argument(history, ended, "order") ?? 0) === order;
  };
}

/** rmqueue() comes back with the block that this page lies in, or it is taken from the task's own list. @param {History} history @param {Condition} condition @returns {Watcher} */
function pageGiven(history, { page = 0 }) {
  const numbers = functionsNamed(history, ["rmqueue"]);
  const stack = callStack(history);
  return (r) => {
    const ended = r.kind === Kind.RETURN ? stack.top() : undefined;
    stack.follow(r);
    if (r.kind === Kind.DEL_FROM_LOCAL) return holds(r.a, r.b, page);
    if (!ended || !numbers.has(ended.a) || r.b === -1) return false;
    return holds(r.b, argument(history, ended, "order") ?? 0, page);
  };
}

/** __free_pages_ok() is called for the block that this page lies in. @param {History} history @param {Condition} condition @returns {Watcher} */
function pageGivenBack(history, { page = 0 }) {
  const called = calling(history, "__free_pages_ok");
  return (r) =>
    called(r) && holds(argument(history, r, "page") ?? -1, argument(history, r, "order") ?? 0, page);
}

/** @param {number} first @param {number} order @param {number} page */
function holds(first, order, page) {
  return page >= first && page < first + 2 ** order;
}

/** Of a CALL record. @param {History} history @param {UnpackedRecord} call @param {string} name */
function argument(history, { a, b, c, d }, name) {
  const at = history.functions[a]?.args.indexOf(name) ?? -1;
  return at < 0 ? undefined : [b, c, d][at];
}

/** What a call returns when it has nothing. @type {Record<string, (value: number) => boolean>} */
const NOTHING = { page: (value) => value === -1, address: (value) => value <= 0 };
