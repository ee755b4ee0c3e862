/** What a link to a lesson's step can say besides: #/lesson/<id>/<step>/@12 a record, …/poll answers are counted. */

import { routeTo } from "../../shell/routes.js";

/** @param {string} hash @returns {{ cursor: number | null, poll: boolean }} */
export function lessonRoute(hash) {
  const [kind, , , more = ""] = hash.startsWith("#/") ? hash.slice(2, 300).split("/") : [];
  if (kind !== "lesson") return { cursor: null, poll: false };
  const cursor = /^@(\d{1,9})$/.exec(more);
  return { cursor: cursor ? Number(cursor[1]) : null, poll: more === "poll" };
}

/** @param {string} lesson @param {string} step @param {number | null} cursor null: the step's beginning */
export function lessonLink(lesson, step, cursor) {
  return cursor === null ? routeTo(lesson, step) : `${routeTo(lesson, step)}/@${cursor}`;
}

/** @param {string} lesson @param {string} step */
export function pollLink(lesson, step) {
  return `${routeTo(lesson, step)}/poll`;
}

/** @param {string} lesson @param {string} step */
export function presentLink(lesson, step) {
  return `#/present/${encodeURIComponent(lesson)}/${encodeURIComponent(step)}`;
}

/** @param {string} lesson @param {{ answers?: boolean, cards?: boolean }} [options] */
export function printLink(lesson, { answers = false, cards = false } = {}) {
  const query = answers ? "?answers=1" : cards ? "?cards=1" : "";
  return `#/print/${encodeURIComponent(lesson)}${query}`;
}
