/** The recall cards at the end of a lesson: a question on the front, turned by click or key. */

import { css, html, LitElement } from "lit";
import { t } from "../i18n/language.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, buttons, prose } from "../ui/styles/controls.js";

/** @typedef {{ front: string, back: string }} Card */

export const cardStyles = css`
  .card {
    min-height: 120px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--bg);
  }
  .card.turned {
    border-color: var(--accent);
  }
  .side {
    color: var(--soft);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .back {
    margin-top: 8px;
    padding-top: 8px;
    border-top: 1px solid var(--line);
  }
`;

export class BsCards extends LitElement {
  static properties = { cards: { attribute: false }, turned: { state: true } };

  constructor() {
    super();
    /** @type {Card[]} */
    this.cards = [];
    /** which show their back @type {ReadonlySet<number>} */
    this.turned = new Set();
  }

  static styles = [
    base,
    buttons,
    prose,
    cardStyles,
    css`
      h3 {
        margin: 22px 0 2px;
        font-size: 1rem;
      }
      .about {
        margin-bottom: 10px;
        color: var(--soft);
        font-size: 0.8125rem;
      }
      li + li {
        margin-top: 10px;
      }
      .more {
        margin-top: 10px;
        font-size: 0.8125rem;
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("cards")) this.turned = new Set();
  }

  render() {
    return html`
      <h3>${t("card.title")}</h3>
      <p class="about">${t("card.about")}</p>
      <ol>${this.cards.map((card, i) => html`<li>${this.#card(card, i)}</li>`)}</ol>
      <p class="more"><a href="#/review">${t("card.review")}</a></p>
    `;
  }

  /** @param {Card} card @param {number} i */
  #card(card, i) {
    const turned = this.turned.has(i);
    const place = t("card.place", { number: i + 1, count: this.cards.length });
    const turn = () => (this.turned = new Set(this.turned).add(i));
    return html`
      <article class="card ${turned ? "turned" : ""}" aria-label=${place}>
        <p class="side">${place}</p>
        <div class="prose" .innerHTML=${safeHtml(card.front)}></div>
        ${turned ? backOf(card) : html`<button class="btn quiet" @click=${turn}>${t("card.turn")}</button>`}
      </article>
    `;
  }

  /** The answer takes the focus, so that it is read. @param {import("lit").PropertyValues} changed */
  updated(changed) {
    const before = /** @type {ReadonlySet<number> | undefined} */ (changed.get("turned"));
    const fresh = [...this.turned].find((i) => !before?.has(i));
    if (before && fresh !== undefined) {
      /** @type {HTMLElement | null} */ (
        this.renderRoot.querySelectorAll("article")[fresh]?.querySelector(".back")
      )?.focus();
    }
  }
}

/** @param {Card} card */
export function backOf({ back }) {
  return html`
    <div class="back" tabindex="-1">
      <p class="side">${t("card.back")}</p>
      <div class="prose" .innerHTML=${safeHtml(back)}></div>
    </div>
  `;
}

customElements.define("bs-cards", BsCards);
