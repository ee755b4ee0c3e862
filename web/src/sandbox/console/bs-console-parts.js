/** What the console shows: lines that were said, and what the last word can become. */

/** @import { Option } from "./complete.js" */
/** @import { ConsoleLine } from "./console.js" */
/** @import { PythonLine } from "../../shell/store.js" */

import { html, nothing } from "lit";
import { t } from "../../i18n/language.js";

/** @param {ConsoleLine} line */
export function consoleLine({ kind, text, answer, nearest }) {
  if (kind === "command")
    return html`<div class="line"><code>${text}</code>${answer ? html`<span class="answer">${answer}</span>` : nothing}</div>`;
  return html`<div class=${kind}>${text} ${nearest ? t("console.nearest", { nearest }) : nothing}</div>`;
}

/** @param {PythonLine} line */
export function pythonLine({ code, output, failed }) {
  return html`<div class="line"><code>${code}</code></div>${output ? html`<pre class=${failed ? "error" : ""}>${output}</pre>` : nothing}`;
}

/** @param {Option[]} options @param {number} chosen -1: none @param {(i: number) => void} take */
export function optionList(options, chosen, take) {
  return html`
    <ul class="options" id="options" role="listbox" aria-label=${t("console.options")}>
      ${options.map(
        ({ text, about }, i) => html`
          <li
            role="option"
            id="option-${i}"
            aria-selected=${i === chosen ? "true" : "false"}
            @pointerdown=${(/** @type {Event} */ event) => {
              event.preventDefault();
              take(i);
            }}
          >
            <code>${text}</code>${about ? html`<small>${about}</small>` : nothing}
          </li>
        `,
      )}
    </ul>
  `;
}
