/** Practice in the left column: what there is, what is asked, how it went. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { t } from "../i18n/language.js";
import { FREE } from "../kernels/practice.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import columnHead from "../ui/styles/column-head.css?inline";
import { base, buttons, prose } from "../ui/styles/controls.js";
import practiceStyles from "./bs-practice.css?inline";
import "./bs-practice-case.js";
import "./bs-practice-duel.js";
import "./bs-practice-told.js";
import "../lesson/bs-predict.js";
import "../lesson/bs-question.js";

/** @typedef {import("./state.js").PracticeState} PracticeState */
/** @typedef {import("./props.js").Group} Group */
/** @typedef {import("../engine/protocol.d.ts").PracticeQuestion} PracticeQuestion */

export class BsPractice extends LitElement {
  static properties = {
    state: { attribute: false },
    waiting: {},
    groups: { attribute: false },
    told: { attribute: false },
    score: { attribute: false },
    best: { type: Number },
    duel: { attribute: false },
    back: {},
    home: {},
    title: {},
  };

  constructor() {
    super();
    /** @type {PracticeState | null} */
    this.state = null;
    /** why nothing can begin, "" when it can */
    this.waiting = "";
    /** what there is to choose from @type {Group[]} */
    this.groups = [];
    /** @type {object | null} */
    this.told = null;
    /** @type {{ right: number, tried: number } | null} */
    this.score = null;
    /** of the exam */
    this.best = 0;
    /** @type {object | null} */
    this.duel = null;
    this.back = "#/";
    this.home = "#/practice";
    this.title = "";
  }

  static styles = [base, buttons, prose, unsafeCSS(columnHead), unsafeCSS(practiceStyles)];

