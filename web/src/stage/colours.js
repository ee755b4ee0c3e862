/** The palette of a component, read from its custom properties once, and again after it was restyled. */

/** @import { Palette } from "../scene/palette.js" */

import { makePalette } from "../scene/palette.js";
import { forcedColors } from "./scene-player.js";

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
