/**
 * The learner's moves against the model's. The model's moves come from its records; this only compares.
 *
 * Moves of one group may be made in any order; groups must follow each other as in the model.
 */

/** @import { PracticeMove } from "../engine/protocol.d.ts" */
/** @import { HandMove, Verdict } from "./state.js" */

/** What of a move must be the same; the learner never says the rest. @type {Record<string, (keyof HandMove)[]>} */
const COUNTS = {
  take: ["zone", "order", "at"],
  put: ["zone", "order", "at"],
  flip: ["zone", "order", "at"],
  hand: ["order", "at"],
  test: ["zone", "at"],
  serve: ["zone"],
  none: ["zone"],
  wake: ["zone"],
  node: ["at"],
};

/** @param {HandMove} one @param {HandMove} other */
function sameMove(one, other) {
  return one.kind === other.kind && (COUNTS[one.kind] ?? []).every((key) => one[key] === other[key]);
}

/** @param {PracticeMove[]} moves @returns {PracticeMove[][]} */
export function groupsOf(moves) {
  /** @type {PracticeMove[][]} */
  const groups = [];
  for (const move of moves) {
    groups[move.group] ??= [];
    groups[move.group].push(move);
  }
  return groups;
}

/** Without its sentence, which needs the records. @param {HandMove[]} given @param {PracticeMove[]} expected @returns {Omit<Verdict, "sentence">} */
export function grade(given, expected) {
  const groups = groupsOf(expected);
  let at = 0;
  for (const [done, group] of groups.entries()) {
    const left = [...group];
    for (; left.length > 0; at++) {
      const move = given[at];
      const found = move ? left.findIndex((one) => sameMove(one, move)) : -1;
      if (found < 0)
        return { right: false, done, groups: groups.length, at, given: move ?? null, expected: left[0] };
      left.splice(found, 1);
    }
  }
  const more = given[at] ?? null;
  return { right: !more, done: groups.length, groups: groups.length, at, given: more, expected: null };
}
