/** Predictions that are answered beside the picture: a number, a row of numbers, or one of a few. */

import { html } from "lit";

/** @typedef {import("../engine/protocol.d.ts").Predict} Predict */
/** @typedef {(at: number, value: number | null) => void} Fill */

const ROW = { list: "List", bit: "Bit", zone: "Zone", count: "Number", counts: "Blocks on the list of" };

/** @param {Predict} predict @param {(number | null)[]} given @param {Fill} fill */
export function answerField({ kind, options }, given, fill) {
  if (kind === "page") return "";
  if (kind === "count") return numbers(kind, ["Your number"], given, fill);
  if (kind === "counts") {
    return numbers(
      kind,
      options.map((order) => `order ${order}`),
      given,
      fill,
    );
  }
  return html`
    <div class="field" role="radiogroup" aria-label=${ROW[kind]}>
      ${options.map(
        (option, i) => html`
          <label>
            <input type="radio" name="answer" .checked=${given[0] === i} @change=${() => fill(0, i)} />
            ${kind === "list" ? `order ${option}` : option}
          </label>
        `,
      )}
    </div>
  `;
}

/** @param {"count" | "counts"} kind @param {string[]} labels @param {(number | null)[]} given @param {Fill} fill */
function numbers(kind, labels, given, fill) {
  return html`
    <div class="field" role="group" aria-label=${ROW[kind]}>
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

/** @param {Predict} predict @param {number | number[]} answer */
export function answerInWords({ kind, options }, answer) {
  if (Array.isArray(answer)) return answer.join(" ");
  if (kind === "page") return `page ${answer}`;
  if (kind === "list") return `order ${options[answer] ?? answer}`;
  return kind === "zone" ? (options[answer] ?? String(answer)) : String(answer);
}
