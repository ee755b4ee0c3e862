/**
 * How far a learner may go, and what they may see of it.
 *
 * A step plays commands [first, last) of its history. While its prediction is open, its future
 * does not exist for the page: the history handed to components is cut off at the step's start.
 */

/** @import { History, Lesson, LessonStep } from "../engine/protocol.d.ts" */
/** @import { Progress } from "../lesson/progress.js" */

import { WIDTH } from "./records.js";

/** The cursor after the first `count` commands. @param {Pick<History, "commands">} history @param {number} count */
export function cursorAfter({ commands }, count) {
  return commands[Math.min(count, commands.length) - 1]?.end ?? 0;
}

/** How many commands are complete at a cursor. @param {Pick<History, "commands">} history @param {number} cursor */
export function requestsDone({ commands }, cursor) {
  let low = 0;
  let high = commands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (commands[middle].end <= cursor) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Lesson} lesson
 * @param {number} index of the step
 * @returns {{ start: number, end: number }}
 */
export function stepRange(lesson, index) {
  const step = lesson.steps[index];
  const history = lesson.histories[step.history];
  const start = cursorAfter(history, step.first);
  return { start, end: Math.max(start, cursorAfter(history, step.last)) };
}

/** Does an open prediction, or a question that comes first, stop the future? @param {LessonStep} step @param {Progress} progress */
export function isGated({ id, predict, question }, progress) {
  if (predict !== null && progress.predictions[id] === undefined) return true;
  return question?.gate === true && progress.questions[id] === undefined;
}

/** The farthest cursor. @param {Lesson} lesson @param {number} index @param {Progress} progress */
export function reach(lesson, index, progress) {
  const { start, end } = stepRange(lesson, index);
  return isGated(lesson.steps[index], progress) ? start : end;
}

/** @type {WeakMap<object, Map<number, History>>} */
const cut = new WeakMap();

/**
 * The part of a history before `limit`, the end of a command. The same object each time, so that
 * indexes kept by history stay right.
 *
 * @param {History} history
 * @param {number} limit
 * @returns {History}
 */
export function cutAt(history, limit) {
  const length = limit * WIDTH;
  if (history.records.length <= length) return history;
  const known = cut.get(history) ?? new Map();
  cut.set(history, known);
  if (!known.has(limit)) known.set(limit, cutHistory(history, limit));
  return /** @type {History} */ (known.get(limit));
}

/** The part of a history before `limit`, as a new object each time. @param {History} history @param {number} limit in records, the end of a command @returns {History} */
export function cutHistory(history, limit) {
  const commands = history.commands.filter(({ end }) => end <= limit);
  return { ...history, commands, records: history.records.slice(0, limit * WIDTH) };
}
