/** Tells the page around what the learner does: step, progress, score, complete. */

/** @import { Store } from "../shell/store.js" */

import { effect } from "@preact/signals-core";
import { isComplete, tallyOf } from "../lesson/verdict.js";
import { tellHost } from "./messages.js";

/** @param {Store} store */
export function tellStory({ lesson, step, progress }) {
  let completed = false;
  effect(() => {
    const open = lesson.value;
    const here = open?.steps[step.value];
    if (!open || !here) return;
    tellHost({
      buddyscope: 1,
      type: "step",
      lesson: open.id,
      step: here.id,
      index: step.value,
      count: open.steps.length,
    });
  });
  effect(() => {
    const open = lesson.value;
    if (!open) return;
    const tally = tallyOf(open, progress.value);
    const { total: of, done, right } = tally;
    if (of === 0) return;
    tellHost({ buddyscope: 1, type: "progress", lesson: open.id, done, of });
    tellHost({ buddyscope: 1, type: "score", lesson: open.id, right, of });
    const complete = isComplete(tally);
    if (complete && !completed) tellHost({ buddyscope: 1, type: "complete", lesson: open.id });
    completed = complete;
  });
}
