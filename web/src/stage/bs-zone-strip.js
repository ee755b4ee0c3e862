/**
 * <bs-stage-strip>: a zone in small, as a button. Its pages as columns, its gauge, its lists as counts.
 *
 * Events: bs-expand {zone} when it is chosen; bs-pick {page: zone} while a zone is asked for.
 */

/** @import { Frame } from "../engine/protocol.d.ts" */
/** @import { Test, ZoneModel } from "../scene/scene.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { testText } from "../kernels/described/layout/gauge.js";
import "../kernels/described/layout/large.js";
import { stripScene } from "../kernels/described/layout/strip.js";
import { zoneModel } from "../kernels/described/zone-model.js";
import { render as draw } from "../scene/renderer.js";
import styles from "./bs-zone-strip.css?inline";
import { answerBadge } from "./prediction.js";
import { CanvasWidth, coloursOf, forgetColours, watchSurroundings } from "./restyle.js";
import { groups, placeTemplate, statesTemplate } from "./zone-header.js";

export class BsStageStrip extends LitElement {
  static styles = unsafeCSS(styles);

  static properties = {
    frame: { attribute: false },
    zone: { type: Number },
    test: { attribute: false },
    place: { type: Number },
    choice: { attribute: false },
  };

  /** @type {(() => void) | null} */
  #unwatch = null;
  /** @type {ZoneModel | null} */
  #model = null;
  #width = new CanvasWidth(() => this.#draw());
  /** What is on the canvas: while nothing happens in a zone, nothing is drawn. */
  #drawn = "";
  /** @type {ZoneModel["pages"] | null} */
  #map = null;

  constructor() {
    super();
    /** @type {Frame | null} */
    this.frame = null;
    this.zone = 0;
    /** @type {Test | null} */
    this.test = null;
    /** Where it stands in the way of the request, from 1; 0: not on it. */
    this.place = 0;
    /** How it stands to "which zone?". @type {import("./prediction.js").ZoneChoice | null} */
    this.choice = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unwatch = watchSurroundings(() => {
      forgetColours(this);
      this.#drawn = "";
      this.#draw();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#width.stop();
  }

  willUpdate() {
    if (this.frame) this.#model = zoneModel(this.frame, this.zone);
  }

  render() {
    const model = this.#model;
    if (!model) return nothing;
    const { size, free, counts, node } = model;
    const { asked = false, picked = false } = this.choice ?? {};
    const key = asked ? "stage.choose.zone" : "machine.expand";
    return html`
      <button
        type="button"
        data-zone=${model.name}
        class=${asked ? (picked ? "asked picked" : "asked") : ""}
        aria-expanded=${asked ? nothing : "false"}
        aria-pressed=${asked ? String(picked) : nothing}
        aria-label=${t(key, { zone: model.name, node })}
        @click=${this.#onClick}
      >
        <span class="line">
          ${placeTemplate(this.place)}
          <b class="name">${model.title}</b>
          <span class="facts">${t("scene.title", { size: groups(size), free: groups(free) })}</span>
          ${this.test ? html`<span class="test" data-passed=${String(this.test.passed)}>${testText(this.test)}</span>` : nothing}
          <span class="states">${statesTemplate(model)}</span>
          ${answerBadge(this.choice)}
        </span>
        <canvas aria-hidden="true"></canvas>
        <span class="counts">
          ${counts.map((count, order) => html`<span class=${count ? "some" : ""}>${t("machine.lists", { order, count: groups(count) })}</span>`)}
        </span>
      </button>
    `;
  }

  updated() {
    this.#draw();
  }

  #draw() {
    const canvas = this.renderRoot?.querySelector("canvas");
    const width = canvas ? this.#width.of(canvas) : 0;
    if (!canvas || !this.#model || width === 0) return;
    const density = globalThis.devicePixelRatio || 1;
    const { pages, free, orders, first, size } = this.#model;
    const { test } = this;
    const now = [pages.version, free, first, size, width, density, test?.minimum, test?.free].join();
    if (now === this.#drawn && pages === this.#map) return;
    [this.#drawn, this.#map] = [now, pages];
    draw(canvas, stripScene(this.#model, { width, density, test }), coloursOf(this, orders), density);
  }

  #onClick() {
    const { zone } = this;
    const [type, detail] = this.choice?.asked ? ["bs-pick", { page: zone }] : ["bs-expand", { zone }];
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("bs-stage-strip", BsStageStrip);
