/** Choosing a machine: the presets as cards, each with its idea, and the way to one's own. */

/** @import { SavedSandbox } from "../saved.js" */
/** @import { CustomMachine, PresetInfo } from "../../engine/protocol.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { number, t, tryWords } from "../../i18n/language.js";
import { editorTemplate, hasEditor } from "../../kernels/editors.js";
import { DEFAULT, otherKernels } from "../../kernels/index.js";
import { messageInWords } from "../../kernels/messages.js";
import { kernelTitle } from "../../kernels/titles.js";
import { base, buttons } from "../../ui/styles/controls.js";
import styles from "./bs-machines.css?inline";
import { presetKey, requestFor } from "./titles.js";
import "../bs-saves.js";
import { send } from "../../ui/emit.js";
import forms from "../../ui/styles/form.css?inline";

/** Known before Python has come: the cards are there at once. */
const EXPECTED = ["matchbox", "shoebox", "pc-64m", "pc-1g", "two-nodes", "big-server"];

export class BsMachines extends LitElement {
  static properties = {
    kernel: {},
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
    /** whose machines these are */
    this.kernel = DEFAULT;
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
    /** a preset that is to be changed first @type {{ kernel: string, machine: CustomMachine } | null} */
    this._edited = null;
  }

  static styles = [base, buttons, unsafeCSS(forms), unsafeCSS(styles)];

  render() {
    const { kernel, machine } = this._edited ?? { kernel: this.kernel, machine: this.current };
    const edited = kernel === this.kernel ? machine : null;
    return html`
      <div class="page">
        <bs-saves .saves=${this.saves} .busy=${this.opening || this.presets === null}></bs-saves>
        <h2>${t("choose.choose")}</h2>
        ${this.#kernels()}
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
        ${this.presets ? editorTemplate(this.kernel, { open: edited !== null, busy: this.opening, machine: edited }) : nothing}
      </div>
    `;
  }

  /** Which kernel: one of them is always chosen. */
  #kernels() {
    return html`
      <fieldset class="kernels">
        <legend>${t("choose.kernel")}</legend>
        ${[DEFAULT, ...otherKernels()].map(
          (name) => html`
            <label>
              <input type="radio" name="kernel" .value=${name} .checked=${name === this.kernel} ?disabled=${this.opening} @change=${() => send(this, "bs-kernel", { kernel: name })} />
              <span><b>${kernelTitle(name)}</b> <small>${tryWords(`kernel.about.${name}`) ?? ""}</small></span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #ghosts() {
    if (this.failed || this.kernel !== DEFAULT) return nothing;
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
        <button class="card" ?disabled=${this.opening} @click=${() => send(this, "bs-machine", { machine: requestFor(this.kernel, name) })}>
          <b>${title}</b>
          <span>${tryWords(`choose.idea.${presetKey(this.kernel, name)}`) ?? machine.overrides.map(messageInWords).join("; ")}</span>
          <small>${t(machine.zones.some(hasGrain) ? "choose.free.bytes" : "choose.free", { size, free })}</small>
        </button>
        ${
          hasEditor(this.kernel)
            ? html`<button class="link" aria-label=${t("choose.edit.of", { title })} @click=${() => this.#edit(custom)}>${t("choose.edit")}</button>`
            : nothing
        }
      </li>
    `;
  }

  /** @param {CustomMachine} custom */
  async #edit(custom) {
    this._edited = { kernel: this.kernel, machine: { ...custom } };
    await this.updateComplete;
    const editor = /** @type {any} */ (this.renderRoot.querySelector("[data-editor]"));
    await editor.focusTitle();
  }
}

/** "DMA 16 MB, Normal 48 MB" @param {import("../../engine/protocol.d.ts").ZoneInfo[]} zones */
function sizeInWords(zones) {
  const [region] = zones.filter(hasGrain);
  if (region) return bytesInWords(region.size * /** @type {any} */ (region).grain);
  const nodes = new Set(zones.map(({ node }) => node)).size;
  const pages = zones.reduce((sum, { size }) => sum + size, 0);
  if (nodes > 2) return t("choose.size.nodes", { nodes, memory: memory(pages) });
  const words = zones.map(({ node, name: zone, size }) =>
    t(nodes > 1 ? "choose.size.node" : "choose.size.zone", { node, zone, memory: memory(size) }),
  );
  return words.join(", ");
}

/** A region counts in bytes, or in units of its own, not in pages. @param {import("../../engine/protocol.d.ts").ZoneInfo} zone */
function hasGrain(zone) {
  return "grain" in zone;
}

/** Bytes of a region, or whatever its unit is. @param {number} bytes */
function bytesInWords(bytes) {
  const shift = [20, 10].find((shift) => bytes >= 2 ** shift && bytes % 2 ** shift === 0) ?? 0;
  return `${number(bytes / 2 ** shift)}${{ 0: "", 10: "K", 20: "M" }[shift]}`;
}

/** Pages of 4 kB. @param {number} pages */
export function memory(pages) {
  if (pages < 256) return `${number(4 * pages)} kB`;
  return pages < 262144
    ? `${number(Number((pages / 256).toFixed(1)))} MB`
    : `${number(Number((pages / 262144).toFixed(2)))} GB`;
}

customElements.define("bs-machines", BsMachines);
