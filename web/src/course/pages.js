/** Pages beside the lessons: #/map, #/review, #/clinic, #/teacher/<id>. Their texts, fetched when they are opened. */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { LessonEntry, PageState, Store } from "../shell/store.js" */

import { language } from "../i18n/language.js";
import { languageFor, loadAcross, loadText, titleOf } from "../lesson/files.js";
import { loadProgress } from "../lesson/progress.js";
import { isPackaged } from "../shell/packaged.js";
import { routeTo, teacherRouteTo } from "../shell/routes.js";
import { loadBoxes, saveBoxes } from "./progress-text.js";
import { graded, nextCard } from "./review.js";

/** @param {Store} store @param {{ kind: PageState["kind"], id: string }} wanted */
export async function openPage(store, { kind, id }) {
  const lessons = store.lessons.value;
  const page = { kind, id, failure: "", lesson: null, cards: [], card: null, seen: 0 };
  store.page.value = page;
  try {
    const filled = await contentOf(kind, id, lessons);
    if (store.page.value === page) store.page.value = { ...page, ...filled };
  } catch (error) {
    if (store.page.value === page)
      store.page.value = { ...page, failure: /** @type {Error} */ (error).message };
  }
}

/** @param {PageState["kind"]} kind @param {string} id @param {LessonEntry[]} lessons @returns {Promise<Partial<PageState>>} */
async function contentOf(kind, id, lessons) {
  if (kind === "teacher") {
    const entry = lessons.find((each) => each.id === id) ?? lessons[0];
    return entry ? { id: entry.id, lesson: await loadText(entry) } : {};
  }
  if (kind !== "review") return {};
  const { cards } = await loadAcross("cards");
  return { cards, card: nextCard(cards, loadBoxes(), "", Math.random()) };
}

/** The card that is shown was known, or not: on to the next. @param {Store} store @param {boolean} knew */
export function grade(store, knew) {
  const page = store.page.value;
  if (!page?.card) return;
  const boxes = graded(loadBoxes(), page.card.id, knew);
  saveBoxes(boxes);
  const card = nextCard(page.cards, boxes, page.card.id, Math.random());
  store.page.value = { ...page, card, seen: page.seen + 1 };
}

/** @param {Store} store */
export function pageView({ place, page, lessons }) {
  const shown = place.value === "page" ? page.value : null;
  return {
    hidden: shown === null,
    kind: shown?.kind ?? "",
    failure: shown?.failure ?? "",
    lesson: shown?.lesson ?? null,
    card: shown?.card ?? null,
    seen: shown?.seen ?? 0,
    number: lessons.value.find(({ id }) => id === shown?.id)?.number ?? 0,
    href: shown?.id ? routeTo(shown.id) : "",
  };
}

/** The course map: rows of lessons, columns of routes, and how far one has come. @param {Store} store */
export function mapView({ place, page, lessons, routes }) {
  if (place.value !== "page" || page.value?.kind !== "map") return { lessons: [], routes: [] };
  const tag = language.value.tag.split("-")[0] ?? "en";
  const rows = lessons.value.map((entry) => ({
    id: entry.id,
    number: entry.number,
    title: titleOf(entry),
    lang: languageFor(entry),
    minutes: entry.minutes,
    asks: entry.asks,
    done: Math.min(entry.asks, answersIn(entry.id)),
    href: routeTo(entry.id),
    teacher: isPackaged() ? "" : teacherRouteTo(entry.id),
  }));
  const ways = routes.value.map(({ id, lessons: on, titles, abouts }) => ({
    id,
    on,
    title: titles[tag] ?? titles.en ?? id,
    about: abouts[tag] ?? abouts.en ?? "",
  }));
  return { lessons: rows, routes: ways };
}

/** @param {string} lesson */
function answersIn(lesson) {
  return Object.values(loadProgress(lesson)).reduce((sum, kind) => sum + Object.keys(kind).length, 0);
}
