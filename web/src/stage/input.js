/** Pointer and keys on the canvas: what they point at, move, choose and open. Keeps nothing but where the page cursor is. */

/** @import { Asked, Link, ModelBlock, Picked, Scene, ZoneModel } from "../scene/scene.d.ts" */
/** @import { Cameras } from "./cameras.js" */

import { blockAt } from "../kernels/described/zone-model.js";
import { linkAt, pageAt, shapeAt, targetAt } from "../scene/hit.js";
import { Gestures } from "./gestures.js";
import { pickAfter, targetAfterKey, withTargets } from "./prediction.js";

/** Zones of so few pages need no zoom. */
export const SMALL = 64;

/**
 * What the stage says about itself, and what it is told.
 *
 * @typedef {object} Stage
 * @property {() => { model: ZoneModel, scene: Scene, asked: Asked | null, pick: Picked } | null} now
 * @property {(page: number | null, link: Link | null, aim: number | null) => void} hover
 * @property {(link: Link | null) => void} point
 * @property {(answer: number | number[]) => void} choose
 * @property {(block: ModelBlock | null) => void} open
 * @property {() => void} changed
 */

export class StageInput {
  #stage;
  #cameras;
  #gestures;
  /** Page of the keyboard's cursor. @type {number | null} */
  at = null;
  /** Option of a prediction under the keyboard. */
  target = 0;
  /** By the keyboard: a click shows where it was by its pick. */
  focused = false;

  /** @param {Stage} stage @param {Cameras} cameras */
  constructor(stage, cameras) {
    this.#stage = stage;
    this.#cameras = cameras;
    this.#gestures = new Gestures({
      zoom: (factor, x) => this.zoom(factor, x),
      pan: (pixels) => this.#pan(pixels),
    });
  }

  /** Something else is shown. */
  forget() {
    this.at = null;
  }

  /** Where the page cursor is. @param {ZoneModel} model @param {Picked} pick */
  page({ first }, pick) {
    return this.at ?? (typeof pick === "number" ? pick : first);
  }

  /** 0: the whole zone. @param {number} factor @param {number} [x] on the canvas; default: at the page cursor */
  zoom(factor, x) {
    const now = this.#stage.now();
    if (!now) return;
    const { model, scene, pick } = now;
    const { map } = scene;
    const { from, span } = this.#cameras.of(model);
    const cursor = (this.page(model, pick) - model.first + 0.5 - from) / span;
    const near = this.focused && cursor >= 0 && cursor <= 1 ? cursor : 0.5;
    const share = x === undefined ? near : Math.max(0, Math.min(1, (x - map.x) / map.w));
    this.#cameras.zoom(model, factor, share, map.w);
  }

  /** @param {number} pixels */
  #pan(pixels) {
    const now = this.#stage.now();
    if (now) this.#cameras.pan(now.model, -pixels / now.scene.map.w, now.scene.map.w);
  }

  /** @param {PointerEvent} event */
  down = (event) => this.#gestures.down(event);

  /** @param {PointerEvent} event */
  up = (event) => this.#gestures.up(event);

  /** @param {PointerEvent} event */
  move = (event) => {
    const now = this.#stage.now();
    if (!now || this.#gestures.move(event)) return;
    const { offsetX: x, offsetY: y } = event;
    const { scene, model, asked } = now;
    const aim = withTargets(asked) ? targetAt(scene, x, y) : null;
    this.#stage.hover(pageAt(scene, x, y), linkAt(scene, model.zone, x, y), aim);
  };

  leave = () => {
    if (!this.#gestures.active) this.#stage.hover(null, null, null);
  };

  /** @param {WheelEvent} event */
  wheel = (event) => {
    const now = this.#stage.now();
    const whole = now ? this.#cameras.isWhole(now.model) : true;
    if (this.#gestures.wheel(event, whole)) event.preventDefault();
  };

  /** @param {MouseEvent} event */
  click = (event) => {
    const now = this.#stage.now();
    if (!now || this.#gestures.dragged) return;
    const { model, scene, asked, pick } = now;
    const { offsetX: x, offsetY: y } = event;
    const targets = withTargets(asked);
    if (targets) {
      const target = targetAt(scene, x, y);
      if (target !== null) this.#choose(targets, pick, target);
      return;
    }
    const page = pageAt(scene, x, y);
    const shape = shapeAt(scene, x, y);
    if (asked?.kind === "page" && page !== null) this.#choosePage(page);
    else if (!asked && shape) this.#stage.open(blockAt(model, shape.page));
  };

  /** @param {Asked} asked @param {Picked} pick @param {number} target */
  #choose(asked, pick, target) {
    this.target = Math.max(0, target);
    this.#stage.choose(pickAfter(asked, pick, target));
  }

  /** @param {number} page */
  #choosePage(page) {
    this.at = page;
    this.#stage.choose(page);
  }

  /** @param {KeyboardEvent} event */
  key = (event) => {
    const now = this.#stage.now();
    if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = event.key === "Enter" || event.key === " ";
    if (!this.#moveCamera(event, now.model) && !this.#walk(event.key, now) && !(acts && this.#act(now)))
      return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** @param {KeyboardEvent} event @param {ZoneModel} model */
  #moveCamera(event, model) {
    const move = model.size > SMALL ? cameraAfterKey(event) : null;
    if (!move) return false;
    if (move.pan) this.#pan(-move.pan * (this.#stage.now()?.scene.map.w ?? 0));
    else this.zoom(move.zoom);
    return true;
  }

  /** @param {string} key @param {{ model: ZoneModel, scene: Scene, asked: Asked | null, pick: Picked }} now */
  #walk(key, { model, scene, asked, pick }) {
    const targets = withTargets(asked);
    if (targets) {
      const target = targetAfterKey(key, targets, this.target);
      if (target === null) return false;
      this.target = target;
      this.#stage.changed();
      return true;
    }
    const page = pageAfterKey(key, model, this.page(model, pick));
    if (page === null) return false;
    this.at = page;
    this.#cameras.follow(model, page, scene.map.w);
    this.#stage.changed();
    if (!asked) this.#stage.point(linkOf(model, page));
    return true;
  }

  /** @param {{ model: ZoneModel, asked: Asked | null, pick: Picked }} now */
  #act({ model, asked, pick }) {
    const targets = withTargets(asked);
    if (targets) this.#choose(targets, pick, this.target);
    else if (asked?.kind === "page") this.#choosePage(this.page(model, pick));
    else if (!asked) this.#stage.open(blockAt(model, this.page(model, pick)));
    return true;
  }

  /** @param {FocusEvent} event */
  focus = ({ target }) => {
    const now = this.#stage.now();
    if (now) this.at = this.page(now.model, now.pick);
    this.focused = /** @type {Element} */ (target).matches(":focus-visible");
    this.#stage.changed();
  };

  blur = () => {
    if (this.focused) this.#stage.point(null);
    this.focused = false;
    this.#stage.changed();
  };
}

