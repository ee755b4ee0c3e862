/** Where the answers to a lesson come from, and where they go: this browser. See also rehearsed-answers.js and embed/claimed-answers.js. */

/** @import { Progress } from "./progress.js" */

import { better, forgetProgress, loadProgress, saveProgress } from "./progress.js";

/**
 * @typedef {object} AnswerSource
 * @property {(lesson: string) => Progress} load
 * @property {(lesson: string, answer: Partial<Progress>, all: Progress) => boolean} note one more answer, and all that are shown; whether it outlives this page
 * @property {(lesson: string) => void} forget
 */

/**
 * Written is the answer alone: another tab may have got further in the same lesson, or forgotten it.
 * @type {AnswerSource}
 */
export const keptAnswers = {
  load: loadProgress,
  note: (lesson, answer) => saveProgress(lesson, better(answer, loadProgress(lesson))),
  forget: forgetProgress,
};
