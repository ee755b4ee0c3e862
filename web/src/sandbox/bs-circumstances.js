/** The circumstances of the next request, as the kernel has them: task flags, interrupt, CPU. Each change is a command of its own. */

/** @import { Circumstance } from "../kernels/kernel.d.ts" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { checkRow } from "../ui/check-row.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";

export class BsCircumstances extends LitElement {
  static properties = { circumstances: { attribute: false }, off: { type: Boolean } };

  constructor() {
    super();
    /** @type {Circumstance[]} */
    this.circumstances = [];
    this.off = false;
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 10px;
      }
    `,
  ];

  render() {
    if (this.circumstances.length === 0) return nothing;
    const actions = this.circumstances.filter(({ kind }) => kind === "action");
    return html`
      <details>
        <summary>${t("ask.circumstances")} <small>${this.#summary()}</small></summary>
        ${this.circumstances.map((one) => this.#row(one))}
        ${actions.length ? html`<div class="acts">${actions.map((one) => this.#action(one))}</div>` : nothing}
      </details>
    `;
  }

  /** What is not as usual; or what there is. */
  #summary() {
    const switches = this.circumstances.filter((one) => one.kind === "switch");
    const set = switches.filter(({ on, summary }) => on && summary);
    if (set.length) return set.map(({ name }) => name).join(", ");
    if (switches.length) return t("ask.circumstances.none");
    return this.circumstances.map(({ name }) => name).join(", ");
  }

  /** @param {string} command */
  #run(command) {
    send(this, "bs-command", { command });
  }

  /** @param {Circumstance} one */
  #row(one) {
    if (one.kind === "switch")
      return checkRow(one.name, one.about, one.on, () => this.#run(one.command), this.off);
    return one.kind === "choice" ? this.#choice(one) : nothing;
  }

  /** @param {Circumstance & { kind: "choice" }} one */
  #choice({ name, options, value, command }) {
    return html`
      <label>
        ${name}
        <select ?disabled=${this.off} @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#run(command(event.target.value))}>
          ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {Circumstance} one */
  #action(one) {
    if (one.kind !== "action") return nothing;
    return html`
      <button class="btn quiet" ?disabled=${this.off} title=${one.about} @click=${() => this.#run(one.command)}>${one.name}</button>
    `;
  }
}

customElements.define("bs-circumstances", BsCircumstances);
