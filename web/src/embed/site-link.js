/** From an embed to the whole site, in a new tab. */

/** @import { Lesson } from "../engine/protocol.d.ts" */

import { t } from "../i18n/language.js";
import { siteLink } from "./poster.js";

/** @param {string} hash */
export function openSite(hash) {
  open(new URL(`../${hash}`, location.href), "_blank", "noopener");
}

/** An exam is more than an embed holds: where the step has one, there is a link to it. @param {Element | null} text @param {Lesson | null} lesson @param {number} index */
export function linkExam(text, lesson, index) {
  const step = lesson?.steps[index];
  text?.replaceChildren(...(lesson && step?.practice ? [examLink(lesson.id, step.id)] : []));
}

/** @param {string} lesson @param {string} step */
function examLink(lesson, step) {
  const paragraph = document.createElement("p");
  const link = Object.assign(document.createElement("a"), {
    href: siteLink({ lesson, step }, ""),
    target: "_blank",
    rel: "noopener",
    textContent: t("embed.exam"),
  });
  paragraph.append(link);
  return paragraph;
}
