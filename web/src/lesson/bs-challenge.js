/** A challenge: what to reach, held against what is true now, and what it took so far. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, buttons, prose } from "../ui/styles/controls.js";
import challengeStyles from "./bs-challenge.css?inline";
import { factInWords } from "./goal-words.js";

/** @typedef {import("../engine/protocol.d.ts").Challenge} Challenge */
/** @typedef {import("../kernels/linux-2.4.22/goal-facts.js").FactRow} FactRow */
/** @typedef {{ order: number, goal: number, now: number, met: boolean }} Cell */
/** @typedef {{ node: number, zone: string, cells: Cell[] }} Row */

export class BsChallenge extends LitElement {
  static properties = {
    challenge: { attribute: false },
    rows: { attribute: false },
    facts: { attribute: false },
    settled: { type: Boolean },
    solved: { type: Boolean },
    used: { type: Number },
    best: { attribute: false },
    helped: { type: Boolean },
    ready: { type: Boolean },
    shown: { state: true },
  };

  constructor() {
    super();
    /** @type {Challenge | null} */
    this.challenge = null;
    /** the goal against now @type {Row[]} */
    this.rows = [];
    /** what else must hold, against now @type {FactRow[]} */
    this.facts = [];
    /** no request is half-way: what holds now can be held against the goal */
    this.settled = true;
    /** a request has just ended in the goal */
    this.solved = false;
    /** requests so far */
    this.used = 0;
    /** solved before, with so many requests @type {number | null} */
    this.best = null;
    /** what is on the stage is the author's solution */
    this.helped = false;
    /** Python is there */
    this.ready = false;
    this.shown = false;
    this.tried = false;
  }

  static styles = [base, buttons, prose, unsafeCSS(challengeStyles)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("challenge")) {
      this.shown = false;
      this.tried = false;
    }
    if (this.used > 0) this.tried = true;
  }

  render() {
    const challenge = this.challenge;
    if (!challenge) return nothing;
    const { solved, settled } = this;
    return html`
      <section class="card ${solved ? "solved" : ""}" aria-labelledby="head">
        <h3 id="head">${solved ? icons.check : nothing} ${this.#head(solved)}</h3>
        <div class="prose" .innerHTML=${safeHtml(challenge.prompt)}></div>
        ${challenge.rules ? html`<div class="rules" .innerHTML=${safeHtml(challenge.rules)}></div>` : nothing}
        ${this.rows.map((row) => table(settled ? row : unsettled(row)))}
        ${this.facts.length ? factTable(settled ? this.facts : this.facts.map(unmet)) : nothing}
        <p class="ops"><b>${this.used}</b> ${t("challenge.used", { used: this.used, par: challenge.par })}</p>
        <div class="act">
          <button class="btn quiet" ?disabled=${this.used === 0} @click=${() => send(this, "bs-undo")}>
            ${icons.undo} ${t("challenge.undo")}
          </button>
          <button class="btn quiet" ?disabled=${this.used === 0} @click=${() => send(this, "bs-reset")}>
            ${t("challenge.over")}
          </button>
        </div>
        ${solved ? this.#done(challenge) : nothing} ${this.#solution(challenge, solved)}
      </section>
    `;
  }

  /** @param {boolean} solved */
  #head(solved) {
    if (solved) return t(this.helped ? "challenge.head.helped" : "challenge.head.solved");
    return this.best === null ? t("challenge.head") : t("challenge.head.before", { best: this.best });
  }

  /** @param {Challenge} challenge */
  #done({ done, par }) {
    if (this.helped) return html`<p class="done">${t("challenge.yourself")}</p>`;
    const over = this.used > par ? html`<p class="rules">${t("challenge.can_be", { par })}</p>` : nothing;
    return html`<div class="done"><div class="prose" .innerHTML=${safeHtml(done)}></div>${over}</div>`;
  }

  /** @param {Challenge} challenge @param {boolean} solved */
  #solution({ solution }, solved) {
    if (!solution.length || (!this.tried && this.best === null)) return nothing;
    if (!this.shown) {
      const show = () => (this.shown = true);
      return html`<button class="link" @click=${show}>${t(solved ? "challenge.show" : "challenge.stuck")}</button>`;
    }
    return html`
      <pre>${solution.join("\n")}</pre>
      <button class="btn quiet" ?disabled=${!this.ready} @click=${() => send(this, "bs-solution")}>${t("challenge.play")}</button>
    `;
  }
}

/** While a request is half-way no number counts as reached. @param {Row} row @returns {Row} */
function unsettled(row) {
  return { ...row, cells: row.cells.map(unmet) };
}

/** @template {{ met: boolean }} T @param {T} one @returns {T} */
function unmet(one) {
  return { ...one, met: false };
}

/** @param {Row} row */
function table({ node, zone, cells }) {
  return html`
    <div class="scroll">
      <table>
        <caption>
          ${t("challenge.counts", { node, zone })}
        </caption>
        <thead>
          <tr>
            <th scope="row">${t("challenge.order")}</th>
            ${cells.map(({ order }) => html`<th scope="col">${order}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${t("challenge.goal")}</th>
            ${cells.map(({ goal }) => html`<td>${goal}</td>`)}
          </tr>
          <tr>
            <th scope="row">${t("challenge.now")}</th>
            ${cells.map(({ now, met }) => html`<td class=${met ? "met" : ""}>${now}</td>`)}
          </tr>
          <tr>
            <th scope="row"><span class="unseen">${t("challenge.reached")}</span></th>
            ${cells.map(
              ({ met }) =>
                html`<td class=${met ? "met" : ""}>${met ? html`${icons.check}<span class="unseen">${t("challenge.yes")}</span>` : html`<span class="unseen">${t("challenge.no")}</span>·`}</td>`,
            )}
          </tr>
        </tbody>
      </table>
    </div>
  `;
}

/** @param {FactRow[]} facts */
function factTable(facts) {
  return html`
    <div class="scroll">
      <table class="facts">
        <caption class="unseen">${t("challenge.holds")}</caption>
        <thead>
          <tr>
            <th scope="col"><span class="unseen">${t("challenge.what")}</span></th>
            <th scope="col">${t("challenge.goal")}</th>
            <th scope="col">${t("challenge.now")}</th>
            <th scope="col" class="mark"><span class="unseen">${t("challenge.reached")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${facts.map((fact) => factRow(fact))}
        </tbody>
      </table>
    </div>
  `;
}

/** @param {FactRow} fact */
function factRow(fact) {
  const { what, goal, now } = factInWords(fact);
  const word = html`<span class="unseen">${t(fact.met ? "challenge.yes" : "challenge.no")}</span>`;
  return html`
    <tr>
      <th scope="row">${what}</th>
      <td>${goal}</td>
      <td class=${fact.met ? "met" : ""}>${now}</td>
      <td class="mark ${fact.met ? "met" : ""}">${fact.met ? icons.check : "·"}${word}</td>
    </tr>
  `;
}

customElements.define("bs-challenge", BsChallenge);
