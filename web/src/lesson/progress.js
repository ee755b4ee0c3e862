/** What a learner has committed to, per lesson. Kept in this browser only, when it allows. */

import { forget, recall, remember } from "../shell/storage.js";

/**
 * By step id. A page of null, or a choice of -1, means "not sure yet", which counts as an answer of its own.
 * A prediction of another kind than `page` has its own answer there: a number, or several.
 *
 * @typedef {object} Progress
 * @property {Record<string, { page: number | number[] | null }>} predictions
 * @property {Record<string, { choice: number }>} questions
 * @property {Record<string, { used: number }>} challenges solved, with the fewest requests so far
 */

/** @param {string} lesson */
function keyOf(lesson) {
  return `buddyscope:1:progress:${lesson}`;
}

/** @returns {Progress} */
export function noProgress() {
  return { predictions: {}, questions: {}, challenges: {} };
}

/** @param {string} lesson @param {string | null} [text] what was kept @returns {Progress} */
export function loadProgress(lesson, text = recall(keyOf(lesson))) {
  try {
    const kept = JSON.parse(text ?? "{}");
    return {
      predictions: entries(kept.predictions, isPrediction),
      questions: entries(kept.questions, ({ choice }) => Number.isInteger(choice)),
      challenges: entries(kept.challenges, ({ used }) => Number.isInteger(used)),
    };
  } catch {
    return noProgress();
  }
}

/** @param {string} lesson @param {Progress} progress @returns {boolean} whether it outlives this page */
export function saveProgress(lesson, progress) {
  return remember(keyOf(lesson), JSON.stringify(progress));
}

/** What is here stays; what is missing is brought; of results, the better. @param {Partial<Progress>} here @param {Progress} brought @returns {Progress} */
export function better(here, brought) {
  const all = { ...noProgress(), ...here };
  const challenges = { ...brought.challenges, ...all.challenges };
  for (const [step, { used }] of Object.entries(brought.challenges)) {
    if (used < (challenges[step]?.used ?? Number.POSITIVE_INFINITY)) challenges[step] = { used };
  }
  return {
    predictions: { ...brought.predictions, ...all.predictions },
    questions: { ...brought.questions, ...all.questions },
    challenges,
  };
}

/** @param {string} lesson */
export function forgetProgress(lesson) {
  forget(keyOf(lesson));
}

/** @param {{ page?: unknown }} entry */
function isPrediction({ page }) {
  return page === null || Number.isInteger(page) || (Array.isArray(page) && page.every(Number.isInteger));
}

/** Only what has the right shape comes back in. @param {unknown} kept @param {(entry: any) => boolean} isRight */
function entries(kept, isRight) {
  const pairs = Object.entries(kept ?? {});
  return Object.fromEntries(pairs.filter(([, entry]) => entry instanceof Object && isRight(entry)));
}
