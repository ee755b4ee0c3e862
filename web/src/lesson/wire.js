/** The joint of the lesson: it follows the cursor, and does what its steps, questions and goals ask for. */

/** @import { Bench } from "./attempt.js" */
/** @import { LessonFlow } from "./lesson-flow.js" */
/** @import { Store } from "../shell/store.js" */

import { effect, untracked } from "@preact/signals-core";
import { pressOf } from "../player/keys.js";
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
  // a used block of the learner's own is given back by a click on it
  on("bs-block", ({ kind, name }) => {
    if (store.place.value === "lesson" && store.bench.value && kind === "allocated" && name)
      bench.act(`free_pages ${name}`);
  });
  document.addEventListener("keydown", (event) => {
    const pages = pagesAsked(event);
    if (!pages || store.place.value !== "lesson" || !store.bench.value || isPractising(store)) return;
    if (part("bs-controls").ask(pages)) event.preventDefault();
  });
  on("bs-solution", () => bench.playSolution());
  on("bs-try", () => flow.tryFreely());
  on("bs-leave", () => flow.backToLesson());
  on("bs-forget", () => {
    flow.forget();
    goToStep(0);
  });
}

/** Keys that ask for a block: 1, 2, 4 and 8 pages. In the player they choose the grain, and fields keep theirs. @param {KeyboardEvent} event @returns {number} 0: none of them */
function pagesAsked(event) {
  const { modified, widget } = pressOf(event);
  const path = event.composedPath();
  const onMap = path.some((node) => node instanceof HTMLCanvasElement);
  const inPlayer = path.some((node) => node instanceof Element && node.matches(".player"));
  if (event.defaultPrevented || modified || inPlayer || (widget === "field" && !onMap)) return 0;
  return ["1", "2", "4", "8"].includes(event.key) ? Number(event.key) : 0;
}
