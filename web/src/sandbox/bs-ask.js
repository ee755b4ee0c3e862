/** Asking: call, order, flags with their meaning, CPU or node. Below it what is held, and the circumstances of the task. */

/** @import { Ask } from "./request-text.js" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { COMPOSITES, gfpInWords, MODIFIERS } from "../kernels/linux-2.4.22/gfp-meaning.js";
import { ALLOC, aboutVerb } from "../kernels/linux-2.4.22/vocabulary.js";
import { base, buttons } from "../ui/styles/controls.js";
import { askCommand, firstAsk, takes } from "./request-text.js";
import "./bs-circumstances.js";
import "./bs-held.js";
import { checkRow } from "../ui/check-row.js";
import { send } from "../ui/emit.js";
import forms from "../ui/styles/form.css?inline";

/** @import { Held } from "./bs-held.js" */

export class BsAsk extends LitElement {
  static properties = {
    orders: { type: Number },
    nodes: { attribute: false },
    zones: { attribute: false },
    next: {},
    held: { attribute: false },
    system: { attribute: false },
    waiting: {},
    busy: { type: Boolean },
    past: { type: Boolean },
    error: {},
    nearest: {},
    _ask: { state: true },
  };

  constructor() {
    super();
    this.orders = 0;
    /** @type {number[]} */
    this.nodes = [0];
    /** @type {string[]} */
    this.zones = [];
    this.next = "a";
    /** @type {Held[]} */
    this.held = [];
    /** SystemField values at the cursor @type {number[]} */
    this.system = [];
    this.waiting = "";
    this.busy = false;
    /** acting now starts a fork */
    this.past = false;
    this.error = "";
    this.nearest = "";
    /** @type {Ask} */
    this._ask = firstAsk();
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
      .go {
        width: 100%;
        margin-top: 10px;
      }
      .preview {
        margin-top: 12px;
      }
      section details {
        padding: 4px 0;
        border: 0;
      }
      section details > summary {
        font-weight: 400;
      }
      .fields {
        margin-top: 8px;
      }
      .flags {
        margin-top: 8px;
      }
      .orders {
        display: flex;
        align-items: center;
        gap: 10px;
      }
      .orders input {
        flex: 1;
        min-width: 0;
        accent-color: var(--accent);
      }
      .orders output {
        min-width: 9ch;
        font-size: 0.8125rem;
        text-align: right;
      }
      .foot {
        margin-top: 10px;
      }
    `,
  ];

  get #off() {
    return this.waiting !== "" || this.busy;
  }

  render() {
    const { held, system, nodes } = this;
    return html`
      ${this.#askSection()}
      <bs-held .held=${held} .off=${this.#off}></bs-held>
      <bs-circumstances .system=${system} .nodes=${nodes} .off=${this.#off}></bs-circumstances>
    `;
  }

  /** @param {Partial<Ask>} changes */
  #change(changes) {
    this._ask = { ...this._ask, ...changes };
  }

  get #fitting() {
    const order = Math.min(this._ask.order, Math.max(0, this.orders - 1));
    const zone = this.zones.includes(this._ask.zone) ? this._ask.zone : (this.zones[0] ?? "Normal");
    return { ...this._ask, order, zone };
  }

  #askSection() {
    const ask = this.#fitting;
    const command = askCommand(this.next, ask);
    return html`
      <section aria-labelledby="ask">
        <h2 id="ask">${t("ask.title")}</h2>
        <form @submit=${(/** @type {Event} */ event) => this.#submit(event, command)}>
          ${this.#order(ask)}
          <div class="fields">
            ${this.#call(ask)} ${takes(ask.call, "gfp") ? this.#composite(ask) : this.#zone(ask)} ${this.#node(ask)}
          </div>
          ${takes(ask.call, "gfp") ? this.#flags(ask) : nothing}
          <code class="preview">${command}</code>
          <button class="btn go" ?disabled=${this.#off}>${t("ask.go", { name: this.next })}</button>
        </form>
        ${this.#notes()}
      </section>
    `;
  }

  /** @param {Event} event @param {string} command */
  #submit(event, command) {
    event.preventDefault();
    if (!this.#off) send(this, "bs-command", { command });
  }

  /** @param {Ask} ask */
  #order({ call, order }) {
    if (!takes(call, "order")) return html`<p class="note">${t("ask.one", { call })}</p>`;
    return html`
      <label for="order">${t("ask.order")}</label>
      <div class="orders">
        <input
          id="order"
          type="range"
          min="0"
          max=${Math.max(0, this.orders - 1)}
          .value=${String(order)}
          aria-valuetext=${t("ask.order.value", { order, count: 2 ** order })}
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#change({ order: Number(event.target.value) })}
        />
        <output for="order"><b>${order}</b> · ${t("ask.pages", { count: 2 ** order })}</output>
      </div>
    `;
  }

  /** @param {Ask} ask */
  #call({ call }) {
    return html`
      <div class="wide">
        <label for="call">${t("ask.call")}</label>
        <select id="call" class="code" aria-describedby="call-about" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ call: event.target.value })}>
          ${Object.keys(ALLOC).map((name) => html`<option value=${name} ?selected=${name === call}>${name}</option>`)}
        </select>
        <span class="note" id="call-about">${aboutVerb(call)}</span>
      </div>
    `;
  }

  /** @param {Ask} ask */
  #composite({ gfp }) {
    const known = COMPOSITES.find(({ value }) => value === gfp);
    return html`
      <div class="wide">
        <label for="gfp">${t("ask.gfp")}</label>
        <select id="gfp" class="code" aria-describedby="gfp-about" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ gfp: Number(event.target.value) })}>
          ${known ? nothing : html`<option value=${gfp} selected>0x${gfp.toString(16)}</option>`}
          ${COMPOSITES.map(({ name, value }) => html`<option value=${value} ?selected=${value === gfp}>${name}</option>`)}
        </select>
        <span class="note" id="gfp-about">${known?.means ?? ""} ${gfpInWords(gfp, this.zones)}</span>
      </div>
    `;
  }

  /** @param {Ask} ask */
  #zone({ zone }) {
    return html`
      <label>
        ${t("ask.zone")}
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ zone: event.target.value })}>
          ${this.zones.map((name) => html`<option ?selected=${name === zone}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Ask} ask */
  #node({ call, node }) {
    if (this.nodes.length < 2) return nothing;
    const name = t(takes(call, "cpu") ? "ask.cpu" : "ask.node");
    return html`
      <label>
        ${name}
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ node: event.target.value })}>
          <option value="" ?selected=${node === ""}>${takes(call, "cpu") ? t("ask.cpu.here") : 0}</option>
          ${this.nodes.map((one) => html`<option value=${one} ?selected=${node === String(one)}>${one}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Ask} ask */
  #flags({ gfp }) {
    return html`
      <details class="flags">
        <summary>${t("ask.flags")}</summary>
        ${MODIFIERS.map(({ name, value, means }) =>
          checkRow(name, means, (gfp & value) !== 0, () => this.#change({ gfp: gfp ^ value })),
        )}
      </details>
    `;
  }

  #notes() {
    return html`
      ${this.waiting ? html`<p class="note foot">${this.waiting}</p>` : nothing}
      ${this.past ? html`<p class="note foot">${t("ask.past")}</p>` : nothing}
      <div role="status">
        ${
          this.error
            ? html`<p class="error foot">${this.error} ${this.nearest ? t("console.nearest", { nearest: this.nearest }) : nothing}</p>`
            : nothing
        }
      </div>
    `;
  }
}

customElements.define("bs-ask", BsAsk);
