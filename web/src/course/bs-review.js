/** Endless review: one card after the other, from all lessons. Space or Enter turns it, then says whether one knew. */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { backOf, cardStyles } from "../lesson/bs-cards.js";
import { send } from "../ui/emit.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, buttons, prose } from "../ui/styles/controls.js";
import pageStyles from "../ui/styles/page-column.css?inline";

/** @typedef {import("./review.js").ReviewCard} ReviewCard */

export class BsReview extends LitElement {
  static properties = {
    card: { attribute: false },
    seen: { type: Number },
    failure: {},
    turned: { state: true },
  };

  constructor() {
    super();
    /** @type {ReviewCard | null} */
    this.card = null;
    /** how many cards were looked at in this visit */
    this.seen = 0;
    this.failure = "";
    this.turned = false;
  }

  static styles = [
    base,
    buttons,
    prose,
    unsafeCSS(pageStyles),
    cardStyles,
    css`
      :host {
        max-width: 38rem;
      }
      .card {
        display: flex;
        flex-direction: column;
        gap: 12px;
        min-height: 240px;
        padding: 20px 22px;
        background: var(--panel);
        font-size: 1.0625rem;
      }
      .front {
        flex: 1;
      }
      .act {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .count {
        margin-top: 12px;
        color: var(--soft);
        font-size: 0.8125rem;
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("card") || changed.has("seen")) this.turned = false;
  }

  render() {
    return html`
      <h1 tabindex="-1">${t("review.title")}</h1>
      <p class="about">${t("review.about")}</p>
      ${this.failure ? html`<p class="failed" role="alert">${this.failure}</p>` : nothing}
      ${this.card ? this.#card(this.card) : nothing}
      ${this.seen ? html`<p class="count" role="status">${t("review.count", { count: this.seen })}</p>` : nothing}
    `;
  }

  /** @param {ReviewCard} card */
  #card(card) {
    return html`
      <article class="card ${this.turned ? "turned" : ""}">
        <p class="side">${t("review.of", { title: card.title })} · <a href="#/lesson/${card.lesson}">${t("review.lesson")}</a></p>
        <div class="prose front" .innerHTML=${safeHtml(card.front)}></div>
        ${this.turned ? backOf(card) : nothing}
        <div class="act">${this.turned ? this.#grades() : this.#turn()}</div>
      </article>
    `;
  }

  #turn() {
    return html`<button class="btn first" @click=${() => (this.turned = true)}>${t("card.turn")}</button>`;
  }

  #grades() {
    const say = (/** @type {boolean} */ knew) => () => send(this, "bs-grade", { knew });
    return html`
      <button class="btn first" @click=${say(true)}>${t("review.knew")}</button>
      <button class="btn quiet" @click=${say(false)}>${t("review.not_yet")}</button>
    `;
  }

  /** The keyboard goes on where it was: on the answer, then on the next card's button. @param {import("lit").PropertyValues} changed */
  updated(changed) {
    if (changed.get("turned") === undefined) return;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(this.turned ? ".back" : ".first")
    )?.focus();
  }
}

customElements.define("bs-review", BsReview);
