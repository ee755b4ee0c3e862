/**
 * Run until: the next cursor at which something happens, or the one before, read off the records. A closed list.
 *
 * Each condition is a watcher that is fed all records in order, from the first one: it knows what is true, and which
 * calls are under way, wherever one looks from.
 */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */

import { emptyRecord, readRecord, recordCount } from "../../history/records.js";
import { DEFAULT } from "../index.js";
import { Kind, SystemField } from "./kinds.js";

/** @typedef {{ kind: string, zone?: number, mark?: "pages_min" | "pages_low" | "pages_high", order?: number, name?: string, page?: number }} Condition */
/** Says whether it has happened with this record. @typedef {(record: UnpackedRecord) => boolean} Watcher */

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

/** Those that watch records which every kernel makes alike. */
const SHARED = ["called", "bug"];

/** What can be waited for on a machine of this kernel. @param {string} [kernel] */
export function conditionsFor(kernel = DEFAULT) {
  return CONDITIONS.filter(({ kind }) => kernel === DEFAULT || SHARED.includes(kind));
}

/**
 * The cursor just after the record with which the condition next comes true; null when it does not.
 * @param {History} history @param {number} cursor where one is @param {Condition} condition
 * @returns {number | null}
 */
export function runUntil(history, cursor, condition) {
  for (const time of times(history, condition)) if (time > cursor) return time;
  return null;
}

/**
 * The same backwards: the last time before the cursor.
 * @param {History} history @param {number} cursor @param {Condition} condition @returns {number | null}
 */
export function lastTime(history, cursor, condition) {
  let last = null;
  for (const time of times(history, condition)) {
    if (time >= cursor) break;
    last = time;
  }
  return last;
}

/** Every cursor just after which it has happened, ascending. @param {History} history @param {Condition} condition @returns {Generator<number>} */
function* times(history, condition) {
  const watch = WATCHERS[condition.kind](history, condition);
  const record = emptyRecord();
  const count = recordCount(history);
  for (let number = 0; number < count; number++) {
    if (watch(readRecord(history.records, number, record))) yield number + 1;
  }
}

/** @type {Record<string, (history: History, condition: Condition) => Watcher>} */
const WATCHERS = {
  below: (history, condition) =>
    crossing(history, condition, (before, now, line) => before >= line && now < line),
  above: (history, condition) =>
    crossing(history, condition, (before, now, line) => before <= line && now > line),
  kswapd: () => (r) => r.kind === Kind.SYSTEM && r.a === SystemField.KSWAPD_WAITING && r.b === 0 && r.c !== 0,
  reclaims: (history) => calling(history, "balance_classzone"),
  fails: failingOrder,
  called: (history, { name }) => calling(history, name ?? ""),
  allocated: pageGiven,
  freed: pageGivenBack,
  splits: (history) => inside(history, ["expand"], Kind.ADD_TO_FREE_LIST),
  merges: (history) => inside(history, ["__free_pages_ok"], Kind.DEL_FROM_FREE_LIST),
  bug: () => (r) => r.kind === Kind.BUG,
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

/** @param {History} history @param {string} name @returns {Watcher} */
function calling(history, name) {
  const numbers = functionsNamed(history, [name]);
  return (r) => r.kind === Kind.CALL && numbers.has(r.a);
}

/** A record of this kind, made while one of these functions is the innermost. @param {History} history @param {string[]} names @param {number} kind @returns {Watcher} */
function inside(history, names, kind) {
  const numbers = functionsNamed(history, names);
  const stack = callStack(history);
  return (r) => {
    stack.follow(r);
    return r.kind === kind && numbers.has(stack.top()?.a ?? -1);
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

/** @param {History} history @param {string[]} names */
function functionsNamed({ functions }, names) {
  return new Set(functions.flatMap(({ name }, number) => (names.includes(name) ? [number] : [])));
}

/** The calls under way. One that a BUG() left open ends with its command. @param {History} history */
function callStack({ commands }) {
  /** @type {UnpackedRecord[]} */
  const stack = [];
  const starts = new Set(commands.map(({ start }) => start));
  return {
    top: () => stack.at(-1),
    /** @param {UnpackedRecord} r */
    follow(r) {
      if (stack.length && starts.has(r.number)) stack.length = 0;
      if (r.kind === Kind.CALL) stack.push({ ...r });
      else if (r.kind === Kind.RETURN) stack.pop();
      else if (r.kind === Kind.BUG) stack.length = 0;
    },
  };
}
