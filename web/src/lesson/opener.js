/** From a link to an open lesson: the nearest known one, with one line when it is not the one asked for. */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */
/** @import { LessonFlow } from "./lesson-flow.js" */

import { language, t } from "../i18n/language.js";
import { nearest, parseRoute } from "../shell/routes.js";
import { languageFor, loadIndex, loadLesson, titleOf } from "./files.js";

export class Opener {
  #store;
  #flow;
  #turn = 0;

  /** @param {Store} store @param {LessonFlow} flow */
  constructor(store, flow) {
    this.#store = store;
    this.#flow = flow;
  }

  /**
   * @param {string} hash
   * @returns {Promise<boolean>} whether a step was opened
   */
  async open(hash) {
    const route = parseRoute(hash || "#/");
    if (!route) return false;
    const turn = ++this.#turn;
    try {
      const { found, note } = nearest(route.lesson, await this.#lessons(), "lesson");
      const lesson = this.#store.lesson.value?.id === found.id ? null : await loadLesson(found);
      if (turn !== this.#turn) return false;
      this.#enter(lesson, route.step, note);
      return true;
    } catch (error) {
      if (turn === this.#turn) this.#store.failure.value = /** @type {Error} */ (error).message;
      return false;
    }
  }

  /** The open lesson in the language of the moment, at the same place. */
  async translate() {
    const { lesson, lessons } = this.#store;
    const entry = lessons.value.find(({ id }) => id === lesson.value?.id);
    if (!entry || !lesson.value || languageFor(entry) === lesson.value.lang) return;
    const turn = ++this.#turn;
    const other = await loadLesson(entry).catch(() => null);
    if (!other || turn !== this.#turn) return;
    this.#flow.translate(other);
    this.#store.notice.value = untranslated(other);
  }

  /** Which lessons there are, fetched once. */
  async learnLessons() {
    const { lessons, routes } = this.#store;
    if (lessons.value.length > 0) return;
    const index = await loadIndex();
    if (lessons.value.length > 0) return;
    [lessons.value, routes.value] = [index.lessons, index.routes];
    if (index.preview) void import("./preview.js").then(({ followPreview }) => followPreview());
  }

  async #lessons() {
    await this.learnLessons();
    return this.#store.lessons.value.map((entry) => ({ ...entry, title: titleOf(entry) }));
  }

  /** @param {Lesson | null} lesson null: the one that is open @param {string} wanted @param {string} note */
  #enter(lesson, wanted, note) {
    const steps = (lesson ?? this.#store.lesson.value)?.steps ?? [];
    const { found, note: stepNote } = nearest(wanted, steps, "step");
    this.#store.failure.value = "";
    this.#store.notice.value = [note, stepNote, lesson && untranslated(lesson)].filter(Boolean).join(" ");
    if (lesson) this.#flow.open(lesson, steps.indexOf(found));
    else this.#flow.goTo(steps.indexOf(found));
  }
}

/** @param {Lesson} lesson */
function untranslated({ lang }) {
  return language.value.tag.startsWith(lang) ? "" : t("app.english");
}
