/**
 * "Save as…": a popover with everything that the sandbox can be saved as, and a name to keep it under in this browser.
 *
 * Events: bs-save-as {id, how}, how is copy or download; bs-save-here {name}. `said` tells how it ended.
 */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import { forms } from "../ui/styles/form-css.js";

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

  static styles = [
    base,
    buttons,
    forms,
    css`
      :host {
        display: inline-block;
      }
      .open {
        min-height: 34px;
        padding: 4px 10px;
        font-size: 0.8125rem;
      }
      [popover] {
        width: min(26rem, calc(100vw - 24px));
        max-height: min(34rem, calc(100dvh - 24px));
        margin: auto;
        inset: 0;
        padding: 16px 18px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--panel);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      [popover]::backdrop {
        background: rgb(10 14 20 / 40%);
      }
      h2 {
        font-size: 1.0625rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 12px;
        align-items: center;
        padding: 8px 0;
        border-bottom: 1px solid var(--line);
      }
      li b {
        font-size: 0.8125rem;
      }
      .acts {
        display: flex;
        gap: 6px;
      }
      .acts .btn,
      .row .btn {
        min-height: 30px;
        padding: 2px 10px;
        font-size: 0.8125rem;
      }
      form {
        margin-top: 12px;
      }
      form label {
        flex: 1 1 10rem;
      }
      form.row {
        align-items: end;
      }
      .row:last-child {
        margin-top: 14px;
      }
      li .note {
        display: block;
      }
    `,
  ];

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
