/** The words of index.html: the document's title, its landmarks and the skip link. */

import { t } from "../i18n/language.js";

const LABELS = { "#stage": "app.memory", ".side": "app.words", ".player": "app.player" };

/** @param {"lesson" | "sandbox" | "practice"} place @param {string | undefined} title */
export function namePage(place, title) {
  if (title) document.title = t("app.document", { title });
  name("#lesson", t(`app.${place}`));
  for (const [selector, key] of Object.entries(LABELS)) name(selector, t(key));
  const skip = document.querySelector(".skip");
  if (skip) skip.textContent = t(`app.skip.${place}`);
}

/** @param {string} selector @param {string} label */
function name(selector, label) {
  document.querySelector(selector)?.setAttribute("aria-label", label);
}
