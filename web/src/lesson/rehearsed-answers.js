/** Answers to a lesson that is shown to others: they live in memory alone. */

/** @import { AnswerSource } from "./answer-source.js" */
/** @import { Progress } from "./progress.js" */

import { noProgress } from "./progress.js";

/** Begins with none and keeps none. @returns {AnswerSource} */
export function rehearsedAnswers() {
  /** @type {Map<string, Progress>} */
  const answers = new Map();
  return {
    load: (lesson) => answers.get(lesson) ?? noProgress(),
    note: (lesson, _, all) => Boolean(answers.set(lesson, all)),
    forget: (lesson) => void answers.delete(lesson),
  };
}
