/** What a learner must know when their score is not recorded, and the bar that says it. */

import { effect } from "@preact/signals-core";
import "./bs-lms-bar.js";

/**
 * `missing`: no platform found. `refused`: it did not begin a session. `unsaved`: it did not take a score.
 * `answers`: it took the score and not the answers. `ended`: the visit was over when the page came back.
 * `elsewhere`: another tab reports now. `preview`: the platform wants no score. `unread`: a part of the package is missing.
 *
 * @typedef {{ kind: "" | "missing" | "refused" | "unsaved" | "answers" | "ended" | "elsewhere" | "preview" | "unread", code: string }} Trouble
 */

/** @type {Trouble} */
export const NO_TROUBLE = { kind: "", code: "" };

/** @param {import("@preact/signals-core").Signal<Trouble>} trouble @param {{ retry: () => void, reload: () => void }} acts */
export function showTrouble(trouble, acts) {
  const bar = /** @type {import("./bs-lms-bar.js").BsLmsBar} */ (document.createElement("bs-lms-bar"));
  bar.addEventListener("bs-lms-retry", acts.retry);
  bar.addEventListener("bs-lms-reload", acts.reload);
  const header = /** @type {HTMLElement | null} */ (document.querySelector("body > header"));
  header?.append(bar);
  effect(() => {
    const { kind } = trouble.value;
    Object.assign(bar, trouble.value, { hidden: !kind });
    // what is not recorded is to be seen from everywhere, also where the whole page scrolls
    if (header)
      Object.assign(header.style, kind ? { position: "sticky", top: "0", zIndex: "6" } : { position: "" });
  });
}
