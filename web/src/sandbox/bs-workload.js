/** A workload to choose: its parameters, its seed, and how far it is. The same seed gives the same requests. */

/** @import { WorkloadInfo } from "../engine/protocol.d.ts" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t, tryWords } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";

const MOST_REQUESTS = 100_000;

export class BsWorkload extends LitElement {
  static properties = {
    workloads: { attribute: false },
    work: { attribute: false },
    busy: { type: Boolean },
    _name: { state: true },
    _open: { state: true },
    _values: { state: true },
  };

  constructor() {
    super();
    /** null: not known yet @type {WorkloadInfo[] | null} */
    this.workloads = null;
    /** @type {{ name: string, done: number, total: number, rate: number } | null} */
    this.work = null;
    this.busy = false;
    this._name = "";
    /** as the visitor left it: the end of a workload closes nothing */
    this._open = false;
    /** what was typed, by field @type {Record<string, string>} */
    this._values = { seed: "1", requests: "200" };
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
      .about {
        margin: 6px 0 10px;
      }
      .row {
        margin-top: 12px;
      }
      progress {
        flex: 1;
        min-width: 80px;
        height: 6px;
        accent-color: var(--accent);
      }
    `,
  ];

  render() {
    return html`
      <details ?open=${this._open || this.work !== null} @toggle=${(/** @type {Event & { target: HTMLDetailsElement }} */ event) => (this._open = event.target.open)}>
        <summary>${t("workload.title")} <small>${t("workload.small")}</small></summary>
        ${this.workloads?.length ? this.#form(this.workloads) : html`<p class="note">${t(this.workloads ? "workload.none" : "workload.asking")}</p>`}
      </details>
    `;
  }

  /** @param {WorkloadInfo[]} workloads */
  #form(workloads) {
    const chosen = workloads.find(({ name }) => name === this._name) ?? workloads[0];
    const fields = [
      { name: "requests", about: t("workload.requests"), default: 200, min: 1, max: MOST_REQUESTS },
      { name: "seed", about: t("workload.seed"), default: 1, min: 0, max: 2 ** 31 - 1 },
      ...chosen.params,
    ];
    const wrong = fields.filter((field) => this.#complaint(field) !== "");
    return html`
      <form @submit=${(/** @type {Event} */ event) => this.#submit(event, chosen, wrong.length)} novalidate>
        <label>
          ${t("workload.pattern")}
          <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this._name = event.target.value)}>
            ${workloads.map(({ name, title }) => html`<option value=${name} ?selected=${name === chosen.name}>${tryWords(`workload.${name}`) ?? title}</option>`)}
          </select>
        </label>
        <p class="note about">${tryWords(`workload.${chosen.name}.about`) ?? chosen.about}</p>
        <div class="fields">${fields.map((field) => this.#field(field))}</div>
        <div class="row">${this.work ? this.#running(this.work) : html`<button class="btn" ?disabled=${this.busy || wrong.length > 0}>${t("workload.run")}</button>`}</div>
      </form>
    `;
  }

  /** @param {{ name: string, done: number, total: number, rate: number }} work */
  #running({ done, total, rate }) {
    return html`
      <progress max=${total} value=${done} aria-label=${t("workload.progress")}></progress>
      <span class="note">${t("workload.done", { done, total, rate })}</span>
      <button type="button" class="btn quiet" @click=${() => send(this, "bs-workload-stop")}>${t("workload.stop")}</button>
    `;
  }

  /** @param {WorkloadInfo["params"][number]} field */
  #valueOf({ name, default: normal }) {
    return this._values[name] ?? String(normal);
  }

  /** @param {WorkloadInfo["params"][number]} field */
  #label({ name, about }) {
    return tryWords(`workload.param.${name}`) ?? about;
  }

  /** @param {WorkloadInfo["params"][number]} field */
  #complaint(field) {
    const text = this.#valueOf(field).trim();
    const value = Number(text);
    const fits = text !== "" && Number.isInteger(value) && value >= field.min && value <= field.max;
    return fits ? "" : t("workload.wrong", { name: this.#label(field), low: field.min, high: field.max });
  }

  /** @param {WorkloadInfo["params"][number]} field */
  #field(field) {
    const wrong = this.#complaint(field);
    const { name } = field;
    return html`
      <div>
        <label for=${name}>${this.#label(field)}</label>
        <input
          id=${name}
          inputmode="numeric"
          .value=${this.#valueOf(field)}
          aria-invalid=${wrong ? "true" : "false"}
          aria-describedby="${name}-wrong"
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => (this._values = { ...this._values, [name]: event.target.value })}
        />
        <p class="wrong" id="${name}-wrong">${wrong || nothing}</p>
      </div>
    `;
  }

  /** @param {Event} event @param {WorkloadInfo} chosen @param {number} wrong */
  #submit(event, chosen, wrong) {
    event.preventDefault();
    if (wrong || this.busy || this.work) return;
    const params = Object.fromEntries(
      chosen.params.map((field) => [field.name, Number(this.#valueOf(field))]),
    );
    const { seed, requests } = this._values;
    send(this, "bs-workload", { name: chosen.name, seed: Number(seed), requests: Number(requests), params });
  }
}

customElements.define("bs-workload", BsWorkload);
