/** Asking: call, its parameters, flags with their meaning. Below it what is held, and the circumstances of the request. All by the kernel's verbs. */

/** @import { Frame, MachineInfo } from "../engine/protocol.d.ts" */
/** @import { Circumstance, Verb } from "../kernels/kernel.d.ts" */
/** @import { Requests } from "../kernels/requests.js" */
/** @import { Held } from "./bs-held.js" */
/** @import { Ask } from "./request-text.js" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t, tryWords } from "../i18n/language.js";
import { requestsOf } from "../kernels/requests.js";
import { base, buttons } from "../ui/styles/controls.js";
import { askCommand, fieldsOf, firstAsk, takes } from "./request-text.js";
import "./bs-circumstances.js";
import "./bs-held.js";
import { checkRow } from "../ui/check-row.js";
import { send } from "../ui/emit.js";
import forms from "../ui/styles/form.css?inline";

/** @typedef {Event & { target: HTMLInputElement & HTMLSelectElement }} FieldEvent */
/** @typedef {Verb["params"][number]} Param */

export class BsAsk extends LitElement {
  static properties = {
    requests: { attribute: false },
    machine: { attribute: false },
    orders: { type: Number },
    nodes: { attribute: false },
    zones: { attribute: false },
    next: {},
    held: { attribute: false },
    circumstances: { attribute: false },
    waiting: {},
    busy: { type: Boolean },
    past: { type: Boolean },
    error: {},
    nearest: {},
    _ask: { state: true },
  };

