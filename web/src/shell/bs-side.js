/** The right column: call graph, log and table as tabs, and the sentence of this step below them. */

import { html, LitElement, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-side.css?inline";

const TABS = ["calls", "code", "log", "charts", "table"];

export class BsSide extends LitElement {
  static properties = { sentence: {}, folded: { type: Boolean, reflect: true }, open: { state: true } };

  constructor() {
    super();
    this.sentence = "";
    /** only a button that brings the views */
    this.folded = false;
    this.open = "calls";
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    if (this.folded)
      return html`<button class="link more" @click=${() => this.#unfold()}>${t("side.more")}</button>`;
    return html`
      <h2 class="unseen">${t("side.title")}</h2>
      <div class="tabs" role="tablist" aria-label=${t("side.views")} @keydown=${this.#move}>
        ${TABS.map((id) => this.#tab(id))}
      </div>
      ${TABS.map((id) => this.#panel(id))}
      <p class="say" ?hidden=${this.open !== "calls"}>${this.sentence}</p>
    `;
  }

  async #unfold() {
    send(this, "bs-unfold");
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('[aria-selected="true"]'))?.focus();
  }

  /** Some views cost something: they are told when they are looked at. @param {import("lit").PropertyValues} changed */
  updated(changed) {
    if (changed.has("open")) send(this, "bs-view", { view: this.open });
  }

  /** @param {string} id */
  #tab(id) {
    const open = this.open === id;
    return html`
      <button
        role="tab"
        id="tab-${id}"
        aria-selected=${open}
        aria-controls="panel-${id}"
        tabindex=${open ? 0 : -1}
        @click=${() => (this.open = id)}
      >
        ${t(`side.${id}`)}
      </button>
    `;
  }

  /** @param {string} id */
  #panel(id) {
    return html`
      <div
        class="panel"
        role="tabpanel"
        id="panel-${id}"
        aria-labelledby="tab-${id}"
        tabindex="0"
        ?hidden=${this.open !== id}
      >
        <slot name=${id}></slot>
      </div>
    `;
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const at = TABS.indexOf(this.open);
    this.open = TABS[(at + way + TABS.length) % TABS.length];
    this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('[aria-selected="true"]'))?.focus();
    });
  }
}

customElements.define("bs-side", BsSide);
