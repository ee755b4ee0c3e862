/** Plays the way from one scene to the next on a canvas, or cuts for readers who want no motion. */

/** @import { Palette } from "../scene/palette.js" */
/** @import { Answers, Asked, Box, Scene } from "../scene/scene.d.ts" */

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

// ------------------------------------------------------------ bringing into view

/** Kept free under it: the line with details stands there. */
const MARGIN = 64;

/** @typedef {{ gate: Asked | null, answers: Answers | null, show: string[] }} Wanted */

/** Which shapes of the picture must be seen, by their ids. @type {Record<string, string>} */
const PARTS = { list: "list:", lists: "list:", counts: "list:", bit: "bit:", bits: "bit:" };

/** How far down the picture must be seen, from its top; 0: it begins at its top, as ever. @param {Scene} scene @param {Wanted} wanted */
export function reachOf({ shapes }, { gate, answers, show }) {
  const asked = PARTS[(gate ?? answers)?.kind ?? ""];
  if (asked) return bottomOf(shapes.filter(({ id }) => id.startsWith(asked)));
  if (show.includes("map") || show.includes("watermarks")) return 0;
  return bottomOf(shapes.filter(({ id }) => show.some((part) => id === `panel:${part}`)));
}

/** @param {Omit<Box, "id">[]} boxes */
function bottomOf(boxes) {
  return Math.max(0, ...boxes.map(({ y, h }) => y + h));
}

export class Reveal {
  #reach = 0;

  /** Once for each question and each step: where the reader scrolls to after that is left alone. @param {HTMLElement & Wanted} stage @param {HTMLElement | null} canvas @param {Scene | null} scene */
  update(stage, canvas, scene) {
    if (!canvas || !scene) return;
    const reach = reachOf(scene, stage);
    if (reach !== this.#reach) scrollTo(stage, canvas, reach);
    this.#reach = reach;
  }
}

/** Scrolls the column, and nothing when it is the page that scrolls. @param {HTMLElement} stage @param {HTMLElement} canvas @param {number} reach */
function scrollTo(stage, canvas, reach) {
  const column = stage.closest(".stage");
  if (!column || getComputedStyle(column).overflowY !== "auto") return;
  const top = canvas.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
  column.scrollTop = reach ? Math.max(0, top + reach + MARGIN - column.clientHeight) : 0;
}
