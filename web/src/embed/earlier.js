/** Answers that this browser kept from an earlier visit, perhaps of somebody else: the reader says whether to use them. */

/** @import { ClaimedAnswers } from "./claimed-answers.js" */
/** @import { LessonFlow } from "../lesson/lesson-flow.js" */

import { effect } from "@preact/signals-core";
import { t } from "../i18n/language.js";

/** @param {HTMLElement} main @param {ClaimedAnswers} answers @param {LessonFlow} flow */
export function offerEarlier(main, answers, flow) {
  const line = document.createElement("div");
  line.className = "earlier";
  line.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = t("embed.earlier");
  const claim = button("embed.earlier.claim", () => {
    answers.claim();
    flow.reload();
  });
  line.append(
    words,
    claim,
    button("embed.earlier.decline", () => answers.decline()),
  );
  main.querySelector(".app")?.before(line);
  effect(() => {
    line.hidden = !answers.offered.value;
  });
}

/** @param {string} key @param {() => void} act */
function button(key, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: t(key) });
  made.addEventListener("click", act);
  return made;
}
