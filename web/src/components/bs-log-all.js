/** The log of the whole history: a page at a time, filtered by words and kind, each sentence a way back to its moment. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { LogPage } from "../app/long-log.js" */

import { css, html, LitElement, nothing } from "lit";
import { LOG_KINDS, logPage, logText } from "../app/long-log.js";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";
import { forms } from "./form-css.js";

export class BsLogAll extends LitElement {
  static properties = {
    history: { attribute: false },
    cursor: { type: Number },
    _text: { state: true },
    _kind: { state: true },
    _starts: { state: true },
    _said: { state: true },
  };

  constructor() {
    super();
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
    this._text = "";
    this._kind = "";
    /** where each page up to this one begins @type {number[]} */
    this._starts = [0];
    this._said = "";
  }

  static styles = [
    base,
    buttons,
    forms,
    css`
      .row {
        margin: 10px 0;
      }
      .row .btn {
        min-height: 32px;
        padding: 3px 12px;
      }
      h3 {
        margin: 10px 0 2px;
        font: 600 0.75rem var(--mono);
        overflow-wrap: anywhere;
      }
      li button {
        display: block;
        width: 100%;
        min-height: 26px;
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
      li [aria-current="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--ink);
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("history")) this._starts = [0];
    if (!changed.has("cursor")) this._said = changed.has("_said") ? this._said : "";
  }

  render() {
    if (!this.history?.commands.length) return html`<p class="note">Nothing has been asked for yet.</p>`;
    const page = this.#page(this.history);
    return html`
      <div class="fields">
        <label>Words <input type="search" .value=${this._text} @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#filter({ _text: event.target.value })} /></label>
        <label>
          Kind
          <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#filter({ _kind: event.target.value })}>
            ${LOG_KINDS.map(({ kind, title }) => html`<option value=${kind} ?selected=${kind === this._kind}>${title}</option>`)}
          </select>
        </label>
      </div>
      ${this.#bar(page)}
      <p class="note" role="status">${this._said || (page.entries.length ? "" : page.next === null ? "Nothing like that." : "Nothing like that so far. Look further on.")}</p>
      <ol>${page.entries.map((entry) => this.#entry(entry))}</ol>
    `;
  }

  /** @param {History} history */
  #page(history) {
    return logPage(history, { text: this._text, kind: this._kind }, this._starts.at(-1) ?? 0);
  }

  /** @param {Partial<Pick<BsLogAll, "_text" | "_kind">>} changes */
  #filter(changes) {
    Object.assign(this, changes, { _starts: [0] });
  }

  /** @param {LogPage} page */
  #bar({ entries, next }) {
    const { _starts: starts } = this;
    return html`
      <div class="row">
        <button class="btn quiet" ?disabled=${starts.length < 2} @click=${() => (this._starts = starts.slice(0, -1))}>Earlier</button>
        <button class="btn quiet" ?disabled=${next === null} @click=${() => (this._starts = [...starts, next ?? 0])}>Later</button>
        <button class="btn quiet" @click=${this.#toCursor}>To now</button>
        <button class="btn quiet" ?disabled=${!entries.length} @click=${() => this.#copy(logText(entries))}>Copy</button>
      </div>
    `;
  }

  /** The page that has the cursor on it. */
  #toCursor() {
    const from = Math.max(0, this.cursor - 30);
    this._starts = from > 0 ? [0, from] : [0];
  }

  /** @param {string} text */
  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this._said = "Copied.";
    } catch {
      this._said = "This browser does not let pages copy.";
    }
  }

  /** @param {LogPage["entries"][number]} entry */
  #entry({ cursor, sentence, request }) {
    return html`
      <li>
        ${request ? html`<h3>${request}</h3>` : nothing}
        <button aria-current=${cursor === this.cursor ? "true" : "false"} @click=${() => send(this, "bs-goto", { cursor })}>${sentence}</button>
      </li>
    `;
  }
}

customElements.define("bs-log-all", BsLogAll);
