/** Which edges of the call graph a lesson has taken before the step that is open. */

/** @import { Lesson } from "../engine/protocol.d.ts" */

import { edgesOf } from "../history/calls.js";
import { stepRange } from "../history/ranges.js";

/** @type {WeakMap<Lesson, Map<number, ReadonlySet<string>>>} */
const known = new WeakMap();

/** "caller>callee" of all earlier steps, whichever machine they play on. The same set each time. @param {Lesson} lesson @param {number} step @returns {ReadonlySet<string>} */
export function coveredBefore(lesson, step) {
  const steps = known.get(lesson) ?? new Map();
  known.set(lesson, steps);
  if (!steps.has(step)) steps.set(step, count(lesson, step));
  return steps.get(step);
}

/** @param {Lesson} lesson @param {number} step @returns {ReadonlySet<string>} */
function count(lesson, step) {
  /** @type {Set<string>} */
  const covered = new Set();
  for (let earlier = 0; earlier < step; earlier++) {
    const { start, end } = stepRange(lesson, earlier);
    const history = lesson.histories[lesson.steps[earlier].history];
    for (const edge of edgesOf(history, start, end)) covered.add(edge);
  }
  return covered;
}
