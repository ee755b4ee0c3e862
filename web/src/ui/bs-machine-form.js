/**
 * A machine of one's own, by the fields that its kernel says: each is checked as it is typed, and says below itself what is wrong.
 *
 * `machine` fills the fields: a preset, or what is open. Events: bs-machine {machine}.
 */

/** @import { MachineField, MachineForm } from "../kernels/kernel.d.ts" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "./emit.js";
import { base, buttons } from "./styles/controls.js";
import forms from "./styles/form.css?inline";

export class BsMachineForm extends LitElement {
  static properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    kernel: {},
    form: { attribute: false },
    machine: { attribute: false },
    action: {},
    _values: { state: true },
  };

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.kernel = "";
    /** @type {MachineForm | null} */
    this.form = null;
    /** to begin with; another object fills the fields anew @type {any} */
    this.machine = null;
    /** what its button says; "" for "Boot this machine" */
    this.action = "";
    /** by key, as typed @type {Record<string, string>} */
    this._values = {};
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
      details {
        padding: 14px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
      }
      fieldset {
        min-width: 0;
        margin-top: 14px;
      }
      legend {
        padding: 0;
        margin-bottom: 6px;
        font-size: 0.8125rem;
        font-weight: 600;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
        gap: 10px 12px;
      }
      .lines {
        grid-column: 1 / -1;
      }
      textarea {
        width: 100%;
        min-height: 5.5em;
        resize: vertical;
      }
      .row {
        margin-top: 16px;
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (!this.form || !(changed.has("machine") || changed.has("form"))) return;
    this._values = this.machine ? this.form.fromMachine(this.machine) : this.form.first();
  }

  render() {
    const { form, _values: values } = this;
    if (!form) return nothing;
    const wrong = form.complaints(values);
    const fields = form.fields(values);
    const groups = [...new Set(fields.map(({ group }) => group))];
    return html`
      <details ?open=${this.open}>
        <summary>${t("choose.build.own")} <small>${form.about()}</small></summary>
        <form @submit=${(/** @type {Event} */ event) => this.#submit(event, wrong)} novalidate>
          ${groups.map((group) => this.#group(group, fields, wrong))}
          <div class="row">
            <button class="btn" ?disabled=${Object.keys(wrong).length > 0 || this.busy}>${this.action || t("choose.boot")}</button>
            <span class="note" role="status">${Object.keys(wrong).length ? t("choose.look", { fields: this.#wrongNames(fields, wrong) }) : ""}</span>
          </div>
        </form>
      </details>
    `;
  }

  /** Its first field, in view. */
  async focusTitle() {
    await this.updateComplete;
    this.scrollIntoView({ block: "start" });
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("input"))?.focus();
  }

  /** @param {MachineField[]} fields @param {Record<string, string>} wrong */
  #wrongNames(fields, wrong) {
    return fields
      .filter(({ key }) => wrong[key])
      .map(({ label }) => label)
      .join("; ");
  }

  /** @param {Event} event @param {Record<string, string>} wrong */
  #submit(event, wrong) {
    event.preventDefault();
    if (!this.form || Object.keys(wrong).length || this.busy) return;
    send(this, "bs-machine", {
      machine: { kernel: this.kernel, custom: this.form.toMachine(this._values) },
    });
  }

  /** @param {string} group @param {MachineField[]} fields @param {Record<string, string>} wrong */
  #group(group, fields, wrong) {
    return html`
      <fieldset>
        ${group ? html`<legend>${group}</legend>` : nothing}
        <div class="grid">
          ${fields.filter((field) => field.group === group).map((field) => this.#field(field, wrong[field.key] ?? ""))}
        </div>
      </fieldset>
    `;
  }

  /** @param {MachineField} field @param {string} wrong */
  #field(field, wrong) {
    const { key, label, kind, about = "" } = field;
    return html`
      <div class=${kind === "lines" ? "lines" : ""}>
        <label for=${key}>${label}</label>
        ${this.#control(field, wrong)}
        ${wrong ? html`<p class="wrong" id="${key}-note">${wrong}</p>` : html`<p class="note" id="${key}-note">${about}</p>`}
      </div>
    `;
  }

  /** @param {MachineField} field @param {string} wrong */
  #control({ key, kind, options = [], example = "" }, wrong) {
    const value = this._values[key] ?? "";
    const change = (/** @type {Event & { target: HTMLInputElement }} */ { target }) =>
      (this._values = { ...this._values, [key]: target.value });
    if (kind === "choice")
      return html`
        <select id=${key} aria-describedby="${key}-note" @change=${change}>
          ${options.map(([one, text]) => html`<option value=${one} ?selected=${one === value}>${text}</option>`)}
        </select>
      `;
    if (kind === "lines")
      return html`<textarea id=${key} class="code" spellcheck="false" .value=${value} placeholder=${example} aria-invalid=${wrong ? "true" : "false"} aria-describedby="${key}-note" @input=${change}></textarea>`;
    return html`<input id=${key} autocomplete="off" .value=${value} placeholder=${example} aria-invalid=${wrong ? "true" : "false"} aria-describedby="${key}-note" @input=${change} />`;
  }
}

customElements.define("bs-machine-form", BsMachineForm);
