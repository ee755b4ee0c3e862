/** A zone as a choice: asked for, picked, or answered. */

/** @import { Answers, Asked, Picked } from "../scene/scene.d.ts" */

import { html, nothing } from "lit";
import { t } from "../i18n/language.js";

/** How a zone stands to "which zone?": asked and perhaps picked, or answered. @typedef {{ asked: boolean, picked: boolean, answer: "" | "you" | "kernel" | "both" }} ZoneChoice */

/** Null while no zone is asked for or answered. @param {{ gate: Asked | null, pick: Picked, answers: Answers | null }} stage @param {number} zone @returns {ZoneChoice | null} */
export function zoneChoice({ gate, pick, answers }, zone) {
  if (gate?.kind === "zone") return { asked: true, picked: pick === zone, answer: "" };
  if (answers?.kind !== "zone") return null;
  const [theirs, its] = [answers.picked === zone, answers.truth === zone];
  return {
    asked: false,
    picked: false,
    answer: theirs && its ? "both" : theirs ? "you" : its ? "kernel" : "",
  };
}

/** The learner's answer, or the kernel's. @param {ZoneChoice | null} choice */
export function answerBadge(choice) {
  if (!choice?.answer) return nothing;
  return html`<b class="answer ${choice.answer}">${t(`scene.${choice.answer}`)}</b>`;
}
