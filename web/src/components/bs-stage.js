/**
 * <bs-stage>: the machine as a picture. Properties in, events out.
 *
 * One zone is whole: map, lists, bitmaps. It is the one that the request touches, until the reader expands
 * another; the others are strips above it, in address order, by node: so all zones are in view. <bs-twin> says the same in tables.
 * The canvas is a slider over the pages: arrow keys move a page cursor, Enter or Space picks (while a page is
 * asked for) or opens its block; + - 0 zoom, Shift and an arrow pan.
 *
 * Events: bs-pick {page}; bs-block {page, order, name, kind}; bs-hover {page | null}; bs-link {link}.
 */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { Answers, Camera, Link, ModelBlock, Scene, ZoneModel } from "../scene/scene.d.ts" */
/** @import { Walk } from "../state/walk.js" */

import { html, LitElement, nothing } from "lit";
import { describePage } from "../i18n/describe.js";
import { linkDetails, pageDetails } from "../i18n/details.js";
import { t } from "../i18n/language.js";
import { follow, isWhole, pan, wholeOf, zoom } from "../scene/camera.js";
import { focusAt } from "../scene/focus.js";
import { linkAt, pageAt, shapeAt } from "../scene/hit.js";
import { layout } from "../scene/layout.js";
import { blockAt, zoneModel } from "../scene/model.js";
import { makePalette } from "../scene/palette.js";
import { commandIndexAt } from "../state/commands.js";
import { trailAt } from "../state/trail.js";
import { testOf, walkAt } from "../state/walk.js";
import { Gestures } from "./bs-stage-camera.js";
import { stageStyles } from "./bs-stage-css.js";
import { cameraAfterKey, pageAfterKey } from "./bs-stage-keys.js";
import { hearLinks, pointAt, sameLink } from "./bs-stage-link.js";
import { actorsTemplate, hasActors, statesTemplate, walkTemplate } from "./bs-stage-machine.js";
import { forcedColors, ScenePlayer, wantsMotion } from "./bs-stage-player.js";
import { groups } from "./bs-stage-strip.js";
import { watchSurroundings } from "./bs-stage-watch.js";
import { touchedZone, zoneGroups } from "./bs-stage-zones.js";

