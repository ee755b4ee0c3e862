/** Tells when a canvas has to be drawn again although no property changed: its width, and the theme. */

/** @import { Palette } from "../scene/palette.js" */

import { makePalette } from "../scene/palette.js";
import { forcedColors } from "./scene-player.js";

const QUERIES = [
  "(prefers-color-scheme: dark)",
  "(forced-colors: active)",
  "(prefers-reduced-motion: reduce)",
];

/** The canvas's width in CSS pixels, kept by a ResizeObserver: reading clientWidth in each frame would force a layout of the whole page. */
export class CanvasWidth {
  /** @type {HTMLCanvasElement | null} */
  #canvas = null;
  #width = 0;
  #observer;

  /** @param {() => void} changed */
  constructor(changed) {
    const resized = () => {
      const before = this.#width;
      this.#measure();
      if (this.#width !== before) changed();
    };
    // jsdom has none
    this.#observer = globalThis.ResizeObserver ? new ResizeObserver(resized) : null;
  }

  /** 0 while it cannot be seen. @param {HTMLCanvasElement} canvas */
  of(canvas) {
    if (canvas !== this.#canvas) {
      this.stop();
      this.#canvas = canvas;
      this.#measure();
      this.#observer?.observe(canvas);
    }
    return this.#width;
  }

  #measure() {
    this.#width = Math.floor(this.#canvas?.clientWidth ?? 0);
  }

  stop() {
    this.#observer?.disconnect();
    this.#canvas = null;
  }
}

/** @param {() => void} restyled @returns {() => void} stop watching */
export function watchSurroundings(restyled) {
  const off = new AbortController();
  for (const query of QUERIES) {
    globalThis.matchMedia?.(query).addEventListener("change", restyled, { signal: off.signal });
  }
  const theme = new MutationObserver(restyled);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  // Type is measured and drawn with the fallback until the page's fonts are there.
  document.fonts?.ready.then(() => off.signal.aborted || restyled());
  // A canvas may be the first to ask for one of them, after all others had come.
  document.fonts?.addEventListener?.("loadingdone", restyled, { signal: off.signal });
  return () => {
    off.abort();
    theme.disconnect();
  };
}

// ------------------------------------------------------------ colours, read once after a restyle

/** @type {WeakMap<HTMLElement, { orders: number, palette: Palette }>} */
const known = new WeakMap();

/** @param {HTMLElement} host @param {number} orders @returns {Palette} the same object until forgetColours() */
export function coloursOf(host, orders) {
  const found = known.get(host);
  if (found?.orders === orders) return found.palette;
  const style = getComputedStyle(host);
  const palette = makePalette((name) => style.getPropertyValue(`--${name}`), orders, forcedColors());
  known.set(host, { orders, palette });
  return palette;
}

/** Theme, contrast or type have changed. @param {HTMLElement} host */
export function forgetColours(host) {
  known.delete(host);
}
