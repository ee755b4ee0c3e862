/**
 * A prediction: asked for before anything plays, and held against the kernel's answer afterwards.
 *
 * What can be chosen on the stage or on the call graph can be chosen here as well; either way the answer so far comes
 * back as `pick`. Numbers are filled in here alone.
 *
 * Events: bs-pick {page}: the answer so far; bs-commit {page}: locked in, null for "not sure yet"; bs-watch {from}.
 */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, buttons, prose } from "../ui/styles/controls.js";
import { answerInWords } from "./answer-words.js";
import predictStyles from "./bs-predict.css?inline";
import { answerField, isTyped } from "./predict-fields.js";
import { moved, orderField, orderWords } from "./predict-order.js";
import { predictVerdict, verdictText } from "./verdict.js";

/** @typedef {import("../engine/protocol.d.ts").Predict} Predict */
/** @typedef {import("./verdict.js").Answer} Answer */
/** @typedef {import("./verdict.js").Verdict} Verdict */

/** Answers that the stage draws: theirs with dashes, the kernel's with a full line. */
const DRAWN = ["page", "list", "lists", "bits", "zone", "function"];

export class BsPredict extends LitElement {
  static properties = {
    predict: { attribute: false },
    pick: { attribute: false },
    committed: { attribute: false },
    parts: { type: Boolean },
    played: { type: Boolean },
    given: { state: true },
    watched: { state: true },
  };

  constructor() {
    super();
    /** @type {Predict | null} */
    this.predict = null;
    /** the answer so far, chosen on the stage or here @type {Answer} */
    this.pick = null;
    /** locked in: a page or another answer, or null for "not sure yet" @type {{ page: Answer } | null} */
    this.committed = null;
    /** a wrong answer can be shown parting from the truth */
    this.parts = false;
    /** the step has been seen to its end */
    this.played = false;
    /** numbers that are filled in, complete or not @type {(number | null)[]} */
    this.given = [];
    /** the difference was seen, or its reason asked for */
    this.watched = false;
    /** the option whose button was pressed, and which @type {{ option: number, way: number } | null} */
    this.held = null;
  }

