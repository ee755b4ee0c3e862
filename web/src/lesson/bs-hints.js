/** Hints, one at a time; once the step has been answered all of them, each with its reason. */

/** @typedef {import("../engine/protocol.d.ts").LessonStep["hints"][number]} Hint */

import { css, html, LitElement, nothing } from "lit";
import { t, tryWords } from "../i18n/language.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, prose } from "../ui/styles/controls.js";

export class BsHints extends LitElement {
  static properties = { hints: { attribute: false }, shown: { type: Number }, again: { type: Boolean } };

  constructor() {
    super();
    /** @type {Hint[]} */
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
      .why {
        margin-top: 4px;
        padding-left: 10px;
        border-left: 2px solid var(--line);
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

  /** @param {Hint[]} hints */
  #list(hints) {
    return html`
      <ol aria-label=${t("hint.list")} aria-live="polite">
        ${hints.map((hint, i) => hintTemplate(hint, i + 1, this.again))}
      </ol>
    `;
  }
}

/** @param {Hint} hint @param {number} level @param {boolean} again */
function hintTemplate({ html: text, why }, level, again) {
  const name = tryWords(`hint.level.${level}`);
  return html`
    <li>
      <b>${t("hint.one", { number: level })}</b>${name ? html` · <small>${name}</small>` : nothing}
      <div class="prose" .innerHTML=${safeHtml(text)}></div>
      ${again && why ? html`<div class="why"><b>${t("hint.why")}</b><div class="prose" .innerHTML=${safeHtml(why)}></div></div>` : nothing}
    </li>
  `;
}

customElements.define("bs-hints", BsHints);
