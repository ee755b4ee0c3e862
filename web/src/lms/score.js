/** What a learner has done, as a learning platform counts it: tasks, how many are done, how many of them right. */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { Progress } from "../lesson/progress.js" */

import { isRight } from "../lesson/verdict.js";

/** @typedef {{ total: number, done: number, right: number }} Tally */

/** @param {Pick<Lesson, "steps">} lesson @param {Progress} progress @returns {Tally} */
export function tallyOf({ steps }, { predictions, questions, challenges }) {
  const tally = { total: 0, done: 0, right: 0 };
  /** @param {boolean} done @param {boolean} right */
  const count = (done, right) => {
    tally.total++;
    tally.done += Number(done);
    tally.right += Number(done && right);
  };
  for (const { id, predict, question, challenge } of steps) {
    if (predict) count(id in predictions, isRight(predict, predictions[id]?.page));
    if (question) count(id in questions, question.choices[questions[id]?.choice]?.correct === true);
    if (challenge) count(id in challenges, true);
  }
  return tally;
}

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const total = { total: 0, done: 0, right: 0 };
  for (const one of tallies) {
    total.total += one.total;
    total.done += one.done;
    total.right += one.right;
  }
  return total;
}

/** Of 100; what is not done yet counts as not right. @param {Tally} tally */
export function scoreOf({ total, right }) {
  return total === 0 ? 0 : Math.round((100 * right) / total);
}
