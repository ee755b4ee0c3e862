/** Deep links: #/lesson/<id>/<step>, #/sandbox/<kernel>/<preset>. An unknown one leads to the nearest known, said in one line. */

/** @import { Store } from "./store.js" */

import { t } from "../i18n/language.js";
import { DEFAULT, isKernel } from "../kernels/index.js";
import { isPackaged } from "./packaged.js";

/** @typedef {{ lesson: string, step: string }} Route */

/** Null when the hash is not a route of ours, such as a skip link. @param {string} hash @returns {Route | null} */
export function parseRoute(hash) {
  if (!hash.startsWith("#/")) return null;
  const [kind, lesson = "", step = ""] = hash.slice(2, 200).split("/").map(decoded);
  return kind === "lesson" ? { lesson, step } : { lesson: "", step: "" };
}

const PAGES = /** @type {const} */ (["map", "review", "clinic", "lab", "teacher"]);

/** #/map, #/review, #/clinic, #/lab, #/teacher/<id>. Null for anything else, and for the teacher's page in a package that is graded. @param {string} hash @returns {{ kind: typeof PAGES[number], id: string } | null} */
export function parsePageRoute(hash) {
  const [first, id = ""] = hash.startsWith("#/") ? hash.slice(2, 200).split("/").map(decoded) : [];
  const kind = PAGES.find((page) => page === first && !(__ONE_FILE__ && page === "teacher" && isPackaged()));
  return kind ? { kind, id } : null;
}

/** @param {string} lesson */
export function teacherRouteTo(lesson) {
  return `#/teacher/${encodeURIComponent(lesson)}`;
}

/**
 * #/sandbox, #/sandbox/<preset>, #/sandbox/<kernel>, #/sandbox/<kernel>/<preset>. Without a kernel: the default one, as in
 * addresses of earlier versions. Null for anything else.
 *
 * @param {string} hash @returns {{ kernel: string, machine: string } | null}
 */
export function parseSandboxRoute(hash) {
  const [kind, ...rest] = hash.startsWith("#/") ? hash.slice(2, 200).split("/").map(decoded) : [];
  if (kind !== "sandbox") return null;
  const [kernel, machine = ""] = isKernel(rest[0] ?? "") ? rest : [DEFAULT, rest[0]];
  return { kernel, machine };
}

/** @param {string} [machine] a preset's name, or "own" @param {string} [kernel] */
export function sandboxRouteTo(machine = "", kernel = DEFAULT) {
  const parts = [...(kernel === DEFAULT ? [] : [kernel]), ...(machine ? [machine] : [])];
  return ["#/sandbox", ...parts.map(encodeURIComponent)].join("/");
}

/** @param {string} lesson @param {string} [step] */
export function routeTo(lesson, step) {
  return `#/lesson/${encodeURIComponent(lesson)}${step ? `/${encodeURIComponent(step)}` : ""}`;
}

/**
 * @template {{ id: string, title: string }} T
 * @param {string} wanted
 * @param {T[]} known at least one
 * @param {"lesson" | "step"} noun
 * @returns {{ found: T, note: string }}
 */
export function nearest(wanted, known, noun) {
  const exact = known.find(({ id }) => id === wanted);
  if (exact || !wanted) return { found: exact ?? known[0], note: "" };
  const found = known.reduce((best, entry) =>
    distance(entry.id, wanted) < distance(best.id, wanted) ? entry : best,
  );
  const key = __ONE_FILE__ && noun === "lesson" && isPackaged() ? "lms.not_included" : `app.nearest.${noun}`;
  return { found, note: t(key, { wanted, found: found.title }) };
}

/** Edit distance. @param {string} one @param {string} other */
export function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[other.length];
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// ------------------------------------------------------------ practice

/** The place is practice's own, or a step of a lesson that has an exam. @param {Store} store */
export function isPractising({ place, practice }) {
  return place.value === "practice" || (place.value === "lesson" && practice.value.exam !== null);
}
