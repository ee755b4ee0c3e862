/**
 * The presenter's bar: back, next, the answer, a poll by answer codes, notes. Events: bs-present-next, -back, -answer, -leave,
 * and -notes {text}.
 */

/** @import { Lesson } from "../../engine/protocol.d.ts" */

import "../../i18n/all-words.js";
import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../../i18n/language.js";
import { base, buttons } from "../../ui/styles/controls.js";
import { pollLink } from "../link/lesson-route.js";
import { tally } from "./poll.js";
import "../bs-qr.js";
import { send } from "../../ui/emit.js";
import panels from "../panel.css?inline";
import presentStyles from "./bs-present.css?inline";

export class BsPresent extends LitElement {
  static properties = {
    lesson: { attribute: false },
    index: { type: Number },
    gated: { type: Boolean },
    ended: { type: Boolean },
    notes: {},
    page: {},
    blanked: { type: Boolean },
    _open: { state: true },
    _codes: { state: true },
    _marked: { state: true },
  };

  constructor() {
    super();
    /** @type {Lesson | null} */
    this.lesson = null;
    this.index = 0;
    /** an answer is held back */
    this.gated = false;
    /** the step has been played */
    this.ended = false;
    this.notes = "";
    /** address of the page, without hash */
    this.page = "";
    this.blanked = false;
    /** @type {"" | "poll" | "notes"} */
    this._open = "";
    /** by step @type {Record<string, string>} */
    this._codes = {};
    this._marked = false;
  }

  static styles = [base, buttons, unsafeCSS(panels), unsafeCSS(presentStyles)];

  /** Black, or back. */
  blank() {
    this.blanked = !this.blanked;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("index")) this._marked = false;
  }

  get #step() {
    return this.lesson?.steps[this.index];
  }

  render() {
    const count = this.lesson?.steps.length ?? 0;
    return html`
      ${this.blanked ? html`<div class="blank" role="status">${t("present.blank")}</div>` : nothing}
      ${this._open ? html`<section class="panel" aria-label=${t(`present.${this._open}`)}>${this._open === "poll" ? this.#poll() : this.#notes()}</section>` : nothing}
      <nav aria-label=${t("present.bar")} title=${t("present.keys")}>
        ${this.#button("bs-present-back", "present.back")} ${this.#button("bs-present-next", "present.next", false)}
        <span class="place">${t("present.place", { step: this.index + 1, count })}</span>
        ${this.gated ? this.#button("bs-present-answer", "present.answer") : nothing}
        ${this.#toggle("poll")} ${this.#toggle("notes")} ${this.#button("bs-present-leave", "present.leave")}
      </nav>
    `;
  }

  /** @param {string} event @param {string} key @param {boolean} [quiet] */
  #button(event, key, quiet = true) {
    return html`<button class=${quiet ? "btn quiet" : "btn"} @click=${() => send(this, event)}>${t(key)}</button>`;
  }

  /** @param {"poll" | "notes"} name */
  #toggle(name) {
    const open = this._open === name;
    return html`
      <button class="btn quiet" aria-expanded=${open} @click=${() => {
        this._open = open ? "" : name;
      }}>${t(`present.${name}`)}</button>
    `;
  }

  #notes() {
    return html`
      <label for="notes">${t("present.notes.label")}</label>
      <textarea id="notes" rows="6" .value=${this.notes} @input=${this.#onNotes}></textarea>
      <p class="soft">${t("present.notes.about")}</p>
    `;
  }

  /** @param {Event} event */
  #onNotes(event) {
    this.notes = /** @type {HTMLTextAreaElement} */ (event.target).value;
    send(this, "bs-present-notes", { text: this.notes });
  }

  #poll() {
    const { lesson } = this;
    const step = this.#step;
    if (!lesson || !step?.predict) return html`<p>${t("present.poll.none")}</p>`;
    const link = `${this.page}${pollLink(lesson.id, step.id)}`;
    return html`
      <div class="poll">
        <div>
          <p>${t("present.poll.about")} ${t("present.poll.paper")}</p>
          <p class="mono link">${link}</p>
          <label for="codes">${t("present.poll.codes")}</label>
          <textarea id="codes" rows="3" spellcheck="false" autocapitalize="characters" .value=${this._codes[step.id] ?? ""} @input=${this.#onCodes}></textarea>
          ${this.#histogram(lesson, step)}
        </div>
        <bs-qr .text=${link} label=${t("share.link.qr")}></bs-qr>
      </div>
    `;
  }

  /** @param {Event} event */
  #onCodes(event) {
    const id = this.#step?.id ?? "";
    this._codes = {
      ...this._codes,
      [id]: /** @type {HTMLTextAreaElement} */ (event.target).value.slice(0, 20_000),
    };
  }

  /** @param {Lesson} lesson @param {Lesson["steps"][number]} step */
  #histogram(lesson, step) {
    const words = { unsure: t("present.poll.unsure"), other: t("present.poll.other") };
    const { bars, strange, total } = tally(lesson.id, step, this._codes[step.id] ?? "", words);
    const most = Math.max(1, ...bars.map(({ count }) => count));
    return html`
      <p role="status">
        ${t("present.poll.count", { count: total })}
        ${strange.length ? html`<span class="error">${t("present.poll.strange", { count: strange.length, codes: strange.slice(0, 8).join(", ") })}</span>` : nothing}
      </p>
      ${bars.length ? this.#table(bars, most) : nothing}
    `;
  }

  /** @param {import("./poll.js").Bar[]} bars @param {number} most */
  #table(bars, most) {
    return html`
      <table>
        <caption class="unseen">${t("present.poll.table")}</caption>
        <tbody>
          ${bars.map(
            ({ label, count, right }) => html`
              <tr class=${this._marked && right ? "right" : ""}>
                <th scope="row">${label}${this._marked && right ? html` · ${t("present.poll.right")}` : nothing}</th>
                <td><meter min="0" max=${most} value=${count} aria-hidden="true"></meter> ${count}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
      <label class="check">
        <input type="checkbox" .checked=${this._marked} @change=${(/** @type {Event} */ event) => {
          this._marked = /** @type {HTMLInputElement} */ (event.target).checked;
        }} />
        ${t("present.poll.reveal")}
      </label>
    `;
  }
}

customElements.define("bs-present", BsPresent);
