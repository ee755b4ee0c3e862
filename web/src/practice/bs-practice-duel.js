/** Saboteur and Rescuer: what to reach, how it stands, and what can be asked for or given back. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { FREE } from "../kernels/practice.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { blockInWords } from "../ui/page-words.js";
import { base, buttons } from "../ui/styles/controls.js";
import practiceStyles from "./bs-practice.css?inline";
import styles from "./bs-practice-duel.css?inline";

/**
 * @typedef {object} DuelView
 * @property {"saboteur" | "rescuer"} kind
 * @property {number} order
 * @property {number} pages of a block of that order
 * @property {boolean} possible such a block is free
 * @property {number} now pages in use, or frees
 * @property {number | null} result while the goal is met
 * @property {number} par
 * @property {number | null} best
 * @property {number} used
 * @property {boolean} busy
 * @property {number} orders that can be asked for; 0: none
 * @property {string} next name of the next block
 * @property {number} left free pages
 * @property {{ name: string, page: number, order: number }[]} held
 */

export class BsPracticeDuel extends LitElement {
  static properties = { duel: { attribute: false }, refusal: {} };

  constructor() {
    super();
    /** @type {DuelView | null} */
    this.duel = null;
    this.refusal = "";
  }

  static styles = [base, buttons, unsafeCSS(practiceStyles), unsafeCSS(styles)];

  render() {
    const { duel } = this;
    if (!duel) return nothing;
    const { kind, order, pages, used } = duel;
    return html`
      <p class="row">${t(`practice.duel.${kind}`, { order, size: pages })}</p>
      ${this.#standing(duel)} ${duel.orders ? this.#ask(duel) : nothing} ${this.#held(duel)}
      ${this.refusal ? html`<p class="card" role="alert">${this.refusal}</p>` : nothing}
      <div class="row">
        <button class="btn quiet" ?disabled=${used === 0} @click=${() => this.#do("duel-undo")}>${icons.undo} ${t("practice.undo")}</button>
        <button class="btn quiet" ?disabled=${used === 0} @click=${() => this.#do("duel-reset")}>${t("practice.reset")}</button>
        ${kind === "rescuer" ? html`<button class="btn quiet" @click=${() => this.#do("next")}>${t("practice.next")}</button>` : nothing}
      </div>
      <details>
        <summary>${t("practice.duel.proof")}</summary>
        <p class="soft">${t(`practice.duel.proof.${kind}`, { order, size: pages, par: duel.par })}</p>
      </details>
    `;
  }

  /** @param {DuelView} duel */
  #standing({ kind, order, possible, now, result, par, best }) {
    const met = result !== null;
    const count = t(kind === "saboteur" ? "practice.duel.live" : "practice.duel.frees", { count: now });
    const done =
      result === par ? t("practice.duel.reached") : t("practice.duel.done", { result: result ?? 0, par });
    return html`
      <div class="card ${met ? "right" : ""}" role="status">
        <h3>${met ? icons.check : nothing} ${t(possible ? "practice.duel.possible" : "practice.duel.denied", { order })}</h3>
        <p class="numbers">
          <b>${count}</b> <span>${t("practice.duel.par", { par })}</span>
          ${best === null ? nothing : html`<span>${t("practice.duel.best", { best })}</span>`}
        </p>
        ${met ? html`<p>${done}</p>` : nothing}
      </div>
    `;
  }

  /** @param {DuelView} duel */
  #ask({ orders, next, busy, left }) {
    const sizes = Array.from({ length: orders }, (_, order) => order);
    return html`
      <fieldset>
        <legend>${t("practice.duel.ask")}</legend>
        <div class="chips">
          ${sizes.map((order) => this.#chip(`${next} = rmqueue order=${order}`, busy || left < 2 ** order, t("practice.duel.pages", { count: 2 ** order })))}
        </div>
      </fieldset>
    `;
  }

  /** @param {DuelView} duel */
  #held({ held, busy }) {
    return html`
      <fieldset>
        <legend>${t("practice.duel.free")}</legend>
        <div class="chips">
          ${
            held.length
              ? held.map(({ name, page, order }) =>
                  this.#chip(
                    `${FREE} ${name}`,
                    busy,
                    html`<b>${name}</b><small>${blockInWords(page, order)}</small>`,
                  ),
                )
              : html`<span class="soft">${t("practice.duel.none")}</span>`
          }
        </div>
      </fieldset>
    `;
  }

  /** @param {string} command @param {boolean} off @param {unknown} content */
  #chip(command, off, content) {
    return html`<button class="chip" title=${command} ?disabled=${off} @click=${() => this.#do("command", { command })}>${content}</button>`;
  }

  /** @param {string} what @param {object} [more] */
  #do(what, more = {}) {
    send(this, "bs-practice", { what, ...more });
  }
}

customElements.define("bs-practice-duel", BsPracticeDuel);
