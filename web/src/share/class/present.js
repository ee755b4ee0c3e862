/**
 * Presenter mode: the page as it is, large, led by a clicker. What is answered here is forgotten on leaving, and is never
 * kept or reported: a teacher's own answers are neither shown to the class nor lost.
 */

/** @import { BsPresent } from "./bs-present.js" */
/** @import { AnswerSource } from "../../lesson/answer-source.js" */
/** @import { SharedPage } from "../wire.js" */

import { effect } from "@preact/signals-core";
import { keptAnswers } from "../../lesson/answer-source.js";
import { rehearsedAnswers } from "../../lesson/rehearsed-answers.js";
import { parseRoute, routeTo } from "../../shell/routes.js";
import { recall, remember } from "../../shell/storage.js";
import "./bs-present.js";
import "./present.css";

/** @param {string} lesson @param {string} step */
const notesKey = (lesson, step) => `buddyscope:1:notes:${lesson}:${step}`;

/** One at a time. */
let presenting = false;

/** From #/present/<lesson>/<step>: the address becomes that of the step, so that a reload leads back to it. @param {SharedPage} page @param {string} hash */
export function present(page, hash) {
  const route = parseRoute(hash.replace("#/present/", "#/lesson/"));
  history.replaceState(null, "", routeTo(route?.lesson ?? "", route?.step));
  if (presenting) return;
  presenting = true;
  new Presentation(page, () => {
    presenting = false;
  }).start();
}

class Presentation {
  #page;
  #ended;
  #bar = /** @type {BsPresent} */ (document.createElement("bs-present"));
  /** @type {(() => void)[]} */
  #stops = [];

  /** @param {SharedPage} page @param {() => void} ended */
  constructor(page, ended) {
    this.#page = page;
    this.#ended = ended;
  }

  start() {
    document.body.dataset.present = "";
    document.body.append(this.#bar);
    // without a gesture, or in a frame, there is no full screen: the mode does without
    document.documentElement.requestFullscreen?.().catch(() => {});
    this.#answerWith(rehearsedAnswers());
    this.#stops = [effect(() => this.#follow()), ...this.#listen()];
  }

  /** The class sees no answers of the teacher's, and none of what is answered now is kept. @param {AnswerSource} source */
  #answerWith(source) {
    const { flow } = this.#page;
    flow.source = source;
    flow.reload();
  }

  /** The bar knows where one is. */
  #follow() {
    const { lesson, step, progress, moment } = this.#page.store;
    const open = lesson.value;
    const here = open?.steps[step.value];
    if (!open || !here) return;
    Object.assign(this.#bar, {
      lesson: open,
      index: step.value,
      gated: progress.value && this.#page.flow.gated,
      ended: (moment.value?.cursor ?? 0) >= (moment.value?.limit ?? 0),
      notes: recall(notesKey(open.id, here.id)) ?? "",
      page: location.href.split("#")[0],
    });
  }

  /** @returns {(() => void)[]} */
  #listen() {
    const key = (/** @type {KeyboardEvent} */ event) => this.#onKey(event);
    const full = () => document.fullscreenElement === null && this.leave();
    /** @type {Record<string, (detail: any) => void>} */
    const acts = {
      "bs-present-next": () => this.#next(),
      "bs-present-back": () => this.#back(),
      "bs-present-answer": () => this.#answer(),
      "bs-present-leave": () => this.leave(),
      "bs-present-notes": ({ text }) => this.#note(text),
    };
    const hear = (/** @type {Event} */ event) =>
      acts[event.type]?.(/** @type {CustomEvent} */ (event).detail);
    for (const type of Object.keys(acts)) this.#bar.addEventListener(type, hear);
    document.addEventListener("keydown", key, true);
    document.addEventListener("fullscreenchange", full);
    return [
      () => document.removeEventListener("keydown", key, true),
      () => document.removeEventListener("fullscreenchange", full),
    ];
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const typing = event
      .composedPath()
      .some((node) => node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement);
    /** @type {Record<string, () => void>} */
    const keys = { PageDown: () => this.#next(), PageUp: () => this.#back(), Escape: () => this.leave() };
    if (!typing) keys["."] = () => this.#bar.blank();
    const act = this.#bar.blanked ? () => this.#bar.blank() : keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** The answer, then each request, then the next step. */
  #next() {
    const { store, player, flow } = this.#page;
    if (!store.lesson.value) return;
    if (flow.gated) this.#answer();
    else if (player.cursor < player.limit && !store.bench.value) player.step(1, "request");
    else this.#goTo(store.step.value + 1);
  }

  #back() {
    const { store, player, flow } = this.#page;
    if (!store.lesson.value) return;
    if (player.cursor > flow.range.start && !store.bench.value) player.step(-1, "request");
    else this.#goTo(store.step.value - 1);
  }

  /** @param {number} index */
  #goTo(index) {
    const open = this.#page.store.lesson.value;
    const step = open?.steps[index];
    if (open && step) location.hash = routeTo(open.id, step.id);
  }

  /** "Not sure yet" opens what was held back, for the class. */
  #answer() {
    const { flow } = this.#page;
    const { predict, question } = flow.step;
    if (predict) flow.commit(null);
    if (question?.gate) flow.answer(-1);
  }

  /** @param {string} text */
  #note(text) {
    const { lesson, step } = this.#page.store;
    const here = lesson.value?.steps[step.value];
    if (lesson.value && here) remember(notesKey(lesson.value.id, here.id), text.slice(0, 4000));
  }

  leave() {
    for (const stop of this.#stops) stop();
    this.#bar.remove();
    delete document.body.dataset.present;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    this.#answerWith(keptAnswers);
    this.#ended();
  }
}
