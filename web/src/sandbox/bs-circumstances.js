/** The circumstances of the next request: task flags, interrupt, kswapd, CPU. Each change is a command of its own. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { TASK_FLAGS } from "../kernels/linux-2.4.22/gfp-meaning.js";
import { checkRow } from "../ui/check-row.js";
import { send } from "../ui/emit.js";
import { base } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";

export class BsCircumstances extends LitElement {
  static properties = { system: { attribute: false }, nodes: { attribute: false }, off: { type: Boolean } };

  constructor() {
    super();
    /** SystemField values at the cursor @type {number[]} */
    this.system = [];
    /** @type {number[]} */
    this.nodes = [];
    this.off = false;
  }

  static styles = [base, unsafeCSS(forms)];

  render() {
    const [flags = 0, inInterrupt = 0, node = 0, kswapd = 1] = this.system;
    const run = (/** @type {string} */ command) => () => send(this, "bs-command", { command });
    return html`
      <details>
        <summary>${t("ask.circumstances")} <small>${inWords(flags, inInterrupt)}</small></summary>
        ${TASK_FLAGS.map(({ name, value, means }) =>
          checkRow(name, means, (flags & value) !== 0, run(`task flags=${hex(flags ^ value)}`), this.off),
        )}
        ${checkRow("in_interrupt()", t("ask.interrupt"), inInterrupt !== 0, run(`interrupt in=${inInterrupt ? "no" : "yes"}`), this.off)}
        ${checkRow(t("ask.kswapd"), t("ask.kswapd.about"), kswapd !== 0, run(`kswapd waiting=${kswapd ? "no" : "yes"}`), this.off)}
        ${this.nodes.length > 1 ? this.#cpu(node) : nothing}
      </details>
    `;
  }

  /** @param {number} node */
  #cpu(node) {
    return html`
      <label>
        ${t("ask.runs")}
        <select ?disabled=${this.off} @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => send(this, "bs-command", { command: `cpu node=${event.target.value}` })}>
          ${this.nodes.map((one) => html`<option value=${one} ?selected=${one === node}>${one}</option>`)}
        </select>
      </label>
    `;
  }
}

/** @param {number} value */
function hex(value) {
  return value ? `0x${value.toString(16)}` : "0";
}

/** @param {number} flags @param {number} inInterrupt */
function inWords(flags, inInterrupt) {
  const set = TASK_FLAGS.filter(({ value }) => flags & value).map(({ name }) => name);
  if (inInterrupt) set.push("in_interrupt()");
  return set.join(", ") || t("ask.circumstances.none");
}

customElements.define("bs-circumstances", BsCircumstances);
