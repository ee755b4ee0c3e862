/**
 * Two histories of the same requests on different machines: where they part, and why. From records only.
 *
 * Requests are compared by number. Three ways to look, each finer than the one before:
 *
 *   success   a block or none, BUG(), or a request that makes no sense on one machine
 *   page      also which block it was
 *   way       also what was called on the way, and how each watermark test ended
 */

/** @import { CommandData, History, Message } from "../../engine/protocol.d.ts" */
/** @import { Timeline } from "../../history/timeline.js" */
/** @import { WalkStep } from "../../kernels/described/zonelist-walk.js" */

import { emptyRecord, Kind, readRecord } from "../../history/records.js";
import { walkAt } from "../../kernels/described/zonelist-walk.js";
import { kernelOf } from "../../kernels/index.js";
import { messageInWords } from "../../kernels/messages.js";

/** @typedef {"success" | "page" | "way"} Depth */
/** `number` counts from 1. @typedef {{ number: number, text: string, by: Depth }} Difference */
/** One machine with its story. `refused`: by index of the command, why it made no sense there. @typedef {{ timeline: Timeline, refused: ReadonlyMap<number, string> }} Side */

export const DEPTHS = Object.freeze(/** @type {const} */ (["success", "page", "way"]));

/** Whether pages of the two machines can be compared by number. @param {History} one @param {History} other */
export function sameLayout(one, other) {
  const places = (/** @type {History} */ { machine }) =>
    machine.zones.map(({ node, name, start_pfn, size }) => [node, name, start_pfn, size].join()).join(";");
  return places(one) === places(other);
}

/**
 * The requests that differ, in order, at most `most` of them.
 * @param {Side} one @param {Side} other @param {Depth} depth @param {number} [most] @returns {Difference[]}
 */
export function differences(one, other, depth, most = Number.POSITIVE_INFINITY) {
  const [left, right] = [one.timeline.history, other.timeline.history];
  const count = Math.min(left.commands.length, right.commands.length);
  /** @type {Difference[]} */
  const found = [];
  for (let at = 0; at < count && found.length < most; at++) {
    const by = differsBy(one, other, at, depth);
    if (by) found.push({ number: at + 1, text: left.commands[at].text, by });
  }
  return found;
}

/** @param {Side} one @param {Side} other @param {number} at @param {Depth} depth @returns {Depth | null} */
function differsBy(one, other, at, depth) {
  const [left, right] = [one, other].map(({ timeline }) => timeline.history.commands[at]);
  if (successOf(left, one, at) !== successOf(right, other, at)) return "success";
  if (depth === "success") return null;
  if (left.page !== right.page || left.order !== right.order || left.served !== right.served) return "page";
  if (depth === "page") return null;
  return wayOf(one.timeline.history, at) === wayOf(other.timeline.history, at) ? null : "way";
}

/** @param {CommandData} command @param {Side} side @param {number} at */
function successOf({ page, bug, served, livelock }, { refused }, at) {
  if (refused.has(at)) return "refused";
  if (bug || livelock) return bug ? "bug" : "livelock";
  return page === null && !served ? "none" : "block";
}

/** Everything that was called, with the zone of each test and how it ended, as one text. @param {History} history @param {number} at */
function wayOf(history, at) {
  const { start, end } = history.commands[at];
  const record = emptyRecord();
  let way = "";
  for (let number = start; number < end; number++) {
    const r = readRecord(history.records, number, record);
    const called = history.functions[r.a];
    if (r.kind === Kind.CALL)
      way += `${called.name}(${called.args[0] === "zone" ? zoneName(history, r.b) : ""}`;
    else if (r.kind === Kind.RETURN) way += called.returns === "yes" ? `=${r.b})` : ")";
  }
  return way;
}

/** @param {History} history @param {number} zone */
function zoneName({ machine }, zone) {
  const { name, node } = machine.zones[zone] ?? {};
  return `${name} ${node}`;
}

