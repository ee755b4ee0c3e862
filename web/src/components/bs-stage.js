/**
 * <bs-stage>: one zone as a picture. Properties in, events out.
 *
 * The picture is a canvas; <bs-twin> says the same in a table. The canvas is a slider over the pages:
 * arrow keys move a page cursor, Enter or Space picks (while a page is asked for) or opens its block.
 *
 * Events: bs-pick {page}; bs-block {page, order, name, kind}; bs-hover {page | null}.
 */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { Answers, ModelBlock, Scene, ZoneModel } from "../scene/scene.d.ts" */

import { html, LitElement } from "lit";
import { describePage } from "../i18n/describe.js";
import { en } from "../i18n/en.js";
import { fill } from "../i18n/text.js";
import { focusAt } from "../scene/focus.js";
import { pageAt, shapeAt } from "../scene/hit.js";
import { layout } from "../scene/layout.js";
import { blockAt, zoneModel } from "../scene/model.js";
import { makePalette } from "../scene/palette.js";
import { trailAt } from "../state/trail.js";
import { stageStyles } from "./bs-stage-css.js";
import { pageAfterKey } from "./bs-stage-keys.js";
import { forcedColors, ScenePlayer, wantsMotion } from "./bs-stage-player.js";
import { watchSurroundings } from "./bs-stage-watch.js";

const PADLOCK = html`<svg viewBox="0 0 11 13" aria-hidden="true"><path d="M1.5 6h8v6h-8zM3.2 6V3.6a2.3 2.3 0 0 1 4.6 0V6"></path></svg>`;
const SCALES = html`<svg viewBox="0 0 11 13" aria-hidden="true"><path d="M1 12h9M5.5 1v8M2.5 6l3 3 3-3"></path></svg>`;

export class BsStage extends LitElement {
  static styles = stageStyles;

  static properties = {
    frame: { attribute: false },
    history: { attribute: false },
    cursor: { type: Number },
    zone: { type: Number },
    gate: { attribute: false },
    pick: { attribute: false },
    answers: { attribute: false },
    show: { attribute: false },
    _hover: { state: true },
    _at: { state: true },
    _focused: { state: true },
  };

  #player = new ScenePlayer();
  /** @type {(() => void) | null} */
  #unwatch = null;
  /** @type {ZoneModel | null} */
  #model = null;
  /** @type {Scene | null} */
  #scene = null;
  #settled = false;

  constructor() {
    super();
    /** @type {Frame | null} */
    this.frame = null;
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
    this.zone = 0;
    /** A page is asked for. @type {{ kind: "page" } | null} */
    this.gate = null;
    /** The learner's pending pick. @type {number | null} */
    this.pick = null;
    /** @type {Answers | null} */
    this.answers = null;
    /** @type {string[]} */
    this.show = [];
    /** @type {number | null} */
    this._hover = null;
    /** @type {number | null} */
    this._at = null;
    this._focused = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unwatch = watchSurroundings(
      this,
      () => this.#draw(false),
      () => this.#draw(false),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#player.stop();
  }

  /** What is drawn, as data. @returns {Scene | null} */
  get scene() {
    return this.#scene;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.frame) return;
    if (changed.has("frame") || changed.has("cursor") || changed.has("zone") || changed.has("history")) {
      this.#model = zoneModel(this.frame, this.zone);
    }
  }

  render() {
    const model = this.#model;
    if (!model) return html`<canvas aria-hidden="true"></canvas>`;
    const { size, free, node } = model;
    return html`
      <header>
        <h2>${model.title}</h2>
        <span class="facts">
          ${fill(en, "scene.title", { size, free })}<span class="node"> · ${fill(en, "scene.node", { node })}</span>
        </span>
        <span class="states">
          ${model.needBalance ? html`<b class="balance">${SCALES}<span>${fill(en, "scene.need_balance")}</span></b>` : ""}
          ${model.locked ? html`<b class="lock">${PADLOCK}<span>${fill(en, "scene.locked")}</span></b>` : ""}
        </span>
      </header>
      <canvas
        tabindex="0"
        role="slider"
        class=${this.gate ? "asking" : ""}
        aria-label=${fill(en, this.gate ? "stage.choose" : "stage.look", { zone: model.name }) ?? ""}
        aria-orientation="horizontal"
        aria-valuemin=${model.first}
        aria-valuemax=${model.first + model.size - 1}
        aria-valuenow=${this.#page(model)}
        aria-valuetext=${this.#valueText(model)}
        @pointermove=${this.#onMove}
        @pointerleave=${() => this.#hover(null)}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
        @focus=${this.#onFocus}
        @blur=${this.#onBlur}
      ></canvas>
    `;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const moved = changed.has("frame") || changed.has("cursor") || this.#player.moving;
    this.#draw(moved && this.#settled && !changed.has("history"));
    this.#settled = this.#scene !== null;
  }

  /** @param {boolean} animated */
  #draw(animated) {
    const canvas = this.renderRoot?.querySelector("canvas");
    const model = this.#model;
    // the canvas, not the host: a page may put space around the picture
    const width = Math.floor(canvas?.clientWidth ?? 0);
    if (!canvas || !model || !this.frame || width === 0) return;
    this.#scene = layout(model, { ...this.#options(this.frame), width });
    const style = getComputedStyle(this);
    const palette = makePalette((name) => style.getPropertyValue(`--${name}`), model.orders, forcedColors());
    this.#player.show(canvas, this.#scene, palette, animated && wantsMotion());
  }

