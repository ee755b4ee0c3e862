/** What a touch of the picture, or of a choice beside it, means while practising. */

/** @import { Practice } from "./practice.js" */

import { FREE } from "../kernels/practice.js";
import { pageOf } from "./hand-moves.js";

/** @param {Practice} practice @param {string} type of the event @param {any} detail @returns {boolean} whether it means something */
export function touched(practice, type, detail) {
  const { phase, question, task, duel } = practice.state;
  if (type === "bs-commit" && question) practice.commit(detail.page);
  else if (type === "bs-answer" && question) practice.commit(detail.choice < 0 ? null : detail.choice);
  else if (type === "bs-watch" && question) practice.watch();
  else if (type === "bs-pick" && phase === "asking") picked(practice, detail.page);
  else if (type === "bs-block" && task && phase === "asking") blockTouched(practice, detail);
  else if (type === "bs-block" && duel) giveBack(practice, detail);
  else return false;
  return true;
}

/** An answer, a list for the piece in hand, or a bit to flip. @param {Practice} practice @param {number | number[]} pick */
function picked(practice, pick) {
  const { task, putting, flipping } = practice.state;
  if (!task) return practice.pick(pick);
  if (putting && typeof pick === "number") return putOn(practice, pick);
  const bit = Array.isArray(pick) ? pick.at(-1) : undefined;
  const [order = 0, at = 0] = (practice.desk.bitOptions[bit ?? -1] ?? "").split(":").map(Number);
  if (flipping && bit !== undefined) practice.move({ kind: "flip", zone: 0, order, at });
}

/** @param {Practice} practice @param {number} order of the list */
function putOn(practice, order) {
  const { moves, putting } = practice.state;
  const hand = practice.desk.handAfter(moves);
  const there = practice.desk.frame?.machine.max_order ?? 0;
  if (hand && putting && order < there)
    practice.move({ kind: "put", zone: 0, order, at: pageOf(hand, putting) });
}

/** A block in the picture: a free one is taken, one that is in hand goes back. @param {Practice} practice @param {{ page: number, order: number, kind: string }} block */
function blockTouched(practice, { page, order, kind }) {
  const { desk } = practice;
  const { task, moves } = practice.state;
  if (task?.hands !== "blocks") return;
  const hand = desk.handAfter(moves);
  if (kind === "free" && (desk.freeing ? hand?.order === order : !hand))
    practice.move({ kind: "take", zone: 0, order, at: page });
  else if (hand && kind === "allocated" && page >= hand.page && page < hand.page + 2 ** hand.order)
    practice.put(desk.freeing ? "whole" : hand.order === 0 ? "" : page === hand.page ? "lower" : "upper");
}

/** @param {Practice} practice @param {{ name: string, kind: string }} block */
function giveBack(practice, { name, kind }) {
  if (kind === "allocated" && name) void practice.duel.act(`${FREE} ${name}`);
}
