/**
 * A machine of one's own: every field is checked as it is typed, and says beside itself what is wrong.
 *
 * `machine` fills the fields: a preset, or what is open. Events: bs-machine {machine}.
 */

/** @import { Complaints } from "./validate.js" */
/** @import { MachineFields, NodeFields, PoolFields } from "./form.js" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../../../i18n/language.js";
import { send } from "../../../ui/emit.js";
import { base, buttons } from "../../../ui/styles/controls.js";
import forms from "../../../ui/styles/form.css?inline";
import {
  fieldsFrom,
  firstFields,
  firstNode,
  firstPool,
  machineFrom,
  pagesOf,
  startOf,
  ZONES,
} from "./form.js";
import { complaintsAbout, LIMITS } from "./validate.js";

const BUILDS = /** @type {const} */ (["uma", "numa", "discontig"]);

export class BsMachineEditor extends LitElement {
  static properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    machine: { attribute: false },
    action: {},
    _fields: { state: true },
  };

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    /** to begin with; another object fills the fields anew @type {import("../../../engine/protocol.d.ts").CustomMachine | null} */
    this.machine = null;
    /** what its button says; "" for "Boot this machine" */
    this.action = "";
    /** @type {MachineFields} */
    this._fields = firstFields();
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
      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
        gap: 10px 12px;
      }
      .pool {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 5rem), 1fr));
        gap: 6px 12px;
        align-items: end;
        margin-bottom: 10px;
      }
      .row {
        margin-top: 16px;
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("machine") && this.machine) this._fields = fieldsFrom(this.machine);
  }

  render() {
    const wrong = complaintsAbout(this._fields);
    return html`
      <details ?open=${this.open}>
        <summary>${t("choose.build.own")} <small>${t("choose.build.own.small")}</small></summary>
        <form @submit=${(/** @type {Event} */ event) => this.#submit(event, wrong)} novalidate>
          ${this.#field("title", t("choose.title"), this._fields.title, (title) => this.#change({ title }), wrong, t("choose.title.example"))}
          ${this.#nodes(wrong)} ${this.#kernel(wrong)} ${this.#marks(wrong)} ${this.#pools(wrong)}
          <div class="row">
            <button class="btn" ?disabled=${Object.keys(wrong).length > 0 || this.busy}>${this.action || t("choose.boot")}</button>
            <span class="note" role="status">${this.#sum(wrong)}</span>
          </div>
        </form>
      </details>
    `;
  }

  /** Its first field, in view. */
  async focusTitle() {
    await this.updateComplete;
    this.scrollIntoView({ block: "start" });
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#title"))?.focus();
  }

  /** @param {Complaints} wrong */
  #sum(wrong) {
    const found = Object.values(wrong);
    if (found.length)
      return t("choose.look", { fields: found.map((one) => one.split(/[:：]/)[0]).join("; ") });
    const pages = this._fields.nodes.reduce((sum, node) => sum + pagesOf(node), 0);
    return t("choose.sum", { pages });
  }

  /** @param {Event} event @param {Complaints} wrong */
  #submit(event, wrong) {
    event.preventDefault();
    if (Object.keys(wrong).length || this.busy) return;
    send(this, "bs-machine", { machine: { custom: machineFrom(this._fields) } });
  }

  /** @param {Partial<MachineFields>} changes */
  #change(changes) {
    this._fields = { ...this._fields, ...changes };
  }

  /** @param {Complaints} wrong */
  #nodes(wrong) {
    const { nodes } = this._fields;
    return html`
      ${nodes.map((_, node) => this.#node(node, wrong))}
      ${wrong.nodes ? html`<p class="wrong">${wrong.nodes}</p>` : nothing}
      <div class="row">
        <button type="button" class="btn quiet" ?disabled=${nodes.length >= LIMITS.nodes[1]} @click=${this.#addNode}>${t("choose.add.node")}</button>
        <button type="button" class="btn quiet" ?disabled=${nodes.length < 2} @click=${this.#dropNode}>${t("choose.drop.node")}</button>
      </div>
    `;
  }

  #addNode() {
    const nodes = [...this._fields.nodes, firstNode()];
    this.#change({ nodes, build: this._fields.build === "uma" ? "numa" : this._fields.build });
  }

  #dropNode() {
    const nodes = this._fields.nodes.slice(0, -1);
    this.#change({ nodes, build: nodes.length === 1 ? "uma" : this._fields.build });
  }

  /** @param {number} node @param {Complaints} wrong */
  #node(node, wrong) {
    const { nodes } = this._fields;
    const set = (/** @type {keyof NodeFields} */ name) => (/** @type {string} */ value) =>
      this.#change({ nodes: nodes.map((one, i) => (i === node ? { ...one, [name]: value } : one)) });
    return html`
      <fieldset>
        <legend>${t("choose.legend.node", { node })}</legend>
        <div class="three">
          ${ZONES.map((name) => this.#field(`node${node}.${name}`, name, nodes[node][name], set(name), wrong))}
          ${this.#field(`node${node}.start_pfn`, t("choose.start"), nodes[node].start_pfn, set("start_pfn"), wrong, String(startOf(nodes, node)))}
        </div>
      </fieldset>
    `;
  }

  /** @param {Complaints} wrong */
  #kernel(wrong) {
    const { build, max_order, reserved, cpus, nodes } = this._fields;
    const everyNode = nodes.map((_, node) => node).join(" ");
    return html`
      <fieldset>
        <legend>${t("choose.legend.kernel")}</legend>
        <div class="three">
          <div>
            <label for="build">${t("choose.build")}</label>
            <select id="build" aria-invalid=${wrong.build ? "true" : "false"} aria-describedby="build-wrong" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#change({ build: /** @type {MachineFields["build"]} */ (event.target.value) })}>
              ${BUILDS.map((value) => html`<option value=${value} ?selected=${value === build}>${t(`choose.build.${value}`)}</option>`)}
            </select>
            <p class="wrong" id="build-wrong">${wrong.build ?? ""}</p>
          </div>
          ${this.#field("max_order", t("choose.max_order"), max_order, (value) => this.#change({ max_order: value }), wrong)}
          ${this.#field("cpus", t("choose.cpus"), cpus, (value) => this.#change({ cpus: value }), wrong, everyNode)}
          ${this.#field("reserved", t("choose.reserved"), reserved, (value) => this.#change({ reserved: value }), wrong, "0-3, 160-255")}
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
        <legend>${t("choose.legend.marks")}</legend>
        <div class="three">
          ${ZONES.map((name) => this.#field(`watermarks.${name}`, name, watermarks[name], (value) => set(name, value), wrong, "20 40 60"))}
        </div>
      </fieldset>
    `;
  }

  /** @param {Complaints} wrong */
  #pools(wrong) {
    const { pool } = this._fields;
    return html`
      <fieldset>
        <legend>${t("choose.legend.pool")}</legend>
        ${pool.length ? pool.map((one, at) => this.#pool(one, at, wrong)) : html`<p class="note">${t("choose.pool.none")}</p>`}
        <button type="button" class="btn quiet" @click=${() => this.#change({ pool: [...pool, firstPool()] })}>${t("choose.add.pool")}</button>
      </fieldset>
    `;
  }

  /** @param {PoolFields} one @param {number} at @param {Complaints} wrong */
  #pool(one, at, wrong) {
    const { pool } = this._fields;
    const set = (/** @type {keyof PoolFields} */ name) => (/** @type {string} */ value) =>
      this.#change({ pool: pool.map((other, i) => (i === at ? { ...other, [name]: value } : other)) });
    const field = (/** @type {"node" | "order" | "blocks"} */ name) =>
      this.#field(`pool${at}.${name}`, t(`choose.${name}`), one[name], set(name), wrong);
    return html`
      <div class="pool">
        ${field("node")}
        <label>
          ${t("choose.zone")}
          <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => set("zone")(event.target.value)}>
            ${ZONES.map((name) => html`<option ?selected=${name === one.zone}>${name}</option>`)}
          </select>
        </label>
        ${field("order")} ${field("blocks")}
        <button type="button" class="btn quiet" aria-label=${t("choose.drop.pool.of", { number: at + 1 })} @click=${() => this.#change({ pool: pool.filter((_, i) => i !== at) })}>${t("choose.drop.pool")}</button>
      </div>
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