/** @param {ZoneModel} model @param {number} page @returns {Link | null} */
function linkOf(model, page) {
  const block = blockAt(model, page);
  const known = block?.kind === "free" || block?.kind === "allocated";
  return known ? { kind: "block", zone: model.zone, page: block.page, order: block.order } : null;
}

// ------------------------------------------------------------ keys

/** @type {Record<string, (model: ZoneModel, at: number) => number>} */
const MOVES = {
  ArrowRight: (_, at) => at + 1,
  ArrowLeft: (_, at) => at - 1,
  ArrowUp: nextBlock,
  ArrowDown: previousBlock,
  PageUp: (model, at) => at + Math.max(1, model.size >> 4),
  PageDown: (model, at) => at - Math.max(1, model.size >> 4),
  Home: (model) => model.first,
  End: (model) => model.first + model.size - 1,
};

/** The page to go to, inside the zone; null when the key does not move. @param {string} key @param {ZoneModel} model @param {number} at */
function pageAfterKey(key, model, at) {
  const move = MOVES[key];
  if (!move) return null;
  return Math.max(model.first, Math.min(model.first + model.size - 1, move(model, at)));
}

/** @param {ZoneModel} model @param {number} at */
function nextBlock(model, at) {
  const block = blockAt(model, at);
  return block ? block.page + block.pages : at;
}

/** @param {ZoneModel} model @param {number} at */
function previousBlock(model, at) {
  const block = blockAt(model, at);
  if (!block) return at;
  return block.page < at ? block.page : (blockAt(model, at - 1)?.page ?? at);
}

/** @type {Record<string, number>} factors; 0: all */
const ZOOMS = { "+": 2, "=": 2, "-": 0.5, _: 0.5, 0: 0 };

/** How a key moves the camera: by a factor, or sideways by a share of the view. Null: it does not. @param {Pick<KeyboardEvent, "key" | "shiftKey">} press @returns {{ zoom: number, pan: number } | null} */
function cameraAfterKey({ key, shiftKey }) {
  if (shiftKey && key === "ArrowRight") return { zoom: 1, pan: 0.25 };
  if (shiftKey && key === "ArrowLeft") return { zoom: 1, pan: -0.25 };
  return key in ZOOMS ? { zoom: ZOOMS[key], pan: 0 } : null;
}
