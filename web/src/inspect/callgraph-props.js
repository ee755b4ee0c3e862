/** What the call graph is given. */

/** @import { Store } from "../shell/store.js" */
/** @import { LessonFlow } from "../lesson/lesson-flow.js" */

import { stageView } from "../shell/props.js";
import { coveredBefore } from "./coverage.js";

/** @param {Store} store @param {LessonFlow} flow */
export function callgraphView(store, flow) {
  const { history, cursor } = stageView(store, flow);
  const lesson = store.lesson.value;
  const covered = lesson ? coveredBefore(lesson, store.step.value) : new Set();
  if (store.place.value !== "lesson" || !history)
    return { history, cursor, covered: new Set(), gate: null, answers: null };
  const asked = flow.asked?.kind === "function" ? flow.asked : null;
  const answers = cursor >= (store.moment.value?.start ?? 0) ? flow.answers : null;
  return {
    history,
    cursor,
    covered,
    gate: asked ? { options: asked.options } : null,
    pick: asked ? store.pick.value : null,
    answers: answers?.kind === "function" ? answers : null,
  };
}
