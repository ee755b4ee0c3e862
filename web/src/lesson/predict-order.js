/** A prediction that is answered by putting things in order: each can be moved up and down. */

import { html } from "lit";
import { t } from "../i18n/language.js";

/** @typedef {import("../engine/protocol.d.ts").Predict} Predict */

/** @param {Predict} predict @param {number | number[] | null} pick @param {(at: number, way: -1 | 1) => void} move */
export function orderField({ options }, pick, move) {
  const order = Array.isArray(pick) ? pick : options.map((_, i) => i);
  const last = order.length - 1;
  return html`
    <ol class="order" aria-label=${t("predict.row.order")}>
      ${order.map(
        (option, at) => html`
          <li data-option=${option} @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, at, last, move)}>
            <span>${options[option]}</span>
            ${button("up", "↑", at === 0, () => move(at, -1), options[option])}
            ${button("down", "↓", at === last, () => move(at, 1), options[option])}
          </li>
        `,
      )}
    </ol>
  `;
}

/** @param {"up" | "down"} way @param {string} sign @param {boolean} off @param {() => void} act @param {string} what */
function button(way, sign, off, act, what) {
  return html`
    <button type="button" aria-label=${t(`predict.${way}`, { what })} ?disabled=${off} @click=${act}>${sign}</button>
  `;
}

/** The arrow keys move what has the focus. @param {KeyboardEvent} event @param {number} at @param {number} last @param {(at: number, way: -1 | 1) => void} move */
function onKey(event, at, last, move) {
  const way = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  if (way === 0) return;
  event.preventDefault();
  event.stopPropagation();
  if (at + way >= 0 && at + way <= last) move(at, way);
}

/** @param {number[]} order @param {number} at @param {-1 | 1} way */
export function moved(order, at, way) {
  const [one, other] = [order[at], order[at + way]];
  return order.with(at, other).with(at + way, one);
}

/** One order, with what stands elsewhere in the other marked. @param {Predict} predict @param {number | number[]} answer @param {number | number[]} other */
export function orderWords({ options }, answer, other) {
  const [ours, theirs] = [[answer].flat(), [other].flat()];
  return html`
    <ol class="way">
      ${ours.map((option, at) => html`<li class=${option === theirs[at] ? "" : "differs"}>${options[option]}</li>`)}
    </ol>
  `;
}
