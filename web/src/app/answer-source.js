/** Where the answers to a lesson come from, and where they go: this browser, or memory alone. See also claimed-answers.js. */

/** @import { Progress } from "./progress.js" */

import { better, forgetProgress, loadProgress, noProgress, saveProgress } from "./progress.js";

/**
 * @typedef {object} AnswerSource
 * @property {(lesson: string) => Progress} load
 * @property {(lesson: string, answer: Progress, all: Progress) => boolean} note one more answer, and all that are shown; whether it outlives this page
 * @property {(lesson: string) => void} forget
 */

/**
 * Written is the answer alone: another tab may have got further in the same lesson, or forgotten it.
 * @type {AnswerSource}
 */
export const keptAnswers = {
  load: (lesson) => loadProgress(lesson),
  note: (lesson, answer) => saveProgress(lesson, better(answer, loadProgress(lesson))),
  forget: forgetProgress,
};

/** Begins with none and keeps none: for a lesson that is shown to others. @returns {AnswerSource} */
export function rehearsedAnswers() {
  /** @type {Map<string, Progress>} */
  const answers = new Map();
  return {
    load: (lesson) => answers.get(lesson) ?? noProgress(),
    note: (lesson, _, all) => Boolean(answers.set(lesson, all)),
    forget: (lesson) => void answers.delete(lesson),
  };
}
