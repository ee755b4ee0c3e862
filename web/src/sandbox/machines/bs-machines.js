/** Choosing a machine: the presets as cards, each with its idea, and the way to one's own. */

/** @import { SavedSandbox } from "../saved.js" */
/** @import { CustomMachine, PresetInfo } from "../../engine/protocol.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { number, t, tryWords } from "../../i18n/language.js";
import { messageInWords } from "../../kernels/messages.js";
import { base, buttons } from "../../ui/styles/controls.js";
import styles from "./bs-machines.css?inline";
import "./bs-machine-editor.js";
import "../bs-saves.js";
import { send } from "../../ui/emit.js";
import forms from "../../ui/styles/form.css?inline";

/** Known before Python has come: the cards are there at once. */
const EXPECTED = ["matchbox", "shoebox", "pc-64m", "pc-1g", "two-nodes", "big-server"];

export class BsMachines extends LitElement {
  static properties = {
    presets: { attribute: false },
    waiting: {},
    failed: { type: Boolean },
    opening: { type: Boolean },
    refusal: {},
    open: { type: Boolean },
    current: { attribute: false },
    saves: { attribute: false },
    _edited: { state: true },
  };

  constructor() {
    super();
    /** null: not known yet @type {PresetInfo[] | null} */
    this.presets = null;
    this.waiting = "";
    this.failed = false;
    this.opening = false;
    this.refusal = "";
    /** one is open that can be kept */
    this.open = false;
    /** the one that is open, as the editor has it @type {CustomMachine | null} */
    this.current = null;
    /** what this browser has kept @type {SavedSandbox[]} */
    this.saves = [];
    /** a preset that is to be changed first @type {CustomMachine | null} */
    this._edited = null;
  }

  static styles = [base, buttons, unsafeCSS(forms), unsafeCSS(styles)];

  render() {
    const edited = this._edited ?? this.current;
    return html`
      <div class="page">
        <bs-saves .saves=${this.saves} .busy=${this.opening || this.presets === null}></bs-saves>
        <h2>${t("choose.choose")}</h2>
        <p class="note">
          ${this.waiting || t("choose.boots")}
          ${this.open ? html`<button class="link" @click=${() => send(this, "bs-keep-machine")}>${t("choose.keep")}</button>` : nothing}
        </p>
        <div role="status">
          ${this.refusal ? html`<p class="error">${this.refusal}</p>` : nothing}
          ${this.opening ? html`<p class="note">${t("choose.booting")}</p>` : nothing}
        </div>
        <ul class="cards" aria-busy=${!this.presets}>
          ${this.presets ? this.presets.map((preset) => this.#card(preset)) : this.#ghosts()}
        </ul>
        ${this.presets ? html`<bs-machine-editor ?open=${edited !== null} ?busy=${this.opening} .machine=${edited}></bs-machine-editor>` : nothing}
      </div>
    `;
  }

  #ghosts() {
    if (this.failed) return nothing;
    return EXPECTED.map(
      (name) =>
        html`<li><div class="card ghost"><b>${t(`choose.preset.${name}`)}</b><span>${t(`choose.idea.${name}`)}</span></div></li>`,
    );
  }

  /** @param {PresetInfo} preset */
  #card({ name, title, machine, free, custom }) {
    const size = sizeInWords(machine.zones);
    return html`
      <li>
        <button class="card" ?disabled=${this.opening} @click=${() => send(this, "bs-machine", { machine: { preset: name } })}>
          <b>${title}</b>
          <span>${tryWords(`choose.idea.${name}`) ?? machine.overrides.map(messageInWords).join("; ")}</span>
          <small>${t("choose.free", { size, free })}</small>
        </button>
        <button class="link" aria-label=${t("choose.edit.of", { title })} @click=${() => this.#edit(custom)}>${t("choose.edit")}</button>
      </li>
    `;
  }

  /** @param {CustomMachine} custom */
  async #edit(custom) {
    this._edited = { ...custom };
    await this.updateComplete;
    const editor = /** @type {import("./bs-machine-editor.js").BsMachineEditor} */ (
      this.renderRoot.querySelector("bs-machine-editor")
    );
    await editor.focusTitle();
  }
}

/** "DMA 16 MB, Normal 48 MB" @param {import("../../engine/protocol.d.ts").ZoneInfo[]} zones */
function sizeInWords(zones) {
  const nodes = new Set(zones.map(({ node }) => node)).size;
  const pages = zones.reduce((sum, { size }) => sum + size, 0);
  if (nodes > 2) return t("choose.size.nodes", { nodes, memory: memory(pages) });
  const words = zones.map(({ node, name: zone, size }) =>
    t(nodes > 1 ? "choose.size.node" : "choose.size.zone", { node, zone, memory: memory(size) }),
  );
  return words.join(", ");
}

/** Pages of 4 kB. @param {number} pages */
export function memory(pages) {
  if (pages < 256) return `${number(4 * pages)} kB`;
  return pages < 262144
    ? `${number(Number((pages / 256).toFixed(1)))} MB`
    : `${number(Number((pages / 262144).toFixed(2)))} GB`;
}

customElements.define("bs-machines", BsMachines);
