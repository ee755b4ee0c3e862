/**
 * The one judgement of answers: right, wrong or unsure, and how many tasks of a lesson are done and right.
 *
 * The page, the mark in a learning platform, an embed's messages, the poll of a class and practice all ask here. Pure.
 */

/** @import { Lesson, LessonStep, Predict } from "../engine/protocol.d.ts" */
/** @import { Progress } from "./progress.js" */

/** A page, a number, an index into options, or several of them in order; null: not sure yet. @typedef {number | number[] | null} Answer */
/** @typedef {"right" | "wrong" | "unsure"} Verdict */
/** Counts of tasks. Right ones are done. @typedef {{ total: number, done: number, right: number }} Tally */

/** @param {Answer | undefined} answer @param {number | number[]} truth of the same shape @param {number} [pages] of the right block: any of them is right @returns {Verdict} */
export function verdictOf(answer, truth, pages = 1) {
  if (answer === null || answer === undefined) return "unsure";
  if (typeof answer === "number" && typeof truth === "number")
    return answer >= truth && answer < truth + pages ? "right" : "wrong";
  return isSame(answer, truth) ? "right" : "wrong";
}

/** @param {Pick<Predict, "answer" | "pages">} predict @param {Answer | undefined} answer */
export function predictVerdict({ answer: truth, pages }, answer) {
  return verdictOf(answer, truth, pages);
}

/** HTML: the text for this very answer where the author has written one. @param {Predict} predict @param {Answer} answer */
export function verdictText(predict, answer) {
  const verdict = predictVerdict(predict, answer);
  const known = predict.diagnoses?.find((one) => verdictOf(answer, one.answer) === "right");
  if (verdict === "wrong" && known) return known.html;
  return predict[verdict] ?? predict.wrong;
}

/** A list is right when every number in it is, in its place. @param {number | number[]} one @param {number | number[]} other */
function isSame(one, other) {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

/** @param {{ choices: { correct: boolean }[] }} question @param {number} choice index into choices; -1: not sure yet @returns {Verdict} */
export function choiceVerdict({ choices }, choice) {
  if (choice < 0) return "unsure";
  return choices[choice]?.correct === true ? "right" : "wrong";
}

/** One entry for each task of a step, null while it is not done: predictions, questions, challenges. @param {LessonStep} step @param {Progress} progress @returns {(Verdict | null)[]} */
function verdictsOf({ id, predict, question, challenge }, { predictions, questions, challenges }) {
  /** @type {(Verdict | null)[]} */
  const verdicts = [];
  if (predict) verdicts.push(id in predictions ? predictVerdict(predict, predictions[id].page) : null);
  if (question) verdicts.push(id in questions ? choiceVerdict(question, questions[id].choice) : null);
  if (challenge) verdicts.push(id in challenges ? "right" : null);
  return verdicts;
}

/** @param {Pick<Lesson, "steps">} lesson @param {Progress} progress @returns {Tally} */
export function tallyOf({ steps }, progress) {
  const verdicts = steps.flatMap((step) => verdictsOf(step, progress));
  return {
    total: verdicts.length,
    done: verdicts.filter((verdict) => verdict !== null).length,
    right: verdicts.filter((verdict) => verdict === "right").length,
  };
}

/** @param {Tally} tally */
export function isComplete({ total, done }) {
  return total > 0 && done === total;
}
