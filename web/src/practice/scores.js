/** How practice went, kept in this browser when it allows. */

import { isPackaged } from "../shell/packaged.js";
import { forget, recall, remember } from "../shell/storage.js";

const KEY = "buddyscope:1:practice";
/** "split", "saboteur/16", "read-the-machine/exam"; "" for questions of every topic */
const NAME = /^(?!_)[\w/.:-]{0,99}$/;

/** @typedef {{ tried: number, right: number, unsure: number, level: number, run: number }} Score */

/**
 * By level of the allocator, by topic of questions, by size of a challenge (the best result), by exam (the most right).
 *
 * @typedef {object} Scores
 * @property {Record<string, Score>} tasks
 * @property {Record<string, Score>} questions
 * @property {Record<string, number>} duels
 * @property {Record<string, number>} exams
 */

/** @returns {Score} */
function noScore() {
  return { tried: 0, right: 0, unsure: 0, level: 0, run: 0 };
}

/** @returns {Scores} */
export function noScores() {
  return { tasks: {}, questions: {}, duels: {}, exams: {} };
}

/** @returns {Scores} */
export function loadScores() {
  try {
    return scoresOf(JSON.parse(recall(KEY) ?? "{}"));
  } catch {
    return noScores();
  }
}

/** Only what has the right shape. @param {any} kept @returns {Scores} */
export function scoresOf(kept) {
  return {
    tasks: only(kept?.tasks, isScore),
    questions: only(kept?.questions, isScore),
    duels: only(kept?.duels, isCount),
    exams: only(kept?.exams, isCount),
  };
}

/** Of two scores the one with more right answers, of results the better: few requests in a challenge, many right in an exam. @param {Scores} here @param {Scores} brought @returns {Scores} */
export function betterScores(here, brought) {
  const more = (/** @type {Score} */ one, /** @type {Score} */ other) =>
    other.right > one.right ? other : one;
  return {
    tasks: both(here.tasks, brought.tasks, more),
    questions: both(here.questions, brought.questions, more),
    duels: both(here.duels, brought.duels, Math.min),
    exams: both(here.exams, brought.exams, Math.max),
  };
}

/** @template T @param {Record<string, T>} here @param {Record<string, T>} brought @param {(one: T, other: T) => T} best @returns {Record<string, T>} */
function both(here, brought, best) {
  const all = { ...brought, ...here };
  for (const [key, entry] of Object.entries(brought)) all[key] = best(all[key], entry);
  return all;
}

/** @param {Scores} scores */
export function saveScores(scores) {
  remember(KEY, JSON.stringify(scores));
}

/** Another tab has noted a result, or forgot all. @param {() => void} act */
export function followScores(act) {
  if (isPackaged()) return;
  // without a key, all was cleared at once
  globalThis.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) act();
  });
}

export function forgetScores() {
  forget(KEY);
}

/** One more answer. The level climbs after two right ones in a row, and falls after a wrong one. @param {Score | undefined} before @param {"right" | "wrong" | "unsure"} verdict @returns {Score} */
export function scoreAfter(before, verdict) {
  const { tried, right, unsure, level, run } = before ?? noScore();
  const good = verdict === "right";
  const next = good ? run + 1 : 0;
  const climbs = good && next % 2 === 0;
  return {
    tried: tried + 1,
    right: right + Number(good),
    unsure: unsure + Number(verdict === "unsure"),
    level: Math.max(0, Math.min(2, level + (climbs ? 1 : verdict === "wrong" ? -1 : 0))),
    run: next,
  };
}

/** @param {unknown} value @returns {value is Score} */
function isScore(value) {
  const count = (/** @type {string} */ key) => isCount(/** @type {any} */ (value)[key]);
  return (
    value instanceof Object && Object.keys(noScore()).every(count) && /** @type {Score} */ (value).level <= 2
  );
}

/** @param {unknown} value @returns {value is number} */
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** @template T @param {unknown} kept @param {(entry: unknown) => entry is T} isRight @returns {Record<string, T>} */
function only(kept, isRight) {
  const right = Object.entries(Object(kept)).filter(([key, entry]) => NAME.test(key) && isRight(entry));
  return /** @type {Record<string, T>} */ (Object.fromEntries(right));
}