  /** @param {Frame} frame */
  #options(frame) {
    const { history, cursor, pick, answers, show } = this;
    return {
      focus: history ? focusAt(history, frame, cursor) : null,
      ghosts: history ? trailAt(history, cursor).ghosts : [],
      hover: this._hover,
      at: this._focused ? this._at : null,
      pick,
      answers,
      show,
      asking: this.gate !== null,
    };
  }

  /** @param {ZoneModel} model */
  #page(model) {
    return this._at ?? this.pick ?? model.first;
  }

  /** @param {ZoneModel} model */
  #valueText(model) {
    const page = this.#page(model);
    const where = describePage(model, page);
    return this.gate && page === this.pick ? `${fill(en, "stage.picked", { where })}` : where;
  }

  /** @param {number | null} page */
  #hover(page) {
    if (page === this._hover) return;
    this._hover = page;
    this.#emit("bs-hover", { page });
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (this.#scene) this.#hover(pageAt(this.#scene, event.offsetX, event.offsetY));
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (!this.#scene || !this.#model) return;
    const page = pageAt(this.#scene, event.offsetX, event.offsetY);
    const shape = shapeAt(this.#scene, event.offsetX, event.offsetY);
    if (this.gate && page !== null) this.#choose(page);
    else if (!this.gate && shape) this.#open(blockAt(this.#model, shape.page));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const model = this.#model;
    if (!model || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = pageAfterKey(event.key, model, this.#page(model));
    const acts = event.key === "Enter" || event.key === " ";
    if (next === null && !acts) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== null) this._at = next;
    else if (this.gate) this.#choose(this.#page(model));
    else this.#open(blockAt(model, this.#page(model)));
  }

  /** A focus ring for the keyboard only: a click shows where it was by its pick. */
  #onFocus() {
    this._at = this._at ?? this.pick ?? this.#model?.first ?? null;
    this._focused = this.renderRoot.querySelector("canvas")?.matches(":focus-visible") ?? true;
  }

  #onBlur() {
    this._focused = false;
  }

  /** @param {number} page */
  #choose(page) {
    this._at = page;
    this.#emit("bs-pick", { page });
  }

  /** @param {ModelBlock | null} block */
  #open(block) {
    if (!block || (block.kind !== "free" && block.kind !== "allocated")) return;
    const { page, order, name, kind } = block;
    this.#emit("bs-block", { page, order, name, kind });
  }

  /** @param {string} type @param {object} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("bs-stage", BsStage);