  static styles = [base, buttons, prose, unsafeCSS(predictStyles)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has("predict")) return;
    this.given = [];
    this.watched = false;
    if (!changed.has("pick")) this.pick = null;
  }

  /** The button that moved an option goes with it. */
  updated() {
    if (!this.held) return;
    const { option, way } = this.held;
    this.held = null;
    const buttons = this.renderRoot.querySelectorAll(`[data-option="${option}"] button`);
    const wanted = /** @type {HTMLButtonElement | undefined} */ (buttons[way < 0 ? 0 : 1]);
    const other = /** @type {HTMLButtonElement | undefined} */ (buttons[way < 0 ? 1 : 0]);
    (wanted?.disabled ? other : wanted)?.focus();
  }

  async focusVerdict() {
    await this.updateComplete;
    this.renderRoot.querySelector("h3")?.focus();
  }

  render() {
    if (!this.predict) return nothing;
    return this.committed ? this.#told(this.predict, this.committed) : this.#gate(this.predict);
  }

  /** @param {Predict} predict */
  #gate(predict) {
    const answer = this.#answer(predict);
    const locked = answer === null ? "" : answerInWords(predict, answer);
    return html`
      <section class="gate" aria-labelledby="head">
        <h3 class="head" id="head">${icons.lock} ${t("predict.head")}</h3>
        <div class="prose" .innerHTML=${safeHtml(predict.prompt)}></div>
        ${keyed(predict, this.#fields(predict))}
        <div class="act">
          <button class="btn" ?disabled=${answer === null} @click=${() => this.#commit(answer)}>
            ${answer === null ? t(`predict.wait.${predict.kind}`) : t("predict.lock", { answer: locked })}
          </button>
          <span>${t("predict.or")} <button class="link" @click=${() => this.#commit(null)}>${t("predict.unsure")}</button></span>
        </div>
      </section>
    `;
  }

  /** @param {Predict} predict */
  #fields(predict) {
    if (predict.kind === "order") return orderField(predict, this.pick, (at, way) => this.#move(at, way));
    const { given, pick } = this;
    return answerField(predict, { given, pick }, (at, value) => this.#fill(at, value), this.#choose);
  }

  /** What could be locked in now; null when it is not complete. @param {Predict} predict @returns {Answer} */
  #answer({ kind, options }) {
    if (kind === "order") return this.pick ?? options.map((_, i) => i);
    if (!isTyped(kind)) return Array.isArray(this.pick) && this.pick.length === 0 ? null : this.pick;
    const given = this.given.filter((value) => value !== null);
    if (given.length < (kind === "counts" ? options.length : 1)) return null;
    return kind === "counts" ? given : (given[0] ?? null);
  }

  /** @param {number} at @param {number | null} value */
  #fill(at, value) {
    const size = Math.max(at + 1, this.given.length);
    this.given = Array.from({ length: size }, (_, i) => (i === at ? value : (this.given[i] ?? null)));
  }

  /** @param {Answer} page */
  #choose = (page) => {
    this.pick = page;
    send(this, "bs-pick", { page });
  };

  /** @param {number} at @param {-1 | 1} way */
  #move(at, way) {
    const order = Array.isArray(this.pick) ? this.pick : (this.predict?.options ?? []).map((_, i) => i);
    this.held = { option: order[at], way };
    this.#choose(moved(order, at, way));
  }

  /** @param {Predict} predict @param {{ page: Answer }} committed */
  #told(predict, { page }) {
    const verdict = predictVerdict(predict, page);
    const words = (/** @type {number | number[]} */ answer, /** @type {number | number[]} */ other) =>
      predict.kind === "order" ? orderWords(predict, answer, other) : answerInWords(predict, answer);
    return html`
      <section class="gate told ${verdict}" aria-labelledby="head">
        <h3 class="head" id="head" tabindex="-1">
          ${verdict === "right" ? icons.check : icons.differ} ${t(`predict.verdict.${verdict}`)}
        </h3>
        <dl>
          <dt>${swatch(predict, verdict, "")}${t("predict.you")}</dt>
          <dd>${page === null ? t("predict.unsure") : words(page, predict.answer)}</dd>
          <dt>${swatch(predict, verdict, "kernel")}${t(predict.kind === "page" ? "predict.gave" : "predict.is")}</dt>
          <dd>${words(predict.answer, page ?? predict.answer)}</dd>
        </dl>
        ${this.#reason(predict, page)}
        <div class="act">${this.#watchButtons()}</div>
      </section>
    `;
  }

  /** Who can see where it went differently reads the reason after that, or when they ask for it. @param {Predict} predict @param {Answer} page */
  #reason(predict, page) {
    const text = html`<div class="prose" .innerHTML=${safeHtml(verdictText(predict, page))}></div>`;
    if (!this.parts || this.played || this.watched) return text;
    return html`
      <details @toggle=${(/** @type {Event} */ { target }) => (this.watched ||= /** @type {HTMLDetailsElement} */ (target).open)}>
        <summary>${t("predict.reason")}</summary>
        ${text}
      </details>
    `;
  }

  #watchButtons() {
    const quiet = this.played ? "quiet" : "";
    const all = t(this.played ? "predict.watch.again" : "predict.watch");
    if (!this.parts)
      return html`<button class="btn ${quiet}" @click=${() => this.#watch("start")}>${all}</button>`;
    return html`
      <button class="btn ${quiet}" @click=${() => this.#watch("parting")}>${t("predict.watch.parting")}</button>
      <button class="link" @click=${() => this.#watch("start")}>${t("predict.watch.start")}</button>
    `;
  }

  /** @param {Answer} page */
  #commit(page) {
    send(this, "bs-commit", { page });
  }

  /** @param {"start" | "parting"} from */
  #watch(from) {
    if (from === "parting") this.watched = true;
    send(this, "bs-watch", { from });
  }
}

/** How the answer is drawn on the stage, where it is and where the two differ. @param {Predict} predict @param {Verdict} verdict @param {"" | "kernel"} whose */
function swatch({ kind }, verdict, whose) {
  if (verdict !== "wrong" || !DRAWN.includes(kind)) return nothing;
  return html`<i class="swatch ${whose}" aria-hidden="true"></i>`;
}

customElements.define("bs-predict", BsPredict);
