/** A lesson on paper: a handout with or without answers, or cards to cut out. Events: bs-print {answers, cards, paper}. */

/** @import { Lesson } from "../../engine/protocol.d.ts" */
/** @import { Picture, Sheet } from "./handout.js" */

import "../../i18n/all-words.js";
import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../../i18n/language.js";
import { isPackaged } from "../../shell/packaged.js";
import { send } from "../../ui/emit.js";
import { safeHtml } from "../../ui/safe-html.js";
import { base, buttons, prose } from "../../ui/styles/controls.js";
import printStyles from "./bs-print.css?inline";
import { cardsOf, sheetsOf } from "./handout.js";

/** @typedef {{ answers: boolean, cards: boolean, paper: "a4" | "letter" }} Wish */

export class BsPrint extends LitElement {
  static properties = { lesson: { attribute: false }, wish: { attribute: false }, back: {}, failure: {} };

  constructor() {
    super();
    /** @type {Lesson | null} */
    this.lesson = null;
    /** @type {Wish} */
    this.wish = { answers: false, cards: false, paper: "a4" };
    /** link to the lesson */
    this.back = "#/";
    this.failure = "";
  }

  static styles = [base, buttons, prose, unsafeCSS(printStyles)];

  render() {
    const { lesson } = this;
    if (this.failure)
      return html`<main><p role="alert">${t("print.failed", { message: this.failure })}</p></main>`;
    if (!lesson) return html`<main><p role="status">${t("print.waiting")}</p></main>`;
    return html`
      ${this.#bar()}
      <main>${this.wish.cards ? this.#cards(lesson) : this.#handout(lesson)}</main>
    `;
  }

  #bar() {
    const { paper, answers, cards } = this.wish;
    return html`
      <nav class="bar" aria-label=${t("print.print")}>
        <a class="btn quiet" href=${this.back}>${t("print.back")}</a>
        <label>${t("print.paper")}
          <select @change=${this.#onPaper}>
            ${["a4", "letter"].map((name) => html`<option value=${name} ?selected=${name === paper}>${t(`print.paper.${name}`)}</option>`)}
          </select>
        </label>
        ${cards || isPackaged() ? nothing : html`<label class="check"><input type="checkbox" .checked=${answers} @change=${this.#onAnswers} />${t("print.with")}</label>`}
        <button class="btn" @click=${() => print()}>${t("print.print")}</button>
      </nav>
    `;
  }

  /** @param {Event} event */
  #onPaper(event) {
    send(this, "bs-print", { ...this.wish, paper: /** @type {HTMLSelectElement} */ (event.target).value });
  }

  /** @param {Event} event */
  #onAnswers(event) {
    send(this, "bs-print", { ...this.wish, answers: /** @type {HTMLInputElement} */ (event.target).checked });
  }

  /** @param {Lesson} lesson */
  #handout(lesson) {
    const { kernel } = lesson.histories[0].machine;
    return html`
      <header>
        <h1>${lesson.title}</h1>
        <p class="who"><span>${t("print.name")}</span><span>${t("print.date")}</span></p>
      </header>
      ${sheetsOf(lesson).map((sheet, i) => this.#sheet(sheet, i + 1))}
      <footer>${t("print.foot", { kernel, address: location.href.split(/[?#]/)[0] })}</footer>
    `;
  }

  /** @param {Sheet} sheet @param {number} number */
  #sheet(sheet, number) {
    const { step, before, after, requests } = sheet;
    const { answers } = this.wish;
    // a question that is asked before anything plays must not be answered by what plays
    const told = answers || !step.question?.gate;
    return html`
      <section class=${!answers && asks(step) ? "asks" : ""}>
        <h2>${t("print.step", { number, title: step.title })}</h2>
        <div class="prose" .innerHTML=${safeHtml(step.html)}></div>
        ${before ? picture(before, t("print.before")) : nothing}
        ${requests.length && told ? html`<p class="requests"><b>${t("print.requests")}</b> ${requests.map((text) => html`<code>${text}</code> `)}</p>` : nothing}
        ${step.predict ? this.#predict(sheet) : nothing} ${this.#question(sheet)} ${this.#challenge(sheet)}
        ${answers && after ? picture(after, t("print.after")) : nothing}
      </section>
    `;
  }

  /** @param {Sheet} sheet */
  #predict({ step, answer, fields }) {
    if (!step.predict) return nothing;
    const { prompt, right } = step.predict;
    return html`
      <div class="ask">
        <div class="prose" .innerHTML=${safeHtml(prompt)}></div>
        ${fields.length ? html`<p class="options">${fields.map(({ text, fill }) => html`<span class=${fill ? "fill" : ""}>${text}</span>`)}</p>` : nothing}
        ${this.wish.answers ? html`<p class="answer">${t("print.answer", { answer })}</p><div class="prose answer" .innerHTML=${safeHtml(right)}></div>` : lines(t("print.predict"), 2)}
      </div>
    `;
  }

  /** @param {Sheet} sheet */
  #question({ step: { question } }) {
    if (!question) return nothing;
    const { answers } = this.wish;
    return html`
      <div class="ask">
        <div class="prose" .innerHTML=${safeHtml(question.prompt)}></div>
        <ul class="choices">
          ${question.choices.map(
            ({ html: text, correct, because }) => html`
              <li>
                <span class="box" aria-hidden="true">${answers && correct ? "✓" : ""}</span>
                <div>
                  <div class="prose" .innerHTML=${safeHtml(text)}></div>
                  ${answers ? html`<div class="prose answer" .innerHTML=${safeHtml(because)}></div>` : nothing}
                </div>
              </li>
            `,
          )}
        </ul>
      </div>
    `;
  }

  /** @param {Sheet} sheet */
  #challenge({ step: { challenge }, goals }) {
    if (!challenge) return nothing;
    const { prompt, solution } = challenge;
    return html`
      <div class="ask">
        <div class="prose" .innerHTML=${safeHtml(prompt)}></div>
        <p><b>${t("print.challenge")}</b></p>
        <ul class="goals">${goals.map((text) => html`<li>${text}</li>`)}</ul>
        ${this.wish.answers ? html`<p class="answer">${t("print.solution", { solution: solution.join("; ") })}</p>` : lines("", 5)}
      </div>
    `;
  }

  /** @param {Lesson} lesson */
  #cards(lesson) {
    return html`
      <h1>${t("print.cards", { title: lesson.title })}</h1>
      <p>${t("print.cards.about")}</p>
      <ul class="cards">
        ${cardsOf(lesson).map(
          ({ page, binary, buddies }) => html`
            <li>
              <b>${page}</b><code>${binary}</code>
              ${buddies.map(({ order, buddy }) => html`<small>${t("print.card.pairs", { order, buddy })}</small>`)}
            </li>
          `,
        )}
      </ul>
    `;
  }
}

/** @param {Sheet["step"]} step */
function asks({ predict, question }) {
  return predict !== null || question !== null;
}

/** @param {Picture} picture @param {string} caption */
function picture({ src, alt, width, height }, caption) {
  return html`<figure><figcaption>${caption}</figcaption><img src=${src} alt=${alt} width=${width} height=${height} /></figure>`;
}

/** Lines to write on. @param {string} label @param {number} count */
function lines(label, count) {
  return html`<div class="lines">${label ? html`<p>${label}</p>` : nothing}${Array.from({ length: count }, () => html`<i></i>`)}</div>`;
}

customElements.define("bs-print", BsPrint);
