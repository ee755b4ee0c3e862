/** While a lesson is written: what is wrong with it, with file and line. The page stays usable. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { base } from "../ui/styles/controls.js";

/** @typedef {{ file: string, line: number, message: string, found: string, expected: string, nearest: string }} Wrong */

export class BsPreview extends LitElement {
  static properties = { wrong: { attribute: false }, lost: { type: Boolean } };

  constructor() {
    super();
    /** @type {Wrong[]} */
    this.wrong = [];
    /** the server does not answer */
    this.lost = false;
  }

  static styles = [
    base,
    css`
      section {
        position: fixed;
        right: 16px;
        bottom: 72px;
        z-index: 20;
        width: min(34rem, calc(100vw - 32px));
        max-height: 40vh;
        overflow: auto;
        padding: 12px 16px;
        border: 1px solid var(--warn);
        border-radius: var(--radius);
        background: var(--panel);
        box-shadow: var(--shadow);
        font-size: 0.8125rem;
      }
      h2 {
        margin-bottom: 6px;
        color: var(--warn);
        font-size: 0.8125rem;
      }
      li + li {
        margin-top: 8px;
        padding-top: 8px;
        border-top: 1px solid var(--line);
      }
      b {
        display: block;
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }
      small {
        display: block;
        color: var(--soft);
      }
    `,
  ];

  render() {
    if (!this.lost && this.wrong.length === 0) return nothing;
    return html`
      <section role="status" aria-labelledby="head">
        <h2 id="head">${this.lost ? t("preview.lost") : t("preview.title")}</h2>
        <ol>${this.wrong.map((each) => wrongTemplate(each))}</ol>
      </section>
    `;
  }
}

/** @param {Wrong} wrong */
function wrongTemplate({ file, line, message, found, expected, nearest }) {
  return html`
    <li>
      <b translate="no">${t("preview.where", { file, line })}</b>
      <span lang="en">${message}</span>
      ${found ? html`<small lang="en">${t("preview.found", { text: found })}</small>` : nothing}
      ${expected ? html`<small lang="en">${t("preview.expected", { text: expected })}</small>` : nothing}
      ${nearest ? html`<small lang="en">${t("preview.nearest", { text: nearest })}</small>` : nothing}
    </li>
  `;
}

customElements.define("bs-preview", BsPreview);
