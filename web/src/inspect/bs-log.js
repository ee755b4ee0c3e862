/** Every step of this request so far, as sentences; or, on demand, of the whole history. Each leads back to its moment. */

import { css, html, LitElement, unsafeCSS } from "lit";
import { commandIndexAt } from "../history/commands.js";
import { recordCount } from "../history/records.js";
import { t } from "../i18n/language.js";
import { noFilter } from "../kernels/described/log-kinds.js";
import { base, buttons } from "../ui/styles/controls.js";
import { wholeLog } from "./log-pages.js";
import "./bs-log-all.js";
import { send } from "../ui/emit.js";
import logStyles from "./bs-log.css?inline";
import { LogCopy } from "./bs-log-all.js";

/** @typedef {{ text: string, entries: { cursor: number, sentence: string }[] }} RequestLog */

export class BsLog extends LitElement {
  static properties = {
    log: { attribute: false },
    history: { attribute: false },
    cursor: { type: Number },
    _all: { state: true },
  };

  constructor() {
    super();
    /** @type {RequestLog | null} */
    this.log = null;
    /** all that may be seen @type {import("../engine/protocol.d.ts").History | null} */
    this.history = null;
    this.cursor = 0;
    /** the whole history is shown */
    this._all = false;
  }

  #copy = new LogCopy(this);

  static styles = [
    base,
    buttons,
    unsafeCSS(logStyles),
    css`
      .scope {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 26px;
        margin-bottom: 8px;
        font-size: 0.8125rem;
      }
      .scope input {
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--accent);
      }
      .none {
        color: var(--soft);
        font-size: 0.8125rem;
      }
    `,
  ];

  render() {
    return html`
      <label class="scope">
        <input type="checkbox" .checked=${this._all} @change=${() => (this._all = !this._all)} /> ${t("log.all")}
      </label>
      ${this._all ? html`<bs-log-all .history=${this.history} .cursor=${this.cursor}></bs-log-all>` : this.#request()}
    `;
  }

  #request() {
    if (!this.log) return html`<p class="none">${t("log.none")}</p>`;
    const { text, entries } = this.log;
    return html`
      <h3>${text}</h3>
      <div class="row">${this.#copyRequest()}</div>
      <ol>
        ${entries.map(({ cursor, sentence }, i) => this.#entry(cursor, sentence, i === entries.length - 1))}
      </ol>
    `;
  }

  /** The whole request, also what lies ahead of the cursor. */
  #copyRequest() {
    const { history, cursor } = this;
    if (!history) return "";
    const filter = { ...noFilter(), request: commandIndexAt(history, cursor) };
    return this.#copy.buttons(() => wholeLog(history, filter), recordCount(history), false);
  }

  /** @param {number} cursor @param {string} sentence @param {boolean} newest */
  #entry(cursor, sentence, newest) {
    return html`
      <li>
        <button aria-current=${newest ? "true" : "false"} @click=${() => send(this, "bs-goto", { cursor })}>${sentence}</button>
      </li>
    `;
  }

  updated() {
    if (this.offsetParent)
      this.renderRoot.querySelector("li:last-child")?.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("bs-log", BsLog);