  constructor() {
    super();
    /** what can be asked of the kernel */
    this.requests = requestsOf();
    /** @type {MachineInfo | null} */
    this.machine = null;
    this.orders = 0;
    /** @type {number[]} */
    this.nodes = [0];
    /** @type {string[]} */
    this.zones = [];
    this.next = "a";
    /** @type {Held[]} */
    this.held = [];
    /** at the cursor @type {Circumstance[]} */
    this.circumstances = [];
    this.waiting = "";
    this.busy = false;
    /** acting now starts a fork */
    this.past = false;
    this.error = "";
    this.nearest = "";
    /** @type {Ask} */
    this._ask = firstAsk(this.requests);
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
      .go {
        width: 100%;
        margin-top: 10px;
      }
      .preview {
        margin-top: 12px;
      }
      section details {
        padding: 4px 0;
        border: 0;
      }
      section details > summary {
        font-weight: 400;
      }
      .fields {
        margin-top: 8px;
      }
      .flags {
        margin-top: 8px;
      }
      .orders {
        display: flex;
        align-items: center;
        gap: 10px;
      }
      .orders input {
        flex: 1;
        min-width: 0;
        accent-color: var(--accent);
      }
      .orders output {
        min-width: 9ch;
        font-size: 0.8125rem;
        text-align: right;
      }
      .foot {
        margin-top: 10px;
      }
    `,
  ];

  /** Another kernel has other fields. @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    const before = /** @type {Requests | undefined} */ (changed.get("requests"));
    if (before && before.kernel !== this.requests.kernel) this._ask = firstAsk(this.requests);
  }

  get #off() {
    return this.waiting !== "" || this.busy;
  }

  render() {
    const { held, circumstances, requests } = this;
    return html`
      ${this.#askSection()}
      <bs-held .held=${held} .requests=${requests} .off=${this.#off}></bs-held>
      <bs-circumstances .circumstances=${circumstances} .off=${this.#off}></bs-circumstances>
    `;
  }

  /** @param {Partial<Ask>} changes */
  #change(changes) {
    this._ask = { ...this._ask, ...changes };
  }

  /** @param {string} key @param {string | number} value */
  #set(key, value) {
    this.#change({ values: { ...this._ask.values, [key]: value } });
  }

  /** What the machine has not is not asked for. @returns {Ask} */
  get #fitting() {
    const { call, values } = this._ask;
    const order = Math.min(Number(values.order ?? 0), Math.max(0, this.orders - 1));
    const zone = this.zones.includes(String(values.zone)) ? values.zone : (this.zones.at(-1) ?? "");
    const size = values[this.#operand(call)] ?? "";
    const operand = this.#operand(call) ? { [this.#operand(call)]: size } : {};
    return {
      call,
      values: {
        ...values,
        order,
        zone: this.zones.includes("Normal") && zone !== values.zone ? "Normal" : zone,
        ...operand,
      },
    };
  }

  /** @param {string} call */
  #operand(call) {
    return this.requests.verbs[call]?.operand ?? "";
  }

  #askSection() {
    const ask = this.#fitting;
    const { requests } = this;
    const fields = fieldsOf(requests, ask.call);
    const command = askCommand(this.next, ask, requests);
    const flags = fields.filter(({ kind }) => kind === "flags");
    const wrong = fields.some(({ key }) => this.#note(key, ask)?.wrong);
    return html`
      <section aria-labelledby="ask">
        <h2 id="ask">${t("ask.title")}</h2>
        <form @submit=${(/** @type {Event} */ event) => this.#submit(event, command, wrong)}>
          ${fields.filter(({ key }) => key === this.#operand(ask.call)).map((field) => this.#text(field, ask))}
          ${fields.some(({ key }) => key === "order") ? this.#order(ask) : this.#onePage(ask)}
          <div class="fields">
            ${this.#call(ask)} ${flags.map((field) => this.#combination(field, ask))} ${fields.map((field) => this.#field(field, ask))}
          </div>
          ${flags.map((field) => this.#flags(field, ask))}
          <code class="preview">${command}</code>
          <button class="btn go" ?disabled=${this.#off || wrong}>${t("ask.go", { name: this.next })}</button>
        </form>
        ${this.#notes()}
      </section>
    `;
  }

  /** @param {Event} event @param {string} command @param {boolean} wrong */
  #submit(event, command, wrong) {
    event.preventDefault();
    if (!this.#off && !wrong) send(this, "bs-command", { command });
  }

  /** What a value comes to, in the kernel's words. @param {string} key @param {Ask} ask */
  #note(key, ask) {
    const { fieldNote } = this.requests.table;
    return this.machine ? fieldNote?.(key, String(ask.values[key] ?? ""), this.machine) : undefined;
  }

  /** @param {string} key */
  #label(key) {
    return tryWords(`ask.param.${key}`) ?? tryWords(`ask.${key}`) ?? key;
  }

  /** @param {Param} param @param {Ask} ask */
  #text({ key }, ask) {
    const note = this.#note(key, ask);
    return html`
      <div>
        <label for=${key}>${this.#label(key)}</label>
        <input id=${key} class="code" autocomplete="off" .value=${String(ask.values[key] ?? "")}
          aria-invalid=${note?.wrong ? "true" : "false"} aria-describedby="${key}-note"
          @input=${(/** @type {FieldEvent} */ { target }) => this.#set(key, target.value)} />
        <p class=${note?.wrong ? "wrong" : "note"} id="${key}-note">${note?.text ?? ""}</p>
      </div>
    `;
  }

  /** @param {Ask} ask */
  #onePage({ call }) {
    if (this.#operand(call) || takes(this.requests, call, "order")) return nothing;
    return html`<p class="note">${t("ask.one", { call })}</p>`;
  }

  /** @param {Ask} ask */
  #order({ values }) {
    const order = Number(values.order);
    return html`
      <label for="order">${t("ask.order")}</label>
      <div class="orders">
        <input
          id="order"
          type="range"
          min="0"
          max=${Math.max(0, this.orders - 1)}
          .value=${String(order)}
          aria-valuetext=${t("ask.order.value", { order, count: 2 ** order })}
          @input=${(/** @type {FieldEvent} */ { target }) => this.#set("order", Number(target.value))}
        />
        <output for="order"><b>${order}</b> · ${t("ask.pages", { count: 2 ** order })}</output>
      </div>
    `;
  }

  /** @param {Ask} ask */
  #call({ call }) {
    const { alloc, about } = this.requests;
    const names = Object.keys(alloc);
    if (names.length < 2) return nothing;
    return html`
      <div class="wide">
        <label for="call">${t("ask.call")}</label>
        <select id="call" class="code" aria-describedby="call-about" @change=${(/** @type {FieldEvent} */ { target }) => this.#change({ call: target.value })}>
          ${names.map((name) => html`<option value=${name} ?selected=${name === call}>${name}</option>`)}
        </select>
        <span class="note" id="call-about">${about(call)}</span>
      </div>
    `;
  }

  /** @param {Param} param @param {Ask} ask */
  #combination({ key, table }, { values }) {
    const offered = this.requests.combinations(table);
    if (offered.length === 0) return nothing;
    const mask = Number(values[key] ?? 0);
    const known = offered.find(({ value }) => value === mask);
    const inWords = this.requests.table.maskInWords?.(table, mask, this.zones) ?? "";
    return html`
      <div class="wide">
        <label for=${key}>${this.#label(key)}</label>
        <select id=${key} class="code" aria-describedby="${key}-about" @change=${(/** @type {FieldEvent} */ { target }) => this.#set(key, Number(target.value))}>
          ${known ? nothing : html`<option value=${mask} selected>0x${mask.toString(16)}</option>`}
          ${offered.map(({ name, value }) => html`<option value=${value} ?selected=${value === mask}>${name}</option>`)}
        </select>
        <span class="note" id="${key}-about">${known?.means ?? ""} ${inWords}</span>
      </div>
    `;
  }

  /** Of a closed choice; what has a place of its own in the form is not here. @param {Param} param @param {Ask} ask */
  #field({ key, kind, words }, { values }) {
    if (kind === "zone")
      return this.#choice(
        key,
        this.zones.map((name) => [name, name]),
        String(values.zone),
      );
    if (kind === "word")
      return this.#choice(key, [["", "–"], ...words.map((word) => [word, word])], String(values[key] ?? ""));
    if (kind === "yes")
      return this.#choice(
        key,
        ["", "yes", "no"].map((word) => [word, word || "–"]),
        String(values[key] ?? ""),
      );
    return key === "node" || key === "cpu" ? this.#node(key, String(values[key] ?? "")) : nothing;
  }

  /** @param {string} key @param {string} value */
  #node(key, value) {
    if (this.nodes.length < 2) return nothing;
    const first = key === "cpu" ? t("ask.cpu.here") : "0";
    return this.#choice(key, [["", first], ...this.nodes.map((one) => [String(one), String(one)])], value);
  }

  /** @param {string} key @param {string[][]} options value and words @param {string} value */
  #choice(key, options, value) {
    return html`
      <label>
        ${this.#label(key)}
        <select @change=${(/** @type {FieldEvent} */ { target }) => this.#set(key, target.value)}>
          ${options.map(([one, text]) => html`<option value=${one} ?selected=${one === value}>${text}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Param} param @param {Ask} ask */
  #flags({ key, table }, { values }) {
    const mask = Number(values[key] ?? 0);
    return html`
      <details class="flags">
        <summary>${key === "gfp" ? t("ask.flags") : this.#label(key)}</summary>
        ${this.requests
          .flags(table)
          .map(({ name, value, means }) =>
            checkRow(name, means, (mask & value) !== 0, () => this.#set(key, (mask ^ value) >>> 0)),
          )}
      </details>
    `;
  }

  #notes() {
    return html`
      ${this.waiting ? html`<p class="note foot">${this.waiting}</p>` : nothing}
      ${this.past ? html`<p class="note foot">${t("ask.past")}</p>` : nothing}
      <div role="status">
        ${
          this.error
            ? html`<p class="error foot">${this.error} ${this.nearest ? t("console.nearest", { nearest: this.nearest }) : nothing}</p>`
            : nothing
        }
      </div>
    `;
  }
}

customElements.define("bs-ask", BsAsk);
