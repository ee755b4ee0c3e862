/** A challenge's goal, held against what is true now: one row of counts per zone, as /proc/buddyinfo has it. */

/** @import { Challenge, Frame, History } from "../../engine/protocol.d.ts" */

import { keptCommands } from "../../history/fork.js";
import { cursorAfter } from "../../history/ranges.js";
import { factRows } from "./goal-facts.js";

/** @typedef {{ order: number, goal: number, now: number, met: boolean }} GoalCell */
/** @typedef {{ node: number, zone: string, cells: GoalCell[] }} GoalRow */

/** @param {Challenge["goal"]} goal @param {Frame} frame @returns {GoalRow[]} */
export function goalRows(goal, frame) {
  return goal.map(({ node, zone, counts }) => {
    const found = frame.zones.find(({ info }) => info.node === node && info.name === zone);
    const orders = Math.max(counts.length, found?.lists.length ?? 0);
    const cells = Array.from({ length: orders }, (_, order) =>
      cell(order, counts[order] ?? 0, found?.lists[order]?.size ?? 0),
    );
    return { node, zone, cells };
  });
}

/** @param {number} order @param {number} goal @param {number} now @returns {GoalCell} */
function cell(order, goal, now) {
  return { order, goal, now, met: goal === now };
}

/** @param {Challenge["goal"]} goal @param {Frame} frame */
export function goalMet(goal, frame) {
  return goalRows(goal, frame).every(({ cells }) => cells.every(({ met }) => met));
}

/**
 * The whole goal: the counts, and what else must hold.
 * @param {Challenge} challenge
 * @param {{ history: History, frame: Frame, setup: number }} now `setup`: how many commands are not the learner's
 */
export function challengeMet({ goal, facts }, now) {
  return goalMet(goal, now.frame) && factRows(facts ?? [], now).every(({ met }) => met);
}

/**
 * Whether the cursor stands between requests, where alone a goal can be reached: inside one the state is the kernel's
 * half-done work.
 * @param {Pick<History, "commands">} history @param {number} cursor
 */
export function isBetweenRequests(history, cursor) {
  return cursorAfter(history, keptCommands(history, cursor)) === cursor;
}

/**
 * A request of the learner's own has just ended in the goal.
 * @param {Challenge} challenge
 * @param {{ history: History, frame: Frame, setup: number }} now
 */
export function challengeSolved(challenge, now) {
  const { history, frame, setup } = now;
  if (keptCommands(history, frame.cursor) <= setup) return false;
  return isBetweenRequests(history, frame.cursor) && challengeMet(challenge, now);
}
