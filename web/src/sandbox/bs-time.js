/** Where to in time: run until something happens, and play a stretch again and again. */

/** @import { Condition } from "../kernels/described/conditions.js" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { conditionsFor } from "../kernels/run-until.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";

const MARKS = /** @type {const} */ (["pages_min", "pages_low", "pages_high"]);

export class BsTime extends LitElement {
  static properties = {
    zones: { attribute: false },
    functions: { attribute: false },
    orders: { type: Number },
    conditions: { attribute: false },
    cursor: { type: Number },
    limit: { type: Number },
    loop: { attribute: false },
    said: {},
    _condition: { state: true },
    _from: { state: true },
    _page: { state: true },
  };

  constructor() {
    super();
    /** names by zone number @type {string[]} */
    this.zones = [];
    /** names of the functions that can be called @type {string[]} */
    this.functions = [];
    this.orders = 0;
    /** what can be waited for */
    this.conditions = conditionsFor();
    this.cursor = 0;
    this.limit = 0;
    /** @type {{ from: number, to: number } | null} */
    this.loop = null;
    /** how the last search ended */
    this.said = "";
    /** @type {Condition} */
    this._condition = { kind: "splits", zone: 0, mark: "pages_low", order: 0, name: "rmqueue", page: 0 };
    /** A, while B is not set @type {number | null} */
    this._from = null;
    /** as it was typed */
    this._page = "0";
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
      .row {
        margin-top: 10px;
      }
      .row .btn {
        min-height: 34px;
        padding: 4px 12px;
      }
      h3 {
        margin: 16px 0 2px;
        font-size: 0.75rem;
        font-weight: 600;
      }
    `,
  ];

  render() {
    return html`
      <details>
        <summary>${t("time.title")} <small>${t("time.small")}</small></summary>
        ${this.#until()} ${this.#loopPart()}
      </details>
    `;
  }

  /** The condition of the form; the first, where the kernel does not have it. */
  get #chosen() {
    return this.conditions.find(({ kind }) => kind === this._condition.kind) ?? this.conditions[0];
  }

  get #named() {
    return this.functions.includes(this._condition.name ?? "") ? this._condition.name : this.functions[0];
  }

  #until() {
    const { kind, takes } = this.#chosen;
    const wrong = takes.some((field) => field === "page") && this.#page === null;
    return html`
      <form @submit=${(/** @type {Event} */ event) => this.#search(event, 1)}>
        <label>
          ${t("time.until")}
          <select @change=${this.#set("kind", String)}>
            ${this.conditions.map((one) => html`<option value=${one.kind} ?selected=${one.kind === kind}>${t(`time.until.${one.kind}`)}</option>`)}
          </select>
        </label>
        ${takes.length ? html`<div class="fields row">${takes.map((field) => this.#field(field))}</div>` : nothing}
        <div class="row">
          <button type="button" class="btn quiet" ?disabled=${wrong || this.cursor <= 0} @click=${(/** @type {Event} */ event) => this.#search(event, -1)}>${t("time.back")}</button>
          <button class="btn quiet" ?disabled=${wrong || this.cursor >= this.limit}>${t("time.forward")}</button>
        </div>
        <p class="note" role="status">${this.said}</p>
      </form>
    `;
  }

  /** @param {string} field */
  #field(field) {
    if (field === "page") return this.#pageField();
    const [options, read] = this.#options(field);
    const key = /** @type {keyof Condition} */ (field);
    return html`
      <label>
        ${t(`time.field.${field}`)}
        <select @change=${this.#set(key, read)}>
          ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === this._condition[key]}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  /** What a field offers, and how its value is read. @param {string} field @returns {[[string | number, string][], (text: string) => unknown]} */
  #options(field) {
    if (field === "zone") return [this.zones.map((name, i) => [i, name]), Number];
    if (field === "mark") return [MARKS.map((mark) => [mark, mark]), String];
    if (field === "name") return [this.functions.map((name) => [name, name]), String];
    return [Array.from({ length: this.orders }, (_, order) => [order, String(order)]), Number];
  }

  get #page() {
    return /^\s*\d{1,9}\s*$/.test(this._page) ? Number(this._page) : null;
  }

  #pageField() {
    const wrong = this.#page === null;
    return html`
      <div>
        <label for="page">${t("time.field.page")}</label>
        <input id="page" inputmode="numeric" .value=${this._page} aria-invalid=${wrong ? "true" : "false"} aria-describedby="page-wrong"
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => (this._page = event.target.value)} />
        <p class="wrong" id="page-wrong">${wrong ? t("time.wrong.page") : nothing}</p>
      </div>
    `;
  }

  /** @param {keyof Condition} key @param {(text: string) => unknown} read */
  #set(key, read) {
    return (/** @type {Event & { target: HTMLSelectElement }} */ { target }) => {
      this._condition = { ...this._condition, [key]: read(target.value) };
    };
  }

  /** @param {Event} event @param {1 | -1} way */
  #search(event, way) {
    event.preventDefault();
    send(this, "bs-until", {
      condition: { ...this._condition, kind: this.#chosen.kind, name: this.#named, page: this.#page ?? 0 },
      way,
    });
  }

  #loopPart() {
    const { loop, cursor, _from: from } = this;
    if (loop)
      return html`
        <h3>${t("time.loop")}</h3>
        <p class="note">${t("time.loop.now", { from: loop.from, to: loop.to })}</p>
        <div class="row"><button class="btn quiet" @click=${() => send(this, "bs-loop", { loop: null })}>${t("time.loop.end")}</button></div>
      `;
    return html`
      <h3>${t("time.loop")}</h3>
      <p class="note">${from === null ? t("time.loop.first") : t("time.loop.a", { from })}</p>
      <div class="row">
        <button class="btn quiet" @click=${() => (this._from = cursor)}>${t("time.loop.set.a")}</button>
        <button class="btn quiet" ?disabled=${from === null || cursor <= from} @click=${() => this.#close(from ?? 0)}>${t("time.loop.set.b")}</button>
      </div>
    `;
  }

  /** @param {number} from */
  #close(from) {
    this._from = null;
    send(this, "bs-loop", { loop: { from, to: this.cursor } });
  }
}

customElements.define("bs-time", BsTime);
