/** The right column: call graph, log and table as tabs, and the sentence of this step below them. */

import { css, html, LitElement } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons, tabs } from "../ui/styles/controls.js";

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

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 0;
      }
      :host([folded]) {
        height: auto;
      }
      .more {
        align-self: end;
        margin: 6px 28px;
      }
      .tabs {
        display: flex;
        gap: 18px;
        margin: 14px 20px 0;
        border-bottom: 1px solid var(--line);
      }
      ${tabs}
      .panel {
        flex: 0 1 auto;
        min-height: 0;
        overflow: auto;
        padding: 14px 20px;
      }
      .say {
        flex: none;
        margin: 0 20px;
        padding: 12px 0 14px;
        border-top: 1px solid var(--line);
        font-size: 0.875rem;
      }
      @media (max-width: 73.7em), (max-height: 32.4em) {
        .say {
          display: none;
        }
        .panel {
          overflow-x: auto;
          padding-inline: 16px;
        }
        .tabs {
          margin-inline: 16px;
        }
      }
      @media (pointer: coarse) {
        .tabs button {
          min-height: 40px;
        }
      }
      @media (forced-colors: active) {
        .tabs button {
          border-color: Canvas;
        }
        .tabs [aria-selected="true"] {
          border-color: Highlight;
        }
      }
    `,
  ];

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
