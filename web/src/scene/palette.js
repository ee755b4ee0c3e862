/**
 * Colours of the picture.
 *
 * Orders take cividis, light for single pages to dark for the largest block, so that a free page
 * never looks like an allocated one (ink). Its darkest tenth is left out for the same reason. The
 * scale is stretched over the orders that exist. Everything else is a custom property of the page.
 */

/** @import { Tone } from "./scene.d.ts" */
/** @import { Rgb } from "./color.js" */

import { BLACK, contrast, mix, parseColor, standOut, toHex, WHITE } from "./color.js";

const CIVIDIS =
  "#00224e #083370 #35456c #4f576c #666970 #7d7c78 #948e77 #aea371 #c8b866 #e5cf52 #fee838".split(" ");
/** Of the scale's 0 … 1: the largest order, and order 0. */
const DARKEST = 0.14;
const LIGHTEST = 1;

/** Shown where the page defines no property of that name: the light theme. */
const DEFAULTS = Object.freeze({
  bg: "#fbfaf7",
  panel: "#ffffff",
  ink: "#1d2330",
  soft: "#5c6474",
  faint: "#9aa1ad",
  line: "#e4e1d8",
  edge: "#8b9099",
  accent: "#0b6e6e",
  "accent-soft": "#dcefee",
  warn: "#a34a06",
  "warn-soft": "#fdeedd",
  min: "#c2410c",
  low: "#a85a04",
  high: "#15803d",
  used: "#c9ccd3",
  sans: '"Inter", system-ui, sans-serif',
  mono: '"JetBrains Mono", ui-monospace, monospace',
});

/** The reader's own colours, in forced-colours mode. */
const SYSTEM = Object.freeze({
  bg: "Canvas",
  panel: "Canvas",
  ink: "CanvasText",
  soft: "CanvasText",
  faint: "CanvasText",
  line: "ButtonBorder",
  edge: "CanvasText",
  accent: "Highlight",
  "accent-soft": "Canvas",
  warn: "LinkText",
  "warn-soft": "Canvas",
  min: "CanvasText",
  low: "CanvasText",
  high: "CanvasText",
  used: "Canvas",
});

/** Who holds a block, and nothing else. White letters stand out from each (4.5:1). */
const HOLDERS = "#3d4a9e #8a3a62 #7a4a12 #3d6b1f #245c86 #6b3fa0 #8a2f2f #46536b".split(" ");

/** @typedef {{ fill: string, ink: string, edge: string }} OrderColors */
/** @typedef {object} Palette
 * @property {(tone: Tone | "bg" | "edge") => string} tone
 * @property {(order: number) => OrderColors} order
 * @property {(name: string) => OrderColors} holder
 * @property {string} sans
 * @property {string} mono
 */

/**
 * @param {(name: string) => string} read a custom property by name, without "--"; "" when unset
 * @param {number} orders how many orders there are
 * @param {boolean} [forced] forced-colours mode
 * @returns {Palette}
 */
export function makePalette(read, orders, forced = false) {
  /** @type {Record<string, string>} */
  const values = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) values[name] = read(name).trim() || values[name];
  if (forced) Object.assign(values, SYSTEM);
  const ground = parseColor(values.bg) ?? WHITE;
  const colors = Array.from({ length: orders }, (_, order) => orderColors(order, orders, ground));
  const plain = { fill: "Canvas", ink: "CanvasText", edge: "CanvasText" };
  return {
    tone: (tone) => values[tone],
    order: (order) => (forced ? plain : (colors[order] ?? colors[colors.length - 1])),
    holder: (name) => (forced ? plain : holderColors(name, ground)),
    sans: values.sans,
    mono: values.mono,
  };
}

/** @param {string} name @param {Rgb} ground @returns {OrderColors} */
function holderColors(name, ground) {
  const code = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const place = (code - "a".charCodeAt(0) + 8 * name.length * 16) % HOLDERS.length;
  const fill = parseColor(HOLDERS[place]) ?? BLACK;
  return { fill: toHex(fill), ink: toHex(WHITE), edge: toHex(standOut(fill, ground, 3.05)) };
}

/** Fill, the ink to write on it (4.5:1), and an outline that stands out from the ground (3:1). */
/** @param {number} order @param {number} orders @param {Rgb} ground @returns {OrderColors} */
function orderColors(order, orders, ground) {
  const fill = cividis(LIGHTEST - (LIGHTEST - DARKEST) * (order / Math.max(1, orders - 1)));
  return { fill: toHex(fill), ink: toHex(inkOn(fill)), edge: toHex(standOut(fill, ground, 3.05)) };
}

/** @param {number} share 0 … 1 @returns {Rgb} */
function cividis(share) {
  const at = share * (CIVIDIS.length - 1);
  const below = Math.min(Math.floor(at), CIVIDIS.length - 2);
  return mix(stop(below), stop(below + 1), at - below);
}

/** @param {number} index */
function stop(index) {
  return parseColor(CIVIDIS[index] ?? "") ?? WHITE;
}

/** @param {Rgb} fill @returns {Rgb} */
function inkOn(fill) {
  const soft = parseColor(DEFAULTS.ink) ?? BLACK;
  const ink = [soft, WHITE].find((one) => contrast(one, fill) >= 4.5);
  return ink ?? BLACK;
}
