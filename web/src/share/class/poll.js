/**
 * Answer codes: four letters that say which question, and what was answered. No server, and nothing about the person.
 *
 * 20 bits: 6 of the question, to notice codes of another one, and 14 of the answer, all turned by the question
 * so that equal answers to different questions look different.
 */

/** @import { LessonStep } from "../../engine/protocol.d.ts" */

import { answerInWords, answerSpelledOut } from "../../lesson/answer-words.js";
import { verdictOf } from "../../lesson/verdict.js";

/** Without 0, O, 1 and I. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const ANSWER = (1 << 14) - 1;
const UNSURE = ANSWER;
/** Larger numbers, and answers of several numbers, are known by a mark only. */
const PLAIN = 16_000;

/** @typedef {import("../../lesson/verdict.js").Answer} Answer */
/** @typedef {{ unsure: string, other: string }} Words */
/** @typedef {{ value: number, label: string, count: number, right: boolean }} Bar */

/** @param {string} lesson @param {Pick<LessonStep, "id">} step @param {Answer} answer */
export function answerCode(lesson, step, answer) {
  const question = hash(`${lesson}/${step.id}`);
  const bits = (((question >>> 20) & 63) << 14) | numberFor(answer);
  return lettersOf(bits ^ (question & 0xfffff));
}

/** @param {string} lesson @param {Pick<LessonStep, "id">} step @param {string} code @returns {number | null} null: not of this question */
export function valueIn(lesson, step, code) {
  const question = hash(`${lesson}/${step.id}`);
  const letters = [...code.toUpperCase()].map((letter) => LETTERS.indexOf(letter));
  if (letters.length !== 4 || letters.includes(-1)) return null;
  const bits = letters.reduce((sum, letter) => sum * 32 + letter, 0) ^ (question & 0xfffff);
  return bits >>> 14 === ((question >>> 20) & 63) ? bits & ANSWER : null;
}

/** @param {Answer} answer */
function numberFor(answer) {
  if (answer === null) return UNSURE;
  if (typeof answer === "number" && answer >= 0 && answer < PLAIN) return answer;
  return hash(JSON.stringify(answer)) % PLAIN;
}

/**
 * How the class answered: a bar for each answer, in their order, and what was not of this question.
 * @param {string} lesson @param {LessonStep} step @param {string} text codes, whatever stands between them
 * @param {Words} words
 * @returns {{ bars: Bar[], strange: string[], total: number }}
 */
export function tally(lesson, step, text, words) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @type {string[]} */
  const strange = [];
  for (const code of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const value = valueIn(lesson, step, code);
    if (value === null) strange.push(code);
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const right = step.predict ? numberFor(step.predict.answer) : -1;
  const bars = [...counts].map(([value, count]) => ({
    value,
    count,
    right: verdictOf(value === UNSURE ? null : value, right, step.predict?.pages) === "right",
    label: labelOf(step, value, right, words),
  }));
  return {
    bars: bars.sort((one, other) => one.value - other.value),
    strange,
    total: bars.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Of an answer of several numbers only a mark is known, unless it is the right one. @param {LessonStep} step @param {number} value @param {number} right @param {Words} words */
function labelOf({ predict }, value, right, words) {
  if (value === UNSURE || !predict) return words.unsure;
  if (value === right) return answerSpelledOut(predict, predict.answer);
  return Array.isArray(predict.answer) ? `${words.other} (${value})` : answerInWords(predict, value);
}

/** @param {number} bits */
function lettersOf(bits) {
  return [15, 10, 5, 0].map((shift) => LETTERS[(bits >>> shift) & 31]).join("");
}

/** FNV-1a, mixed once more so that near texts are far apart. @param {string} text */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (sum ^ (sum >>> 12)) >>> 0;
}
