/** The head of the sandbox's column: which machine, what one can do, undo and redo. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { messageInWords } from "../kernels/messages.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-sandbox.css?inline";
import "./bs-save-menu.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import columnHead from "../ui/styles/column-head.css?inline";
import forms from "../ui/styles/form.css?inline";

export class BsSandbox extends LitElement {
  static properties = {
    phase: {},
    title: {},
    facts: {},
    overrides: { attribute: false },
    figures: { attribute: false },
    requests: { type: Number },
    redo: { type: Number },
    busy: { type: Boolean },
    fresh: { type: Boolean },
    back: {},
    compared: { type: Boolean },
    restoring: {},
    restored: {},
    trouble: {},
    savings: { attribute: false },
    said: {},
  };

  constructor() {
    super();
    /** @type {"choosing" | "opening" | "open"} */
    this.phase = "choosing";
    this.title = "";
    /** its size in a line */
    this.facts = "";
    /** @type {string[]} */
    this.overrides = [];
    /** numbers about the state at the cursor @type {import("../kernels/kernel.d.ts").Fact[]} */
    this.figures = [];
    this.requests = 0;
    this.redo = 0;
    this.busy = false;
    /** nothing has been asked for yet */
    this.fresh = true;
    /** link to the lesson one came from */
    this.back = "#/";
    /** it has been duplicated already */
    this.compared = false;
    /** how far a saved history is */
    this.restoring = "";
    /** that one has come back */
    this.restored = "";
    /** what is wrong with keeping it in this browser */
    this.trouble = "";
    /** @type {import("./bs-save-menu.js").SavingRow[]} */
    this.savings = [];
    /** how saving ended */
    this.said = "";
  }

  static styles = [base, buttons, unsafeCSS(columnHead), unsafeCSS(forms), unsafeCSS(styles)];

  render() {
    return html`
      <div class="head">
        <p class="kick"><span>${t("sandbox.kick")}</span><a href=${this.back}>${t("sandbox.back")}</a></p>
        ${this.phase === "open" ? this.#machine() : this.#welcome()}
        ${this.trouble ? html`<p class="error row" role="status">${this.trouble}</p>` : nothing}
      </div>
    `;
  }

  #welcome() {
    return html`
      <h1 tabindex="-1">${t("sandbox.welcome")}</h1>
      <p>${t("sandbox.welcome.text")}</p>
      <ol>
        ${["choose", "ask", "back"].map((step) => html`<li>${t(`sandbox.welcome.${step}`)}</li>`)}
      </ol>
    `;
  }

  #machine() {
    const { overrides } = this;
    return html`
      <h1 tabindex="-1">${this.title}</h1>
      <p class="facts">${this.facts}</p>
      ${overrides.length ? html`<p class="facts">${t("compare.overrides", { overrides: overrides.map(messageInWords).join("; ") })}</p>` : nothing}
      ${this.figures.length ? html`<dl class="figures">${this.figures.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : nothing}
      ${this.fresh ? html`<p class="row">${t("sandbox.fresh")}</p>` : nothing}
      <p class="note" role="status">${this.restoring || this.restored || nothing}</p>
      <div class="row">
        ${this.#button("bs-undo", html`${icons.undo} ${t("sandbox.undo")}`, this.requests === 0, t("sandbox.undo.about"))}
        ${this.#button("bs-redo", this.redo ? t("sandbox.redo.count", { count: this.redo }) : t("sandbox.redo"), this.redo === 0, t("sandbox.redo.about"))}
        ${this.#button("bs-reset", t("sandbox.reset"), this.requests === 0, t("sandbox.reset.about"))}
      </div>
      <div class="row">
        <button class="btn quiet" @click=${() => send(this, "bs-machines")}>${t("sandbox.other")}</button>
        ${this.#button("bs-duplicate", t("compare.duplicate"), this.compared, t("compare.duplicate.about"))}
        <bs-save-menu .rows=${this.savings} .said=${this.said}></bs-save-menu>
      </div>
    `;
  }

  /** @param {string} event @param {unknown} content @param {boolean} off @param {string} title */
  #button(event, content, off, title) {
    return html`
      <button class="btn quiet" ?disabled=${off || this.busy} title=${title} @click=${() => send(this, event)}>${content}</button>
    `;
  }

  async focusTitle() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("h1"))?.focus();
  }
}

customElements.define("bs-sandbox", BsSandbox);
