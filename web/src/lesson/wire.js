/** The joint of the lesson: it follows the cursor, and does what its steps, questions and goals ask for. */

/** @import { Bench } from "./attempt.js" */
/** @import { LessonFlow } from "./lesson-flow.js" */
/** @import { Store } from "../shell/store.js" */

import { effect, untracked } from "@preact/signals-core";
import { showStage } from "../player/wire.js";
import { isPractising, routeTo } from "../shell/routes.js";

/**
 * @param {object} page what main.js shares
 * @param {Store} page.store
 * @param {LessonFlow} page.flow
 * @param {Bench} page.bench
 * @param {(name: string) => any} page.part
 * @param {(type: string, act: (detail: any) => void) => void} page.on
 */
export function joinLesson({ store, flow, bench, part, on }) {
  effect(() => {
    if (store.moment.value && store.place.value === "lesson" && !isPractising(store))
      untracked(() => flow.follow());
  });

  effect(() => {
    if (store.progressChanged.value) untracked(() => flow.reload());
  });

  /** @param {number} index */
  function goToStep(index) {
    const lesson = store.lesson.value;
    const step = lesson?.steps[index];
    if (lesson && step) location.hash = routeTo(lesson.id, step.id);
  }

  on("bs-step", ({ step }) => goToStep(step));
  on("bs-pick", ({ page }) => flow.pick(page));
  on("bs-commit", ({ page }) => {
    flow.commit(page);
    part("bs-lesson").focusVerdict();
  });
  on("bs-watch", ({ from }) => {
    flow.watch(from);
    showStage();
  });
  on("bs-answer", ({ choice }) => {
    flow.answer(choice);
    part("bs-lesson").focusVerdict("bs-question");
  });
  on("bs-hint", () => void store.hints.value++);
  on("bs-solution", () => bench.playSolution());
  on("bs-try", () => flow.tryFreely());
  on("bs-leave", () => flow.backToLesson());
  on("bs-forget", () => {
    flow.forget();
    goToStep(0);
  });
}