/** Zones of so few pages need no zoom. */
const SMALL = 64;
/** One step of zooming, by button or key. */
const STEP = 2;

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
    _link: { state: true },
    _cameras: { state: true },
  };

  #player = new ScenePlayer();
  /** @type {(() => void) | null} */
  #unwatch = null;
  /** @type {ZoneModel | null} */
  #model = null;
  /** @type {Scene | null} */
  #scene = null;
  #settled = false;
  /** @type {Walk} */
  #walk = { steps: [], woken: false, reclaiming: false };
  #gestures = new Gestures({
    zoom: (factor, x) => this.#zoom(factor, x),
    pan: (pixels) => this.#pan(pixels),
  });
  /** Chosen by the reader, until the next request. @type {{ zone: number, command: number } | null} */
  #chosen = null;
  #focusNext = false;

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
    /** @type {Link | null} */
    this._link = null;
    /** By zone. @type {Record<number, Camera>} */
    this._cameras = {};
  }

  connectedCallback() {
    super.connectedCallback();
    const redraw = () => this.#draw(false);
    const unwatch = watchSurroundings(this, redraw, redraw);
    const deafen = hearLinks((link) => {
      if (!sameLink(link, this._link)) this._link = link;
    });
    this.#unwatch = () => {
      unwatch();
      deafen();
    };
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

  /** What the reader chose to see, for links: a zone other than the moment's, and the part of it in view. */
  get view() {
    return { zone: this.#chosen?.zone ?? null, camera: this._cameras[this.zone] ?? null };
  }

  /** @param {{ zone: number | null, camera: Camera | null }} view */
  set view({ zone, camera }) {
    const size = this.frame?.zones[zone ?? this.zone]?.info.size ?? 0;
    if (size === 0) return;
    if (zone !== null) {
      const command = this.history ? commandIndexAt(this.history, this.cursor) : -1;
      this.#chosen = { zone, command };
      this.zone = zone;
    }
    if (camera) this.#look(pan(camera, 0, size, this.#scene?.map.w ?? 1));
    this.requestUpdate();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.frame) return;
    const before = /** @type {Frame | null | undefined} */ (changed.get("frame"));
    if (changed.has("frame") && this.frame.machine !== before?.machine) this.#forget();
    if (changed.has("frame") || changed.has("cursor") || changed.has("zone") || changed.has("history")) {
      const { history, frame, cursor } = this;
      if (history) this.#walk = walkAt(history, frame, cursor);
      this.zone = this.#expanded(frame);
      this.#model = zoneModel(frame, this.zone);
    }
  }

  /** Another machine. */
  #forget() {
    this._cameras = {};
    this.#chosen = null;
    this._at = null;
  }

  /** The zone that is whole. @param {Frame} frame */
  #expanded(frame) {
    const { history, cursor } = this;
    const command = history ? commandIndexAt(history, cursor) : -1;
    if (this.#chosen && this.#chosen.command !== command) this.#chosen = null;
    return this.#chosen?.zone ?? touchedZone(frame, history, cursor, this.#walk, this.zone);
  }

  /** @param {CustomEvent} event */
  #onExpand({ detail: { zone } }) {
    const command = this.history ? commandIndexAt(this.history, this.cursor) : -1;
    this.#chosen = { zone, command };
    this._at = null;
    this.#focusNext = true;
    this.zone = zone;
  }

  render() {
    const model = this.#model;
    if (!model) return html`<canvas aria-hidden="true"></canvas>`;
    const frame = /** @type {Frame} */ (this.frame);
    const zones = zoneGroups(frame);
    const alone = zones.length === 1 && zones[0].zones.length === 1;
    return html`
      ${hasActors(frame) ? html`${actorsTemplate(frame, this.#walk)}${walkTemplate(frame, this.#walk)}` : nothing}
      ${zones.map((group) => this.#group(group, zones.length > 1, model, alone))}
      ${hasActors(frame) ? html`<p class="details">${this.#details(model)}</p>` : nothing}
    `;
  }

  /** @param {import("./bs-stage-zones.js").Group} group @param {boolean} named @param {ZoneModel} model @param {boolean} alone */
  #group({ node, zones, here }, named, model, alone) {
    const whole = this.#whole(model, alone);
    return html`
      ${named ? html`<h2 class="group">${t("machine.node", { node })}${here ? html` <small>· ${t("machine.cpu")}</small>` : nothing}</h2>` : nothing}
      ${zones.filter((zone) => zone !== model.zone).map((zone) => this.#strip(zone))}
      ${zones.includes(model.zone) ? (alone ? whole : html`<div class="whole">${whole}</div>`) : nothing}
    `;
  }

  /** @param {number} zone */
  #strip(zone) {
    const { steps } = this.#walk;
    const order = [...new Set(steps.map((step) => step.zone))];
    return html`
      <bs-stage-strip
        .frame=${this.frame}
        .zone=${zone}
        .test=${testOf(this.#walk, zone)}
        .place=${order.indexOf(zone) + 1}
        @bs-expand=${this.#onExpand}
      ></bs-stage-strip>
    `;
  }

  /** @param {ZoneModel} model @param {boolean} alone */
  #whole(model, alone) {
    const { size, free, node } = model;
    const numbers = alone && size < 10_000 ? { size, free } : { size: groups(size), free: groups(free) };
    return html`
      <header class=${size > SMALL ? "zoomable" : ""}>
        <h2>${model.title}</h2>
        <span class="facts">
          ${t("scene.title", numbers)}<span class="node"> · ${t("scene.node", { node })}</span>
        </span>
        <span class="states">${statesTemplate(model)}</span>
        ${size > SMALL ? this.#zooms(model) : nothing}
      </header>
      <canvas
        tabindex="0"
        role="slider"
        class=${this.gate ? "asking" : ""}
        aria-label=${t(this.gate ? "stage.choose" : "stage.look", { zone: model.name })}
        aria-orientation="horizontal"
        aria-valuemin=${model.first}
        aria-valuemax=${model.first + model.size - 1}
        aria-valuenow=${this.#page(model)}
        aria-valuetext=${this.#valueText(model)}
        @pointerdown=${(/** @type {PointerEvent} */ event) => this.#gestures.down(event)}
        @pointerup=${(/** @type {PointerEvent} */ event) => this.#gestures.up(event)}
        @pointercancel=${(/** @type {PointerEvent} */ event) => this.#gestures.up(event)}
        @pointermove=${this.#onMove}
        @pointerleave=${this.#onLeave}
        @wheel=${this.#onWheel}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
        @focus=${this.#onFocus}
        @blur=${this.#onBlur}
      ></canvas>
    `;
  }

  /** @param {ZoneModel} model */
  #zooms(model) {
    const whole = isWhole(this.#camera(model), model.size);
    const button = (
      /** @type {string} */ key,
      /** @type {string} */ sign,
      /** @type {number} */ factor,
    ) => html`
      <button
        type="button"
        data-zoom=${key}
        aria-label=${t(`machine.zoom.${key}`)}
        title=${t(`machine.zoom.${key}`)}
        ?disabled=${factor < 1 && whole}
        @click=${() => this.#zoom(factor)}
      >${sign}</button>`;
    return html`<span class="zooms">${button("out", "−", 1 / STEP)}${button("in", "+", STEP)}${button("fit", "⤢", 0)}</span>`;
  }

  /** @param {ZoneModel} model @returns {Camera} */
  #camera({ zone, size }) {
    return this._cameras[zone] ?? wholeOf(size);
  }

  /** @param {Camera} camera */
  #look(camera) {
    this._cameras = { ...this._cameras, [this.zone]: camera };
  }

  /** 0: the whole zone. @param {number} factor @param {number} [x] on the canvas; default: at the page cursor */
  #zoom(factor, x) {
    const model = this.#model;
    if (!model || !this.#scene) return;
    if (factor === 0) return this.#look(wholeOf(model.size));
    const { map } = this.#scene;
    const camera = this.#camera(model);
    const cursor = (this.#page(model) - model.first + 0.5 - camera.from) / camera.span;
    const near = this._focused && cursor >= 0 && cursor <= 1 ? cursor : 0.5;
    const share = x === undefined ? near : Math.max(0, Math.min(1, (x - map.x) / map.w));
    return this.#look(zoom(camera, factor, share, model.size, map.w));
  }

  /** @param {number} pixels */
  #pan(pixels) {
    if (!this.#model || !this.#scene) return;
    const { map } = this.#scene;
    this.#look(pan(this.#camera(this.#model), -pixels / map.w, this.#model.size, map.w));
  }

  /** @param {ZoneModel} model */
  #details(model) {
    const test = testOf(this.#walk, model.zone);
    const link = this._link;
    if (link && (link.kind === "function" || link.zone === model.zone)) return linkDetails(model, link, test);
    const page = this._hover ?? (this._focused ? this.#page(model) : null);
    return page === null ? t("details.none") : pageDetails(model, page);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const moved = changed.has("frame") || changed.has("cursor") || this.#player.moving;
    this.#draw(moved && this.#settled && !changed.has("history"));
    this.#settled = this.#scene !== null;
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.renderRoot.querySelector("canvas")?.focus();
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
      camera: this.#model ? this.#camera(this.#model) : null,
      density: globalThis.devicePixelRatio || 1,
      test: testOf(this.#walk, this.zone),
      link: this._link,
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
    return this.gate && page === this.pick ? `${t("stage.picked", { where })}` : where;
  }

  /** @param {number | null} page @param {Link | null} link */
  #hover(page, link) {
    if (page !== this._hover) {
      this._hover = page;
      this.#emit("bs-hover", { page });
    }
    if (!this.gate && !sameLink(link, this._link)) pointAt(this, link);
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (!this.#scene || this.#gestures.move(event)) return;
    const { offsetX: x, offsetY: y } = event;
    this.#hover(pageAt(this.#scene, x, y), linkAt(this.#scene, this.zone, x, y));
  }

  #onLeave() {
    if (!this.#gestures.active) this.#hover(null, null);
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    const whole = this.#model ? isWhole(this.#camera(this.#model), this.#model.size) : true;
    if (this.#gestures.wheel(event, whole)) event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (!this.#scene || !this.#model || this.#gestures.dragged) return;
    const page = pageAt(this.#scene, event.offsetX, event.offsetY);
    const shape = shapeAt(this.#scene, event.offsetX, event.offsetY);
    if (this.gate && page !== null) this.#choose(page);
    else if (!this.gate && shape) this.#open(blockAt(this.#model, shape.page));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const model = this.#model;
    if (!model || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#moveCamera(event, model)) return;
    const next = pageAfterKey(event.key, model, this.#page(model));
    const acts = event.key === "Enter" || event.key === " ";
    if (next === null && !acts) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== null) this.#walkTo(next, model);
    else if (this.gate) this.#choose(this.#page(model));
    else this.#open(blockAt(model, this.#page(model)));
  }

  /** @param {KeyboardEvent} event @param {ZoneModel} model */
  #moveCamera(event, model) {
    const move = model.size > SMALL ? cameraAfterKey(event) : null;
    if (!move) return false;
    event.preventDefault();
    event.stopPropagation();
    if (move.pan) this.#pan(-move.pan * (this.#scene?.map.w ?? 0));
    else this.#zoom(move.zoom);
    return true;
  }

  /** @param {number} page @param {ZoneModel} model */
  #walkTo(page, model) {
    this._at = page;
    const camera = this.#camera(model);
    const seen = follow(camera, page - model.first, model.size, this.#scene?.map.w ?? 1);
    if (seen !== camera) this.#look(seen);
    const block = blockAt(model, page);
    const known = block?.kind === "free" || block?.kind === "allocated";
    const link = known
      ? { kind: /** @type {const} */ ("block"), zone: model.zone, page: block.page, order: block.order }
      : null;
    if (!this.gate) pointAt(this, link);
  }

  /** A focus ring for the keyboard only: a click shows where it was by its pick. */
  #onFocus() {
    this._at = this._at ?? this.pick ?? this.#model?.first ?? null;
    this._focused = this.renderRoot.querySelector("canvas")?.matches(":focus-visible") ?? true;
  }

  #onBlur() {
    if (this._focused && this._link) pointAt(this, null);
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
