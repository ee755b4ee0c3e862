/** What a learner has done, as a learning platform counts it: tasks, how many are done, how many of them right. */

/** @import { Tally } from "../lesson/verdict.js" */

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