  async focusTitle() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("h1, .exam"))?.focus();
  }

  render() {
    const { state } = this;
    if (!state) return nothing;
    return html`
      <div class=${state.exam ? "embedded" : "pad"}>
        ${state.exam ? this.#exam(state.exam) : this.#head(state)}
        ${this.waiting ? html`<p class="card" role="status">${this.waiting}</p>` : this.#body(state)}
      </div>
    `;
  }

  /** @param {PracticeState} state */
  #head({ view }) {
    const home = view === "home";
    return html`
      <p class="kick"><span>${t("practice.kick")}</span><a href=${home ? this.back : this.home}>${t(home ? "practice.back" : "practice.all")}</a></p>
      <h1 tabindex="-1">${this.title}</h1>
      <p class="soft">${t(`practice.${view}.about`)}</p>
    `;
  }

  /** @param {import("./state.js").Exam} exam */
  #exam({ kind, count, pass, results }) {
    const right = results.filter(Boolean).length;
    const over = results.length >= count;
    return html`
      <h3 class="exam" tabindex="-1">${t(`practice.exam.${kind}`, { count, pass })}</h3>
      <p class="dots" role="img" aria-label=${t("practice.exam.result", { right, count })}>
        ${Array.from({ length: count }, (_, i) => html`<i class=${results[i] ? "right" : ""}>${i in results ? (results[i] ? "✓" : "–") : i + 1}</i>`)}
      </p>
      ${over ? this.#result(right, count, pass) : nothing}
      ${this.best ? html`<p class="soft">${t("practice.exam.best", { best: this.best, count })}</p>` : nothing}
    `;
  }

  /** @param {number} right @param {number} count @param {number} pass */
  #result(right, count, pass) {
    const good = right >= pass;
    return html`
      <div class="card ${good ? "right" : ""}" role="status">
        <h3>${good ? icons.check : nothing} ${t("practice.exam.result", { right, count })}</h3>
        <p>${good ? t("practice.exam.passed") : t("practice.exam.failed", { pass })}</p>
        <div class="row"><button class="btn ${good ? "quiet" : ""}" @click=${() => this.#do("sit-again")}>${t("practice.again")}</button></div>
      </div>
    `;
  }

  /** @param {PracticeState} state */
  #body(state) {
    const { view, phase, refusal, seed, exam } = state;
    if (view === "home" && phase !== "refused") return this.#choices();
    if (phase === "refused")
      return html`<p class="card" role="alert">${t("practice.refused", { message: refusal })}</p>`;
    if (phase === "making" || phase === "waiting")
      return html`<p class="soft" role="status">${t("practice.making")}</p>`;
    return html`
      <div class="asked">${this.#asked(state)}</div>
      ${exam ? nothing : html`<p class="soft row">${this.#standing()} ${t("practice.seed", { seed })}</p>`}
    `;
  }

  #standing() {
    if (!this.score) return nothing;
    return t("practice.score", { right: this.score.right, tried: this.score.tried }) + ".";
  }

  #choices() {
    if (this.groups.length === 0) return html`<p class="soft" role="status">${t("practice.menu")}</p>`;
    return html`
      <div class="groups">
      ${this.groups.map(
        ({ title, about, choices }) => html`
          <section>
            <h2>${title}</h2>
            <p class="soft">${about}</p>
            <ul class="choices">
              ${choices.map(({ href, text, note }) => html`<li><a href=${href}><span>${text}</span><small>${note}</small></a></li>`)}
            </ul>
          </section>
        `,
      )}
      </div>
      <p class="soft row">
        ${t("practice.forget.about")}
        <button class="link" @click=${() => this.#do("forget")}>${t("practice.forget")}</button>
      </p>
    `;
  }

  /** @param {PracticeState} state */
  #asked(state) {
    if (state.duel)
      return html`<bs-practice-duel .duel=${this.duel} .refusal=${state.refusal}></bs-practice-duel>`;
    if (state.case) return this.#case(state);
    if (state.question) return this.#question(state);
    if (!state.task) return nothing;
    return html`${this.#task(state)} ${this.told ? html`<bs-practice-told .told=${this.told}></bs-practice-told>` : nothing} ${this.#next(state)}`;
  }

  /** @param {PracticeState} state */
  #task({ task, exam }) {
    if (!task) return nothing;
    const freeing = task.command.startsWith(FREE);
    const what = task.hands === "decisions" ? "decisions" : freeing ? "free" : "alloc";
    const at = exam ? exam.results.length + (this.told ? 0 : 1) : 0;
    return html`
      ${exam ? html`<p class="soft">${t("practice.task.number", { number: at, count: exam.count })}</p>` : nothing}
      <p>${t("practice.task.blocks")}</p>
      <p><code class="command">${task.command}</code></p>
      <p>${t(`practice.task.${what}`)}</p>
      ${what === "decisions" ? nothing : html`<p class="soft">${t("practice.task.order")}</p>`}
    `;
  }

  /** @param {PracticeState} state */
  #case({ case: found, chosen, exam }) {
    const at = exam ? exam.results.length + (chosen ? 0 : 1) : 0;
    return html`
      ${exam ? html`<p class="soft">${t("practice.case.number", { number: at, count: exam.count })}</p>` : nothing}
      <bs-practice-case .case=${found} .chosen=${chosen}></bs-practice-case>
      ${chosen ? this.#next(/** @type {PracticeState} */ (this.state)) : nothing}
    `;
  }

  /** @param {PracticeState} state */
  #question(state) {
    const { question, pick, committed, difficulty, phase } = state;
    return html`
      <label class="pick">
        ${t("practice.difficulty")}
        <select @change=${this.#onDifficulty}>
          ${["auto", 0, 1, 2].map((one) => html`<option value=${one} ?selected=${one === difficulty}>${t(`practice.difficulty.${one}`)}</option>`)}
        </select>
      </label>
            ${question ? this.#answerable(question, pick, committed) : nothing}
      ${phase === "told" ? this.#next(state) : nothing}
    `;
  }

  /** @param {PracticeQuestion} question @param {PracticeState["pick"]} pick @param {PracticeState["committed"]} committed */
  #answerable(question, pick, committed) {
    if (question.kind !== "choice")
      return html`${keyed(question, html`<bs-predict .predict=${predictOf(question)} .pick=${pick} .committed=${committed}></bs-predict>`)}`;
    const answered = committed ? Number(committed.page ?? -1) : null;
    return html`
      ${keyed(question, html`<bs-question .question=${choicesOf(question)} .answered=${answered}></bs-question>`)}
      ${committed ? html`<button class="btn quiet" @click=${() => this.#do("watch")}>${icons.play} ${t("practice.watch")}</button>` : nothing}
    `;
  }

  /** @param {PracticeState} state */
  #next({ phase, exam }) {
    if (phase !== "told" || (exam && exam.results.length >= exam.count)) return nothing;
    return html`<div class="row"><button class="btn" @click=${() => this.#do("next")}>${t("practice.next")} ${icons.right}</button></div>`;
  }

  /** @param {Event} event */
  #onDifficulty({ target }) {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    this.#do("difficulty", { difficulty: value === "auto" ? value : Number(value) });
  }

  /** @param {string} what @param {object} [more] */
  #do(what, more = {}) {
    send(this, "bs-practice", { what, ...more });
  }
}

/** @type {WeakMap<object, any>} */
const made = new WeakMap();

/** The same object for a question each time, so that what is filled in stays. @template T @param {PracticeQuestion} question @param {() => T} make @returns {T} */
function once(question, make) {
  if (!made.has(question)) made.set(question, make());
  return made.get(question);
}

/** A question of the engine with choices: the reason stands at the right one. @param {PracticeQuestion} question */
function choicesOf(question) {
  return once(question, () => ({
    gate: true,
    prompt: marked(question.prompt),
    choices: question.options.map((text, i) => ({
      html: marked(text),
      correct: i === question.answer,
      because: i === question.answer ? marked(question.because) : "",
    })),
  }));
}

/** A question of the engine as a prediction. @param {PracticeQuestion} question */
function predictOf(question) {
  const { kind, options, answer, bit } = question;
  const because = marked(question.because);
  return once(question, () => ({
    kind,
    options,
    answer,
    prompt: marked(question.prompt),
    right: because,
    wrong: because,
    unsure: because,
    about: { word: "", start: 0, end: 0, at: [], bit },
  }));
}

/** Text with `code` as HTML; it is cleaned once more where it is put in. @param {string} text */
function marked(text) {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<p>${escaped.replaceAll(/`([^`]*)`/g, "<code>$1</code>")}</p>`;
}

customElements.define("bs-practice", BsPractice);