/** Functions called in a request, by name, with how often. @param {History} history @param {number} at @returns {Map<string, number>} */
function calledIn(history, at) {
  const { start, end } = history.commands[at];
  const record = emptyRecord();
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let number = start; number < end; number++) {
    const r = readRecord(history.records, number, record);
    if (r.kind !== Kind.CALL) continue;
    const { name } = history.functions[r.a];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** What a request came to on one machine. `steps`: its way through the zones. `taken`: the block that left a list first. */
/** @typedef {{ page: number | null, order: number | null, bug: Message | null, refused: string, served: number, livelock: boolean, steps: (WalkStep & { name: string })[], taken: { order: number, page: number } | null, called: Map<string, number> }} Course */

/** Moves the timeline's cursor. @param {Side} side @param {number} at @returns {Course} */
export function courseOf({ timeline, refused }, at) {
  const { history } = timeline;
  const { page, order, bug, end, served = 0, livelock = false } = history.commands[at];
  const { steps } = walkAt(history, timeline.seek(end), end);
  return {
    page,
    order,
    bug,
    refused: refused.get(at) ?? "",
    served,
    livelock,
    steps: refused.has(at) ? [] : steps.map((step) => ({ ...step, name: zoneName(history, step.zone) })),
    taken: takenIn(history, at),
    called: calledIn(history, at),
  };
}

/** @param {History} history @param {number} at */
function takenIn(history, at) {
  const { kinds, orderOf = (list) => list } = kernelOf(history);
  const { start, end } = history.commands[at];
  for (let number = start; number < end; number++) {
    const { kind, b, c } = readRecord(history.records, number);
    const { of, shape } = kinds[kind] ?? {};
    if (of === "free_list" && shape === "leave") return { order: orderOf(b), page: c };
  }
  return null;
}

/** Why two courses differ, as facts for a sentence. */
/**
 * @typedef {{ why: "refused", side: 0 | 1, said: string }
 *   | { why: "bug", side: 0 | 1, said: string }
 *   | { why: "test", side: 0 | 1, zone: string, free: number, minimum: number, otherFree: number | null, otherMinimum: number | null }
 *   | { why: "empty", side: 0 | 1, zone: string }
 *   | { why: "way", only: [string[], string[]] }
 *   | { why: "taken", taken: [{ order: number, page: number }, { order: number, page: number }] }
 *   | { why: "unknown" }} Reason
 */

/** @param {Course} one @param {Course} other @returns {Reason} */
export function reasonFor(one, other) {
  const sides = /** @type {const} */ ([0, 1]);
  const both = [one, other];
  for (const side of sides) if (both[side].refused) return { why: "refused", side, said: both[side].refused };
  for (const side of sides)
    if (both[side].bug)
      return { why: "bug", side, said: messageInWords(/** @type {Message} */ (both[side].bug)) };
  return (
    decidedAgainst(one, other) ??
    firstStepApart(one, other) ??
    takenApart(one, other) ??
    calledApart(one, other) ?? { why: "unknown" }
  );
}

/** One gives a block and the other none: what turned that one away last. @param {Course} one @param {Course} other @returns {Reason | null} */
function decidedAgainst(one, other) {
  if ((one.page === null) === (other.page === null)) return null;
  const side = one.page === null ? 0 : 1;
  const [without, having] = side === 0 ? [one, other] : [other, one];
  const last = lastFailure(without, without.steps.length);
  if (!last) return null;
  const there = having.steps.findLast(({ kind, name }) => kind === "test" && name === last.name);
  return stepReason(side, last, there?.passed ? there : null);
}

/** The first step of the two ways that ended differently. @param {Course} one @param {Course} other @returns {Reason | null} */
function firstStepApart(one, other) {
  const count = Math.max(one.steps.length, other.steps.length);
  for (let i = 0; i < count; i++) {
    const [left, right] = [one.steps[i], other.steps[i]];
    const alike = left && right && left.kind === right.kind && left.name === right.name;
    if (alike && left.passed === right.passed) continue;
    if (alike) return stoppedAt(left, right);
    const failed = [lastFailure(one, i), lastFailure(other, i)];
    return failed[1] ? stepReason(1, failed[1], null) : failed[0] ? stepReason(0, failed[0], null) : null;
  }
  return null;
}

/** The same step, passed on one side only. @param {Course["steps"][number]} left @param {Course["steps"][number]} right @returns {Reason} */
function stoppedAt(left, right) {
  return left.passed ? stepReason(1, right, left) : stepReason(0, left, right);
}

/** @param {Course} course @param {number} upTo */
function lastFailure({ steps }, upTo) {
  return steps.slice(0, upTo + 1).findLast(({ passed }) => passed === false);
}

/** @param {0 | 1} side @param {Course["steps"][number]} step @param {Course["steps"][number] | null} other @returns {Reason} */
function stepReason(side, { kind, name: zone, free, minimum }, other) {
  if (kind === "take") return { why: "empty", side, zone };
  const [otherFree, otherMinimum] = [other?.free ?? null, other?.minimum ?? null];
  return { why: "test", side, zone, free, minimum, otherFree, otherMinimum };
}

/** @param {Course} one @param {Course} other @returns {Reason | null} */
function takenApart({ taken: one }, { taken: other }) {
  if (!one || !other || (one.order === other.order && one.page === other.page)) return null;
  return { why: "taken", taken: [one, other] };
}

/** @param {Course} one @param {Course} other @returns {Reason | null} */
function calledApart(one, other) {
  const only = (/** @type {Course} */ a, /** @type {Course} */ b) =>
    [...a.called.keys()].filter((name) => (a.called.get(name) ?? 0) > (b.called.get(name) ?? 0));
  /** @type {[string[], string[]]} */
  const both = [only(one, other), only(other, one)];
  return both.some(({ length }) => length) ? { why: "way", only: both } : null;
}
