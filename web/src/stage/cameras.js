/** Which part of each zone is in the picture: kept by zone, as long as the machine is the same. */

/** @import { Camera, ZoneModel } from "../scene/scene.d.ts" */

import { follow, held, isWhole, pan, wholeOf, zoom } from "../scene/camera.js";

export class Cameras {
  #changed;
  /** @type {Map<number, Camera>} */
  #byZone = new Map();

  /** @param {() => void} changed another part is to be seen */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Another machine. */
  clear() {
    this.#byZone.clear();
  }

  /** @param {ZoneModel} model @returns {Camera} */
  of({ zone, size }) {
    return this.#byZone.get(zone) ?? wholeOf(size);
  }

  /** What somebody has chosen, if anybody has. @param {number} zone @returns {Camera | null} */
  kept(zone) {
    return this.#byZone.get(zone) ?? null;
  }

  /** As a link has it. @param {ZoneModel} model @param {Camera} camera @param {number} width */
  show(model, camera, width) {
    this.#look(model, held(camera, model.size, width));
  }

  /** @param {ZoneModel} model */
  isWhole(model) {
    return isWhole(this.of(model), model.size);
  }

  /** 0: the whole zone. @param {ZoneModel} model @param {number} factor @param {number} share of the width, that stays @param {number} width */
  zoom(model, factor, share, width) {
    const { size } = model;
    this.#look(model, factor === 0 ? wholeOf(size) : zoom(this.of(model), factor, share, size, width));
  }

  /** @param {ZoneModel} model @param {number} share of the width @param {number} width */
  pan(model, share, width) {
    this.#look(model, pan(this.of(model), share, model.size, width));
  }

  /** So that a page is seen. @param {ZoneModel} model @param {number} page @param {number} width */
  follow(model, page, width) {
    const camera = this.of(model);
    const seen = follow(camera, page - model.first, model.size, width);
    if (seen !== camera) this.#look(model, seen);
  }

  /** @param {ZoneModel} model @param {Camera} camera */
  #look({ zone }, camera) {
    this.#byZone.set(zone, camera);
    this.#changed();
  }
}
