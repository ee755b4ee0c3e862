/**
 * What a SCORM 1.2 platform remembers for us between two visits: at most 4096 characters.
 *
 * Answers are kept by step while they fit. Beyond that, lessons with nothing left to do keep only their tally, the
 * longest first; their answers are then not shown again.
 */

/** @import { Tally } from "../lesson/verdict.js" */
/** @import { Progress } from "../lesson/progress.js" */

import { loadProgress } from "../lesson/progress.js";

/** @typedef {{ progress: Progress | null, tally: Tally }} Kept */

export const LIMIT = 4096;

/** @param {Record<string, Kept>} lessons by id @returns {string} */
export function pack(lessons) {
  const entries = Object.entries(lessons).map(([id, kept]) => ({ id, kept, text: packLesson(kept, true) }));
  const byLength = entries.toSorted((a, b) => b.text.length - a.text.length);
  const shorten = [
    ...byLength.filter(({ kept }) => isDone(kept)),
    ...byLength.filter(({ kept }) => !isDone(kept)),
  ];
  for (const entry of shorten) {
    if (written(entries).length <= LIMIT) break;
    entry.text = packLesson(entry.kept, false);
  }
  // a course of a hundred lessons: the last are forgotten, the score is told all the same
  while (written(entries).length > LIMIT) entries.pop();
  return written(entries);
}

/** @param {{ id: string, text: string }[]} entries */
function written(entries) {
  return `{"v":1,"l":{${entries.map(({ id, text }) => `${JSON.stringify(id)}:${text}`).join(",")}}}`;
}

/** @param {Kept} kept */
function isDone({ tally }) {
  return tally.done === tally.total;
}

/** @param {Kept} kept @param {boolean} whole */
function packLesson({ progress, tally: { total, done, right } }, whole) {
  const tally = [total, done, right];
  if (!whole || !progress) return JSON.stringify({ t: tally });
  const { predictions, questions, challenges } = progress;
  return JSON.stringify({
    t: tally,
    p: mapped(predictions, ({ page }) => page),
    q: mapped(questions, ({ choice }) => choice),
    c: mapped(challenges, ({ used }) => used),
  });
}

/** @param {string} text what a platform gave back @returns {Record<string, Kept>} nothing, when it is not ours */
export function unpack(text) {
  try {
    const { v, l } = JSON.parse(text);
    return v === 1 ? mapped(l, unpackLesson) : {};
  } catch {
    return {};
  }
}

/** @param {any} kept @returns {Kept} */
function unpackLesson({ t, p, q, c }) {
  const [total, done, right] = t;
  if (![total, done, right].every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new TypeError("a tally is three counts");
  const tally = { total, done, right };
  if (!p) return { progress: null, tally };
  const progress = {
    predictions: mapped(p, (page) => ({ page })),
    questions: mapped(q, (choice) => ({ choice })),
    challenges: mapped(c, (used) => ({ used })),
  };
  // whoever keeps it for us may have changed it
  return { progress: loadProgress("", JSON.stringify(progress)), tally };
}

/** @template A, B @param {Record<string, A>} record @param {(value: A) => B} change @returns {Record<string, B>} */
function mapped(record, change) {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]));
}
