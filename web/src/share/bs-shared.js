/** What there is to say about a shared link: its note, what it asks, what is wrong with it. Events: bs-shared-yes, bs-shared-no. */

import "../i18n/all-words.js";
import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";

export class BsShared extends LitElement {
  static properties = { state: { attribute: false }, code: {} };

  constructor() {
    super();
    /** @type {import("./shared-opener.js").SharedState | null} */
    this.state = null;
    /** answer code, in a class that votes; "?" before an answer, "" outside a poll */
    this.code = "";
  }

  static styles = [
    base,
    buttons,
    css`
      .box {
        margin: 16px 20px 0;
        padding: 12px 14px;
        border: 1px solid var(--line);
        border-left: 3px solid var(--accent);
        border-radius: 8px;
        background: var(--bg);
        font-size: 0.875rem;
      }
      .failed {
        border-left-color: var(--warn);
      }
      .note {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .kick {
        color: var(--soft);
        font-size: 0.75rem;
        font-weight: 600;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
        margin-top: 10px;
      }
      .code {
        font: 600 1.5rem var(--mono);
        letter-spacing: 0.14em;
      }
    `,
  ];

  render() {
    return html`${this.#link()}${this.code ? this.#code() : nothing}`;
  }

  #link() {
    const { phase = "none", note = "", differs = false } = this.state ?? {};
    if (phase === "none" || (phase === "open" && !note && !differs)) return nothing;
    return html`
      <div class="box ${phase}" role=${phase === "failed" ? "alert" : "status"}>${this.#words(phase)}</div>
    `;
  }

  /** @param {string} phase */
  #words(phase) {
    const { flaw, values, why } = /** @type {NonNullable<BsShared["state"]>} */ (this.state);
    if (phase === "failed")
      return html`<p>${t(`link.error.${flaw}`, values)}</p>${this.#row([this.#button("bs-shared-no", "link.close")])}`;
    if (phase === "asking")
      return html`<p>${t(`link.ask.${why}`, values)}</p>
        ${this.#row([this.#button("bs-shared-yes", `link.yes.${why}`, false), this.#button("bs-shared-no", "link.no")])}`;
    if (phase === "running")
      return html`<p>${t("link.running", values)}</p>${this.#row([this.#button("bs-shared-no", "link.stop")])}`;
    if (phase === "open") return this.#note();
    return html`<p>${t(`link.${phase}`)}</p>`;
  }

  #note() {
    const { note, differs } = /** @type {NonNullable<BsShared["state"]>} */ (this.state);
    return html`
      ${note ? html`<p class="kick">${t("link.note")}</p><p class="note">${note}</p>` : nothing}
      ${differs ? html`<p>${t("link.differs")}</p>` : nothing}
      ${this.#row([this.#button("bs-shared-no", "link.close")])}
    `;
  }

  /** @param {unknown[]} content */
  #row(content) {
    return html`<div class="row">${content}</div>`;
  }

  /** @param {string} event @param {string} key @param {boolean} [quiet] */
  #button(event, key, quiet = true) {
    return html`<button class=${quiet ? "btn quiet" : "btn"} @click=${() => send(this, event)}>${t(key)}</button>`;
  }

  #code() {
    const given = this.code !== "?";
    return html`
      <div class="box" role="status">
        <p class="kick">${t("poll.yours")}</p>
        ${given ? html`<p class="code" data-code=${this.code}>${this.code}</p><p>${t("poll.tell")}</p>` : html`<p>${t("poll.answer")}</p>`}
      </div>
    `;
  }
}

customElements.define("bs-shared", BsShared);
