/**
 * Run until: the first cursor at which something happens, read off the records. A closed list.
 *
 * Each condition is a watcher made at a cursor, with what is true there, and fed records in order.
 */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "./records.js" */

import { emptyRecord, Kind, readRecord, recordCount, SystemField } from "./records.js";

/** @typedef {{ kind: string, zone?: number, mark?: "pages_min" | "pages_low" | "pages_high", order?: number, name?: string }} Condition */
/** Says whether it has happened with this record. @typedef {(record: UnpackedRecord) => boolean} Watcher */

export const CONDITIONS = Object.freeze([
  { kind: "below", title: "a zone's free pages fall below a mark", takes: ["zone", "mark"] },
  { kind: "kswapd", title: "kswapd wakes", takes: [] },
  { kind: "fails", title: "a request of an order fails", takes: ["order"] },
  { kind: "called", title: "a function is called", takes: ["name"] },
  { kind: "splits", title: "a block is split", takes: [] },
  { kind: "merges", title: "two buddies merge", takes: [] },
  { kind: "bug", title: "the kernel would stop with BUG()", takes: [] },
]);

/**
 * The cursor just after the record with which the condition comes true; null when it does not.
 * @param {History} history @param {Frame} frame what is true now @param {Condition} condition
 * @returns {number | null}
 */
export function runUntil(history, frame, condition) {
  const watch = WATCHERS[condition.kind](history, frame, condition);
  const record = emptyRecord();
  const count = recordCount(history);
  for (let number = frame.cursor; number < count; number++) {
    if (watch(readRecord(history.records, number, record))) return number + 1;
  }
  return null;
}

/** @type {Record<string, (history: History, frame: Frame, condition: Condition) => Watcher>} */
const WATCHERS = {
  below: belowMark,
  kswapd: () => (r) => r.kind === Kind.SYSTEM && r.a === SystemField.KSWAPD_WAITING && r.b === 0 && r.c !== 0,
  fails: failingOrder,
  called: (history, _, { name }) => {
    const numbers = functionsNamed(history, [name ?? ""]);
    return (r) => r.kind === Kind.CALL && numbers.has(r.a);
  },
  splits: (history) => inside(history, ["expand"], Kind.ADD_TO_FREE_LIST),
  merges: (history) => inside(history, ["__free_pages_ok"], Kind.DEL_FROM_FREE_LIST),
  bug: () => (r) => r.kind === Kind.BUG,
};

/** Falls below: it must have been at the mark or above before. @param {History} _ @param {Frame} frame @param {Condition} condition @returns {Watcher} */
function belowMark(_, frame, { zone = 0, mark = "pages_low" }) {
  let free = frame.zones[zone].free_pages;
  const line = frame.zones[zone].info[mark];
  return (r) => {
    if (r.kind !== Kind.FREE_PAGES || r.a !== zone) return false;
    const before = free;
    free += r.b;
    return before >= line && free < line;
  };
}

/** A record of this kind, made while one of these functions is the innermost. @param {History} history @param {string[]} names @param {number} kind @returns {Watcher} */
function inside(history, names, kind) {
  const numbers = functionsNamed(history, names);
  const stack = callStack();
  return (r) => {
    stack.follow(r);
    return r.kind === kind && numbers.has(stack.top()?.a ?? -1);
  };
}

/** An outermost call for a block of this order that gives none. @param {History} history @param {Frame} _ @param {Condition} condition @returns {Watcher} */
function failingOrder(history, _, { order = 0 }) {
  const stack = callStack();
  return (r) => {
    const ended = r.kind === Kind.RETURN ? stack.top() : undefined;
    stack.follow(r);
    if (!ended || stack.top()) return false;
    const { args, returns } = history.functions[ended.a] ?? { args: [], returns: "" };
    const asked = args.includes("order") ? [ended.b, ended.c, ended.d][args.indexOf("order")] : 0;
    return NOTHING[returns]?.(r.b) === true && asked === order;
  };
}

/** What a call returns when it has nothing. @type {Record<string, (value: number) => boolean>} */
const NOTHING = { page: (value) => value === -1, address: (value) => value <= 0 };

/** @param {History} history @param {string[]} names */
function functionsNamed({ functions }, names) {
  return new Set(functions.flatMap(({ name }, number) => (names.includes(name) ? [number] : [])));
}

/** The calls under way, from where one began to look. */
function callStack() {
  /** @type {UnpackedRecord[]} */
  const stack = [];
  return {
    top: () => stack.at(-1),
    /** @param {UnpackedRecord} r */
    follow(r) {
      if (r.kind === Kind.CALL) stack.push({ ...r });
      else if (r.kind === Kind.RETURN) stack.pop();
      else if (r.kind === Kind.BUG) stack.length = 0;
    },
  };
}
