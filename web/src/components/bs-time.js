/** Where to in time: run until something happens, and play a stretch again and again. */

/** @import { Condition } from "../state/until.js" */

import { css, html, LitElement, nothing } from "lit";
import { CONDITIONS } from "../state/until.js";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";
import { forms } from "./form-css.js";

const MARKS = /** @type {const} */ (["pages_min", "pages_low", "pages_high"]);

export class BsTime extends LitElement {
  static properties = {
    zones: { attribute: false },
    functions: { attribute: false },
    orders: { type: Number },
    cursor: { type: Number },
    limit: { type: Number },
    loop: { attribute: false },
    said: {},
    _condition: { state: true },
    _from: { state: true },
  };

  constructor() {
    super();
    /** names by zone number @type {string[]} */
    this.zones = [];
    /** names of the functions that can be called @type {string[]} */
    this.functions = [];
    this.orders = 0;
    this.cursor = 0;
    this.limit = 0;
    /** @type {{ from: number, to: number } | null} */
    this.loop = null;
    /** how the last search ended */
    this.said = "";
    /** @type {Condition} */
    this._condition = { kind: "splits", zone: 0, mark: "pages_low", order: 0, name: "rmqueue" };
    /** A, while B is not set @type {number | null} */
    this._from = null;
  }

  static styles = [
    base,
    buttons,
    forms,
    css`
      .row {
        margin-top: 10px;
      }
      .row .btn {
        min-height: 34px;
        padding: 4px 12px;
      }
      h3 {
        margin: 16px 0 2px;
        font-size: 0.75rem;
        font-weight: 600;
      }
    `,
  ];

  render() {
    return html`
      <details>
        <summary>Time <small>run until, loop</small></summary>
        ${this.#until()} ${this.#loopPart()}
      </details>
    `;
  }

  #until() {
    const { kind } = this._condition;
    const takes = CONDITIONS.find((one) => one.kind === kind)?.takes ?? [];
    return html`
      <form @submit=${this.#run}>
        <label>
          Run until
          <select @change=${this.#set("kind", String)}>
            ${CONDITIONS.map((one) => html`<option value=${one.kind} ?selected=${one.kind === kind}>${one.title}</option>`)}
          </select>
        </label>
        ${takes.length ? html`<div class="fields row">${takes.map((field) => this.#field(field))}</div>` : nothing}
        <div class="row"><button class="btn quiet" ?disabled=${this.cursor >= this.limit}>Run until then</button></div>
        <p class="note" role="status">${this.said}</p>
      </form>
    `;
  }

  /** @param {string} field */
  #field(field) {
    if (field === "zone")
      return this.#select(
        "Zone",
        "zone",
        this.zones.map((name, i) => [i, name]),
        Number,
      );
    if (field === "mark")
      return this.#select(
        "Mark",
        "mark",
        MARKS.map((mark) => [mark, mark]),
        String,
      );
    if (field === "name")
      return this.#select(
        "Function",
        "name",
        this.functions.map((name) => [name, name]),
        String,
      );
    const orders = Array.from(
      { length: this.orders },
      (_, order) => /** @type {[number, string]} */ ([order, String(order)]),
    );
    return this.#select("Order", "order", orders, Number);
  }

  /** @param {string} label @param {keyof Condition} key @param {[string | number, string][]} options @param {(text: string) => unknown} read */
  #select(label, key, options, read) {
    return html`
      <label>
        ${label}
        <select @change=${this.#set(key, read)}>
          ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === this._condition[key]}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {keyof Condition} key @param {(text: string) => unknown} read */
  #set(key, read) {
    return (/** @type {Event & { target: HTMLSelectElement }} */ { target }) => {
      this._condition = { ...this._condition, [key]: read(target.value) };
    };
  }

  /** @param {Event} event */
  #run(event) {
    event.preventDefault();
    send(this, "bs-until", { condition: this._condition });
  }

  #loopPart() {
    const { loop, cursor, _from: from } = this;
    if (loop)
      return html`
        <h3>Loop</h3>
        <p class="note">Playing goes round from record ${loop.from} to ${loop.to}.</p>
        <div class="row"><button class="btn quiet" @click=${() => send(this, "bs-loop", { loop: null })}>End the loop</button></div>
      `;
    return html`
      <h3>Loop</h3>
      <p class="note">${from === null ? "Play a stretch again and again: first go to its beginning." : `A is record ${from}. Now go to the end.`}</p>
      <div class="row">
        <button class="btn quiet" @click=${() => (this._from = cursor)}>A is here</button>
        <button class="btn quiet" ?disabled=${from === null || cursor <= from} @click=${() => this.#close(from ?? 0)}>B is here: loop</button>
      </div>
    `;
  }

  /** @param {number} from */
  #close(from) {
    this._from = null;
    send(this, "bs-loop", { loop: { from, to: this.cursor } });
  }
}

customElements.define("bs-time", BsTime);
