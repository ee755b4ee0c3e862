/** A checkbox with a kernel name and what it means. */

import { html } from "lit";
import { live } from "lit/directives/live.js";

/** @param {string} name @param {string} means @param {boolean} checked @param {() => void} change @param {boolean} [off] */
export function checkRow(name, means, checked, change, off = false) {
  return html`
    <label class="check">
      <input type="checkbox" .checked=${live(checked)} ?disabled=${off} @change=${change} />
      <span><code>${name}</code><small>${means}</small></span>
    </label>
  `;
}
