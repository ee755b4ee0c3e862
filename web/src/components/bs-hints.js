/** Hints, one at a time. */

import { css, html, LitElement, nothing } from "lit";
import { t, tryWords } from "../i18n/language.js";
import { base, prose } from "../styles/controls.js";
import { safeHtml } from "./safe-html.js";

export class BsHints extends LitElement {
  static properties = { hints: { attribute: false }, shown: { type: Number }, again: { type: Boolean } };

  constructor() {
    super();
    /** @type {string[]} */
    this.hints = [];
    this.shown = 0;
    /** the step has been answered: all of them may be read */
    this.again = false;
  }

  static styles = [
    base,
    prose,
    css`
      ol {
        margin-top: 16px;
        padding-left: 14px;
        border-left: 3px solid var(--line);
        color: var(--soft);
        font-size: 0.875rem;
      }
      li + li {
        margin-top: 8px;
      }
      summary {
        margin-top: 16px;
        padding: 4px 0;
        color: var(--soft);
        font-size: 0.8125rem;
        cursor: pointer;
      }
      b,
      small {
        font-size: 0.75rem;
      }
    `,
  ];

  render() {
    if (this.again && this.hints.length) {
      return html`<details><summary>${t("hint.again")}</summary>${this.#list(this.hints)}</details>`;
    }
    return this.shown === 0 ? nothing : this.#list(this.hints.slice(0, this.shown));
  }

  /** @param {string[]} hints */
  #list(hints) {
    return html`
      <ol aria-label=${t("hint.list")} aria-live="polite">
        ${hints.map((hint, i) => hintTemplate(hint, i + 1))}
      </ol>
    `;
  }
}

/** @param {string} hint @param {number} level */
function hintTemplate(hint, level) {
  const name = tryWords(`hint.level.${level}`);
  return html`
    <li>
      <b>${t("hint.one", { number: level })}</b>${name ? html` · <small>${name}</small>` : nothing}
      <div class="prose" .innerHTML=${safeHtml(hint)}></div>
    </li>
  `;
}

customElements.define("bs-hints", BsHints);
