/** What a lesson asks, and how much of it is done and right. For pages around an embed, and for learning platforms. Pure. */

/** @import { Lesson, LessonStep } from "../../engine/protocol.d.ts" */
/** @import { Progress } from "../../lesson/progress.js" */

import { isRight } from "../../lesson/verdict.js";

/** @typedef {{ of: number, done: number, right: number, complete: boolean }} Score */

/** @param {Pick<Lesson, "steps">} lesson @param {Progress} progress @returns {Score} */
export function scoreOf({ steps }, progress) {
  const results = steps.flatMap((step) => resultsOf(step, progress));
  const done = results.filter((result) => result !== null).length;
  const right = results.filter((result) => result === true).length;
  return { of: results.length, done, right, complete: results.length > 0 && done === results.length };
}

/** One entry for each thing a step asks: true, false, or null for not done. @param {LessonStep} step @param {Progress} progress @returns {(boolean | null)[]} */
function resultsOf({ id, predict, question, challenge }, { predictions, questions, challenges }) {
  const results = [];
  if (predict) results.push(id in predictions ? isRight(predict, predictions[id].page) : null);
  if (question)
    results.push(id in questions ? question.choices[questions[id].choice]?.correct === true : null);
  if (challenge) results.push(id in challenges ? true : null);
  return results;
}
