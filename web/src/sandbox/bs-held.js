/** What is held: a click gives a block back. Events: bs-command {command}. */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { pageRange } from "../i18n/text.js";
import { requestsOf } from "../kernels/requests.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";

/** `words` say how large it is and where, where that is not in pages. @typedef {{ name: string, page: number, order: number, words?: string }} Held */

/** More chips than this are of no use to anybody. */
const MOST_CHIPS = 12;

export class BsHeld extends LitElement {
  static properties = {
    held: { attribute: false },
    requests: { attribute: false },
    off: { type: Boolean },
    _free: { state: true },
  };

  constructor() {
    super();
    /** @type {Held[]} */
    this.held = [];
    /** what can be asked of the kernel */
    this.requests = requestsOf();
    this.off = false;
    this._free = "";
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
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

  render() {
    const { held } = this;
    const more = held.length - MOST_CHIPS;
    return html`
      <section aria-labelledby="held">
        <h2 id="held">${t("ask.back")} <small class="note">${held.length ? t("ask.back.map") : ""}</small></h2>
        ${
          held.length
            ? html`<div class="held">${held.slice(0, MOST_CHIPS).map((block) => this.#chip(block))}</div>`
            : html`<p class="note">${t("ask.back.none")}</p>`
        }
        ${more > 0 ? html`<p class="note foot">${t("ask.back.more", { count: more })}</p>` : nothing}
        ${held.length ? this.#with() : nothing}
      </section>
    `;
  }

  get #verb() {
    return this._free in this.requests.free ? this._free : this.requests.freeVerb;
  }

  #with() {
    const verbs = Object.keys(this.requests.free);
    if (verbs.length < 2) return nothing;
    return html`
      <label class="foot">
        ${t("ask.back.with")}
        <select class="code" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this._free = event.target.value)}>
          ${verbs.map((name) => html`<option value=${name} ?selected=${name === this.#verb}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Held} held */
  #chip({ name, page, order, words }) {
    const command = `${this.#verb} ${name}`;
    const block = words ?? t(order ? "ask.block" : "ask.block.page", { range: pageRange(page, order) });
    return html`
      <button class="chip" ?disabled=${this.off} title=${command} aria-label=${t("ask.free", { name, block })} @click=${() => send(this, "bs-command", { command })}>
        <b>${name}</b><small>${block}</small>
      </button>
    `;
  }
}

customElements.define("bs-held", BsHeld);
