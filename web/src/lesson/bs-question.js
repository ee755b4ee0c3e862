/** A question with choices. Every choice gives its reason once one has been locked in. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, buttons, prose } from "../ui/styles/controls.js";
import styles from "./bs-question.css?inline";

/** @typedef {import("../engine/protocol.d.ts").Question} Question */
/** @typedef {Question["choices"][number]} Choice */

export class BsQuestion extends LitElement {
  static properties = {
    question: { attribute: false },
    answered: { attribute: false },
    order: { attribute: false },
    chosen: { state: true },
  };

  constructor() {
    super();
    /** @type {Question | null} */
    this.question = null;
    /** places of the choices as they stand; null: as written @type {number[] | null} */
    this.order = null;
    /** the choice that was locked in, -1 for "not sure yet" @type {number | null} */
    this.answered = null;
    /** the choice that is marked @type {number | null} */
    this.chosen = null;
  }

  static styles = [base, buttons, prose, unsafeCSS(styles)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("question")) this.chosen = null;
  }

  /** The reasons take the focus once a choice is locked in. */
  async focusVerdict() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(".told.yours") ?? this.renderRoot.querySelector(".told")
    )?.focus();
  }

  render() {
    if (!this.question) return nothing;
    const { prompt, choices } = this.question;
    const told = this.answered !== null;
    const order = this.order?.length === choices.length ? this.order : choices.map((_, i) => i);
    return html`
      <fieldset>
        <legend><div class="prose" .innerHTML=${safeHtml(prompt)}></div></legend>
        <div class="choices">
          ${order.map((i) => (told ? this.#told(choices[i], i) : this.#open(choices[i], i)))}
          ${told ? nothing : this.#lock()}
        </div>
      </fieldset>
    `;
  }

  /** @param {Choice} choice @param {number} i */
  #open(choice, i) {
    return html`
      <label>
        <input type="radio" name="choice" .checked=${this.chosen === i} @change=${() => (this.chosen = i)} />
        <span class="prose" .innerHTML=${safeHtml(choice.html)}></span>
      </label>
    `;
  }

  /** @param {Choice} choice @param {number} i */
  #told(choice, i) {
    const yours = this.answered === i ? "yours." : "";
    const word = t(`question.${yours}${choice.correct ? "right" : "wrong"}`);
    return html`
      <div tabindex="-1" class="told ${choice.correct ? "correct" : ""} ${this.answered === i ? "yours" : ""}">
        <div class="prose" .innerHTML=${safeHtml(choice.html)}></div>
        <p class="mark">${choice.correct ? icons.check : icons.close} ${word}</p>
        <div class="prose because" .innerHTML=${safeHtml(choice.because)}></div>
      </div>
    `;
  }

  /** @param {number | null} choice */
  #answer(choice) {
    send(this, "bs-answer", { choice });
  }

  #lock() {
    return html`
      <div class="act">
        <button class="btn" ?disabled=${this.chosen === null} @click=${() => this.#answer(this.chosen)}>${t("question.lock")}</button>
        <span>${t("question.or")} <button class="link" @click=${() => this.#answer(-1)}>${t("question.unsure")}</button></span>
      </div>
    `;
  }
}

customElements.define("bs-question", BsQuestion);
