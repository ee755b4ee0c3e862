/** Sizes that all parts of the picture share, from the width they are given. CSS pixels. */

/** @import { Camera, Shape, TextShape, Tone, ZoneModel } from "./scene.d.ts" */

/** Room left and right of everything: rings and emphasis may reach into it. */
export const PAD = 10;
/** Below this width the bitmaps go under their lists. */
const NARROW = 560;
/** Width of a character, as a share of the type size. */
const MONO = 0.61;
const SANS = 0.56;

/**
 * @typedef {object} Measures
 * @property {number} width
 * @property {boolean} narrow
 * @property {number} left where labels begin
 * @property {number} x where pages begin
 * @property {number} right
 * @property {number} pageWidth
 * @property {Camera} camera
 * @property {boolean} large with all pages in view, they are too thin to draw each
 * @property {number} rowHeight of the map
 * @property {number} listHeight of one list
 * @property {boolean} bits bitmaps are beside or under the lists
 */

/** Pages thinner than this, in pixels, are drawn as columns. */
export const THIN = 4;

/** @param {number} width @param {ZoneModel} model @param {Camera | null} [camera] @param {boolean} [labels] room for the names of rows @returns {Measures} */
export function measure(width, model, camera = null, labels = true) {
  const narrow = width < NARROW;
  const x = PAD + (labels ? (narrow ? (model.sizeInWords ? 34 : 20) : 56) : 0);
  const right = Math.max(width - PAD, x + 1);
  const view = camera ?? { from: 0, span: Math.max(1, model.size) };
  return {
    width,
    narrow,
    left: PAD,
    x,
    right,
    pageWidth: (right - x) / view.span,
    camera: view,
    large: (right - x) / Math.max(1, model.size) < THIN,
    rowHeight: Math.max(26, Math.min(narrow ? 36 : 44, Math.floor(280 / model.orders))),
    listHeight: model.orders > 6 ? 28 : 34,
    bits: true,
  };
}

/** x of the left edge of a page; whole pixels, so that edges are sharp. @param {Measures} m @param {number} index zone-relative */
export function pageX(m, index) {
  return Math.round(m.x + (index - m.camera.from) * m.pageWidth);
}

/** @param {string} text @param {number} size @param {"mono" | "sans"} [font] */
export function textWidth(text, size, font = "mono") {
  return text.length * size * (font === "mono" ? MONO : SANS);
}

/** The first text that fits. @param {string[]} texts @param {number} width @param {number} size */
export function fitting(texts, width, size) {
  return texts.find((text) => textWidth(text, size) <= width) ?? "";
}

/**
 * @param {string} id
 * @param {{ x: number, y: number, w?: number, h?: number }} box
 * @param {string} text
 * @param {{ size?: number, weight?: number, font?: "mono" | "sans", tone?: Tone, align?: TextShape["align"] }} [style]
 * @returns {TextShape}
 */
export function textShape(id, { x, y, w = 0, h = 16 }, text, style = {}) {
  const { size = 11, weight = 400, font = "mono", tone = "soft", align = "left" } = style;
  return { kind: "text", id, x, y, w, h, text, size, weight, font, tone, align };
}

/** The title of a part. @param {string} id @param {number} x @param {number} y @param {string} text @param {boolean} shown */
export function heading(id, x, y, text, shown) {
  return textShape(id, { x, y }, text, {
    size: 12,
    weight: 600,
    font: "sans",
    tone: shown ? "accent" : "soft",
  });
}

/** Ground of an emphasised part. @param {string} part @param {number} x @param {number} y @param {number} right @param {number} bottom @returns {Shape} */
export function panel(part, x, y, right, bottom) {
  return { kind: "panel", id: `panel:${part}`, x: x - PAD, y, w: right - x + 2 * PAD, h: bottom - y };
}
