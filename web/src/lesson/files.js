/** Fetching compiled lessons. Errors are sentences for people. */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { LessonEntry, Route } from "../shell/store.js" */

import { language, t } from "../i18n/language.js";
import { kernelNamed } from "../kernels/index.js";

/** Written by py/buddyscope/lessons/build.py. */
const VERSION = 2;

/** Where the compiled lessons lie, seen from the page. */
export const place = { lessons: "./lessons/" };

/** @returns {Promise<{ lessons: LessonEntry[], routes: Route[], preview?: boolean }>} in their order */
export async function loadIndex() {
  const { lessons, routes, preview } = await fetchJson(`${place.lessons}index.json`, t("app.index"));
  if (!Array.isArray(lessons) || lessons.length === 0) throw new Error(t("app.index.empty"));
  return { lessons, routes: routes ?? [], preview };
}

/** The language of the moment where the lesson has it, else English. @param {LessonEntry} entry @returns {string} */
export function languageFor({ langs }) {
  const spoken = language.value.tag.split("-")[0];
  return langs.find((lang) => lang === spoken) ?? langs[0] ?? "en";
}

/** Its text, and its records, which all languages share. @param {LessonEntry} entry @returns {Promise<Lesson>} */
export async function loadLesson(entry) {
  const title = titleOf(entry);
  const [text, records] = await Promise.all([
    loadText(entry),
    fetchJson(`${place.lessons}${entry.id}.records.json`, t("app.the_records", { title })),
  ]);
  if (records.v !== VERSION) throw new Error(t("app.other_version", { title }));
  /** @type {import("../engine/protocol.d.ts").History[]} */
  const histories = records.histories;
  await Promise.all(histories.map(({ machine }) => kernelNamed(machine.kernel)));
  return { ...text, histories };
}

/** Its text alone. @param {LessonEntry} entry @returns {Promise<Lesson>} */
export async function loadText(entry) {
  const title = titleOf(entry);
  const url = `${place.lessons}${entry.id}.${languageFor(entry)}.json`;
  const text = await fetchJson(url, t("app.the_lesson", { title }));
  if (text.v !== VERSION) throw new Error(t("app.other_version", { title }));
  return { ...text, histories: [] };
}

/** What is gathered from all lessons. @param {"cards" | "search"} what */
export function loadAcross(what) {
  const tag = language.value.tag.split("-")[0];
  return fetchJson(`${place.lessons}_${what}.${tag}.json`, t(`app.across.${what}`));
}

/** @param {LessonEntry} entry */
export function titleOf(entry) {
  return entry.titles[languageFor(entry)] ?? entry.title;
}

/** @param {string} url @param {string} what @returns {Promise<any>} */
async function fetchJson(url, what) {
  const response = await fetch(url).catch(() => null);
  if (!response) throw new Error(t("app.no_network", { what }));
  if (!response.ok) throw new Error(t("app.not_there", { what, status: response.status }));
  return response.json().catch(() => {
    throw new Error(t("app.unreadable", { what }));
  });
}
