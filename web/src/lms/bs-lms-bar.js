/** In a package of a learning platform: the score is not recorded, why, and what to do. Events: bs-lms-retry, bs-lms-reload. */

import "../i18n/all-words.js";
import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";

/** What helps, where a button can do it. @type {Record<string, "retry" | "reload">} */
const REMEDIES = {
  unsaved: "retry",
  answers: "retry",
  ended: "reload",
  elsewhere: "reload",
  refused: "reload",
};

export class BsLmsBar extends LitElement {
  static properties = { kind: {}, code: {} };

  constructor() {
    super();
    /** see Trouble in trouble.js */
    this.kind = "";
    /** the platform's own error number, "" for none */
    this.code = "";
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 16px;
        padding: 8px 26px;
        border-top: 2px solid var(--warn);
        background: var(--warn-soft);
        font-size: 0.875rem;
      }
      :host([hidden]) {
        display: none;
      }
      p {
        flex: 1 1 20rem;
        margin: 0;
      }
      small {
        color: var(--soft);
      }
      @media (max-width: 51.2em) {
        :host {
          padding-inline: 16px;
        }
      }
    `,
  ];

  render() {
    if (!this.kind) return nothing;
    const remedy = REMEDIES[this.kind];
    return html`
      <p role="alert">
        <b>${t(`lms.${this.kind}`)}</b> ${t(`lms.${this.kind}.do`)}
        ${this.code ? html`<small>${t("lms.code", { code: this.code })}</small>` : nothing}
      </p>
      ${remedy ? html`<button class="btn quiet" @click=${() => send(this, `bs-lms-${remedy}`)}>${t(`lms.${remedy}`)}</button>` : nothing}
    `;
  }
}

customElements.define("bs-lms-bar", BsLmsBar);
