/** Every step of this request so far, as sentences. The newest is marked; each leads back to its moment. */

import { css, html, LitElement } from "lit";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";

/** @typedef {{ text: string, entries: { cursor: number, sentence: string }[] }} RequestLog */

export class BsLog extends LitElement {
  static properties = { log: { attribute: false } };

  constructor() {
    super();
    /** @type {RequestLog | null} */
    this.log = null;
  }

  static styles = [
    base,
    buttons,
    css`
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
