/**
 * "Save as…": a popover with everything that the sandbox can be saved as, and a name to keep it under in this browser.
 *
 * Events: bs-save-as {id, how}, how is copy or download; bs-save-here {name}. `said` tells how it ended.
 */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";
import styles from "./bs-save-menu.css?inline";

/** @typedef {{ id: string, label: string, about: string, copy: boolean, download: boolean, able: boolean }} SavingRow */

export class BsSaveMenu extends LitElement {
  static properties = { rows: { attribute: false }, said: {}, _name: { state: true } };

  constructor() {
    super();
    /** @type {SavingRow[]} */
    this.rows = [];
    this.said = "";
    this._name = "";
  }

  static styles = [base, buttons, unsafeCSS(forms), unsafeCSS(styles)];

  render() {
    return html`
      <button class="btn quiet open" popovertarget="menu" aria-haspopup="dialog">${t("save.as")}</button>
      <div id="menu" popover role="dialog" aria-labelledby="title">
        <h2 id="title">${t("save.as.title")}</h2>
        <ul>
          ${this.rows.map((row) => this.#row(row))}
        </ul>
        <form class="row" @submit=${this.#keep}>
          <label>
            ${t("save.name")}
            <input maxlength="60" .value=${this._name} @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => (this._name = event.target.value)} />
          </label>
          <button class="btn quiet" ?disabled=${!this._name.trim()}>${t("save.here")}</button>
        </form>
        <p class="note" role="status">${this.said}</p>
        <div class="row"><button class="btn" popovertarget="menu" popovertargetaction="hide">${t("save.done")}</button></div>
      </div>
    `;
  }

  /** @param {SavingRow} row */
  #row({ id, label, about, copy, download, able }) {
    const act = (/** @type {"copy" | "download"} */ how) => html`
      <button class="btn quiet" ?disabled=${!able} aria-label=${t(`save.${how}.of`, { label })} @click=${() => send(this, "bs-save-as", { id, how })}>
        ${t(`save.${how}`)}
      </button>
    `;
    return html`
      <li>
        <span><b>${label}</b><span class="note">${about}</span></span>
        <span class="acts">${copy ? act("copy") : nothing} ${download ? act("download") : nothing}</span>
      </li>
    `;
  }

  /** @param {Event} event */
  #keep(event) {
    event.preventDefault();
    const name = this._name.trim();
    if (name) send(this, "bs-save-here", { name });
  }
}

customElements.define("bs-save-menu", BsSaveMenu);
