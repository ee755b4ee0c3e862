/** Everything that was asked, newest first; and the futures that were left. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";
import styles from "./bs-requests.css?inline";

/** @typedef {{ number: number, text: string, gave: string, bad: boolean }} Row */
/** @import { ForkInfo } from "../shell/store.js" */

export class BsRequests extends LitElement {
  static properties = {
    rows: { attribute: false },
    total: { type: Number },
    at: { type: Number },
    first: { type: Number },
    forks: { attribute: false },
    busy: { type: Boolean },
  };

  constructor() {
    super();
    /** the part of the list that is shown @type {Row[]} */
    this.rows = [];
    this.total = 0;
    /** requests before the cursor */
    this.at = 0;
    /** number of the first row shown */
    this.first = 0;
    /** @type {ForkInfo[]} */
    this.forks = [];
    this.busy = false;
  }

  static styles = [base, buttons, unsafeCSS(forms), unsafeCSS(styles)];

  render() {
    return html`
      <section aria-labelledby="history">
        <h2 id="history">${t("requests.title")} <small class="note">${this.#summary()}</small></h2>
        ${this.total ? this.#list() : html`<p class="note">${t("requests.none")}</p>`}
        ${this.forks.length ? this.#forks() : nothing}
      </section>
    `;
  }

  #summary() {
    if (!this.total) return "";
    const all = t("requests.count", { count: this.total });
    return this.at < this.total ? t("requests.after", { all, at: this.at }) : all;
  }

  #list() {
    const { first, rows, total } = this;
    const later = total - first - rows.length;
    return html`
      ${later > 0 ? html`<p class="note">${t("requests.later", { count: later })}</p>` : nothing}
      <ol class="list" reversed>
        ${rows.map((row) => this.#row(row)).reverse()}
        ${first === 0 ? this.#row({ number: 0, text: t("requests.boot"), gave: "", bad: false }) : nothing}
      </ol>
      ${first > 0 ? html`<p class="note">${t("requests.earlier", { count: first })}</p>` : nothing}
    `;
  }

  /** @param {Row} row */
  #row({ number, text, gave, bad }) {
    const state = `${bad ? "bad" : ""} ${number > this.at ? "ahead" : ""}`;
    return html`
      <li>
        <button class=${state} aria-current=${number === this.at ? "true" : "false"} @click=${() => send(this, "bs-request", { number })}>
          <span class="number">${number || ""}</span><code>${text}</code><small>${gave}</small>
        </button>
      </li>
    `;
  }

  #forks() {
    return html`
      <h3>${t("requests.futures")}</h3>
      <ul>
        ${this.forks.map((fork) => this.#fork(fork))}
      </ul>
    `;
  }

  /** @param {ForkInfo} fork */
  #fork({ id, requests, shared, next }) {
    return html`
      <li>
        <button class="chip fork" ?disabled=${this.busy} @click=${() => send(this, "bs-fork", { id })}>
          <span>${t("requests.here", { count: requests })}
            ${next ? html`<small>${t("requests.parts", { shared })} <code>${next}</code></small>` : nothing}</span>
        </button>
      </li>
    `;
  }
}

customElements.define("bs-requests", BsRequests);
