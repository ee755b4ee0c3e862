/** The canvas as a slider: over the pages of a zone, or over the lists, bits or values that are asked for. */

/** @import { Answers, Asked, Picked, ZoneModel } from "../scene/scene.d.ts" */
/** @import { StageInput } from "./input.js" */

import { html, nothing } from "lit";
import { t } from "../i18n/language.js";
import { pageRange } from "../i18n/text.js";
import { describePage } from "../kernels/described/describe.js";

/** @typedef {{ label: string, min: number, max: number, now: number, text: string }} Slider */

/** Lists, bits and values are chosen from a few targets; pages on the map, zones outside of it: null. @param {Asked | null} asked @returns {Asked | null} */
export function withTargets(asked) {
  return asked && asked.kind !== "page" && asked.kind !== "zone" ? asked : null;
}

/** @param {ZoneModel} model @param {Asked | null} asked @param {Picked} pick @param {number} page where the page cursor is @param {number} target where that of the targets is @returns {Slider} */
export function sliderOf(model, asked, pick, page, target) {
  const targets = withTargets(asked);
  if (targets) return targetSlider(model, targets, pick, target);
  const where = describePage(model, page);
  const picked = asked?.kind === "page" && page === pick;
  return {
    label: t(asked?.kind === "page" ? "stage.choose" : "stage.look", { zone: model.name }),
    min: model.first,
    max: model.first + model.size - 1,
    now: page,
    text: picked ? t("stage.picked", { where }) : where,
  };
}

/** @param {Slider} slider @param {boolean} asking @param {StageInput} input */
export function sliderTemplate({ label, min, max, now, text }, asking, input) {
  return html`
    <canvas
      tabindex="0"
      role="slider"
      class=${asking ? "asking" : ""}
      aria-label=${label}
      aria-orientation="horizontal"
      aria-valuemin=${min}
      aria-valuemax=${max}
      aria-valuenow=${now}
      aria-valuetext=${text}
      @pointerdown=${input.down}
      @pointerup=${input.up}
      @pointercancel=${input.up}
      @pointermove=${input.move}
      @pointerleave=${input.leave}
      @wheel=${input.wheel}
      @click=${input.click}
      @keydown=${input.key}
      @focus=${input.focus}
      @blur=${input.blur}
    ></canvas>
  `;
}

/** @param {ZoneModel} model @param {Asked} asked @param {Picked} pick @param {number} target @returns {Slider} */
function targetSlider(model, asked, pick, target) {
  const where = targetWords(model, asked, target);
  const text = isPicked(pick, target) ? t("stage.picked", { where }) : where;
  const label = t(`stage.choose.${asked.kind}`, { zone: model.name });
  return { label, min: 0, max: asked.options.length - 1, now: target, text };
}

/** @param {ZoneModel} model @param {Asked} asked @param {number} index */
function targetWords(model, { kind, options, bit }, index) {
  if (kind === "list" || kind === "lists")
    return t("stage.list", { order: options[index], blocks: model.counts[index] ?? 0 });
  const [order, pair] = kind === "bit" ? (bit ?? [0, 0]) : (options[index] ?? "0:0").split(":").map(Number);
  const page = model.first + pair * 2 ** (order + 1);
  const values = { order, one: pageRange(page, order), other: pageRange(page + 2 ** order, order) };
  return t(kind === "bit" ? "stage.value" : "stage.bit", { ...values, value: options[index] });
}

/** @param {Picked} pick @param {number} target */
function isPicked(pick, target) {
  return Array.isArray(pick) ? pick.includes(target) : pick === target;
}

/** The answer after one of its targets was chosen; -1 is the one bit, whose value turns over. @param {Asked} asked @param {Picked} pick @param {number} index @returns {number | number[]} */
export function pickAfter({ kind }, pick, index) {
  if (kind === "lists" || kind === "bits") {
    const picked = Array.isArray(pick) ? pick : [];
    const rest = picked.filter((one) => one !== index);
    return rest.length < picked.length ? rest : [...rest, index].sort((one, other) => one - other);
  }
  if (index === -1) return pick === 0 ? 1 : 0;
  return index;
}

/** @type {Record<string, (at: number, last: number) => number>} */
const MOVES = {
  ArrowRight: (at) => at + 1,
  ArrowDown: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** The target to go to; null when the key does not move. Lists and bits stand under each other: down is on. @param {string} key @param {Asked} asked @param {number} at */
export function targetAfterKey(key, { options }, at) {
  const last = options.length - 1;
  const move = MOVES[key];
  return move ? Math.max(0, Math.min(last, move(at, last))) : null;
}

// ------------------------------------------------------------ zones as choices

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
