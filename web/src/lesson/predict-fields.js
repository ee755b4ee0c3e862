/** A prediction answered beside the picture: numbers to type, one of a few, or some of a few. */

import { html, nothing } from "lit";
import { t } from "../i18n/language.js";
import { optionInWords } from "./answer-words.js";

/** @typedef {import("../engine/protocol.d.ts").Predict} Predict */
/** @typedef {(at: number, value: number | null) => void} Fill */
/** @typedef {(answer: number | number[]) => void} Choose */
/** @typedef {{ given: (number | null)[], pick: number | number[] | null }} SoFar */

/** @param {Predict["kind"]} kind */
export function isTyped(kind) {
  return kind === "count" || kind === "counts";
}

/** @param {Predict} predict @param {SoFar} soFar @param {Fill} fill @param {Choose} choose */
export function answerField(predict, { given, pick }, fill, choose) {
  const { kind, options } = predict;
  if (kind === "page") return nothing;
  if (kind === "count") return numbers(kind, [t("predict.number")], given, fill);
  if (kind === "counts") {
    const labels = options.map((order) => t("predict.order", { order }));
    return numbers(kind, labels, given, fill);
  }
  return kind === "lists" || kind === "bits" ? some(predict, pick, choose) : one(predict, pick, choose);
}

/** @param {Predict} predict @param {SoFar["pick"]} pick @param {Choose} choose */
function one(predict, pick, choose) {
  return html`
    <div class="field" role="radiogroup" aria-label=${t(`predict.row.${predict.kind}`)}>
      ${predict.options.map(
        (option, i) => html`
          <label>
            <input type="radio" name="answer" .checked=${pick === i} @change=${() => choose(i)} />
            ${optionInWords(predict, option)}
          </label>
        `,
      )}
    </div>
  `;
}

/** @param {Predict} predict @param {SoFar["pick"]} pick @param {Choose} choose */
function some(predict, pick, choose) {
  const picked = Array.isArray(pick) ? pick : [];
  const turned = (/** @type {number} */ i) =>
    (picked.includes(i) ? picked.filter((one) => one !== i) : [...picked, i]).sort((a, b) => a - b);
  return html`
    <div class="field" role="group" aria-label=${t(`predict.row.${predict.kind}`)}>
      ${predict.options.map(
        (option, i) => html`
          <label>
            <input type="checkbox" .checked=${picked.includes(i)} @change=${() => choose(turned(i))} />
            ${optionInWords(predict, option)}
          </label>
        `,
      )}
    </div>
  `;
}

/** @param {"count" | "counts"} kind @param {string[]} labels @param {(number | null)[]} given @param {Fill} fill */
function numbers(kind, labels, given, fill) {
  return html`
    <div class="field" role="group" aria-label=${t(`predict.row.${kind}`)}>
      ${labels.map(
        (label, i) => html`
          <label class="column">
            ${label}
            <input
              type="number"
              inputmode="numeric"
              min="0"
              .value=${String(given[i] ?? "")}
              @input=${(/** @type {InputEvent} */ event) => fill(i, wholeNumber(event))}
            />
          </label>
        `,
      )}
    </div>
  `;
}

/** Null for what is no whole number from 0. @param {Event} event */
function wholeNumber({ target }) {
  const { value } = /** @type {HTMLInputElement} */ (target);
  return /^\d{1,9}$/.test(value) ? Number(value) : null;
}
