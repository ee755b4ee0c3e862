/**
 * <bs-stage>: the machine as a picture. Properties in, events out.
 *
 * One zone is whole: map, lists, bitmaps. It is the one that the request touches, until the reader expands
 * another; the others are strips above it, by node, in address order, and a line keeps its place: all are in view. <bs-twin> says the same
 * in tables. The canvas is a slider over the pages, or over what a prediction asks for: arrow keys move, Enter or Space
 * chooses, or opens a block; + - 0 zoom, Shift and an arrow pan (input.js).
 *
 * Events: bs-pick {page}: the answer so far; bs-block {page, order, name, kind}; bs-hover {page | null}; bs-link {link}.
 */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { Answers, Asked, Link, ModelBlock, Picked, Scene, ZoneModel } from "../scene/scene.d.ts" */
/** @import { Walk } from "../kernels/described/zonelist-walk.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { trailAt } from "../kernels/described/block-trail.js";
import { linkDetails, pageDetails } from "../kernels/described/describe.js";
import { focusAt } from "../kernels/described/focus.js";
import { NEVER_LARGE } from "../kernels/described/layout/map.js";
import { layout } from "../kernels/described/layout/zone.js";
import { zoneModel } from "../kernels/described/zone-model.js";
import { noWalk, testOf, walkAt } from "../kernels/described/zonelist-walk.js";
import { blockPages } from "../kernels/index.js";
import { LatePart } from "../ui/late-part.js";
import { hearLinks, pointAt, sameLink } from "../ui/pointing.js";
import styles from "./bs-stage.css?inline";
import { Cameras } from "./cameras.js";
import { SMALL, StageInput } from "./input.js";
import {
  actionX,
  captionTemplate,
  isThere,
  legendTemplate,
  newTemplate,
  refusedOrder,
  wantsAt,
} from "./lesson-stage.js";
import { sliderOf, sliderTemplate, withTargets, zoneChoice } from "./prediction.js";
import { CanvasWidth, coloursOf, forgetColours, watchSurroundings } from "./restyle.js";
import { Reveal, ScenePlayer, wantsMotion } from "./scene-player.js";
import { headerTemplate } from "./zone-header.js";
import { ChosenZone, hasActors, needsRequestPath, placeOf, touchedZone, zoneGroups } from "./zones.js";

export class BsStage extends LitElement {
  static styles = unsafeCSS(styles);

  static properties = {
    frame: { attribute: false },
    history: { attribute: false },
    cursor: { type: Number },
    zone: { type: Number },
    gate: { attribute: false },
    pick: { attribute: false },
    answers: { attribute: false },
    show: { attribute: false },
    parts: { attribute: false },
    arriving: { attribute: false },
    caption: {},
    _hover: { state: true },
    _aim: { state: true },
    _link: { state: true },
    _actionX: { state: true },
  };

  #player = new ScenePlayer();
  #cameras = new Cameras(() => this.requestUpdate());
  #input = new StageInput(
    {
      now: () => this.#now(),
      hover: (page, link, aim) => this.#hover(page, link, aim),
      point: (link) => pointAt(this, link),
      choose: (page) => this.#emit("bs-pick", { page }),
      open: (block) => this.#open(block),
      changed: () => this.requestUpdate(),
    },
    this.#cameras,
  );
  /** @type {(() => void) | null} */
  #unwatch = null;
  /** @type {ZoneModel | null} */
  #model = null;
  /** @type {Scene | null} */
  #scene = null;
  #settled = false;
  /** @type {Walk} */
  #walk = noWalk();
  #chosen = new ChosenZone();
  #requestPath = new LatePart(
    () => import("./request-path.js"),
    () => this.requestUpdate(),
  );
  #largeZones = new LatePart(
    () => import("../kernels/described/layout/large.js"),
    () => this.requestUpdate(),
  );
  #width = new CanvasWidth(() => this.#draw(false));
  #focusNext = false;
  #reveal = new Reveal();

  constructor() {
    super();
    /** @type {Frame | null} */
    this.frame = null;
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
    this.zone = 0;
    /** What is asked for. @type {Asked | null} */
    this.gate = null;
    /** The learner's pending pick. @type {Picked} */
    this.pick = null;
    /** @type {Answers | null} */
    this.answers = null;
    /** @type {string[]} */
    this.show = [];
    /** Instruments that are there; null: all. @type {string[] | null} */
    this.parts = null;
    /** Those of them that come with this step. @type {string[]} */
    this.arriving = [];
    /** What happens at the cursor, in one sentence; "" for nothing. */
    this.caption = "";
    /** @type {number | null} */
    this._hover = null;
    /** @type {number | null} */
    this._aim = null;
    /** @type {Link | null} */
    this._link = null;
    /** Where in the picture the caption points. @type {number | null} */
    this._actionX = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const unwatch = watchSurroundings(() => {
      forgetColours(this);
      this.#draw(false);
    });
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
    this.#width.stop();
    this.#player.stop();
  }

  /** What is drawn, as data. @returns {Scene | null} */
  get scene() {
    return this.#scene;
  }

  /** What the reader chose to see, for links: a zone other than the moment's, and the part of it in view. */
  get view() {
    return { zone: this.#chosen.zone, camera: this.#cameras.kept(this.zone) };
  }

  /** @param {{ zone: number | null, camera: import("../scene/scene.d.ts").Camera | null }} view */
  set view({ zone, camera }) {
    if (!this.frame?.zones[zone ?? this.zone]?.info.size) return;
    if (zone !== null) {
      this.#chosen.choose(zone, this.history, this.cursor);
      this.zone = zone;
    }
    if (camera) this.#cameras.show(zoneModel(this.frame, this.zone), camera, this.#scene?.map.w ?? 1);
    this.requestUpdate();
  }

  /** @returns {HTMLCanvasElement | null} */
  get #canvas() {
    return this.renderRoot?.querySelector("canvas") ?? null;
  }

  #now() {
    const [model, scene] = [this.#model, this.#scene];
    return model && scene ? { model, scene, asked: this.gate, pick: this.pick } : null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("gate") && !isSame(changed.get("gate"), this.gate)) this.#input.target = 0;
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

  /** Nothing is shown before all of it can be: what comes when this machine needs it is fetched. @param {Frame} frame */
  #waits(frame) {
    const parts = [
      ...(needsRequestPath(frame) ? [this.#requestPath] : []),
      ...(frame.machine.zones.some(({ size }) => size > NEVER_LARGE) ? [this.#largeZones] : []),
    ];
    for (const part of parts) part.want();
    return parts.some(({ here }) => here === undefined);
  }

  /** Another machine. */
  #forget() {
    this.#cameras.clear();
    this.#input.forget();
    this.#chosen.forget();
  }

  /** The zone that is whole. @param {Frame} frame */
  #expanded(frame) {
    const { history, cursor } = this;
    return this.#chosen.at(history, cursor) ?? touchedZone(frame, history, cursor, this.#walk, this.zone);
  }

  /** @param {CustomEvent} event */
  #expand = ({ detail: { zone } }) => {
    this.#chosen.choose(zone, this.history, this.cursor);
    this.#input.forget();
    this.#focusNext = true;
    this.zone = zone;
  };

  render() {
    const model = this.#model;
    if (!model) return html`<canvas aria-hidden="true"></canvas>`;
    const frame = /** @type {Frame} */ (this.frame);
    const zones = zoneGroups(frame);
    const alone = zones.length === 1 && zones[0].zones.length === 1;
    const actors = hasActors(frame);
    if (this.#waits(frame)) return nothing;
    const whole = this.#whole(model, { alone, named: zones.length > 1 });
    const path = this.#requestPath.here;
    const walk = this.#walk;
    return html`
      ${newTemplate(this.arriving)}
      ${path && actors && isThere(this.parts, "kswapd") ? path.actorsTemplate(frame, walk) : nothing}
      ${path && actors ? path.walkTemplate(frame, walk) : nothing}
      <div class="zones">
        ${alone ? nothing : html`<i class="walker" aria-hidden="true" hidden></i>`}
        ${path && !alone ? path.severalTemplate(this, walk, zones, model, whole, this.#expand) : whole}
      </div>
      ${actors || model.blockFacts ? html`<p class="details">${this.#details(model)}</p>` : nothing}
    `;
  }

  /** @param {ZoneModel} model @param {{ alone: boolean, named: boolean }} among named: there are several nodes */
  #whole(model, { alone, named }) {
    const input = this.#input;
    const slider = sliderOf(model, this.gate, this.pick, input.page(model, this.pick), input.target);
    return html`
      ${headerTemplate(model, {
        alone,
        named: alone || named,
        place: alone ? 0 : placeOf(this.#walk, model.zone),
        whole: this.#cameras.isWhole(model),
        zoom: (factor) => input.zoom(factor),
        choice: zoneChoice(this, model.zone),
        choose: () => this.#emit("bs-pick", { page: model.zone }),
        lock: isThere(this.parts, "lock"),
        title: !alone || isThere(this.parts, "zones"),
      })}
      ${this.parts && model.size <= SMALL ? legendTemplate(this.#hasIdle()) : nothing}
      ${this.parts ? captionTemplate(this.caption, this.#isRefused, this._actionX) : nothing}
      ${sliderTemplate(slider, this.gate !== null, input)}
    `;
  }

  get #isRefused() {
    return this.history !== null && refusedOrder(this.history, this.cursor) !== null;
  }

  /** A block on the stage has pages that its holder does not need. */
  #hasIdle() {
    const { history, frame } = this;
    if (!history || !frame) return false;
    const wants = wantsAt(history, frame);
    return [...frame.blocks.values()].some(
      ({ name, order }) => (wants.get(name) ?? Number.POSITIVE_INFINITY) < blockPages(frame, order),
    );
  }

  /** @param {ZoneModel} model */
  #details(model) {
    const test = testOf(this.#walk, model.zone);
    const link = this._link;
    if (link && (link.kind === "function" || link.zone === model.zone)) return linkDetails(model, link, test);
    const input = this.#input;
    const page = this._hover ?? (input.focused ? input.page(model, this.pick) : null);
    return page === null ? t("details.none") : pageDetails(model, page);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const moved = changed.has("frame") || changed.has("cursor") || this.#player.moving;
    this.#draw(moved && this.#settled && !changed.has("history"));
    if (!this.#settled && this.#scene) this.#drawOnScreen();
    this.#settled = this.#scene !== null;
    this._actionX = this.parts && this.caption ? actionX(this.#scene) : null;
    this.#requestPath.here?.standAt(this.renderRoot, this.#walk);
    this.#reveal.update(this, this.#canvas, this.#scene);
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.#canvas?.focus();
  }

  /**
   * WebKit shows nothing of what was drawn in the first moments of a page, until it is drawn again. No event tells when they are
   * over: tried were the next frames, the first paint, the end of loading, and being in view.
   */
  #drawOnScreen() {
    const again = () => {
      if (this.isConnected && !this.#player.moving) this.#draw(false);
    };
    for (const wait of [300, 1000, 3000]) setTimeout(again, wait);
  }

  /** @param {boolean} animated */
  #draw(animated) {
    const canvas = this.#canvas;
    const model = this.#model;
    // the canvas, not the host: a page may put space around the picture
    const width = canvas ? this.#width.of(canvas) : 0;
    if (!canvas || !model || !this.frame || width === 0) return;
    const options = layoutOptions(this, this.frame, this.#input, this.#walk);
    this.#scene = layout(model, { ...options, camera: this.#cameras.of(model), width });
    this.#player.show(canvas, this.#scene, coloursOf(this, model.orders), animated && wantsMotion());
  }

  /** @param {number | null} page @param {Link | null} link @param {number | null} aim */
  #hover(page, link, aim) {
    this._aim = aim;
    if (page !== this._hover) {
      this._hover = page;
      this.#emit("bs-hover", { page });
    }
    if (!this.gate && !sameLink(link, this._link)) pointAt(this, link);
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

/** The same question may come as another object. @param {unknown} one @param {unknown} other */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// ------------------------------------------------------------ options of the picture

/** @param {BsStage} stage @param {Frame} frame @param {StageInput} input @param {Walk} walk */
function layoutOptions(stage, frame, { focused, at, target }, walk) {
  const { history, cursor, pick, answers, show, gate, parts } = stage;
  const targets = withTargets(gate) !== null;
  return {
    density: globalThis.devicePixelRatio || 1,
    test: testOf(walk, stage.zone),
    link: stage._link,
    focus: history ? focusAt(history, frame, cursor) : null,
    ghosts: history ? trailAt(history, cursor).ghosts : [],
    hover: stage._hover,
    at: focused && !targets ? at : null,
    pick: gate?.kind === "zone" ? null : pick,
    answers,
    show,
    parts,
    wants: history ? wantsAt(history, frame) : undefined,
    refused: history ? refusedOrder(history, cursor) : null,
    asking: gate?.kind === "page",
    asked: gate,
    aim: stage._aim,
    target: focused && targets ? target : null,
  };
}

customElements.define("bs-stage", BsStage);
