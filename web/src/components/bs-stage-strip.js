/**
 * <bs-stage-strip>: a zone in small, as a button. Its pages as columns, its gauge, its lists as counts.
 *
 * Event: bs-expand {zone} when it is chosen.
 */

/** @import { Frame } from "../engine/protocol.d.ts" */
/** @import { Test, ZoneModel } from "../scene/scene.d.ts" */

import { html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { testText } from "../scene/layout/gauge.js";
import { zoneModel } from "../scene/model.js";
import { makePalette } from "../scene/palette.js";
import { render as draw } from "../scene/renderer.js";
import { stripScene } from "../scene/strip.js";
import { statesTemplate } from "./bs-stage-machine.js";
import { stripStyles } from "./bs-stage-machine-css.js";
import { forcedColors } from "./bs-stage-player.js";
import { watchSurroundings } from "./bs-stage-watch.js";

export class BsStageStrip extends LitElement {
  static styles = stripStyles;

  static properties = {
    frame: { attribute: false },
    zone: { type: Number },
    test: { attribute: false },
    place: { type: Number },
  };

  /** @type {(() => void) | null} */
  #unwatch = null;
  /** @type {ZoneModel | null} */
  #model = null;

  constructor() {
    super();
    /** @type {Frame | null} */
    this.frame = null;
    this.zone = 0;
    /** @type {Test | null} */
    this.test = null;
    /** Where it stands in the way of the request, from 1; 0: not on it. */
    this.place = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    const redraw = () => this.#draw();
    this.#unwatch = watchSurroundings(this, redraw, redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  willUpdate() {
    if (this.frame) this.#model = zoneModel(this.frame, this.zone);
  }

  render() {
    const model = this.#model;
    if (!model) return nothing;
    const { size, free, counts, node } = model;
    return html`
      <button
        type="button"
        data-zone=${model.name}
        aria-expanded="false"
        aria-label=${t("machine.expand", { zone: model.name, node })}
        @click=${this.#onClick}
      >
        <span class="line">
          ${this.place ? html`<i class="place" data-passed=${String(this.test?.passed ?? "")}>${this.place}</i>` : nothing}
          <b class="name">${model.title}</b>
          <span class="facts">${t("scene.title", { size: groups(size), free: groups(free) })}</span>
          ${this.test ? html`<span class="test" data-passed=${String(this.test.passed)}>${testText(this.test)}</span>` : nothing}
          <span class="states">${statesTemplate(model)}</span>
        </span>
        <canvas aria-hidden="true"></canvas>
        <span class="counts">
          ${counts.map((count, order) => html`<span class=${count ? "some" : ""}><small>${order}</small> ${groups(count)}</span>`)}
        </span>
      </button>
    `;
  }

  updated() {
    this.#draw();
  }

  #draw() {
    const canvas = this.renderRoot?.querySelector("canvas");
    const width = Math.floor(canvas?.clientWidth ?? 0);
    if (!canvas || !this.#model || width === 0) return;
    const density = globalThis.devicePixelRatio || 1;
    const style = getComputedStyle(this);
    const read = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`);
    const palette = makePalette(read, this.#model.orders, forcedColors());
    draw(canvas, stripScene(this.#model, { width, density, test: this.test }), palette, density);
  }

  #onClick() {
    const detail = { zone: this.zone };
    this.dispatchEvent(new CustomEvent("bs-expand", { detail, bubbles: true, composed: true }));
  }
}

/** 225280 as 225 280, with thin spaces. @param {number} value */
export function groups(value) {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
}

customElements.define("bs-stage-strip", BsStageStrip);
