/** Every step of this request so far, as sentences; or, on demand, of the whole history. Each leads back to its moment. */

import { css, html, LitElement } from "lit";
import { base, buttons } from "../styles/controls.js";
import "./bs-log-all.js";
import { send } from "./events.js";

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

  static styles = [
    base,
    buttons,
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
      h3 {
        margin-bottom: 8px;
        font: 600 0.8125rem var(--mono);
        overflow-wrap: anywhere;
      }
      li button {
        display: block;
        width: 100%;
        min-height: 28px;
        padding: 3px 10px;
        border: 0;
        border-left: 2px solid var(--line);
        background: none;
        color: var(--soft);
        font-size: 0.8125rem;
        line-height: 1.45;
        text-align: left;
      }
      li button:hover {
        color: var(--ink);
      }
      li:last-child button {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--ink);
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
        <input type="checkbox" .checked=${this._all} @change=${() => (this._all = !this._all)} /> The whole history
      </label>
      ${this._all ? html`<bs-log-all .history=${this.history} .cursor=${this.cursor}></bs-log-all>` : this.#request()}
    `;
  }

  #request() {
    if (!this.log) return html`<p class="none">Nothing has been asked for yet.</p>`;
    const { text, entries } = this.log;
    return html`
      <h3>${text}</h3>
      <ol>
        ${entries.map(({ cursor, sentence }, i) => this.#entry(cursor, sentence, i === entries.length - 1))}
      </ol>
    `;
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
