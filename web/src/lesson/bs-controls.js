/** Asking the kernel yourself: requests by order, and the blocks that can be given back. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { asksOf } from "../kernels/index.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { blockInWords, holderLetter, pagesInWords } from "../ui/page-words.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-controls.css?inline";
import { offerForm } from "./offers.js";

/** @typedef {{ name: string, page: number, order: number }} Held */

export class BsControls extends LitElement {
  static properties = {
    asks: { attribute: false },
    kind: { reflect: true },
    invite: { type: Boolean },
    orders: { type: Number },
    offers: { attribute: false },
    forbidden: { attribute: false },
    next: {},
    held: { attribute: false },
    waiting: {},
    busy: { type: Boolean },
    past: { type: Boolean },
    used: { type: Number },
    error: {},
    nearest: {},
    stuck: { type: Boolean },
  };

  constructor() {
    super();
    /** verbs of the buttons */
    this.asks = asksOf();
    /** "challenge", "free", or "" while the lesson plays */
    this.kind = "";
    /** offer free requests from here */
    this.invite = false;
    /** orders 0 … orders - 1 exist */
    this.orders = 0;
    /** what else may be run, with ? where a number goes @type {string[]} */
    this.offers = [];
    /** orders that the rules refuse @type {number[]} */
    this.forbidden = [];
    /** the next block's name */
    this.next = "a";
    /** @type {Held[]} */
    this.held = [];
    /** why nothing can be asked for now, "" when it can */
    this.waiting = "";
    this.busy = false;
    /** the cursor is before the end: acting replaces what came after */
    this.past = false;
    this.used = 0;
    this.error = "";
    this.nearest = "";
    /** the last request would have waited for ever */
    this.stuck = false;
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    if (!this.kind) return this.invite ? this.#invitation() : nothing;
    const free = this.kind === "free";
    return html`
      <div class="box">
        <div class="top">
          <h2>${t(free ? "controls.free" : "controls.yours")}</h2>
          ${free ? this.#freeButtons() : nothing}
        </div>
        ${free ? html`<p class="note">${t("lesson.changed")}</p>` : nothing} ${this.#ask()} ${this.offers.length ? html`<div class="offers">${this.offers.map((offer) => this.#offer(offer))}</div>` : nothing} ${this.#free()} ${this.#notes()}
      </div>
    `;
  }

  #invitation() {
    return html`
      <div class="invite">
        <button class="link" @click=${() => send(this, "bs-try")}>${t("controls.invite")}</button>
      </div>
    `;
  }

  #freeButtons() {
    return html`
      <button class="btn quiet" ?disabled=${this.used === 0} @click=${() => send(this, "bs-undo")}>${icons.undo} ${t("challenge.undo")}</button>
      <button class="btn quiet" @click=${() => send(this, "bs-leave")}>${t("controls.leave")}</button>
    `;
  }

  get #off() {
    return this.waiting !== "" || this.busy;
  }

  /** Ask for a block of so many pages, if that can be asked for now. @param {number} pages @returns {boolean} whether it was */
  ask(pages) {
    const order = Math.log2(pages);
    if (!this.kind || this.#off || order >= this.orders || this.forbidden.includes(order)) return false;
    send(this, "bs-command", { command: `${this.next} = ${this.asks.alloc} order=${order}` });
    return true;
  }

  /** @param {string} offer */
  #offer(offer) {
    return offerForm(offer, this.next, this.#off, (command) => send(this, "bs-command", { command }));
  }

  #ask() {
    if (this.orders === 0) return nothing;
    const orders = Array.from({ length: this.orders }, (_, order) => order);
    return html`
      <fieldset>
        <legend>${t("controls.ask")}</legend>
        ${orders.map((order) => this.#order(order))}
      </fieldset>
    `;
  }

  /** @param {number} order */
  #order(order) {
    const refused = this.forbidden.includes(order);
    const command = `${this.next} = ${this.asks.alloc} order=${order}`;
    return html`
      <button
        class="chip"
        ?disabled=${this.#off || refused}
        title=${refused ? t("controls.refused.title", { order }) : command}
        @click=${() => send(this, "bs-command", { command })}
      >
        ${pagesInWords(1 << order)}<small>${refused ? t("controls.refused") : t("controls.order", { order })}</small>
      </button>
    `;
  }

  #free() {
    return html`
      <fieldset>
        <legend>${t("controls.give")}</legend>
        ${this.held.length ? this.held.map((block) => this.#held(block)) : html`<span class="none">${t("controls.none")}</span>`}
      </fieldset>
    `;
  }

  /** @param {Held} held */
  #held({ name, page, order }) {
    const command = `${this.asks.free} ${name}`;
    return html`
      <button
        class="chip"
        ?disabled=${this.#off}
        title=${command}
        @click=${() => send(this, "bs-command", { command })}
      >
        <b>${holderLetter(name)}</b><small>${blockInWords(page, order)}</small>
      </button>
    `;
  }

  #notes() {
    return html`
      ${this.waiting ? html`<p class="note">${this.waiting}</p>` : nothing}
      ${this.orders && !this.waiting ? html`<p class="note keys">${t("controls.keys")}</p>` : nothing}
      ${this.past ? html`<p class="note">${t("controls.past")}</p>` : nothing}
      <div role="status">
        ${this.stuck ? html`<p class="error stuck">${t("controls.stuck")}</p>` : nothing}
        ${
          this.error
            ? html`<p class="error">
              ${this.error} ${this.nearest ? html`${t("controls.mean")} <code>${this.nearest}</code>?` : nothing}
            </p>`
            : nothing
        }
      </div>
    `;
  }
}

customElements.define("bs-controls", BsControls);
