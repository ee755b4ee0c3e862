/**
 * What a challenge may demand beyond buddyinfo, held against what is true now.
 *
 * Means the same as py/buddyscope/lessons/goals.py; tests/lessons/goal_cases.json holds both to it.
 */

/** @import { CommandData, Frame, GoalFact, History } from "../../engine/protocol.d.ts" */

import { readRecord } from "../../history/records.js";
import { callCount, coverage, remoteCount, requestCount } from "./goal-paths.js";
import { Kind } from "./kinds.js";

/** @typedef {{ history: History, frame: Frame, setup: number }} Now */
/** @typedef {GoalFact & { now: number[], met: boolean }} FactRow */

const FREES = /^(__free_pages?|free_pages?|free_all_bootmem|boot_pages?)\b/;

/** @param {GoalFact[]} facts @param {Now} now @returns {FactRow[]} */
export function factRows(facts, now) {
  return facts.map((fact) => {
    const found = nowOf(fact, now);
    return { ...fact, now: found, met: isMet(fact, found) };
  });
}

/** What only the learner's own commands count for. @param {GoalFact} fact @param {Now} now */
function ofPaths({ kind, of = "" }, now) {
  const paths = { ...now, done: commandsDone(now.history, now.frame).slice(now.setup) };
  if (kind === "requests") return requestCount(paths);
  if (kind === "remote") return remoteCount(paths);
  if (kind === "coverage") return coverage(paths);
  return kind === "calls" ? callCount(paths, of) : null;
}

/** @param {GoalFact} fact @param {Now} now @returns {number[]} */
function nowOf(fact, now) {
  const { kind, order, of = "" } = fact;
  const { frame } = now;
  const path = ofPaths(fact, now);
  if (path !== null) return [path];
  if (kind === "includes") return requests(now).sort((one, other) => one - other);
  if (kind === "merges") return merges(now);
  if (kind === "bits") return [...(frame.zones[0]?.maps[order] ?? [])];
  if (kind === "can" || kind === "cannot") return [largest(frame)];
  if (kind === "served") return served(now, of);
  return [number({ kind, of }, now)];
}

/** Requests that the learner's last command of this name served; none without one. @param {Now} now @param {string} of */
function served({ history, frame, setup }, of) {
  const own = commandsDone(history, frame).slice(setup);
  const last = own.findLast(({ text }) => text.startsWith(`${of} = `));
  return last ? [last.served] : [];
}

/** How often the learner's commands woke kswapd. @param {Now} now */
function wakes({ history, frame, setup }) {
  const own = commandsDone(history, frame).slice(setup);
  return sum(own.map((command) => command.wakes));
}

/** @param {Frame} frame @param {string} zone */
function freeIn({ zones }, zone) {
  return zones.find(({ info }) => info.name === zone)?.free_pages ?? 0;
}

/** @param {{ kind: GoalFact["kind"], of: string }} fact @param {Now} now */
function number({ kind, of }, now) {
  const held = live(now.frame);
  if (kind === "live") return held;
  if (kind === "wakes") return wakes(now);
  if (kind === "free") return freeIn(now.frame, of);
  if (kind === "free_pages") return sum(now.frame.zones.map(({ free_pages }) => free_pages));
  const asked = sum(requests(now));
  if (kind === "requested") return asked;
  return held === 0 ? 0 : (100 * (held - asked)) / held;
}

/** @param {GoalFact} fact @param {number[]} now */
function isMet({ kind, op, order, values }, now) {
  if (kind === "served" && now.length === 0) return false;
  const [first = 0] = now;
  const [value = 0] = values;
  if (kind === "can") return first >= order;
  if (kind === "cannot") return first < order;
  if (kind === "includes") return values.every((one) => times(now, one) >= times(values, one));
  if (op === "<=") return first <= value;
  if (op === ">=") return first >= value;
  return now.length === values.length && now.every((one, at) => one === values[at]);
}

/** @param {number[]} numbers @param {number} wanted */
function times(numbers, wanted) {
  return numbers.filter((one) => one === wanted).length;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Pages in allocated blocks that have a name. @param {Frame} frame */
function live({ blocks }) {
  return sum([...blocks.values()].map(({ order }) => 2 ** order));
}

/** The largest order with a free block; -1 when nothing is free. @param {Frame} frame */
function largest({ zones }) {
  const orders = zones.flatMap(({ lists }) => lists.map((list, order) => (list.size ? order : -1)));
  return Math.max(-1, ...orders);
}

/** For each block that is held: how many pages its caller needs. @param {Now} now */
function requests({ history, frame }) {
  return [...frame.blocks.values()].map(({ order, name }) => {
    const text = commandsDone(history, frame).findLast((command) =>
      command.text.startsWith(`${name} = `),
    )?.text;
    const want = /\bwant=(\d+)/.exec(text ?? "");
    return want ? Number(want[1]) : 2 ** order;
  });
}

/** @param {History} history @param {Frame} frame */
function commandsDone({ commands }, { cursor }) {
  return commands.filter(({ end }) => end <= cursor);
}

/** Merges of each free of the learner's. @param {Now} now */
function merges({ history, frame, setup }) {
  const frees = commandsDone(history, frame)
    .slice(setup)
    .filter(({ text }) => FREES.test(text));
  return frees.map((command) => removals(history, command));
}

/** @param {History} history @param {CommandData} command */
function removals({ records }, { start, end }) {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (readRecord(records, at).kind === Kind.DEL_FROM_FREE_LIST) count++;
  }
  return count;
}
