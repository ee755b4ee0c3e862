/**
 * Two machines side by side: the open one (in the slot), and another that was told the same requests.
 *
 * Closed, it is nothing but its slot. Events: bs-compare-with {machine, title}; bs-compare {act}, one of choose, cancel,
 * close, back; bs-compare-depth {depth}; bs-request {number} goes to the state after a request, as in the history.
 */

/** @import { Depth } from "./differences.js" */
/** @import { CustomMachine, Frame, History, MachineRequest, PresetInfo } from "../../engine/protocol.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../../i18n/language.js";
import { editorTemplate } from "../../kernels/editors.js";
import { DEFAULT, otherKernels, sharesRequests } from "../../kernels/index.js";
import { messageInWords } from "../../kernels/messages.js";
import { kernelTitle } from "../../kernels/titles.js";
import { base, buttons } from "../../ui/styles/controls.js";
import { requestFor } from "../machines/titles.js";
import compareStyles from "./bs-compare.css?inline";
import { DEPTHS } from "./differences.js";
import "../../stage/bs-stage.js";
import "../../stage/bs-twin.js";
import { send } from "../../ui/emit.js";
import forms from "../../ui/styles/form.css?inline";

/** One request that differs. @typedef {{ number: number, text: string, left: string, right: string }} Row */

export class BsCompare extends LitElement {
  static properties = {
    phase: {},
    titles: { attribute: false },
    overrides: { attribute: false },
    history: { attribute: false },
    frame: { attribute: false },
    cursor: { type: Number },
    at: { type: Number },
    total: { type: Number },
    done: { type: Number },
    rows: { attribute: false },
    cut: { type: Boolean },
    parting: {},
    depth: {},
    tried: { type: Number },
    error: {},
    presets: { attribute: false },
    current: { attribute: false },
    kernel: {},
    wanted: {},
    tallies: { attribute: false },
    _preset: { state: true },
  };

  constructor() {
    super();
    /** @type {"closed" | "choosing" | "opening" | "open"} */
    this.phase = "closed";
    /** of the machine that is open, and of the other */
    this.kernel = DEFAULT;
    /** whose machines are offered */
    this.wanted = DEFAULT;
    /** of both sides, at the cursor @type {Record<string, number>[]} */
    this.tallies = [];
    /** of the two machines @type {[string, string]} */
    this.titles = ["", ""];
    /** of the second one @type {string[]} */
    this.overrides = [];
    /** of the second one @type {History | null} */
    this.history = null;
    /** @type {Frame | null} */
    this.frame = null;
    this.cursor = 0;
    /** requests done at the cursor */
    this.at = 0;
    this.total = 0;
    /** requests that the second one was told */
    this.done = 0;
    /** @type {Row[]} */
    this.rows = [];
    /** there are more */
    this.cut = false;
    /** the sentence of the difference that is shown */
    this.parting = "";
    /** @type {Depth} */
    this.depth = "page";
    /** settings that were tried before */
    this.tried = 0;
    this.error = "";
    /** @type {PresetInfo[]} */
    this.presets = [];
    /** the open machine @type {CustomMachine | null} */
    this.current = null;
    this._preset = "";
  }

  static styles = [base, buttons, unsafeCSS(forms), unsafeCSS(compareStyles)];

  render() {
    if (this.phase === "closed") return html`<slot name="left"></slot>`;
    const settling = this.phase !== "open";
    return html`
      ${settling ? this.#setup() : this.#bar()}
      <div class="pair">
        <section class="machine" aria-label=${`${t("compare.left")}: ${this.titles[0]}`}>
          ${settling ? nothing : html`<h3>${t("compare.left")} <small>${this.titles[0]}</small></h3>${tallyTemplate(this.tallies[0], this.tallies[1])}`}
          <slot name="left"></slot>
        </section>
        ${settling ? nothing : this.#second()}
      </div>
    `;
  }

