/** Charts over time: free pages against the watermarks, blocks, the largest block, fragmentation. uPlot comes when first looked at. */

/** @import { Series } from "../kernels/described/chart-series.js" */
/** @import { ZoneInfo } from "../engine/protocol.d.ts" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import plotCss from "uplot/dist/uPlot.min.css?inline";
import { language, number, t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";
import { chartOf, KINDS } from "./charts-data.js";

const HUNDREDTHS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

export class BsCharts extends LitElement {
  static properties = {
    series: { attribute: false },
    zones: { attribute: false },
    cursor: { type: Number },
    _kind: { state: true },
    _zone: { state: true },
    _order: { state: true },
    _failure: { state: true },
  };

  constructor() {
    super();
    /** @type {Series | null} */
    this.series = null;
    /** @type {ZoneInfo[]} */
    this.zones = [];
    this.cursor = 0;
    this._kind = "free";
    /** -1: all of them; null: not chosen @type {number | null} */
    this._zone = null;
    this._order = 3;
    this._failure = "";
    /** @type {any} */
    this.plot = null;
  }

  static styles = [
    base,
    unsafeCSS(forms),
    unsafeCSS(plotCss),
    css`
      .fields {
        margin-bottom: 10px;
      }
      .plot {
        min-height: 200px;
      }
      .u-legend {
        font: 0.75rem var(--sans);
        text-align: left;
      }
      .u-legend .u-value {
        display: none;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        margin-top: 8px;
        font-size: 0.75rem;
        font-variant-numeric: tabular-nums;
      }
      dt {
        color: var(--soft);
      }
    `,
  ];

  render() {
    if (!this.series || this.series.cursors.length < 2) {
      return html`<p class="note">${t("charts.none")}</p>`;
    }
    const chart = this.#chart;
    return html`
      <div class="fields">
        ${this.#select(
          t("charts.chart"),
          this._kind,
          KINDS.map((kind) => [kind, t(`charts.kind.${kind}`)]),
          (value) => (this._kind = value),
          true,
        )}
        ${this.zones.length > 1 ? this.#zones() : nothing}
        ${
          this._kind === "unusable"
            ? this.#select(
                t("charts.order"),
                String(this._order),
                this.series.blocks[0].map((_, order) => [String(order), String(order)]),
                (value) => (this._order = Number(value)),
              )
            : nothing
        }
      </div>
      <p class="note">${chart.about}</p>
      <div class="plot" role="img" aria-label=${t("charts.picture", { title: chart.title })}></div>
      ${this._failure ? html`<p class="error">${this._failure}</p>` : nothing}
      <h3 class="unseen">${t("charts.here")}</h3>
      <dl>${chart.lines.map(({ label, values }) => html`<dt>${label}</dt><dd>${said(values[this.#sample])}</dd>`)}</dl>
    `;
  }

  #zones() {
    const all = this._kind === "free" ? [["-1", t("charts.zones")]] : [];
    const each = this.zones.map(({ name, node }, i) => [
      String(i),
      t("charts.line.zone", { zone: name, node }),
    ]);
    return this.#select(
      t("charts.zone"),
      String(this.#shownZone),
      [...all, ...each],
      (value) => (this._zone = Number(value)),
    );
  }

  /** The last zone, until one is chosen: most requests begin there. */
  get #shownZone() {
    const last = this.zones.length - 1;
    if (this._zone === null || this._zone > last) return last;
    return this._zone < 0 && (this._kind !== "free" || last === 0) ? last : this._zone;
  }

  get #chart() {
    const zone = this.#shownZone;
    return chartOf(this._kind, /** @type {Series} */ (this.series), this.zones, zone, this._order);
  }

  /** Number of the last sample that is not after the cursor. */
  get #sample() {
    const { cursors } = /** @type {Series} */ (this.series);
    const after = cursors.findIndex((cursor) => cursor > this.cursor);
    return after < 0 ? cursors.length - 1 : Math.max(0, after - 1);
  }

  /** @param {string} label @param {string} value @param {string[][]} options @param {(value: string) => void} change @param {boolean} [wide] */
  #select(label, value, options, change, wide = false) {
    return html`
      <label class=${wide ? "wide" : ""}>
        ${label}
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => change(event.target.value)}>
          ${options.map(([one, name]) => html`<option value=${one} ?selected=${one === value}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {import("lit").PropertyValues} changed */
  updated(changed) {
    const only = changed.size === 1 && changed.has("cursor");
    if (only && this.plot) return this.plot.redraw(false);
    if (this.series && this.series.cursors.length > 1) void this.#draw();
  }

  async #draw() {
    try {
      const { drawChart } = await import("./charts-plot.js");
      const place = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".plot"));
      if (!place?.clientWidth || !this.series) return;
      this.plot?.destroy();
      this.plot = drawChart(place, this.series.cursors, this.#chart, {
        cursor: () => this.cursor,
        goTo: (cursor) => send(this, "bs-goto", { cursor }),
      });
    } catch {
      this._failure = t("charts.failed");
    }
  }
}

/** @param {number | null | undefined} value */
function said(value) {
  if (value == null) return "–";
  return Number.isInteger(value) ? number(value) : value.toLocaleString(language.value.tag, HUNDREDTHS);
}

customElements.define("bs-charts", BsCharts);
