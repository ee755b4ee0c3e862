/** One zone of the walk: its sum in lengths and in figures, and its lists of free blocks. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { number, t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import { barsOf, outcomesOf, shortSize, unusableParts } from "./answer.js";
import styles from "./bs-clinic-zone.css?inline";

/** @typedef {import("../engine/protocol.d.ts").ClinicZone} ClinicZone */
/** @typedef {import("../engine/protocol.d.ts").ClinicSums} ClinicSums */

export class BsClinicZone extends LitElement {
  static properties = {
    zone: { attribute: false },
    order: { type: Number },
    known: { type: Boolean },
    place: { type: Number },
    decided: { type: Boolean },
    rowLine: { type: Number },
  };

  constructor() {
    super();
    /** @type {ClinicZone | null} */
    this.zone = null;
    /** of the request */
    this.order = 0;
    /** a request is known */
    this.known = false;
    /** in the walk; 0 outside of it */
    this.place = 0;
    /** the verdict is about it */
    this.decided = false;
    /** of its lowmem_reserve row; 0: not known */
    this.rowLine = 0;
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    const { zone } = this;
    if (!zone) return nothing;
    return html`
      <section class="zone ${this.decided ? "decided" : ""}" aria-label=${zone.title}>
        <div class="title">
          <h3>${this.place ? html`<span class="place">${this.place}</span>` : nothing}<span translate="no">${zone.title}</span></h3>
          <p class="soft">${zone.managed ? t("clinic.managed", { pages: zone.managed }) : nothing}</p>
        </div>
        ${zone.final && zone.free !== null ? this.#sums(zone.final, zone.free, zone.line) : this.#free(zone)}
        ${zone.blocks.length ? this.#lists(zone) : nothing}
      </section>
    `;
  }

  /** @param {ClinicZone} zone */
  #free({ free }) {
    return html`<p class="figures">${free === null ? nothing : t("clinic.free", { pages: free })}</p>`;
  }

  /** @param {ClinicSums} sums @param {number} free @param {number} line */
  #sums(sums, free, line) {
    const bars = barsOf(sums, free);
    const width = (/** @type {number} */ percent) => `width:${percent.toFixed(2)}%`;
    return html`
      <div class="lengths" aria-hidden="true">
        <div class="bar"><i class="usable" style=${width(bars.usable)}></i><i class="unusable" style=${width(bars.unusable)}></i></div>
        <div class="bar"><i class="mark" style=${width(bars.mark)}></i><i class="reserve" style=${width(bars.reserve)}></i></div>
      </div>
      ${this.#figures(sums, free, line)}
      <ul class="outcomes">
        ${outcomesOf(/** @type {ClinicZone} */ (this.zone), this.order).map(({ ok, text }) => html`<li class=${ok ? "ok" : "not"}><span aria-hidden="true">${ok ? "✓" : "✗"}</span> ${text}</li>`)}
        ${bars.near === null ? nothing : this.#near(bars.near)}
      </ul>
      ${this.#notes(sums)}
    `;
  }

  /** @param {number} percent */
  #near(percent) {
    return html`<li class="near"><span aria-hidden="true"><i style="width:${percent}%"></i><b></b></span><small>${t("clinic.enlarged")}</small></li>`;
  }

  /** @param {ClinicSums} sums @param {number} free @param {number} line */
  #figures(sums, free, line) {
    const { usable, mark, reserve, need, mark_ok, inclusive } = sums;
    const sign = mark_ok ? (inclusive ? "≥" : ">") : inclusive ? "<" : "≤";
    return html`
      <p class="figures">
        ${this.#figure(free, line)}
        ${unusableParts(sums, this.order).map(({ pages, words }) => html` − <span title=${words}>${number(pages)}</span>`)}
        = <b>${number(usable)}</b>
        <span class=${mark_ok ? "ok" : "not"}>${sign}</span>
        ${this.#figure(mark, line)} + ${this.#figure(reserve, this.rowLine)} = <b>${number(need)}</b>
      </p>
    `;
  }

  /** A number that leads to its line. @param {number} value @param {number} line */
  #figure(value, line) {
    if (!line) return number(value);
    const go = () => send(this, "bs-clinic", { what: "line", line });
    return html`<button class="figure" title=${t("clinic.to_line", { line })} @click=${go}>${number(value)}</button>`;
  }

  /** @param {ClinicSums} sums */
  #notes({ mark_name, boost }) {
    if (mark_name === "min" && !boost) return nothing;
    return html`<p class="soft note">${mark_name === "high" ? t("clinic.high") : nothing} ${boost ? t("clinic.boost", { pages: boost }) : nothing}</p>`;
  }

  /** @param {ClinicZone} zone */
  #lists({ title, blocks, page_kb, runs_line, final }) {
    const label = !this.known || !final ? "state" : final.mark_ok ? "searched" : "unsearched";
    const words = t(`clinic.lists.${label}`);
    const go = () => send(this, "bs-clinic", { what: "line", line: runs_line });
    return html`
      <div class="lists">
        <p class="soft">${runs_line ? html`<button class="figure" title=${t("clinic.to_line", { line: runs_line })} @click=${go}>${words}</button>` : words}</p>
        <div class="wide" tabindex="0" role="region" aria-label=${t("clinic.lists.of", { zone: title })}>
          <table>
            <thead><tr>${blocks.map((_, order) => html`<th scope="col" class=${this.known && order >= this.order ? "large" : ""}>${shortSize(page_kb * 2 ** order)}</th>`)}</tr></thead>
            <tbody><tr>${blocks.map((block, order) => this.#cell(block, order))}</tr></tbody>
          </table>
        </div>
      </div>
    `;
  }

  /** @param {[number, string, boolean]} block @param {number} order */
  #cell([count, letters, usable], order) {
    const large = this.known && order >= this.order;
    const serves = large && usable;
    const kind = !this.known ? "" : serves ? "serves" : large ? "lacks" : "small";
    const title = this.known ? t(serves ? "clinic.usable" : "clinic.unusable") : nothing;
    return html`<td class=${kind} title=${title}>${number(count)}<small>${letters || "–"}</small></td>`;
  }
}

customElements.define("bs-clinic-zone", BsClinicZone);