  /** @param {string} act */
  #act(act) {
    return () => send(this, "bs-compare", { act });
  }

  // ------------------------------------------------------------- settings

  #setup() {
    const busy = this.phase === "opening";
    const preset = this.presets.find(({ name }) => name === this._preset);
    const isOther = this.wanted !== this.kernel;
    return html`
      <section class="setup" aria-labelledby="setup" @bs-machine=${this.#choose}>
        <h2 id="setup" tabindex="-1">${t("compare.title")}</h2>
        <p class="note">${t("compare.setup")}</p>
        <label>
          ${t("compare.kernel")}
          <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#lookAt(event.target.value)}>
            ${comparable(this.kernel).map((name) => html`<option value=${name} ?selected=${name === this.wanted}>${kernelTitle(name)}</option>`)}
          </select>
        </label>
        <label>
          ${t("compare.preset")}
          <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this._preset = event.target.value)}>
            <option value="" ?selected=${!preset}>${t(isOther ? "compare.preset.choose" : "compare.preset.edit")}</option>
            ${this.presets.map(({ name, title }) => html`<option value=${name} ?selected=${name === this._preset}>${title}</option>`)}
          </select>
        </label>
        ${
          isOther
            ? html`<button class="btn" ?disabled=${busy || !preset} @click=${() => preset && this.#chooseOther(preset)}>${t("compare.run")}</button>`
            : editorTemplate(this.kernel, {
                open: true,
                busy,
                machine: preset?.custom ?? this.current,
                action: t("compare.run"),
              })
        }
        <div role="status">
          ${this.error ? html`<p class="error">${t("compare.failed", { why: this.error })}</p>` : nothing}
          ${busy ? html`<p class="note">${t("compare.opening")}</p>` : nothing}
        </div>
        <button class="btn quiet" @click=${this.#act("cancel")}>${t("compare.cancel")}</button>
      </section>
    `;
  }

  /** @param {string} name */
  #lookAt(name) {
    this._preset = "";
    send(this, "bs-compare-kernel", { kernel: name === this.kernel ? "" : name });
  }

  /** A machine of another kernel. @param {PresetInfo} preset */
  #chooseOther({ name, title }) {
    send(this, "bs-compare-with", { machine: requestFor(this.wanted, name), title });
  }

  /** The editor's answer is not for opening a machine, but for comparing with one. @param {CustomEvent<{ machine: MachineRequest }>} event */
  #choose(event) {
    event.stopPropagation();
    const { machine } = event.detail;
    const title = ("custom" in machine && machine.custom.title) || t("choose.yours");
    send(this, "bs-compare-with", { machine, title });
  }

  // ------------------------------------------------------------- side by side

  #bar() {
    const { done, total } = this;
    const place = this.at ? t("compare.at", { number: this.at, total }) : t("compare.at.start");
    return html`
      <div class="bar">
        <h2 id="compared" tabindex="-1">${t("compare.title")}</h2>
        <div role="status">
          ${this.error ? html`<p class="error">${t("compare.failed", { why: this.error })}</p>` : nothing}
          ${done < total ? html`<p class="note">${t("compare.following", { done, total })}</p>` : this.#verdict()}
        </div>
        <p class="note">${place}</p>
        <div class="row">
          ${this.rows.length ? this.#ways() : nothing}
          <button class="btn quiet" @click=${this.#act("choose")}>${t("compare.change")}</button>
          ${this.tried ? html`<button class="btn quiet" @click=${this.#act("back")}>${t("compare.before")}</button>` : nothing}
          <button class="btn quiet" @click=${this.#act("close")}>${t("compare.close")}</button>
        </div>
        <label class="row">
          ${t("compare.depth")}
          <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => send(this, "bs-compare-depth", { depth: event.target.value })}>
            ${DEPTHS.map((depth) => html`<option value=${depth} ?selected=${depth === this.depth}>${t(`compare.depth.${depth}`)}</option>`)}
          </select>
        </label>
        ${this.rows.length ? this.#list() : nothing}
      </div>
    `;
  }

  /** To the differences. */
  #ways() {
    const [previous, next] = [this.#beside(-1), this.#beside(1)];
    const first = this.rows[0].number;
    return html`
      <button class="btn" ?disabled=${first === this.at} @click=${() => this.#go(first)}>${t("compare.first", { number: first })}</button>
      <button class="btn quiet" ?disabled=${!previous} @click=${() => this.#go(previous)}>${t("compare.previous")}</button>
      <button class="btn quiet" ?disabled=${!next} @click=${() => this.#go(next)}>${t("compare.next")}</button>
    `;
  }

  #verdict() {
    if (this.parting) return html`<p class="parting">${this.parting}</p>`;
    const count = this.total;
    return html`<p class="parting alike">${count ? t("compare.same", { count }) : t("compare.none")}</p>`;
  }

  /** The request of the difference before or after the cursor; 0 when there is none. @param {1 | -1} way */
  #beside(way) {
    const numbers = this.rows.map(({ number }) => number);
    return (way === 1 ? numbers.find((one) => one > this.at) : numbers.findLast((one) => one < this.at)) ?? 0;
  }

  /** @param {number} number */
  #go(number) {
    if (number) send(this, "bs-request", { number });
  }

  #list() {
    const count = this.rows.length;
    return html`
      <details>
        <summary>${t(this.cut ? "compare.list.cut" : "compare.list", { count })}</summary>
        <div class="table" tabindex="0" role="region" aria-label=${t("compare.list", { count })}>
          <table>
            <tr>
              ${["number", "command", "left", "right"].map((name) => html`<th scope="col">${t(`compare.${name}`)}</th>`)}
            </tr>
            ${this.rows.map((row) => this.#row(row))}
          </table>
        </div>
      </details>
    `;
  }

  /** @param {Row} row */
  #row({ number, text, left, right }) {
    return html`
      <tr aria-current=${number === this.at ? "true" : "false"}>
        <td><button class="link" @click=${() => this.#go(number)}>${number}</button></td>
        <td><code>${text}</code></td>
        <td>${left}</td>
        <td>${right}</td>
      </tr>
    `;
  }

  #second() {
    const { history, frame, cursor, titles, overrides } = this;
    return html`
      <section class="machine" aria-label=${`${t("compare.right")}: ${titles[1]}`}>
        <h3>${t("compare.right")} <small>${titles[1]}</small></h3>
        ${tallyTemplate(this.tallies[1], this.tallies[0])}
        ${overrides.length ? html`<p class="note">${t("compare.overrides", { overrides: overrides.map(messageInWords).join("; ") })}</p>` : nothing}
        <bs-stage .history=${history} .frame=${frame} .cursor=${cursor}></bs-stage>
        <details class="note">
          <summary>${t("compare.table")}</summary>
          <bs-twin .history=${history} .frame=${frame} .cursor=${cursor}></bs-twin>
        </details>
      </section>
    `;
  }

  /** @param {import("lit").PropertyValues} changed */
  updated(changed) {
    if (!changed.has("phase") || changed.get("phase") === undefined) return;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("h2[tabindex]"))?.focus();
  }
}

/** Kernels that understand the same requests: the textbook's asks in bytes. @param {string} kernel */
function comparable(kernel) {
  const all = [DEFAULT, ...otherKernels()];
  return all.includes(kernel)
    ? [kernel, ...all.filter((name) => name !== kernel && sharesRequests(name, kernel))]
    : [kernel];
}

/** What differs from the other side is set off. @param {Record<string, number> | undefined} tally @param {Record<string, number> | undefined} other */
function tallyTemplate(tally, other) {
  if (!tally) return nothing;
  return html`
    <ul class="tally" aria-label=${t("compare.tally")}>
      ${Object.entries(tally).map(
        ([name, count]) =>
          html`<li>${count === other?.[name] ? count : html`<b>${count}</b>`} ${t(`compare.tally.${name}`, { count })}</li>`,
      )}
    </ul>
  `;
}

customElements.define("bs-compare", BsCompare);
