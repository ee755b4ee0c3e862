/** A machine of one's own: every field is checked as it is typed, and says beside itself what is wrong. */

/** @import { Complaints, MachineFields } from "../app/machine-form.js" */

import { css, html, LitElement, nothing } from "lit";
import { complaintsAbout, firstFields, machineFrom, pagesOf, ZONES } from "../app/machine-form.js";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";
import { forms } from "./form-css.js";
import { pagesInWords } from "./words.js";

const BUILDS = /** @type {const} */ ([
  ["uma", "UMA: one memory"],
  ["numa", "NUMA: the CPU's own node first"],
  ["discontig", "DISCONTIGMEM: nodes in turn"],
]);

export class BsMachineEditor extends LitElement {
  static properties = { open: { type: Boolean }, busy: { type: Boolean }, _fields: { state: true } };

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    /** @type {MachineFields} */
    this._fields = firstFields();
  }

  static styles = [
    base,
    buttons,
    forms,
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
      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
        gap: 10px 12px;
      }
      .row {
        margin-top: 16px;
      }
    `,
  ];

  render() {
    const wrong = complaintsAbout(this._fields);
    const count = Object.keys(wrong).length;
    return html`
      <details ?open=${this.open}>
        <summary>Build one of your own <small>sizes, nodes, watermarks, reserved pages</small></summary>
        <form @submit=${(/** @type {Event} */ event) => this.#submit(event, count)} novalidate>
          ${this.#nodes(wrong)}
          ${this.#kernel(wrong)} ${this.#marks(wrong)}
          <div class="row">
            <button class="btn" ?disabled=${count > 0 || this.busy}>Boot this machine</button>
            <span class="note" role="status">${count ? `${count} ${count === 1 ? "field needs" : "fields need"} another look` : this.#sum()}</span>
          </div>
        </form>
      </details>
    `;
  }

  #sum() {
    const pages = this._fields.nodes.reduce((sum, zones) => sum + pagesOf(zones), 0);
    return `${pagesInWords(pages)} in all`;
  }

  /** @param {Event} event @param {number} wrong */
  #submit(event, wrong) {
    event.preventDefault();
    if (!wrong && !this.busy) send(this, "bs-machine", { machine: { custom: machineFrom(this._fields) } });
  }

  /** @param {Partial<MachineFields>} changes */
  #change(changes) {
    this._fields = { ...this._fields, ...changes };
  }

  /** @param {Complaints} wrong */
  #nodes(wrong) {
    const { nodes } = this._fields;
    return html`
      ${nodes.map((zones, node) => this.#node(zones, node, wrong))}
      ${wrong.nodes ? html`<p class="wrong">${wrong.nodes}</p>` : nothing}
      <div class="row">
        <button type="button" class="btn quiet" ?disabled=${nodes.length >= 8} @click=${this.#addNode}>Add a node</button>
        <button type="button" class="btn quiet" ?disabled=${nodes.length < 2} @click=${this.#dropNode}>Take the last node away</button>
      </div>
    `;
  }

  #addNode() {
    const nodes = [...this._fields.nodes, { DMA: "0", Normal: "64", HighMem: "0" }];
    this.#change({ nodes, build: this._fields.build === "uma" ? "numa" : this._fields.build });
  }

  #dropNode() {
    const nodes = this._fields.nodes.slice(0, -1);
    this.#change({ nodes, build: nodes.length === 1 ? "uma" : this._fields.build });
  }

  /** @param {Record<string, string>} zones @param {number} node @param {Complaints} wrong */
  #node(zones, node, wrong) {
    const set = (/** @type {string} */ name, /** @type {string} */ value) =>
      this.#change({
        nodes: this._fields.nodes.map((one, i) => (i === node ? { ...one, [name]: value } : one)),
      });
    return html`
      <fieldset>
        <legend>Node ${node}: pages of 4 kB in each zone</legend>
        <div class="three">
          ${ZONES.map((name) => this.#field(`node${node}.${name}`, name, zones[name], (value) => set(name, value), wrong))}
        </div>
        ${wrong[`node${node}`] ? html`<p class="wrong">${wrong[`node${node}`]}</p>` : nothing}
      </fieldset>
    `;
  }

  /** @param {Complaints} wrong */
  #kernel(wrong) {
    const { build, max_order, reserved } = this._fields;
    return html`
      <fieldset>
        <legend>Kernel</legend>
        <div class="three">
          <label>
            Build
            <select aria-invalid=${wrong.build ? "true" : "false"} aria-describedby="build-wrong" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ build: /** @type {MachineFields["build"]} */ (event.target.value) })}>
              ${BUILDS.map(([value, name]) => html`<option value=${value} ?selected=${value === build}>${name}</option>`)}
            </select>
            <span class="wrong" id="build-wrong">${wrong.build ?? ""}</span>
          </label>
          ${this.#field("max_order", "MAX_ORDER (stock: 10)", max_order, (value) => this.#change({ max_order: value }), wrong)}
          ${this.#field("reserved", "Reserved page ranges", reserved, (value) => this.#change({ reserved: value }), wrong, "0-3, 160-255")}
        </div>
      </fieldset>
    `;
  }

  /** @param {Complaints} wrong */
  #marks(wrong) {
    const { watermarks } = this._fields;
    const set = (/** @type {string} */ name, /** @type {string} */ value) =>
      this.#change({ watermarks: { ...this._fields.watermarks, [name]: value } });
    return html`
      <fieldset>
        <legend>Watermarks: min low high, empty for the kernel's own</legend>
        <div class="three">
          ${ZONES.map((name) => this.#field(`watermarks.${name}`, name, watermarks[name], (value) => set(name, value), wrong, "20 40 60"))}
        </div>
      </fieldset>
    `;
  }

  /**
   * @param {string} id @param {string} label @param {string} value @param {(value: string) => void} change
   * @param {Complaints} wrong @param {string} [example]
   */
  #field(id, label, value, change, wrong, example = "") {
    return html`
      <div>
        <label for=${id}>${label}</label>
        <input
          id=${id}
          .value=${value}
          placeholder=${example}
          autocomplete="off"
          inputmode=${example ? "text" : "numeric"}
          aria-invalid=${wrong[id] ? "true" : "false"}
          aria-describedby="${id}-wrong"
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) => change(event.target.value)}
        />
        <p class="wrong" id="${id}-wrong">${wrong[id] ?? ""}</p>
      </div>
    `;
  }
}

customElements.define("bs-machine-editor", BsMachineEditor);
