/** Asking and giving back: call, order, flags with their meaning, CPU or node; and the circumstances of the task. */

/** @import { Ask } from "../app/request.js" */

import { css, html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { askCommand, firstAsk, takes } from "../app/request.js";
import { ABOUT, ALLOC, FREE } from "../app/vocabulary.js";
import { COMPOSITES, gfpInWords, MODIFIERS, TASK_FLAGS } from "../i18n/gfp-meaning.js";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";
import { forms } from "./form-css.js";
import { blockInWords, pagesInWords } from "./words.js";

/** @typedef {{ name: string, page: number, order: number }} Held */

/** More chips than this are of no use to anybody. */
const MOST_CHIPS = 12;

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
    _free: { state: true },
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
    this._free = "__free_pages";
  }

  static styles = [
    base,
    buttons,
    forms,
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
      .held {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
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
    return html`${this.#askSection()} ${this.#heldSection()} ${this.#circumstances()}`;
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
        <h2 id="ask">Ask for memory</h2>
        <form @submit=${(/** @type {Event} */ event) => this.#submit(event, command)}>
          ${this.#order(ask)}
          <div class="fields">
            ${this.#call(ask)} ${takes(ask.call, "gfp") ? this.#composite(ask) : this.#zone(ask)} ${this.#node(ask)}
          </div>
          ${takes(ask.call, "gfp") ? this.#flags(ask) : nothing}
          <code class="preview">${command}</code>
          <button class="btn go" ?disabled=${this.#off}>Allocate ${this.next}</button>
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
    if (!takes(call, "order")) return html`<p class="note">${call}() gives one page.</p>`;
    return html`
      <label for="order">Order: 2<sup>order</sup> pages in one block</label>
      <div class="orders">
        <input
          id="order"
          type="range"
          min="0"
          max=${Math.max(0, this.orders - 1)}
          .value=${String(order)}
          aria-valuetext="order ${order}, ${pagesInWords(2 ** order)}"
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#change({ order: Number(event.target.value) })}
        />
        <output for="order"><b>${order}</b> · ${pagesInWords(2 ** order)}</output>
      </div>
    `;
  }

  /** @param {Ask} ask */
  #call({ call }) {
    return html`
      <label class="wide">
        Call
        <select class="code" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ call: event.target.value })}>
          ${Object.keys(ALLOC).map((name) => html`<option value=${name} ?selected=${name === call}>${name}</option>`)}
        </select>
        <span class="note">${ABOUT[call]}</span>
      </label>
    `;
  }

  /** @param {Ask} ask */
  #composite({ gfp }) {
    const known = COMPOSITES.find(({ value }) => value === gfp);
    return html`
      <label class="wide">
        GFP flags
        <select class="code" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ gfp: Number(event.target.value) })}>
          ${known ? nothing : html`<option value=${gfp} selected>0x${gfp.toString(16)}</option>`}
          ${COMPOSITES.map(({ name, value }) => html`<option value=${value} ?selected=${value === gfp}>${name}</option>`)}
        </select>
        <span class="note">${known?.means ?? ""} ${gfpInWords(gfp)}</span>
      </label>
    `;
  }

  /** @param {Ask} ask */
  #zone({ zone }) {
    return html`
      <label>
        Zone
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ zone: event.target.value })}>
          ${this.zones.map((name) => html`<option ?selected=${name === zone}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Ask} ask */
  #node({ call, node }) {
    if (this.nodes.length < 2) return nothing;
    const name = takes(call, "cpu") ? "CPU of node" : "Node";
    return html`
      <label>
        ${name}
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ node: event.target.value })}>
          <option value="" ?selected=${node === ""}>${takes(call, "cpu") ? "where the task is" : "0"}</option>
          ${this.nodes.map((one) => html`<option value=${one} ?selected=${node === String(one)}>${one}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Ask} ask */
  #flags({ gfp }) {
    return html`
      <details class="flags">
        <summary>Every flag, and what it does</summary>
        ${MODIFIERS.map(({ name, value, means }) =>
          this.#check(name, means, (gfp & value) !== 0, () => this.#change({ gfp: gfp ^ value })),
        )}
      </details>
    `;
  }

  /** @param {string} name @param {string} means @param {boolean} checked @param {() => void} change @param {boolean} [off] */
  #check(name, means, checked, change, off = false) {
    return html`
      <label class="check">
        <input type="checkbox" .checked=${live(checked)} ?disabled=${off} @change=${change} />
        <span><code>${name}</code><small>${means}</small></span>
      </label>
    `;
  }

  #notes() {
    return html`
      ${this.waiting ? html`<p class="note foot">${this.waiting}</p>` : nothing}
      ${this.past ? html`<p class="note foot">You are in the past. Acting here starts a fork; what came after stays in the list of futures.</p>` : nothing}
      <div role="status">
        ${
          this.error
            ? html`<p class="error foot">${this.error} ${this.nearest ? html`Did you mean <code>${this.nearest}</code>?` : nothing}</p>`
            : nothing
        }
      </div>
    `;
  }

  #heldSection() {
    const more = this.held.length - MOST_CHIPS;
    return html`
      <section aria-labelledby="held">
        <h2 id="held">Give back <small class="note">${this.held.length ? "or click a block on the map" : ""}</small></h2>
        ${
          this.held.length
            ? html`<div class="held">${this.held.slice(0, MOST_CHIPS).map((block) => this.#chip(block))}</div>`
            : html`<p class="note">Nothing is held yet. What you allocate appears here.</p>`
        }
        ${more > 0 ? html`<p class="note foot">and ${more} more: by the map, or by name in the console</p>` : nothing}
        ${
          this.held.length
            ? html`<label class="foot">
              With
              <select class="code" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this._free = event.target.value)}>
                ${Object.keys(FREE).map((name) => html`<option value=${name} ?selected=${name === this._free}>${name}</option>`)}
              </select>
            </label>`
            : nothing
        }
      </section>
    `;
  }

  /** @param {Held} held */
  #chip({ name, page, order }) {
    const command = `${this._free} ${name}`;
    return html`
      <button class="chip" ?disabled=${this.#off} title=${command} aria-label="Free ${name}, ${blockInWords(page, order)}" @click=${() => send(this, "bs-command", { command })}>
        <b>${name}</b><small>${blockInWords(page, order)}</small>
      </button>
    `;
  }

  #circumstances() {
    const [flags = 0, inInterrupt = 0, node = 0, kswapd = 1] = this.system;
    const run = (/** @type {string} */ command) => () => send(this, "bs-command", { command });
    return html`
      <details>
        <summary>Circumstances <small>${circumstancesInWords(flags, inInterrupt)}</small></summary>
        ${TASK_FLAGS.map(({ name, value, means }) =>
          this.#check(name, means, (flags & value) !== 0, run(`task flags=${hex(flags ^ value)}`), this.#off),
        )}
        ${this.#check("in_interrupt()", "The request comes from an interrupt handler.", inInterrupt !== 0, run(`interrupt in=${inInterrupt ? "no" : "yes"}`), this.#off)}
        ${this.#check("kswapd sleeps", "It is on its wait queue, so a request can wake it.", kswapd !== 0, run(`kswapd waiting=${kswapd ? "no" : "yes"}`), this.#off)}
        ${this.nodes.length > 1 ? this.#cpu(node) : nothing}
      </details>
    `;
  }

  /** @param {number} node */
  #cpu(node) {
    return html`
      <label>
        The task runs on a CPU of node
        <select ?disabled=${this.#off} @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => send(this, "bs-command", { command: `cpu node=${event.target.value}` })}>
          ${this.nodes.map((one) => html`<option value=${one} ?selected=${one === node}>${one}</option>`)}
        </select>
      </label>
    `;
  }
}

/** @param {number} value */
function hex(value) {
  return value ? `0x${value.toString(16)}` : "0";
}

/** @param {number} flags @param {number} inInterrupt */
function circumstancesInWords(flags, inInterrupt) {
  const set = TASK_FLAGS.filter(({ value }) => flags & value).map(({ name }) => name);
  if (inInterrupt) set.push("in an interrupt");
  return set.join(", ") || "task flags, interrupt, CPU";
}

customElements.define("bs-ask", BsAsk);
