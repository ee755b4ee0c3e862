/** Fetching compiled lessons. Errors are sentences for people. */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { LessonEntry } from "../state/store.js" */

/** Where the compiled lessons lie, seen from the page. */
export const place = { lessons: "./lessons/" };

/** @returns {Promise<LessonEntry[]>} in their order */
export async function loadIndex() {
  const { lessons } = await fetchJson(`${place.lessons}index.json`, "The list of lessons");
  if (!Array.isArray(lessons) || lessons.length === 0) throw new Error("The list of lessons is empty.");
  return lessons;
}

/** @param {LessonEntry} entry @returns {Promise<Lesson>} */
export async function loadLesson({ id, title, langs }) {
  const lang = langs.find((known) => navigator.languages.some((wanted) => wanted.startsWith(known)));
  const lesson = await fetchJson(
    `${place.lessons}${id}.${lang ?? langs[0] ?? "en"}.json`,
    `The lesson “${title}”`,
  );
  if (lesson.v !== 1) {
    throw new Error(
      `The lesson “${title}” was made for another version of this page. Reload to get the newest.`,
    );
  }
  return lesson;
}

/** @param {string} url @param {string} what @returns {Promise<any>} */
async function fetchJson(url, what) {
  const response = await fetch(url).catch(() => null);
  if (!response) throw new Error(`${what} could not be fetched. Is the network there?`);
  if (!response.ok) throw new Error(`${what} is not on this server (${response.status}).`);
  return response.json().catch(() => {
    throw new Error(`${what} arrived, but cannot be read.`);
  });
}
