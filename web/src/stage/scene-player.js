/** Plays the way from one scene to the next on a canvas, or cuts for readers who want no motion. */

/** @import { Palette } from "../scene/palette.js" */
/** @import { Scene } from "../scene/scene.d.ts" */

import { DURATION, easeOut, sceneAt, transition } from "../scene/animate.js";
import { render } from "../scene/renderer.js";

export class ScenePlayer {
  /** What is on the canvas now, half-way through a move too. @type {Scene | null} */
  #shown = null;
  #request = 0;
  /** On the way. A draw meanwhile goes on from there, to its own scene. */
  moving = false;

  /** @param {HTMLCanvasElement} canvas @param {Scene} scene @param {Palette} palette @param {boolean} animated */
  show(canvas, scene, palette, animated) {
    this.stop();
    const change = animated && this.#shown ? transition(this.#shown, scene) : null;
    if (!change) {
      this.#draw(canvas, scene, palette);
      return;
    }
    const start = performance.now();
    const tick = (/** @type {number} */ now) => {
      // a frame may have begun a little before; a clock that was set back ends the move
      const share = Math.abs(now - start) / DURATION;
      this.#draw(canvas, sceneAt(change, easeOut(share)), palette);
      this.moving = share < 1;
      if (this.moving) this.#request = requestAnimationFrame(tick);
    };
    this.moving = true;
    this.#request = requestAnimationFrame(tick);
  }

  stop() {
    cancelAnimationFrame(this.#request);
    this.moving = false;
  }

  /** @param {HTMLCanvasElement} canvas @param {Scene} scene @param {Palette} palette */
  #draw(canvas, scene, palette) {
    this.#shown = scene;
    render(canvas, scene, palette);
  }
}

export function wantsMotion() {
  // an embed may be told to stay calm
  if (globalThis.document?.documentElement.dataset.motion === "reduce") return false;
  return !matches("(prefers-reduced-motion: reduce)");
}

export function forcedColors() {
  return matches("(forced-colors: active)");
}

/** @param {string} query */
function matches(query) {
  return globalThis.matchMedia?.(query).matches ?? false;
}
