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

/** What was reached at any time: a count never falls. The number of tasks is the lesson's own. @param {Tally | undefined} before @param {Tally} now @returns {Tally} */
export function best(before, now) {
  if (!before) return now;
  const done = Math.min(now.total, Math.max(before.done, now.done));
  return { total: now.total, done, right: Math.min(done, Math.max(before.right, now.right)) };
}

const RANKS = ["incomplete", "completed", "passed"];

/** The better of two values of cmi.core.lesson_status; "not attempted", "failed" and what is unknown count as incomplete. @param {string} one @param {string} other */
export function betterStatus(one, other) {
  return RANKS[Math.max(0, RANKS.indexOf(one), RANKS.indexOf(other))];
}
