/** Beside the lesson: in the source, today, and where the book and the code differ. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, prose } from "../ui/styles/controls.js";

/** @typedef {import("../engine/protocol.d.ts").Aside} Aside */

const FIELDS = /** @type {const} */ (["book", "code", "spec"]);

export class BsAsides extends LitElement {
  static properties = { asides: { attribute: false } };

  constructor() {
    super();
    /** @type {Aside[]} */
    this.asides = [];
  }

  static styles = [
    base,
    prose,
    css`
      section {
        margin-top: 16px;
        padding: 10px 14px;
        border-left: 3px solid var(--line);
        font-size: 0.875rem;
      }
      .note {
        border-left-color: var(--warn);
        background: var(--bg);
      }
      h3 {
        margin-bottom: 4px;
        color: var(--soft);
        font-size: 0.75rem;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 12px;
        margin-top: 6px;
      }
      dt {
        color: var(--soft);
        font-size: 0.8125rem;
      }
    `,
  ];

  render() {
    return this.asides.map((aside) => asideTemplate(aside));
  }
}

/** @param {Aside} aside */
function asideTemplate(aside) {
  const named = FIELDS.filter((field) => aside[field]);
  return html`
    <section class=${aside.kind}>
      <h3>${t(`aside.${aside.kind}`)}</h3>
      ${aside.text ? html`<div class="prose" .innerHTML=${safeHtml(aside.text)}></div>` : nothing}
      ${named.length ? html`<dl>${named.map((field) => fieldTemplate(field, aside[field] ?? ""))}</dl>` : nothing}
    </section>
  `;
}

/** @param {string} field @param {string} text */
function fieldTemplate(field, text) {
  return html`<dt>${t(`aside.${field}`)}</dt><dd class="prose" .innerHTML=${safeHtml(text)}></dd>`;
}

customElements.define("bs-asides", BsAsides);
